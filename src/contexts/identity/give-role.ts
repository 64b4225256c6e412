import type { Session } from '../../database/session.js';
import { AccountStore } from './account.store.js';
import { type HeldRole, newMembership } from './new-membership.js';
import type { MembershipEntity } from './tables/membership.entity.js';

/**
 * Gives an account, whose row is locked, a role of ours beside whatever single sign-on gives it and may take back.
 * @param held what it has already
 * @returns false where it had it already
 */
export async function giveRole(
  session: Session,
  accountId: string,
  held: readonly MembershipEntity[],
  { role, organisationId }: HeldRole,
): Promise<boolean> {
  const isHeld = held.some(
    (one) => one.role === role && one.organisationId === organisationId && one.source === 'GRANTED',
  );
  if (isHeld) return false;
  const accounts = session.use(AccountStore);
  await accounts.insertMembership(newMembership(accountId, { role, organisationId }));
  await accounts.moveVersion(accountId);
  return true;
}
