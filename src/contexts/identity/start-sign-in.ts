import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../database/session.js';
import { invariant } from '../../domain/domain-error.js';
import { AccountStore } from './account.store.js';
import { actorOf } from './account-actor.js';
import type { Identified } from './identify.js';
import { daysAfter } from './instants.js';
import { hashOf, newSecret } from './secrets.js';
import { SignInStore } from './sign-in.store.js';
import type { AccountEntity } from './tables/account.entity.js';
import type { SignInEntity, SignInMethod } from './tables/sign-in.entity.js';

export interface SignInWay {
  readonly method: SignInMethod;
  /** What the browser says of itself. */
  readonly browser: string;
  readonly days: number;
}

/** What a browser is given, and who it is from now on. */
export interface SignedIn {
  readonly token: string;
  readonly expiresAt: string;
  readonly identified: Identified;
}

const LONGEST_BROWSER = 200;

/** Signs an account in that has shown who it is. Whoever calls records it. */
export async function startSignIn(
  session: Session,
  { id }: Pick<AccountEntity, 'id'>,
  { method, browser, days }: SignInWay,
): Promise<SignedIn> {
  const accounts = session.use(AccountStore);
  const account = await accounts.byId(id);
  invariant(account, 'an account that signs in is there');
  const token = newSecret();
  const signIn: SignInEntity = {
    id: uuidv7(),
    accountId: account.id,
    tokenHash: hashOf(token),
    previousTokenHash: null,
    rotatedAt: session.instant,
    accountVersion: account.version,
    method,
    browser: browser.slice(0, LONGEST_BROWSER),
    createdAt: session.instant,
    lastSeenAt: session.instant,
    expiresAt: daysAfter(session.instant, days),
  };
  await session.use(SignInStore).insert(signIn);
  const identified = identifiedAs(signIn, account, actorOf(account, await accounts.membershipsOf([account.id])));
  return { token, expiresAt: signIn.expiresAt, identified };
}

function identifiedAs(signIn: SignInEntity, account: AccountEntity, actor: Identified['actor']): Identified {
  return {
    actor,
    account,
    signInId: signIn.id,
    keyId: null,
    mustRotate: false,
    lastSeenAt: signIn.lastSeenAt,
    expiresAt: signIn.expiresAt,
  };
}
