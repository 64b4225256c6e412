import type { Session } from '../../database/session.js';
import { AccountStore } from './account.store.js';
import { actorOf } from './account-actor.js';
import { recordOfAccount } from './record-of-account.js';
import { hashOf, newSecret } from './secrets.js';
import { SignInStore } from './sign-in.store.js';

/**
 * Gives a sign-in a new secret, where a role or the password has changed since it was made.
 * @returns null where another request has done it: the secret before counts for a moment longer
 */
export async function rotateSignIn(session: Session, signInId: string): Promise<string | null> {
  const token = newSecret();
  const rotated = await session.use(SignInStore).rotate(signInId, hashOf(token));
  if (!rotated) return null;
  const { accountId, browser } = rotated;
  const accounts = session.use(AccountStore);
  const account = await accounts.byId(accountId);
  if (!account) return null;
  const actor = actorOf(account, await accounts.membershipsOf([accountId]));
  await recordOfAccount(session, actor, { action: 'sign_in_renewed', accountId, facts: { browser } });
  return token;
}
