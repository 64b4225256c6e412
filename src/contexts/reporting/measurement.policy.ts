import { type Actor, holdsRole } from '../../domain/actor.js';

/** Reporters, and the reviewers above them, report for their organisation and those below it. */
export function maySubmit(actor: Actor, organisationLineage: readonly string[]): boolean {
  return holdsRole(actor, ['REPORTER', 'REVIEWER'], organisationLineage);
}

/** A draft is known to those who work on it. */
export function maySeeDraft(actor: Actor, organisationLineage: readonly string[]): boolean {
  return maySubmit(actor, organisationLineage);
}
