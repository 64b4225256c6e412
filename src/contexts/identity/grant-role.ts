import type { Session } from '../../database/session.js';
import type { Actor, Role } from '../../domain/actor.js';
import { recordBeside } from '../history/record.js';
import type { OrganisationRef } from '../organisations/organisation-ref.js';
import { getPerson } from './get-person.js';
import { giveRole } from './give-role.js';
import { RoleNotYours } from './identity.errors.js';
import { mayGrant } from './identity.policy.js';
import { getPlace } from './scope.js';
import type { AccountEntity } from './tables/account.entity.js';

/** A role of an account, and where. */
export interface RoleOfAccount {
  readonly account: string;
  readonly role: Role;
  /** Null: everywhere. */
  readonly organisation: OrganisationRef | null;
}

/** Gives a role; one that is held already is given once. @throws AccountUnknown, OrganisationUnknown, RoleNotYours */
export async function grantRole(session: Session, actor: Actor, input: RoleOfAccount): Promise<AccountEntity> {
  const { organisationId, lineage, name } = await getPlace(session, input.organisation, 'organisation');
  const { account, held } = await getPerson(session, actor, input.account, 'account');
  if (!mayGrant(actor, input.role, lineage)) throw new RoleNotYours('give roles there');
  const given = await giveRole(
    session,
    account.id,
    held.map(({ membership }) => membership),
    { role: input.role, organisationId },
  );
  if (!given) return account;
  await recordBeside(
    session,
    actor,
    {
      action: 'role_granted',
      subjectType: 'Account',
      subjectId: account.id,
      facts: { email: account.email, role: input.role, organisation: name },
    },
    [organisationId],
  );
  return { ...account, version: account.version + 1 };
}
