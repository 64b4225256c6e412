import { type Actor, EVERYWHERE } from '../../domain/actor.js';
import type { AccountEntity } from './tables/account.entity.js';
import type { ApiKeyEntity } from './tables/api-key.entity.js';
import type { MembershipEntity } from './tables/membership.entity.js';

/** Somebody who signed in, with all roles that the account holds. */
export function actorOf(
  { id, email }: Pick<AccountEntity, 'id' | 'email'>,
  memberships: readonly Pick<MembershipEntity, 'role' | 'organisationId'>[],
): Actor {
  return {
    kind: 'account',
    id,
    name: email,
    memberships: memberships.map(({ role, organisationId }) => ({ role, organisation: organisationId ?? EVERYWHERE })),
  };
}

/** A system, with the one role of its key. */
export function keyActorOf({ id, purpose, role, organisationId }: ApiKeyEntity): Actor {
  return {
    kind: 'key',
    id,
    name: `key "${purpose}"`,
    memberships: [{ role, organisation: organisationId ?? EVERYWHERE }],
  };
}
