import type { Actor } from '../../domain/actor.js';
import type { Identified } from './identify.js';
import { NotSignedIn } from './identity.errors.js';
import type { AccountEntity } from './tables/account.entity.js';

/** Somebody who is signed in with an account. */
export interface AccountSignedIn {
  readonly actor: Actor;
  readonly account: AccountEntity;
  readonly signInId: string;
}

/** @throws NotSignedIn for visitors and for keys */
export function requireAccount(by: Identified | null): AccountSignedIn {
  if (!by?.account || by.signInId === null) throw new NotSignedIn();
  return { actor: by.actor, account: by.account, signInId: by.signInId };
}
