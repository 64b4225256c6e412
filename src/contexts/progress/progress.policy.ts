import { type Actor, holdsRole } from '../../domain/actor.js';

/** The working view is for those who work on it: of one organisation, or of the strategy as a whole. */
export function maySeeWorkingView(actor: Actor, lineage: readonly string[]): boolean {
  return holdsRole(actor, ['STRATEGY_OWNER', 'REVIEWER', 'REPORTER', 'VIEWER'], lineage);
}
