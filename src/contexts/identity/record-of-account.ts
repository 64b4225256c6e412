import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { recordBeside } from '../history/record.js';
import { AccountStore } from './account.store.js';

export interface AccountHappening {
  readonly action: string;
  readonly accountId: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Notes what was done to an account, for the administrators of all organisations that it has a role in. */
export async function recordOfAccount(
  session: Session,
  actor: Actor,
  { action, accountId, facts }: AccountHappening,
): Promise<void> {
  const memberships = await session.use(AccountStore).membershipsOf([accountId]);
  await recordBeside(
    session,
    actor,
    { action, subjectType: 'Account', subjectId: accountId, facts },
    memberships.map(({ organisationId }) => organisationId),
  );
}
