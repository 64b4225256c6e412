import type {
  Coverage,
  Flag,
  IndicatorJudgement,
  MissingPart,
  NodeJudgement,
  ProgressStatus,
  Reason,
  StatusCounts,
} from './judgement.js';
import { METHOD } from './judgement.js';
import { sumOf } from './numbers.js';
import { statusOfScore } from './pace-score.js';

/** What a child gives to the node above it, whether the child itself is shown or not. */
export interface ChildSums {
  readonly weight: number;
  /** False: nothing was promised below, so it is in no sum. */
  readonly isCounted: boolean;
  /** 0 to 1. */
  readonly coverage: number;
  /** Mean attainment of what is present, 0 to 100; null where nothing is. */
  readonly attainment: number | null;
  /** Mean pace score of what is present, −5 to 5; null where nothing is. */
  readonly paceScore: number | null;
  readonly hasReachedTarget: boolean;
  readonly isMovingAway: boolean;
}

/** A node of the plan: what is shown of it, and what it gives to its parent. */
export interface RolledUp {
  readonly node: NodeJudgement;
  readonly sums: Omit<ChildSums, 'weight'>;
}

export interface ToRollUp {
  readonly children: readonly ChildSums[];
  /** All indicators below. */
  readonly indicators: readonly IndicatorJudgement[];
  readonly minimumCoverage: number;
  /** A goal with an indicator that is moving away is at most BEHIND. */
  readonly isGoal: boolean;
}

/**
 * Rolls children up into a node: Σw·mean/Σw over those that have any, Σw·coverage/Σw over all that count. Below the
 * minimum coverage the node shows nothing, COVERAGE_TOO_LOW, but what it knows still counts above it.
 */
export function rollUp({ children, indicators, minimumCoverage, isGoal }: ToRollUp): RolledUp {
  const counted = children.filter((child) => child.isCounted && usableWeight(child) > 0);
  const coverage = weightedMean(counted, (child) => child.coverage) ?? 0;
  const attainment = weightedMean(counted, (child) => child.attainment);
  const paceScore = weightedMean(counted, (child) => child.paceScore);
  const reason = reasonOf(counted, { coverage, paceScore, minimumCoverage });
  const isMovingAway = isGoal && counted.some((child) => child.isMovingAway);
  const hasReachedAll = counted.every((child) => child.hasReachedTarget);
  const { status, isLimited } = statusOfNode({ reason, paceScore, hasReachedAll, isMovingAway });
  return {
    node: {
      method: METHOD,
      status,
      reason,
      attainment: reason === null ? attainment : null,
      paceScore: reason === null ? paceScore : null,
      coverage: coverageOf(indicators, coverage),
      counts: countsOf(indicators),
      worst: worstOf(indicators),
      flags: flagsOf(indicators, isLimited),
    },
    sums: {
      isCounted: counted.length > 0,
      coverage,
      attainment,
      paceScore,
      hasReachedTarget: status === 'TARGET_REACHED',
      isMovingAway: status === 'MOVING_AWAY',
    },
  };
}

/** What an indicator gives to its goal. What is not assessed or stale is in no mean and has coverage 0. */
export function sumsOfIndicator(judgement: IndicatorJudgement, weight: number): ChildSums {
  const isPresent = isCovered(judgement);
  return {
    weight,
    isCounted: judgement.counted,
    coverage: isPresent ? 1 : 0,
    attainment: isPresent ? judgement.attainment : null,
    paceScore: isPresent ? judgement.paceScore : null,
    hasReachedTarget: isPresent && judgement.status === 'TARGET_REACHED',
    isMovingAway: isPresent && judgement.status === 'MOVING_AWAY',
  };
}

/** How many have which status. */
export function countsOf(judged: readonly { readonly status: ProgressStatus }[]): StatusCounts {
  const count = (status: ProgressStatus): number => judged.filter((one) => one.status === status).length;
  return {
    targetReached: count('TARGET_REACHED'),
    onTrack: count('ON_TRACK'),
    behind: count('BEHIND'),
    farBehind: count('FAR_BEHIND'),
    movingAway: count('MOVING_AWAY'),
    notAssessed: count('NOT_ASSESSED'),
  };
}

