import type { Session } from '../../database/session.js';
import { VISITOR } from '../../domain/actor.js';
import { AccountStore } from './account.store.js';
import { recordOfAccount } from './record-of-account.js';
import { SignInStore } from './sign-in.store.js';
import { beginAttempt, type CountedAttempt, failAttempt, forgiveAttempt } from './sign-in-attempts.js';
import { type Counters, idOfCounter } from './sign-in-counters.js';
import { type SignedIn, type SignInWay, startSignIn } from './start-sign-in.js';
import type { AccountEntity } from './tables/account.entity.js';

export interface BegunSignIn extends CountedAttempt {
  readonly account: AccountEntity | null;
}

/**
 * Counts the attempt and looks who it may be. Nothing of the answer, and no time, tells whether there is an account.
 * @throws TooManySignIns
 */
export async function beginSignIn(session: Session, email: string, counters: Counters): Promise<BegunSignIn> {
  const attempt = await beginAttempt(session, counters);
  return { ...attempt, account: await session.use(AccountStore).byEmail(email) };
}

/** @param browser what it says of itself */
export async function refuseSignIn(session: Session, begun: BegunSignIn, browser: string): Promise<void> {
  const { account, counters } = begun;
  const beginsToBlock = await failAttempt(session, begun);
  const accountId = account?.id ?? idOfCounter(counters.account);
  await recordOfAccount(session, VISITOR, { action: 'sign_in_refused', accountId, facts: { browser } });
  if (beginsToBlock) await recordOfAccount(session, VISITOR, { action: 'sign_ins_blocked', accountId, facts: {} });
}

export interface AllowedSignIn {
  readonly begun: BegunSignIn;
  /** As it was when the password was checked. */
  readonly account: AccountEntity;
  readonly way: SignInWay;
  /** A sign-in of the same browser that ends with this one. */
  readonly replaces: string | null;
}

/** Signs in whose password was right; null where the account has got another one meanwhile, or has left. */
export async function completeSignIn(session: Session, allowed: AllowedSignIn): Promise<SignedIn | null> {
  const { begun, account, way, replaces } = allowed;
  const current = await session.use(AccountStore).lock(account.id);
  if (current?.passwordHash !== account.passwordHash) return null;
  await forgiveAttempt(session, begun);
  const replaced = await session.use(SignInStore).replace(replaces);
  const signedIn = await startSignIn(session, account, way);
  await recordOfAccount(session, signedIn.identified.actor, {
    action: 'signed_in',
    accountId: account.id,
    facts: { method: way.method, browser: way.browser, replaced },
  });
  return signedIn;
}
