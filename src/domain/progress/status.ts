import type { Sense } from './condition.js';
import type { Flag, ProgressStatus } from './judgement.js';
import { finiteOrNull } from './numbers.js';

/** A value in its year beside what was planned: all in one unit, already summed or turned into distances. */
export interface NumbersToJudge {
  readonly value: number;
  readonly baseline: number;
  /** Planned for the year of the value. */
  readonly planned: number;
  readonly target: number;
  readonly sense: Sense;
  /** ε, in the unit of the numbers. */
  readonly tolerance: number;
  readonly isBeforeTargetYear: boolean;
  /** PERIODIC: the target can be reached only from its year on. */
  readonly reachableOnlyFromTargetYear: boolean;
}

export interface StatusFound {
  readonly status: ProgressStatus;
  readonly flags: readonly Flag[];
}

/** Share of |T − b| by which a value may be worse than the baseline before it counts as moving away. Own rule. */
const SMALL_SETBACK = 0.05;
/** Of the planned change. Cut-offs of Eurostat, applied to linear change by us. */
const ON_TRACK_FROM = 0.95;
const BEHIND_FROM = 0.6;

/** Rules 3 to 7 of planned against actual (`planned-v1`): the first that applies. The order is our own rule. */
export function statusOf(numbers: NumbersToJudge): StatusFound {
  const { value, baseline, planned, target, tolerance, isBeforeTargetYear } = numbers;
  const ahead = (of: number, than: number): number => numbers.sense * (of - than);

  if (ahead(value, target) >= -tolerance) {
    const isTooEarly = numbers.reachableOnlyFromTargetYear && isBeforeTargetYear;
    return found(isTooEarly ? 'ON_TRACK' : 'TARGET_REACHED');
  }
  if (isBeforeTargetYear && ahead(value, planned) >= -tolerance) return found('ON_TRACK');

  const setback = ahead(baseline, value);
  if (setback > tolerance) {
    return setback > SMALL_SETBACK * Math.abs(target - baseline) + tolerance
      ? found('MOVING_AWAY')
      : found('FAR_BEHIND', 'small_setback');
  }
  const plannedChange = ahead(planned, baseline);
  if (plannedChange <= tolerance) return found('FAR_BEHIND');

  const change = ahead(value, baseline);
  if (change >= ON_TRACK_FROM * plannedChange - tolerance) {
    return isBeforeTargetYear ? found('ON_TRACK') : found('BEHIND', 'nearly_reached');
  }
  return found(change >= BEHIND_FROM * plannedChange - tolerance ? 'BEHIND' : 'FAR_BEHIND');
}

/**
 * Pace R = (x − b)/(E − b): 1 is exactly on the path. Null where the plan asked for nothing yet or for a step back.
 */
export function paceOf(numbers: NumbersToJudge): number | null {
  const { value, baseline, planned, sense, tolerance } = numbers;
  if (sense * (planned - baseline) <= tolerance) return null;
  return finiteOrNull((value - baseline) / (planned - baseline));
}

function found(status: ProgressStatus, ...flags: readonly Flag[]): StatusFound {
  return { status, flags };
}
