import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { recordBeside } from '../history/record.js';
import { AccountStore } from './account.store.js';
import { getPerson } from './get-person.js';
import type { RoleOfAccount } from './grant-role.js';
import { RoleNotYours } from './identity.errors.js';
import { mayGrant } from './identity.policy.js';
import { isEverywhereAdmin, requireOtherAdmin } from './require-other-admin.js';
import { getPlace } from './scope.js';
import type { AccountEntity } from './tables/account.entity.js';

/**
 * Takes a role back; one that is not held is no fault. What single sign-on gave, it gives again at the next sign-in.
 * @throws AccountUnknown, OrganisationUnknown, RoleNotYours, LastAdmin
 */
export async function revokeRole(session: Session, actor: Actor, input: RoleOfAccount): Promise<AccountEntity> {
  const { organisationId, lineage, name } = await getPlace(session, input.organisation, 'organisation');
  const { account, held } = await getPerson(session, actor, input.account, 'account');
  if (!mayGrant(actor, input.role, lineage)) throw new RoleNotYours('take roles back there');
  const lost = held.filter(
    ({ membership }) => membership.role === input.role && membership.organisationId === organisationId,
  );
  if (lost.length === 0) return account;
  if (isEverywhereAdmin({ role: input.role, organisationId })) await requireOtherAdmin(session, account.id);
  const accounts = session.use(AccountStore);
  for (const { membership } of lost) await accounts.deleteMembership(membership.id);
  await accounts.moveVersion(account.id);
  await recordBeside(
    session,
    actor,
    {
      action: 'role_revoked',
      subjectType: 'Account',
      subjectId: account.id,
      facts: { email: account.email, role: input.role, organisation: name },
    },
    [organisationId],
  );
  return { ...account, version: account.version + 1 };
}
