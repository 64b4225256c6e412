import type { Direction } from '../plan/indicator-rules.js';
import type { Target } from '../plan/target.js';
import { type Attainment, bandAttainment, yearsMetAttainment } from './attainment.js';
import { type Condition, conditionOf, distanceOutside } from './condition.js';
import type { Flag, JudgedNumbers, ProgressStatus, YearValue } from './judgement.js';
import { toleranceOf } from './numbers.js';
import { paceScoreOf } from './pace-score.js';
import { yearsWithout } from './periodic.js';
import type { SeriesJudgement, SeriesToJudge } from './series.js';
import { type NumbersToJudge, paceOf, statusOf } from './status.js';
import { between, wholeLevel } from './trajectory.js';

/** What is kept: KEEP_*, or a target that the baseline was already beyond. */
export interface Keeping {
  readonly series: SeriesToJudge;
  readonly direction: Direction;
  readonly target: Target;
}

/**
 * Rule 2 of `planned-v1`. Met is ON_TRACK, in the strategy's last year TARGET_REACHED. Unmet: MOVING_AWAY if the
 * baseline met it, FAR_BEHIND without a baseline, else rules 4 to 7 on distances outside the condition, planned on the
 * straight line from the baseline's distance to 0 in the last year. From a baseline outside, the pace is that of the
 * distances, met or not, so that what is met never scores less than what is not yet. PERIODIC values are kept year by
 * year. Both own rules.
 */
export function judgeKeeping(keeping: Keeping, latest: YearValue): SeriesJudgement {
  const { series, target } = keeping;
  const condition = conditionOf(keeping.direction, target);
  const baseline = baselineOf(series, latest);
  const found = statusOfKeeping(keeping, condition, { latest, baseline });
  const years = yearsJudged(series, baseline, latest);
  const attained = attainmentOfKeeping(keeping, condition, { latest, baseline, years });
  return {
    status: found.status,
    reason: null,
    dataYear: latest.year,
    value: latest.value,
    target,
    planned: plannedOfKeeping(keeping, latest.year),
    attainment: attained.attainment,
    attainmentRaw: attained.attainmentRaw,
    pace: found.pace,
    paceScore: paceScoreOf(found.status, found.pace),
    judged: found.judged,
    yearsWithoutValue: yearsWithout(years, years[0]?.year ?? latest.year, latest.year),
    flags: found.flags,
  };
}

/**
 * The planned value of something to be kept: the threshold; or, where the baseline was outside and the trajectory is
 * not CONSTANT, the straight line from the baseline to the nearest bound in the last year. Null inside a band.
 */
export function plannedOfKeeping({ series, direction, target }: Keeping, year: number): number | null {
  const { baseline } = series;
  const condition = conditionOf(direction, target);
  if (baseline !== null && year < baseline.year) return null;
  if (baseline !== null && series.trajectory !== 'CONSTANT') {
    const distance = distanceOutside(condition, baseline.value);
    if (distance > toleranceOf(baseline.value, condition.minimum, condition.maximum)) {
      const isBelow = condition.minimum !== null && baseline.value < condition.minimum;
      const bound = isBelow ? condition.minimum : condition.maximum;
      const planned = plannedDistance(series, { year: baseline.year, value: distance }, year);
      return bound === null ? null : bound + (isBelow ? -planned : planned);
    }
  }
  return thresholdOf(direction, target);
}

function thresholdOf(direction: Direction, target: Target): number | null {
  return direction === 'KEEP_WITHIN' ? null : target.value;
}

interface KeepingFound {
  readonly status: ProgressStatus;
  readonly pace: number | null;
  readonly judged: JudgedNumbers;
  readonly flags: readonly Flag[];
}

function statusOfKeeping(
  keeping: Keeping,
  condition: Condition,
  { latest, baseline }: { readonly latest: YearValue; readonly baseline: YearValue | null },
): KeepingFound {
  const { series, target } = keeping;
  const bounds = [condition.minimum, condition.maximum];
  const tolerance = toleranceOf(latest.value, baseline?.value ?? null, ...bounds);
  const threshold = thresholdOf(keeping.direction, target);
  const asTheyStand = {
    value: latest.value,
    baseline: baseline?.value ?? null,
    planned: threshold,
    target: threshold,
  };
  const isLastYear = latest.year >= series.endYear;
  const distance = distanceOutside(condition, latest.value);
  const isMet = distance <= tolerance;
  const kept = isLastYear ? 'TARGET_REACHED' : 'ON_TRACK';
  const distanceOfBaseline = baseline === null ? 0 : distanceOutside(condition, baseline.value);
  if (baseline === null || distanceOfBaseline <= tolerance) {
    const lost = baseline === null ? 'FAR_BEHIND' : 'MOVING_AWAY';
    return { status: isMet ? kept : lost, pace: null, judged: asTheyStand, flags: [] };
  }

  const planned = plannedDistance(series, { year: baseline.year, value: distanceOfBaseline }, latest.year);
  const distances = { value: distance, baseline: distanceOfBaseline, planned, target: 0 };
  const numbers: NumbersToJudge = {
    ...distances,
    sense: -1,
    tolerance,
    isBeforeTargetYear: !isLastYear,
    reachableOnlyFromTargetYear: true,
  };
  const { status, flags } = statusOf(numbers);
  const regressed: readonly Flag[] = distance > distanceOfBaseline + tolerance ? ['regressed'] : [];
  return { status, pace: paceOf(numbers), judged: distances, flags: [...regressed, ...flags] };
}

function plannedDistance(series: SeriesToJudge, fromBaseline: YearValue, year: number): number {
  if (year >= series.endYear) return 0;
  const planned = between(fromBaseline, { year: series.endYear, value: 0 }, year);
  return series.valueKind === 'LEVEL' ? wholeLevel(planned, fromBaseline.value) : planned;
}

/** An assumed baseline is the first observation: it says nothing yet about that observation itself. */
function baselineOf(series: SeriesToJudge, latest: YearValue): YearValue | null {
  const { baseline } = series;
  return baseline !== null && latest.year > baseline.year ? baseline : null;
}

function yearsJudged(series: SeriesToJudge, baseline: YearValue | null, latest: YearValue): readonly YearValue[] {
  const first = baseline === null ? Math.min(series.startYear, latest.year) : baseline.year + 1;
  return series.observations.filter(({ year }) => year >= first && year <= latest.year);
}

function attainmentOfKeeping(
  keeping: Keeping,
  condition: Condition,
  facts: {
    readonly latest: YearValue;
    readonly baseline: YearValue | null;
    readonly years: readonly YearValue[];
  },
): Attainment {
  if (keeping.direction === 'KEEP_WITHIN') {
    return bandAttainment(condition, facts.latest.value, facts.baseline?.value ?? null);
  }
  return yearsMetAttainment(
    condition,
    facts.years.map(({ value }) => value),
  );
}
