import type { Target } from '../plan/target.js';
import { attainmentOf, doneAttainment } from './attainment.js';
import { isKeeping, senseOf } from './condition.js';
import { judgeKeeping, type Keeping, plannedOfKeeping } from './judge-keeping.js';
import type { Flag, ProgressStatus, YearValue } from './judgement.js';
import { toleranceOf } from './numbers.js';
import { paceScoreOf } from './pace-score.js';
import { isSummedOverYears, sumsOverYears } from './periodic.js';
import {
  isAchieving,
  latestObservation,
  refusalOf,
  type SeriesJudgement,
  type SeriesToJudge,
  targetsWithin,
} from './series.js';
import { type NumbersToJudge, paceOf, statusOf } from './status.js';
import { type Path, plannedValue } from './trajectory.js';

/**
 * Judges one series by planned against actual (`planned-v1`), in the year of its latest observation and never in the
 * year asked for. Never throws: whatever cannot be judged is NOT_ASSESSED with a reason.
 */
export function judgeSeries(series: SeriesToJudge): SeriesJudgement {
  const refusal = refusalOf(series);
  const latest = latestObservation(series);
  const target = targetsWithin(series).at(-1);
  if (refusal !== null || latest === null || target === undefined) {
    return notAssessed(series, refusal ?? 'no_observation');
  }
  const judgement = judgeLatest(series, latest, target);
  return { ...judgement, flags: [...generalFlags(series, latest), ...judgement.flags] };
}

/** The planned value of any year, in the indicator's unit; null where the plan says nothing about it. */
export function plannedIn(series: SeriesToJudge, year: number): number | null {
  const targets = targetsWithin(series);
  const last = targets.at(-1);
  if (last === undefined || series.direction === 'NONE') return null;
  if (isAchieving(series)) return year >= last.year ? (last.value ?? 1) : null;
  const keeping = keepingOf(series, last);
  if (keeping !== null) return plannedOfKeeping(keeping, year);
  const path = series.baseline === null ? null : pathOf(series, series.baseline);
  return path === null ? null : plannedValue(path, year);
}

function judgeLatest(series: SeriesToJudge, latest: YearValue, target: Target): SeriesJudgement {
  if (isAchieving(series)) return judgeAchieving(series, latest, target);
  const keeping = keepingOf(series, target);
  if (keeping === null) return judgeMoving(series, latest, target);
  const judgement = judgeKeeping(keeping, latest);
  if (isKeeping(series.direction)) return judgement;
  return { ...judgement, flags: ['already_beyond_target', ...judgement.flags] };
}

/** ACHIEVE: done, not yet due (`pending`), or not done. The due year is that of the last target. Own rule. */
function judgeAchieving(series: SeriesToJudge, latest: YearValue, target: Target): SeriesJudgement {
  const asked = target.value ?? 1;
  const isDone = latest.value >= asked - toleranceOf(latest.value, asked);
  const isPending = !isDone && latest.year < target.year;
  const status: ProgressStatus = isDone ? 'TARGET_REACHED' : isPending ? 'ON_TRACK' : 'FAR_BEHIND';
  const planned = plannedIn(series, latest.year);
  const { attainment, attainmentRaw } = doneAttainment(isDone);
  return {
    status,
    reason: null,
    dataYear: latest.year,
    value: latest.value,
    target,
    planned,
    attainment,
    attainmentRaw,
    pace: null,
    paceScore: paceScoreOf(status, null),
    judged: { value: latest.value, baseline: null, planned, target: asked },
    yearsWithoutValue: [],
    flags: isPending ? ['pending'] : [],
  };
}

