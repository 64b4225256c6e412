import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { AccountStore } from './account.store.js';
import { mayAdminister, mayRemoveAccount, maySeeAccount } from './identity.policy.js';
import { lineagesInAnyCase } from './lineages-in-any-case.js';
import type { AccountEntity } from './tables/account.entity.js';
import type { MembershipEntity } from './tables/membership.entity.js';

/** A role with the lineage of where it is held; an empty one for everywhere. */
export interface PlacedMembership {
  readonly membership: MembershipEntity;
  readonly lineage: readonly string[];
}

/** The accounts that the actor may know of, by as many statements for many as for none. */
export async function visibleAccounts(
  session: Session,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AccountEntity>> {
  const accounts = await session.use(AccountStore).byIds(ids);
  const placed = await placedMemberships(session, ids);
  return new Map([...accounts].filter(([id]) => maySeeAccount(actor, id, lineagesOf(placed, id))));
}

/** All roles of oneself; of others those in organisations that the actor administers. */
export async function visibleMemberships(
  session: Session,
  actor: Actor,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, readonly MembershipEntity[]>> {
  const placed = await placedMemberships(session, accountIds);
  return new Map(
    [...placed].map(([accountId, held]) => {
      const isSelf = maySeeAccount(actor, accountId, []);
      const visible = held.filter(({ lineage }) => isSelf || mayAdminister(actor, lineage));
      return [accountId, visible.map(({ membership }) => membership)];
    }),
  );
}

/** Those of the accounts that the actor may remove. */
export async function removableAccounts(
  session: Session,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const placed = await placedMemberships(session, ids);
  return new Set(ids.filter((id) => mayRemoveAccount(actor, id, lineagesOf(placed, id))));
}

/** The roles of each account that holds any, each with the lineage of its organisation. */
export async function placedMemberships(
  session: Session,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PlacedMembership[]>> {
  const memberships = await session.use(AccountStore).membershipsOf(accountIds);
  const organisations = memberships.flatMap(({ organisationId }) => organisationId ?? []);
  const lineages = await lineagesInAnyCase(session, organisations);
  const placed = memberships.map((membership) => ({
    membership,
    lineage: membership.organisationId === null ? [] : (lineages.get(membership.organisationId) ?? []),
  }));
  return groupRows(placed, ({ membership }) => membership.accountId);
}

export function lineagesOf(
  placed: ReadonlyMap<string, readonly PlacedMembership[]>,
  accountId: string,
): readonly (readonly string[])[] {
  return (placed.get(accountId) ?? []).map(({ lineage }) => lineage);
}
