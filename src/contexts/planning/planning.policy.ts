import { type Actor, holdsRole } from '../../domain/actor.js';
import { isMember } from '../identity/identity.policy.js';

/** Strategies, themes, goals and indicators are changed by the strategy owners of whoever owns them. */
export function mayEditPlan(actor: Actor, ownerLineage: readonly string[]): boolean {
  return holdsRole(actor, ['STRATEGY_OWNER'], ownerLineage);
}

/** An organisation joins by its own decision, or is entered by the owner of the strategy. */
export function mayEnterParticipant(
  actor: Actor,
  ownerLineage: readonly string[],
  organisationLineage: readonly string[],
): boolean {
  return mayEditPlan(actor, ownerLineage) || mayAdoptLocally(actor, organisationLineage);
}

/** Own targets and goals left out are the organisation's own decision, not that of the strategy's owner. */
export function mayAdoptLocally(actor: Actor, organisationLineage: readonly string[]): boolean {
  return holdsRole(actor, ['STRATEGY_OWNER'], organisationLineage);
}

/** A participant that joined unnamed is known to its own members only. */
export function maySeeParticipant(
  actor: Actor,
  participation: { readonly named: boolean },
  organisationLineage: readonly string[],
): boolean {
  return participation.named || isMember(actor, organisationLineage);
}
