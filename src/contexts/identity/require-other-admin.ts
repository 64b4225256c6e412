import type { Session } from '../../database/session.js';
import { AccountStore } from './account.store.js';
import { LastAdmin } from './identity.errors.js';
import type { MembershipEntity } from './tables/membership.entity.js';

/** Whether this is the role of an administrator of everything. */
export function isEverywhereAdmin({
  role,
  organisationId,
}: Pick<MembershipEntity, 'role' | 'organisationId'>): boolean {
  return role === 'ADMIN' && organisationId === null;
}

/**
 * Somebody else administers everything, and will until this write ends: two cannot go at once. Somebody who can sign in, by
 * a role that was given here: what single sign-on gives it may take back.
 * @throws LastAdmin
 */
export async function requireOtherAdmin(session: Session, accountId: string): Promise<void> {
  const admins = await session.use(AccountStore).lockLastingAdmins();
  if (!admins.some((admin) => admin.accountId !== accountId)) throw new LastAdmin();
}
