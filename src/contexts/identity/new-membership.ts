import { v7 as uuidv7 } from 'uuid';
import type { Role } from '../../domain/actor.js';
import type { MembershipEntity, MembershipSource } from './tables/membership.entity.js';

/** A role, and where it is held: null for everywhere. */
export interface HeldRole {
  readonly role: Role;
  readonly organisationId: string | null;
}

export function newMembership(
  accountId: string,
  { role, organisationId }: HeldRole,
  source: MembershipSource = 'GRANTED',
): MembershipEntity {
  return { id: uuidv7(), accountId, organisationId, role, source };
}
