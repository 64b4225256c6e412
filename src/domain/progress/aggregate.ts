import type { MissingReason, ObservationStatus } from '../review/measurement.js';
import { type AggregationRule, figureOfMembers, type MemberValue } from './aggregation.js';
import type { Coverage, LevelCount, MissingPart } from './judgement.js';
import { finiteOrNull, sumBy } from './numbers.js';

/** What one organisation has for a year: a value, or a reason. */
export interface MemberFigure extends Omit<MemberValue, 'value'> {
  readonly organisation: string;
  /** In the indicator's unit; of YES_NO a share from 0 to 1. */
  readonly value: number | null;
  readonly missing: MissingReason | null;
  readonly comparable: boolean;
  readonly observationStatus: ObservationStatus | null;
}

/** A member whose value is in the aggregate. */
export interface CountedMember extends MemberValue {
  readonly organisation: string;
}

/** The figure of several organisations for one year, with of whom it speaks. */
export interface Aggregate {
  readonly value: number | null;
  /** Sums, under RATIO_OF_SUMS only; null where one is more than a number can say. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Set exactly when the value is null. */
  readonly missing: MissingReason | null;
  readonly coverage: Coverage;
  readonly members: readonly CountedMember[];
  /** The least certain among the members. */
  readonly observationStatus: ObservationStatus | null;
  readonly distribution: readonly LevelCount[] | null;
}

export interface ToAggregate {
  readonly rule: AggregationRule;
  readonly factor: number;
  /** Share from 0 to 1 that means and ratios need. */
  readonly minimumCoverage: number;
  readonly figures: readonly MemberFigure[];
}

/**
 * Aggregates the figures of one year. Sums need every expected member; means and ratios the minimum coverage by
 * population, by count unless the population of every expected member is known. Otherwise the value is null,
 * COVERAGE_TOO_LOW, and `coverage.partialValue` says what is known.
 */
export function aggregate({ rule, factor, minimumCoverage, figures }: ToAggregate): Aggregate {
  const { members, statuses, missing, coverage: covered } = countMembers(rule, figures);
  const known = rule === 'NONE' ? null : finiteOrNull(figureOfMembers(rule, members, factor) ?? Number.NaN);
  const isEnough = rule === 'SUM' ? missing.length === 0 : isCovered(covered, minimumCoverage);
  const isShown = known !== null && isEnough;
  const isRatio = isShown && rule === 'RATIO_OF_SUMS';
  return {
    value: isShown ? known : null,
    numerator: isRatio ? finiteOrNull(sumBy(members, ({ numerator }) => numerator ?? 0)) : null,
    denominator: isRatio ? finiteOrNull(sumBy(members, ({ denominator }) => denominator ?? 0)) : null,
    missing: isShown ? null : reasonOfAll({ rule, known, figures, missing, reported: members.length }),
    coverage: { ...covered, partialValue: isShown ? null : known, missing },
    members,
    observationStatus: leastCertain(statuses),
    distribution: rule === 'LOWER_MEDIAN' ? distributionOf(members) : null,
  };
}

/** Who of those expected counts in an aggregate, and who is missing. */
export interface CountedMembers {
  readonly members: readonly CountedMember[];
  readonly statuses: ReadonlySet<ObservationStatus>;
  readonly missing: readonly MissingPart[];
  readonly coverage: Omit<Coverage, 'partialValue' | 'missing'>;
}

/** Divides those expected into who has what the rule needs and who does not; NOT_APPLICABLE is not expected. */
export function countMembers(rule: AggregationRule, figures: readonly MemberFigure[]): CountedMembers {
  const members: CountedMember[] = [];
  const statuses = new Set<ObservationStatus>();
  const missing: MissingPart[] = [];
  const expected: MemberFigure[] = [];
  for (const figure of figures) {
    const reason = reasonToLeaveOut(rule, figure);
    if (reason === 'NOT_APPLICABLE' || reason === 'LEFT_OUT') continue;
    expected.push(figure);
    if (reason === null && figure.value !== null) {
      const { organisation, value, numerator, denominator, population } = figure;
      members.push({ organisation, value, numerator, denominator, population });
      if (figure.observationStatus !== null) statuses.add(figure.observationStatus);
    } else {
      missing.push({ organisation: figure.organisation, goalIndicator: null, reason: reason ?? 'NOT_REPORTED' });
    }
  }
  return { members, statuses, missing, coverage: coverageOf(expected, members) };
}

/** Whether a share is at least the minimum: by population where that of all expected is known, else by count. */
export function isCovered(
  coverage: Pick<Coverage, 'expected' | 'share' | 'populationShare'>,
  minimumCoverage: number,
): boolean {
  const hair = 1e-9;
  return coverage.expected > 0 && (coverage.populationShare ?? coverage.share) >= minimumCoverage - hair;
}

function reasonToLeaveOut(rule: AggregationRule, figure: MemberFigure): MissingReason | null {
  if (figure.value === null) return figure.missing ?? 'NOT_REPORTED';
  if (!figure.comparable) return 'NOT_COMPARABLE';
  if (rule === 'RATIO_OF_SUMS' && (figure.numerator === null || figure.denominator === null)) return 'NO_DATA';
  if (rule === 'POPULATION_WEIGHTED_MEAN' && figure.population === null) return 'NO_DATA';
  return null;
}

function coverageOf(
  expected: readonly MemberFigure[],
  members: readonly CountedMember[],
): Omit<Coverage, 'partialValue' | 'missing'> {
  const isPeopled = expected.length > 0 && expected.every(({ population }) => population !== null);
  const inhabitantsOf = (those: readonly Pick<MemberFigure, 'population'>[]) =>
    sumBy(those, ({ population }) => population ?? 0);
  return {
    expected: expected.length,
    reported: members.length,
    share: expected.length === 0 ? 0 : members.length / expected.length,
    populationShare: isPeopled ? inhabitantsOf(members) / inhabitantsOf(expected) : null,
  };
}

function reasonOfAll(found: {
  readonly rule: AggregationRule;
  readonly known: number | null;
  readonly figures: readonly MemberFigure[];
  readonly missing: readonly MissingPart[];
  readonly reported: number;
}): MissingReason {
  if (found.rule === 'NONE') return 'NOT_AGGREGATED';
  if (found.known !== null) return 'COVERAGE_TOO_LOW';
  if (found.reported > 0) return found.rule === 'RATIO_OF_SUMS' ? 'UNDEFINED_RATIO' : 'NO_DATA';
  const reasons = new Set(found.missing.map(({ reason }) => reason));
  const [only] = reasons;
  if (reasons.size === 1 && only !== undefined) return only;
  const isNotExpected = found.figures.length > 0 && found.missing.length === 0;
  return isNotExpected && found.figures.every(({ missing }) => missing === 'NOT_APPLICABLE')
    ? 'NOT_APPLICABLE'
    : 'NOT_REPORTED';
}

function leastCertain(statuses: ReadonlySet<ObservationStatus>): ObservationStatus | null {
  if (statuses.has('PROVISIONAL')) return 'PROVISIONAL';
  if (statuses.has('ESTIMATED')) return 'ESTIMATED';
  return statuses.has('NORMAL') ? 'NORMAL' : null;
}

function distributionOf(members: readonly CountedMember[]): readonly LevelCount[] {
  const counts = new Map<number, number>();
  for (const { value } of members) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([one], [other]) => one - other).map(([level, count]) => ({ level, count }));
}
