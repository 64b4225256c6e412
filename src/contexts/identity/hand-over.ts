import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { BadInput } from '../../domain/domain-error.js';
import { recordBeside } from '../history/record.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { AccountStore } from './account.store.js';
import { getPerson, type Person } from './get-person.js';
import { mayGrant } from './identity.policy.js';
import { newMembership } from './new-membership.js';
import { isEverywhereAdmin, requireOtherAdmin } from './require-other-admin.js';
import { nameOf } from './scope.js';
import type { AccountEntity } from './tables/account.entity.js';
import type { PlacedMembership } from './visible-people.js';

export interface HandedOver {
  /** Ids of the accounts. */
  readonly from: string;
  readonly to: string;
}

/**
 * Gives all roles of one account, as far as the actor may give them, to another, in one step. Responsibility belongs to a
 * role in an organisation, so that it goes with them. What single sign-on gave stays: it would give it again.
 * @returns the account that has them now
 * @throws AccountUnknown, BadInput same_account, nothing_to_hand_over, LastAdmin where the other cannot sign in yet
 */
export async function handOver(session: Session, actor: Actor, { from, to }: HandedOver): Promise<AccountEntity> {
  if (from === to) throw new BadInput('to', 'same_account', 'Hand the roles over to another account.');
  const { giver, taker } = await getBoth(session, actor, { from, to });
  const given = giver.held.filter(
    ({ membership, lineage }) => membership.source === 'GRANTED' && mayGrant(actor, membership.role, lineage),
  );
  if (given.length === 0) {
    throw new BadInput('from', 'nothing_to_hand_over', 'The account has no role that you may hand over.');
  }
  const accounts = session.use(AccountStore);
  for (const { membership } of given) await accounts.deleteMembership(membership.id);
  for (const role of rolesLacking(taker, given)) await accounts.insertMembership(role);
  if (given.some(({ membership }) => isEverywhereAdmin(membership))) await requireOtherAdmin(session, from);
  await accounts.moveVersion(from);
  await accounts.moveVersion(to);
  await recordEach(session, actor, { giver, taker, given });
  return { ...taker.account, version: taker.account.version + 1 };
}

/** Held in the order of their ids: whoever hands over the other way at the same time waits. */
async function getBoth(session: Session, actor: Actor, { from, to }: HandedOver) {
  if (from < to) {
    const giver = await getPerson(session, actor, from, 'from');
    return { giver, taker: await getPerson(session, actor, to, 'to') };
  }
  const taker = await getPerson(session, actor, to, 'to');
  return { giver: await getPerson(session, actor, from, 'from'), taker };
}

interface Giving {
  readonly giver: Person;
  readonly taker: Person;
  readonly given: readonly PlacedMembership[];
}

/** For each organisation apart: its administrators need not know of roles in others. */
async function recordEach(session: Session, actor: Actor, { giver, taker, given }: Giving): Promise<void> {
  const ids = given.flatMap(({ membership }) => membership.organisationId ?? []);
  const organisations = await session.use(OrganisationStore).byIds(ids);
  const byPlace = groupRows(given, ({ membership }) => membership.organisationId);
  for (const [organisationId, held] of byPlace) {
    const organisation = organisationId === null ? null : organisations.get(organisationId);
    const roles = held.map(({ membership: { role } }) => (organisation ? `${role} ${nameOf(organisation)}` : role));
    const facts = { from: giver.account.email, email: taker.account.email, roles };
    const happening = { action: 'roles_handed_over', subjectType: 'Account', subjectId: taker.account.id, facts };
    await recordBeside(session, actor, happening, [organisationId]);
  }
}

function rolesLacking({ account, held }: Person, given: readonly PlacedMembership[]) {
  const keyOf = ({ membership: { role, organisationId } }: PlacedMembership) => `${role} ${organisationId}`;
  const known = new Set(held.filter(({ membership }) => membership.source === 'GRANTED').map(keyOf));
  const lacking = given.filter((one) => !known.has(keyOf(one)));
  return lacking.map(({ membership }) => newMembership(account.id, membership));
}
