import type { Actor } from '../../../domain/actor.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { NotSignedIn } from '../identity.errors.js';
import type { SignedIn } from '../start-sign-in.js';
import type { AccountEntity } from '../tables/account.entity.js';

/** The account that asks. */
export interface ViewerRow {
  readonly account: AccountEntity;
  readonly actor: Actor;
}

/** Who asks; null for a visitor, and for a key. */
export function findViewer({ identified, actor }: RequestContext): ViewerRow | null {
  return identified?.account ? { account: identified.account, actor } : null;
}

/** @throws NotSignedIn */
export function getViewer(context: RequestContext): ViewerRow {
  const viewer = findViewer(context);
  if (!viewer) throw new NotSignedIn();
  return viewer;
}

/** Whoever has just signed in is given the cookie, and acts from here on. */
export function letIn(context: RequestContext, { token, expiresAt, identified }: SignedIn): ViewerRow {
  context.cookies.signIn(token, expiresAt);
  context.become(identified);
  return getViewer(context);
}

/** Whoever asked is nobody from here on. */
export function letOut(context: RequestContext): void {
  context.cookies.clear();
  context.become(null);
}
