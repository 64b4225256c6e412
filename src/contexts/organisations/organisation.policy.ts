import { type Actor, holdsRole } from '../../domain/actor.js';

/** Whoever administers an organisation adds parts to it; one that is a part of none is added by the operator. */
export function mayAddOrganisation(actor: Actor, parentLineage: readonly string[]): boolean {
  return holdsRole(actor, ['ADMIN'], parentLineage);
}
