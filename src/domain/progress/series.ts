import type { Accumulation, Direction, ValueKind } from '../plan/indicator-rules.js';
import type { Target, Trajectory } from '../plan/target.js';
import { isKeeping } from './condition.js';
import type { Flag, JudgedNumbers, ProgressStatus, Reason, YearValue } from './judgement.js';
import { isComputable } from './numbers.js';

/** One series with all it is judged by. Values, baseline and targets are in one unit. */
export interface SeriesToJudge {
  readonly direction: Direction;
  readonly valueKind: ValueKind;
  readonly accumulation: Accumulation;
  readonly trajectory: Trajectory;
  /** First and last year of the strategy. */
  readonly startYear: number;
  readonly endYear: number;
  /** The year asked for: later observations are ignored. */
  readonly year: number;
  readonly baseline: YearValue | null;
  /** Whether the baseline is only the first observation after the year it should be of. */
  readonly assumedBaseline: boolean;
  /** As stated; those after the strategy's end are not judged. */
  readonly targets: readonly Target[];
  /** The reason to give where no target within the strategy is stated. */
  readonly withoutTarget: 'no_target' | 'no_own_target';
  /** Ascending by year, only what was measured. */
  readonly observations: readonly YearValue[];
  /** What is odd about the stored series as a whole, if anything. */
  readonly oddity: Reason | null;
}

/** What the method says about one series. Every status NOT_ASSESSED has a reason. */
export interface SeriesJudgement {
  readonly status: ProgressStatus;
  readonly reason: Reason | null;
  readonly dataYear: number | null;
  readonly value: number | null;
  /** The target judged at the end. */
  readonly target: Target | null;
  readonly planned: number | null;
  readonly attainment: number | null;
  readonly attainmentRaw: number | null;
  readonly pace: number | null;
  readonly paceScore: number | null;
  readonly judged: JudgedNumbers | null;
  readonly yearsWithoutValue: readonly number[];
  readonly flags: readonly Flag[];
}

/** Whether a series is judged as done or not done: YES_NO of one organisation whatever its direction says. */
export function isAchieving(series: Pick<SeriesToJudge, 'direction' | 'valueKind'>): boolean {
  return series.direction !== 'NONE' && (series.direction === 'ACHIEVE' || series.valueKind === 'YES_NO');
}

/** The targets within the strategy, ascending by year. Later ones are stored and drawn, never judged. */
export function targetsWithin(series: Pick<SeriesToJudge, 'targets' | 'endYear'>): readonly Target[] {
  return series.targets
    .filter((target) => target.year <= series.endYear)
    .toSorted((one, other) => one.year - other.year);
}

/** The latest observation that is not after the year asked for. */
export function latestObservation(series: Pick<SeriesToJudge, 'observations' | 'year'>): YearValue | null {
  return series.observations.findLast((observation) => observation.year <= series.year) ?? null;
}

/**
 * Why a series cannot be judged, or null. What was never promised comes first, then what is odd, then what is
 * missing: an organisation that never reported has no observation, rather than no baseline.
 */
export function refusalOf(series: SeriesToJudge): Reason | null {
  if (series.direction === 'NONE') return 'context_only';
  const targets = targetsWithin(series);
  const last = targets.at(-1);
  if (last === undefined) return series.withoutTarget;
  return series.oddity ?? oddTargets(series, targets) ?? missingNumbers(series) ?? oddNumbers(series, last);
}

function oddTargets(series: SeriesToJudge, targets: readonly Target[]): Reason | null {
  const years = new Set(targets.map((target) => target.year));
  if (years.size < targets.length) return 'duplicate_year';
  for (const target of targets) {
    const reason = series.direction === 'KEEP_WITHIN' ? oddBand(target) : oddValue(target);
    if (reason !== null) return reason;
  }
  return null;
}

function oddBand({ bandMinimum, bandMaximum }: Target): Reason | null {
  if (bandMinimum === null || bandMaximum === null) return 'target_needs_band';
  if (!isComputable(bandMinimum) || !isComputable(bandMaximum)) return 'not_computable';
  return bandMinimum > bandMaximum ? 'band_reversed' : null;
}

function oddValue({ value }: Target): Reason | null {
  if (value === null) return 'target_needs_value';
  return isComputable(value) ? null : 'not_computable';
}

function missingNumbers(series: SeriesToJudge): Reason | null {
  const latest = latestObservation(series);
  if (latest === null) return 'no_observation';
  if (isAchieving(series)) return null;
  const { baseline } = series;
  if (baseline === null) return isKeeping(series.direction) ? null : 'no_baseline';
  if (latest.year > baseline.year) return null;
  return isKeeping(series.direction) && series.assumedBaseline ? null : 'no_observation_after_baseline';
}

function oddNumbers(series: SeriesToJudge, last: Target): Reason | null {
  const { baseline } = series;
  const known = series.observations.filter((observation) => observation.year <= series.year);
  const values = known.map((observation) => observation.value);
  if (isAchieving(series)) {
    const isOdd = series.valueKind === 'YES_NO' && values.some((value) => value !== 0 && value !== 1);
    return isOdd ? 'not_yes_or_no' : null;
  }
  if (baseline !== null) values.push(baseline.value);
  if (!values.every(isComputable)) return 'not_computable';
  if (series.valueKind === 'LEVEL') {
    if (last.value !== null) values.push(last.value);
    if (!values.every(isLevel)) return 'not_a_level';
  }
  if (isKeeping(series.direction) || baseline === null) return null;
  return last.year > baseline.year ? null : 'target_year_not_after_baseline_year';
}

/** Whether a number is one of the five levels. */
export function isLevel(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 5;
}
