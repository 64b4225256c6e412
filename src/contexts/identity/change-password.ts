import type { Session } from '../../database/session.js';
import { invariant } from '../../domain/domain-error.js';
import { AccountStore } from './account.store.js';
import { identify } from './identify.js';
import { CurrentPasswordWrong, NotSignedIn } from './identity.errors.js';
import { MailLinkStore } from './mail-link.store.js';
import { recordOfAccount } from './record-of-account.js';
import type { AccountSignedIn } from './require-account.js';
import { hashOf, newSecret } from './secrets.js';
import { SignInStore } from './sign-in.store.js';
import { type CountedAttempt, forgiveAttempt } from './sign-in-attempts.js';
import type { SignedIn } from './start-sign-in.js';

export interface ChangedPassword {
  readonly passwordHash: string;
  /** The hash that the current password was checked against. */
  readonly checked: string | null;
  readonly begun: CountedAttempt;
  readonly idleHours: number;
}

/** Sets one's own password anew; the own sign-in gets a new secret, all others end, and so do links that were sent. */
export async function changePassword(
  session: Session,
  { actor, account, signInId }: AccountSignedIn,
  { passwordHash, checked, begun, idleHours }: ChangedPassword,
): Promise<SignedIn> {
  const accounts = session.use(AccountStore);
  const signIns = session.use(SignInStore);
  const current = await accounts.lock(account.id);
  if (current?.passwordHash !== checked) throw new CurrentPasswordWrong();
  await accounts.setPassword(account.id, passwordHash);
  await session.use(MailLinkStore).deleteOfAccount(account.id);
  const ended = await signIns.endOthers(account.id, signInId);
  const token = newSecret();
  if (!(await signIns.replaceSecret(signInId, hashOf(token)))) throw new NotSignedIn();
  await forgiveAttempt(session, begun);
  const facts = { signInsEnded: ended.length };
  await recordOfAccount(session, actor, { action: 'password_changed', accountId: account.id, facts });
  const identified = await identify(session, { kind: 'cookie', token }, { idleHours });
  invariant(identified, 'whoever changes a password stays signed in');
  return { token, expiresAt: identified.expiresAt, identified };
}
