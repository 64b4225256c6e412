export const ROLES = ['ADMIN', 'STRATEGY_OWNER', 'REVIEWER', 'REPORTER', 'VIEWER'] as const;
export type Role = (typeof ROLES)[number];

/** Nobody in particular, somebody who signed in, a system, or whoever runs commands on the machine. */
export type ActorKind = 'visitor' | 'account' | 'key' | 'operator';

/** Who acts, with roles: what every policy is given. A role in an organisation holds for its descendants. */
export interface Actor {
  readonly kind: ActorKind;
  /** The account or the key; null for a visitor or the operator. */
  readonly id: string | null;
  /** How the history names the actor. */
  readonly name: string;
  readonly memberships: readonly Membership[];
}

export interface Membership {
  readonly role: Role;
  /** The organisation's id, or `EVERYWHERE`. */
  readonly organisation: string;
}

/** A membership that holds in every organisation: that of the operator. */
export const EVERYWHERE = '*';

/** Somebody who is not signed in. */
export const VISITOR: Actor = { kind: 'visitor', id: null, name: 'visitor', memberships: [] };

/**
 * Whether the actor holds one of the roles in the organisation whose lineage is given; ADMIN holds every role.
 * @param lineage ids of the organisation and of its ancestors, in any order
 */
export function holdsRole(actor: Actor, roles: readonly Role[], lineage: readonly string[]): boolean {
  return actor.memberships.some(
    (membership) =>
      (membership.role === 'ADMIN' || roles.includes(membership.role)) &&
      (membership.organisation === EVERYWHERE || lineage.includes(membership.organisation)),
  );
}
