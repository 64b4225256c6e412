import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { recordBeside } from '../history/record.js';
import { AccountStore } from './account.store.js';
import { getPerson } from './get-person.js';
import { RoleNotYours } from './identity.errors.js';
import { mayRemoveAccount } from './identity.policy.js';
import { isEverywhereAdmin, requireOtherAdmin } from './require-other-admin.js';

/**
 * Removes an account, one's own or one that no other organisation knows. Nothing is left of it but the history.
 * @throws AccountUnknown, RoleNotYours, LastAdmin
 */
export async function removeAccount(session: Session, actor: Actor, id: string): Promise<void> {
  const { account, held } = await getPerson(session, actor, id, 'id');
  const lineages = held.map(({ lineage }) => lineage);
  if (!mayRemoveAccount(actor, id, lineages)) {
    throw new RoleNotYours('remove this account: it has roles in other organisations. Take back those in yours');
  }
  if (held.some(({ membership }) => isEverywhereAdmin(membership))) await requireOtherAdmin(session, id);
  await session.use(AccountStore).delete(id);
  await recordBeside(
    session,
    actor,
    { action: 'account_removed', subjectType: 'Account', subjectId: id, facts: { email: account.email } },
    held.map(({ membership }) => membership.organisationId),
  );
}
