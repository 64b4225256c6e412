import type { Direction } from '../plan/indicator-rules.js';
import type { Target } from '../plan/target.js';

/** 1 where larger is better, −1 where smaller is. */
export type Sense = 1 | -1;

/** Which way "better" lies for INCREASE and DECREASE (and for what is treated like them). */
export function senseOf(direction: Direction): Sense {
  return direction === 'DECREASE' || direction === 'KEEP_AT_MOST' ? -1 : 1;
}

/** What KEEP_* asks to be kept, bounds included; null where that side is open. */
export interface Condition {
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** The condition a target states: a threshold below (KEEP_AT_LEAST) or above (KEEP_AT_MOST), or a band. */
export function conditionOf(direction: Direction, target: Target): Condition {
  if (direction === 'KEEP_WITHIN') return { minimum: target.bandMinimum, maximum: target.bandMaximum };
  return direction === 'KEEP_AT_MOST'
    ? { minimum: null, maximum: target.value }
    : { minimum: target.value, maximum: null };
}

/** What the target test asks of any value: the condition of what is to be kept, else the target and all beyond it. */
export function targetTest(direction: Direction, target: Target): Condition {
  if (isKeeping(direction)) return conditionOf(direction, target);
  return conditionOf(senseOf(direction) === 1 ? 'KEEP_AT_LEAST' : 'KEEP_AT_MOST', target);
}

/** How far a value lies outside the condition, in the indicator's unit; 0 inside and on the bounds. */
export function distanceOutside(condition: Condition, value: number): number {
  const below = condition.minimum === null ? 0 : condition.minimum - value;
  const above = condition.maximum === null ? 0 : value - condition.maximum;
  return Math.max(0, below, above);
}

/** Whether a direction asks that something be kept instead of moved. */
export function isKeeping(direction: Direction): boolean {
  return direction === 'KEEP_AT_LEAST' || direction === 'KEEP_AT_MOST' || direction === 'KEEP_WITHIN';
}
