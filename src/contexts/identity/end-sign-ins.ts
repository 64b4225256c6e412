import type { Session } from '../../database/session.js';
import { SignInUnknown } from './identity.errors.js';
import { recordOfAccount } from './record-of-account.js';
import type { AccountSignedIn } from './require-account.js';
import { SignInStore } from './sign-in.store.js';

export async function signOut(session: Session, { actor, account, signInId }: AccountSignedIn): Promise<void> {
  const browser = await session.use(SignInStore).end(account.id, signInId);
  if (browser === null) return;
  await recordOfAccount(session, actor, { action: 'signed_out', accountId: account.id, facts: { browser } });
}

/** Ends one of one's own, in whatever browser it is. @throws SignInUnknown */
export async function endSignIn(session: Session, { actor, account }: AccountSignedIn, id: string): Promise<void> {
  const browser = await session.use(SignInStore).end(account.id, id);
  if (browser === null) throw new SignInUnknown('id');
  await recordOfAccount(session, actor, { action: 'sign_in_ended', accountId: account.id, facts: { browser } });
}

/** Ends all of one's own but the one that asks for it. */
export async function endOtherSignIns(session: Session, { actor, account, signInId }: AccountSignedIn): Promise<void> {
  const ended = await session.use(SignInStore).endOthers(account.id, signInId);
  for (const browser of ended) {
    await recordOfAccount(session, actor, { action: 'sign_in_ended', accountId: account.id, facts: { browser } });
  }
}
