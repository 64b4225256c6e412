import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { AccountStore } from './account.store.js';
import { actorOf, keyActorOf } from './account-actor.js';
import { hoursBefore, secondsBefore } from './instants.js';
import { KeyStore } from './key.store.js';
import { hashOf, KEY_PREFIX } from './secrets.js';
import { SignInStore } from './sign-in.store.js';
import type { AccountEntity } from './tables/account.entity.js';

/** What somebody shows to say who they are. */
export type Credentials =
  | { readonly kind: 'cookie'; readonly token: string }
  | { readonly kind: 'key'; readonly secret: string };

/** Who it is. */
export interface Identified {
  readonly actor: Actor;
  /** Null for a key. */
  readonly account: AccountEntity | null;
  readonly signInId: string | null;
  readonly keyId: string | null;
  /** A role or the password has changed since the secret of this sign-in was made: it must be replaced. */
  readonly mustRotate: boolean;
  /** Null for a key that was never used. */
  readonly lastSeenAt: string | null;
  /** When the sign-in or the key ends. */
  readonly expiresAt: string;
}

export interface IdentifyLimits {
  /** After how many hours without use a sign-in ends. */
  readonly idleHours: number;
}

/** For how long the secret before still counts: requests may be under way with it. */
const GRACE_SECONDS = 60;

/** Who shows these; null where they are unknown, ended, expired or revoked. */
export function identify(
  session: Session,
  credentials: Credentials,
  limits: IdentifyLimits,
): Promise<Identified | null> {
  return credentials.kind === 'key'
    ? identifyKey(session, credentials.secret)
    : identifySignIn(session, credentials.token, limits);
}

async function identifyKey(session: Session, secret: string): Promise<Identified | null> {
  if (!secret.startsWith(KEY_PREFIX)) return null;
  const key = await session.use(KeyStore).bySecret(hashOf(secret));
  if (!key || key.revokedAt !== null || key.expiresAt <= session.instant) return null;
  return {
    actor: keyActorOf(key),
    account: null,
    signInId: null,
    keyId: key.id,
    mustRotate: false,
    lastSeenAt: key.lastUsedAt,
    expiresAt: key.expiresAt,
  };
}

async function identifySignIn(session: Session, token: string, limits: IdentifyLimits): Promise<Identified | null> {
  const found = await session.use(SignInStore).bySecret(hashOf(token), {
    graceSince: secondsBefore(session.instant, GRACE_SECONDS),
    seenSince: hoursBefore(session.instant, limits.idleHours),
  });
  const account = found ? await session.use(AccountStore).byId(found.signIn.accountId) : null;
  if (!found || !account) return null;
  const { signIn, memberships } = found;
  return {
    actor: actorOf(account, memberships),
    account,
    signInId: signIn.id,
    keyId: null,
    mustRotate: signIn.accountVersion !== account.version,
    lastSeenAt: signIn.lastSeenAt,
    expiresAt: signIn.expiresAt,
  };
}
