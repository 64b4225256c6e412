import { type Actor, holdsRole } from '../../domain/actor.js';
import { isMember } from '../identity/identity.policy.js';

/** Reporters, and the reviewers above them, report for their organisation and those below it. */
export function maySubmit(actor: Actor, organisationLineage: readonly string[]): boolean {
  return holdsRole(actor, ['REPORTER', 'REVIEWER'], organisationLineage);
}

/** A draft is known to those who work on it; all others know what was submitted before it. */
export function maySeeDraft(actor: Actor, organisationLineage: readonly string[]): boolean {
  return maySubmit(actor, organisationLineage);
}

/** What an organisation reports that takes part unnamed, and who wrote a figure, is known to its members. */
export function maySeeInside(actor: Actor, organisationLineage: readonly string[]): boolean {
  return isMember(actor, organisationLineage);
}

/** Of which organisations an actor knows more than what is public; null: of all there are. */
export interface Insight {
  readonly drafts: readonly string[] | null;
  /** What unnamed participants report, and who wrote a figure. */
  readonly inside: readonly string[] | null;
}

/** The organisations that the actor's roles are held in: they hold for all below as well. */
export function insightOf(actor: Actor): Insight {
  return { drafts: whereAllowed(actor, maySeeDraft), inside: whereAllowed(actor, maySeeInside) };
}

function whereAllowed(
  actor: Actor,
  may: (actor: Actor, lineage: readonly string[]) => boolean,
): readonly string[] | null {
  if (may(actor, [])) return null;
  return actor.memberships.map(({ organisation }) => organisation).filter((organisation) => may(actor, [organisation]));
}
