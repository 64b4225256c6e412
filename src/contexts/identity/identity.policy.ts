import { type Actor, holdsRole } from '../../domain/actor.js';

/** Members of an organisation, in whatever role: they work on its figures and know what is not public. */
export function isMember(actor: Actor, lineage: readonly string[]): boolean {
  return holdsRole(actor, ['STRATEGY_OWNER', 'REVIEWER', 'REPORTER', 'VIEWER'], lineage);
}
