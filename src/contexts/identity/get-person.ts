import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { AccountStore } from './account.store.js';
import { AccountUnknown } from './identity.errors.js';
import { maySeeAccount } from './identity.policy.js';
import type { AccountEntity } from './tables/account.entity.js';
import { type PlacedMembership, placedMemberships } from './visible-people.js';

/** An account with its roles, held against other changes until the write ends. */
export interface Person {
  readonly account: AccountEntity;
  readonly held: readonly PlacedMembership[];
}

/** An account that the actor may know of. @throws AccountUnknown: not there and not to be seen are the same */
export async function getPerson(session: Session, actor: Actor, id: string, argument: string): Promise<Person> {
  const account = await session.use(AccountStore).lock(id);
  const held = (await placedMemberships(session, [id])).get(id) ?? [];
  const lineages = held.map(({ lineage }) => lineage);
  if (!account || !maySeeAccount(actor, id, lineages)) throw new AccountUnknown(argument);
  return { account, held };
}
