import { type Condition, distanceOutside } from './condition.js';
import { clamp, finiteOrNull, toleranceOf } from './numbers.js';

/** How much of the way has been covered. */
export interface Attainment {
  /** Per cent, 0 to 100. */
  readonly attainment: number;
  /** Per cent, not clamped: below 0 is a setback, above 100 beyond the target. Null where it has no meaning. */
  readonly attainmentRaw: number | null;
  /** Whether there is no raw number because the target equals the baseline. */
  readonly baselineEqualsTarget: boolean;
}

/**
 * A = 100·(x − b)/(T − b), right for both directions, for zero baselines and for negative values.
 * Where target and baseline are equal there is no way to go: 100 if the target test holds, else 0.
 * @param numbers value, baseline and target in one unit
 */
export function attainmentOf(
  numbers: { readonly value: number; readonly baseline: number; readonly target: number },
  targetTestHolds: boolean,
): Attainment {
  const { value, baseline, target } = numbers;
  if (Math.abs(target - baseline) <= toleranceOf(target, baseline)) {
    return { attainment: targetTestHolds ? 100 : 0, attainmentRaw: null, baselineEqualsTarget: true };
  }
  return clamped((100 * (value - baseline)) / (target - baseline));
}

/**
 * KEEP_WITHIN: 100·(1 − d(x)/d(b)) with d the distance outside the band. Where the baseline was inside, or where
 * there is none, 100 inside the band and 0 outside.
 */
export function bandAttainment(condition: Condition, value: number, baseline: number | null): Attainment {
  const distance = distanceOutside(condition, value);
  const distanceOfBaseline = baseline === null ? 0 : distanceOutside(condition, baseline);
  if (baseline === null || distanceOfBaseline <= toleranceOf(baseline, condition.minimum, condition.maximum)) {
    const isInside = distance <= toleranceOf(value, condition.minimum, condition.maximum);
    return { attainment: isInside ? 100 : 0, attainmentRaw: null, baselineEqualsTarget: false };
  }
  return clamped((100 * (distanceOfBaseline - distance)) / distanceOfBaseline);
}

/** KEEP_AT_LEAST and KEEP_AT_MOST: 100·(years met)/(years with a value). */
export function yearsMetAttainment(condition: Condition, values: readonly number[]): Attainment {
  const met = values.filter(
    (value) => distanceOutside(condition, value) <= toleranceOf(value, condition.minimum, condition.maximum),
  );
  return clamped((100 * met.length) / values.length);
}

/** ACHIEVE: 100 when done, else 0. */
export function doneAttainment(isDone: boolean): Attainment {
  return clamped(isDone ? 100 : 0);
}

function clamped(raw: number): Attainment {
  return { attainment: clamp(raw, 0, 100) + 0, attainmentRaw: finiteOrNull(raw), baselineEqualsTarget: false };
}
