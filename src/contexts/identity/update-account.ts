import type { Session } from '../../database/session.js';
import { BadInput } from '../../domain/domain-error.js';
import type { Language } from '../../domain/plan/localised-text.js';
import { AccountStore } from './account.store.js';
import { NotSignedIn } from './identity.errors.js';
import { checkName, searchTextOf } from './new-account.js';
import { recordOfAccount } from './record-of-account.js';
import type { AccountSignedIn } from './require-account.js';
import type { AccountEntity } from './tables/account.entity.js';

export interface AccountChange {
  readonly name?: string | null;
  readonly language?: Language | null;
}

/** Changes what one is called and in which language one is written to. @throws BadInput of the name, nothing_to_change */
export async function updateAccount(
  session: Session,
  { actor, account: { id } }: AccountSignedIn,
  { name, language }: AccountChange,
): Promise<AccountEntity> {
  if ((name ?? language ?? null) === null) {
    throw new BadInput('name', 'nothing_to_change', "Say what is to change: give a new 'name', a 'language' or both.");
  }
  const accounts = session.use(AccountStore);
  const account = await accounts.lock(id);
  if (!account) throw new NotSignedIn();
  const named = name === null || name === undefined ? account.name : checkName(name);
  const changed: AccountEntity = {
    ...account,
    name: named,
    searchText: searchTextOf({ email: account.email, name: named }),
    language: language ?? account.language,
  };
  await accounts.change(changed);
  const facts = { name: changed.name, language: changed.language };
  await recordOfAccount(session, actor, { action: 'account_changed', accountId: id, facts });
  return changed;
}
