import type { Actor } from '../../domain/actor.js';
import { isMember } from '../identity/identity.policy.js';

/** The working view is for those who work on it: of one organisation, or of the strategy as a whole. */
export function maySeeWorkingView(actor: Actor, lineage: readonly string[]): boolean {
  return isMember(actor, lineage);
}