/** INCREASE and DECREASE: from a baseline to a target, rules 3 to 7. */
function judgeMoving(series: SeriesToJudge, latest: YearValue, target: Target): SeriesJudgement {
  const { baseline } = series;
  const path = baseline === null ? null : pathOf(series, baseline);
  const planned = path === null ? null : plannedValue(path, latest.year);
  if (baseline === null || path === null || planned === null || target.value === null) {
    return notAssessed(series, 'no_baseline');
  }

  const isSummed = isSummedOverYears(series);
  const sums = isSummed ? sumsOverYears(series, path, latest.year) : null;
  const judged = {
    value: sums?.value ?? latest.value,
    baseline: sums?.baseline ?? baseline.value,
    planned: sums?.planned ?? planned,
    target: sums?.planned ?? target.value,
  };
  const numbers: NumbersToJudge = {
    ...judged,
    sense: senseOf(series.direction),
    tolerance: toleranceOf(judged.value, judged.baseline, judged.target),
    isBeforeTargetYear: latest.year < target.year,
    reachableOnlyFromTargetYear: isSummed,
  };
  const { status, flags } = statusOf(numbers);
  const pace = paceOf(numbers);
  // A sum of plans that only step back so far asks for nothing: there is no way to go yet.
  const asksForNothing = isSummed && !isBetter(numbers, judged.target, judged.baseline);
  const attained = attainmentOf(
    asksForNothing ? { ...judged, target: judged.baseline } : judged,
    isAtLeast(numbers, judged.value, judged.target),
  );
  return {
    status,
    reason: attained.baselineEqualsTarget ? 'baseline_equals_target' : null,
    dataYear: latest.year,
    value: latest.value,
    target,
    planned,
    attainment: attained.attainment,
    attainmentRaw: attained.attainmentRaw,
    pace,
    paceScore: paceScoreOf(status, pace),
    judged,
    yearsWithoutValue: sums?.yearsWithoutValue ?? [],
    flags: [...movingFlags(numbers), ...flags, ...(isSummed ? (['sum_of_years'] as const) : [])],
  };
}

function movingFlags(numbers: NumbersToJudge): readonly Flag[] {
  const flags: Flag[] = [];
  if (isBetter(numbers, numbers.value, numbers.target)) flags.push('overshoot');
  if (isBetter(numbers, numbers.baseline, numbers.value)) flags.push('regressed');
  return flags;
}

function isBetter({ sense, tolerance }: NumbersToJudge, one: number, other: number): boolean {
  return sense * (one - other) > tolerance;
}

function isAtLeast({ sense, tolerance }: NumbersToJudge, one: number, other: number): boolean {
  return sense * (one - other) >= -tolerance;
}

/**
 * What is to be kept, or null where something is to be moved. A baseline already beyond the target turns INCREASE
 * into KEEP_AT_LEAST and DECREASE into KEEP_AT_MOST, whoever set the target.
 */
export function keepingOf(series: SeriesToJudge, target: Target): Keeping | null {
  if (isKeeping(series.direction)) return { series, direction: series.direction, target };
  const { baseline } = series;
  if (baseline === null || target.value === null) return null;
  const beyond = senseOf(series.direction) * (baseline.value - target.value);
  if (beyond <= toleranceOf(baseline.value, target.value)) return null;
  const direction = series.direction === 'DECREASE' ? 'KEEP_AT_MOST' : 'KEEP_AT_LEAST';
  return { series, direction, target };
}

/** The way from the baseline to the targets after it, or null where there are none. */
function pathOf(series: SeriesToJudge, baseline: YearValue): Path | null {
  const targets: YearValue[] = [];
  for (const target of targetsWithin(series)) {
    if (target.value !== null && target.year > baseline.year) targets.push({ year: target.year, value: target.value });
  }
  if (targets.length === 0) return null;
  return { trajectory: series.trajectory, baseline, targets, wholeLevels: series.valueKind === 'LEVEL' };
}

function generalFlags(series: SeriesToJudge, latest: YearValue): readonly Flag[] {
  const flags: Flag[] = [];
  if (series.assumedBaseline && !isAchieving(series)) flags.push('assumed_baseline');
  if (series.accumulation === 'CUMULATIVE' && latest.year < series.year) flags.push('carried_forward');
  return flags;
}

function notAssessed(series: SeriesToJudge, reason: NonNullable<SeriesJudgement['reason']>): SeriesJudgement {
  const latest = latestObservation(series);
  const planned = latest === null ? null : plannedIn(series, latest.year);
  return {
    status: 'NOT_ASSESSED',
    reason,
    dataYear: latest?.year ?? null,
    value: latest?.value ?? null,
    target: targetsWithin(series).at(-1) ?? null,
    planned: planned !== null && Number.isFinite(planned) ? planned : null,
    attainment: null,
    attainmentRaw: null,
    pace: null,
    paceScore: null,
    judged: null,
    yearsWithoutValue: [],
    flags: [],
  };
}
