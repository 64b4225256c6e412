import { aggregationRuleOf } from '../../domain/progress/aggregation.js';
import type { JointYear } from '../../domain/progress/joint-year.js';
import { type OrganisationFigure, organisationFigures } from '../../domain/progress/organisation-figures.js';
import { ownFigure } from '../../domain/progress/own-figure.js';
import type { GoalIndicatorToJudge } from '../../domain/progress/strategy-figures.js';
import type { FiguresByOrganisation } from './total-figures.js';

/** What is known of participants in a goal's indicator. */
export interface KnownOfParticipants {
  readonly goalIndicator: GoalIndicatorToJudge;
  readonly figures: FiguresByOrganisation;
  readonly below: (organisation: string) => readonly JointYear[];
}

/** Whether a year of all participants together depends on what its members have in all other years. */
export function dependsOnAllYears({ rules, ownTargets }: GoalIndicatorToJudge): boolean {
  // Of a partial sum the same members' observations of all years are kept.
  return aggregationRuleOf(rules) === 'SUM' && ownTargets.size > 0;
}

/**
 * The years of which all participants together may have something else, now that one of them has something else in some
 * years: these themselves, and those for which a rarer indicator is not due because of them. Null: any year, since the
 * participant's baseline may be another one.
 */
export function yearsToJoin(
  known: KnownOfParticipants,
  participant: string,
  changed: ReadonlySet<number>,
): ReadonlySet<number> | null {
  const { goalIndicator } = known;
  if (dependsOnAllYears(goalIndicator)) return null;
  const year = baselineYearOf(goalIndicator, participant);
  const firstChanged = Math.min(...[...changed].filter((one) => year !== null && one >= year));
  if (year !== null && startOf(known, participant, year) >= firstChanged && firstChanged < Number.POSITIVE_INFINITY) {
    return null;
  }
  return new Set([...changed].flatMap((one) => yearsOfCycle(goalIndicator, one)));
}

/** The years that must be known of every participant, for these years of all of them together. */
export function yearsToKnow(
  goalIndicator: GoalIndicatorToJudge,
  participants: readonly string[],
  years: ReadonlySet<number>,
): ReadonlySet<number> {
  const cycle = goalIndicator.rules.frequencyYears - 1;
  const baselines = participants.map((participant) => baselineYearOf(goalIndicator, participant));
  return new Set([
    ...[...years].flatMap((year) => yearsOfCycle(goalIndicator, year - cycle)),
    ...baselines.filter((year) => year !== null),
  ]);
}

/** Those whose way does not start in the year it should, so that all their years must be known. */
export function withoutBaselineYear(known: KnownOfParticipants, participants: readonly string[]): readonly string[] {
  return participants.filter((participant) => {
    const year = baselineYearOf(known.goalIndicator, participant);
    return year !== null && startOf(known, participant, year) > year;
  });
}

function baselineYearOf({ ownBaselines, baseline }: GoalIndicatorToJudge, participant: string): number | null {
  return ownBaselines.get(participant)?.year ?? baseline?.year ?? null;
}

/** The year from which on the participant's baseline is found; infinite where it never is. */
function startOf({ goalIndicator, figures, below }: KnownOfParticipants, participant: string, year: number): number {
  if ((goalIndicator.ownBaselines.get(participant)?.value ?? null) !== null) return year;
  const own = figures.get(participant) ?? [];
  // Most begin with a figure of their own: then nothing else needs to be looked at.
  const first = own.find((figure) => figure.year === year);
  if (first?.comparable && ownFigure(goalIndicator.rules, first).value !== null) return year;
  const { at, years } = organisationFigures({
    organisation: participant,
    rules: goalIndicator.rules,
    own,
    below: below(participant),
    populationOf: () => null,
  });
  if (isUsable(at(year))) return year;
  return years().find((later) => later > year && isUsable(at(later))) ?? Number.POSITIVE_INFINITY;
}

function isUsable({ value, comparable }: OrganisationFigure): boolean {
  return value !== null && comparable;
}

/** A year and those after it until the indicator is due again. */
function yearsOfCycle({ rules }: GoalIndicatorToJudge, year: number): readonly number[] {
  return Array.from({ length: Math.max(1, rules.frequencyYears) }, (_, after) => year + after);
}
