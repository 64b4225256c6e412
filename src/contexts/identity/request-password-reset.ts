import type { Session } from '../../database/session.js';
import { VISITOR } from '../../domain/actor.js';
import { AccountStore } from './account.store.js';
import { askForMail } from './mail-link.js';
import { recordOfAccount } from './record-of-account.js';
import { beginAttempt, failAttempt } from './sign-in-attempts.js';
import { type Counters, idOfCounter } from './sign-in-counters.js';
import type { AccountEntity } from './tables/account.entity.js';

export interface WantedReset {
  readonly email: string;
  readonly counters: Counters;
  /** For how long the link may be used. */
  readonly hours: number;
}

/**
 * Has a link sent, where there is an account that signs in by a password. Whoever asks is told the same either way, and
 * for an account that is not there nearly the same is done.
 * @throws TooManySignIns
 */
export async function requestPasswordReset(session: Session, { email, counters, hours }: WantedReset): Promise<void> {
  // No asking succeeds as far as can be seen here: each counts.
  await failAttempt(session, await beginAttempt(session, counters));
  const accounts = session.use(AccountStore);
  const found = await accounts.byEmail(email);
  const accountId = found?.id ?? idOfCounter(counters.account);
  const account = await accounts.lock(accountId);
  if (account && (await signsInHere(session, account))) {
    await askForMail(session, { kind: 'PASSWORD_RESET', accountId, hours });
  }
  await recordOfAccount(session, VISITOR, { action: 'password_reset_requested', accountId, facts: {} });
}

/** Somebody who signs in elsewhere only is let in, and kept out, there. A password of the sample is public. */
async function signsInHere(session: Session, { id, passwordHash, isSample }: AccountEntity): Promise<boolean> {
  if (isSample) return false;
  return passwordHash !== null || !(await session.use(AccountStore).signsInElsewhere(id));
}
