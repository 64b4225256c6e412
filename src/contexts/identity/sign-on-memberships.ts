import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { recordBeside } from '../history/record.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { AccountStore } from './account.store.js';
import { type HeldRole, newMembership } from './new-membership.js';
import { nameOf } from './scope.js';
import type { AccountEntity } from './tables/account.entity.js';

/** Whoever the history names for roles that come from the provider. */
const SINGLE_SIGN_ON: Actor = { kind: 'operator', id: null, name: 'single sign-on', memberships: [] };

/** Makes the roles that single sign-on gives to an account exactly these; answers whether anything changed. */
export async function alignMemberships(
  session: Session,
  { id, email }: Pick<AccountEntity, 'id' | 'email'>,
  wanted: readonly HeldRole[],
): Promise<boolean> {
  const accounts = session.use(AccountStore);
  await accounts.lock(id);
  const held = (await accounts.membershipsOf([id])).filter(({ source }) => source === 'SIGN_ON');
  const known = new Set(held.map(keyOf));
  const meant = new Map(wanted.map((role) => [keyOf(role), role]));
  const lost = held.filter((role) => !meant.has(keyOf(role)));
  const gained = [...meant].flatMap(([name, role]) => (known.has(name) ? [] : [role]));
  if (lost.length === 0 && gained.length === 0) return false;
  for (const role of lost) await accounts.deleteMembership(role.id);
  for (const role of gained) await accounts.insertMembership(newMembership(id, role, 'SIGN_ON'));
  await accounts.moveVersion(id);
  const happened = [
    ...lost.map((role) => ({ action: 'role_revoked', role })),
    ...gained.map((role) => ({ action: 'role_granted', role })),
  ];
  const organisations = await session
    .use(OrganisationStore)
    .byIds(happened.flatMap(({ role }) => role.organisationId ?? []));
  for (const { action, role } of happened) {
    const organisation = organisations.get(role.organisationId ?? '');
    const facts = { email, role: role.role, organisation: organisation ? nameOf(organisation) : null };
    const happening = { action, subjectType: 'Account', subjectId: id, facts };
    await recordBeside(session, SINGLE_SIGN_ON, happening, [role.organisationId]);
  }
  return true;
}

function keyOf({ role, organisationId }: HeldRole): string {
  return `${role} ${organisationId ?? ''}`;
}
