import type { Trajectory } from '../plan/target.js';
import type { YearValue } from './judgement.js';

/** The way from a baseline to the targets that are judged. */
export interface Path {
  readonly trajectory: Trajectory;
  readonly baseline: YearValue;
  /** Ascending by year, all after the baseline's year and within the strategy; at least one. */
  readonly targets: readonly YearValue[];
  /** LEVEL: the planned value is a whole level. */
  readonly wholeLevels: boolean;
}

/**
 * The planned value E of a year, in the indicator's unit; null before the baseline's year (`before_baseline`).
 *
 * LINEAR: straight lines through the baseline and all targets; after the last one it is that target
 * (distance to target path: Committee of the Regions, 2014). YEARLY: the target stated for the year, or the last
 * stated before it, or the baseline. CONSTANT: the last target in every year.
 */
export function plannedValue(path: Path, year: number): number | null {
  if (year < path.baseline.year) return null;
  const planned = plannedOf(path, year);
  return path.wholeLevels ? wholeLevel(planned, path.baseline.value) : planned;
}

function plannedOf({ trajectory, baseline, targets }: Path, year: number): number {
  const last = targets.at(-1) ?? baseline;
  if (trajectory === 'CONSTANT') return last.value;
  const next = targets.findIndex((target) => target.year > year);
  const to = targets[next];
  if (to === undefined) return last.value;
  const before = targets[next - 1] ?? baseline;
  return trajectory === 'YEARLY' ? before.value : between(before, to, year);
}

/** The value on the straight line between two points; exact at both ends. */
export function between(from: YearValue, to: YearValue, year: number): number {
  const years = to.year - from.year;
  const passed = year - from.year;
  if (passed <= 0 || years <= 0) return from.value;
  return (from.value * (years - passed) + to.value * passed) / years;
}

/** Rounds a planned level towards the baseline, since 2.5 is no level; a hair's breadth below a level is that level. */
export function wholeLevel(planned: number, baseline: number): number {
  const hair = 1e-9;
  return planned >= baseline ? Math.floor(planned + hair) : Math.ceil(planned - hair);
}