function isCovered({ counted, status, freshness }: IndicatorJudgement): boolean {
  return counted && status !== 'NOT_ASSESSED' && freshness?.state !== 'STALE';
}

/** Beyond this, sums of weights may overflow; only the proportions of weights matter. */
const LARGEST_PLAIN_WEIGHT = 1e150;

function usableWeight({ weight }: ChildSums): number {
  return Number.isFinite(weight) && weight > 0 ? weight : 0;
}

function weightedMean(children: readonly ChildSums[], numberOf: (child: ChildSums) => number | null): number | null {
  const present: { readonly weight: number; readonly number: number }[] = [];
  const greatest = children.reduce((most, child) => Math.max(most, usableWeight(child)), 0);
  const scale = greatest > LARGEST_PLAIN_WEIGHT ? greatest : 1;
  for (const child of children) {
    const number = numberOf(child);
    if (number !== null) present.push({ weight: usableWeight(child) / scale, number });
  }
  const weights = sumOf(present.map(({ weight }) => weight));
  return weights === 0 ? null : sumOf(present.map(({ weight, number }) => weight * number)) / weights;
}

function reasonOf(
  counted: readonly ChildSums[],
  found: { readonly coverage: number; readonly paceScore: number | null; readonly minimumCoverage: number },
): Reason | null {
  const hair = 1e-9;
  if (counted.length === 0) return 'nothing_to_assess';
  const isEnough = found.coverage >= found.minimumCoverage - hair && found.paceScore !== null;
  return isEnough ? null : 'COVERAGE_TOO_LOW';
}

function statusOfNode(found: {
  readonly reason: Reason | null;
  readonly paceScore: number | null;
  readonly hasReachedAll: boolean;
  readonly isMovingAway: boolean;
}): { readonly status: ProgressStatus; readonly isLimited: boolean } {
  if (found.reason !== null || found.paceScore === null) return { status: 'NOT_ASSESSED', isLimited: false };
  if (found.hasReachedAll) return { status: 'TARGET_REACHED', isLimited: false };
  const status = statusOfScore(found.paceScore);
  const isLimited = found.isMovingAway && status === 'ON_TRACK';
  return { status: isLimited ? 'BEHIND' : status, isLimited };
}

function coverageOf(indicators: readonly IndicatorJudgement[], share: number): Coverage {
  const counted = indicators.filter((indicator) => indicator.counted);
  const missing: MissingPart[] = counted
    .filter((indicator) => !isCovered(indicator))
    .map((indicator) => ({
      organisation: null,
      goalIndicator: indicator.goalIndicator,
      reason: indicator.missing ?? 'NOT_REPORTED',
    }));
  return {
    expected: counted.length,
    reported: counted.length - missing.length,
    share,
    populationShare: null,
    partialValue: null,
    missing,
  };
}

/** The indicator with the lowest pace score among those in the sums; of equal ones the one that got least far. */
function worstOf(indicators: readonly IndicatorJudgement[]): IndicatorJudgement | null {
  let worst: IndicatorJudgement | null = null;
  for (const indicator of indicators) {
    if (isCovered(indicator) && (worst === null || isWorse(indicator, worst))) worst = indicator;
  }
  return worst;
}

function isWorse(one: IndicatorJudgement, other: IndicatorJudgement): boolean {
  const difference = (one.paceScore ?? 0) - (other.paceScore ?? 0);
  return difference === 0 ? (one.attainment ?? 0) < (other.attainment ?? 0) : difference < 0;
}

function flagsOf(indicators: readonly IndicatorJudgement[], isLimited: boolean): readonly Flag[] {
  const flags: Flag[] = [];
  if (isLimited) flags.push('limited_by_moving_away');
  if (indicators.some(({ counted, freshness }) => counted && freshness?.state === 'STALE')) flags.push('has_stale');
  return flags;
}
