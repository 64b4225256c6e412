import type { Direction } from '../../../src/domain/plan/indicator-rules.js';

interface OnTheWay {
  readonly attainmentRaw: number | null;
  readonly judged: {
    readonly baseline: number | null;
    readonly planned: number | null;
    readonly target: number | null;
  } | null;
  readonly goalIndicator: { readonly indicator: { readonly direction: Direction } } | null;
}

interface SingleWay {
  readonly planned: number | null;
  readonly attainmentRaw: number | null;
}

/**
 * What the bar of a way shows beside the attainment where one indicator alone is told of: the plan, of one with a way
 * from a baseline to a target, and whether it is worse than its baseline. Of several the server gives neither.
 */
export function singleWay(indicators: readonly OnTheWay[]): SingleWay {
  const [only, ...others] = indicators;
  if (only === undefined || others.length > 0) return { planned: null, attainmentRaw: null };
  return { planned: plannedWay(only), attainmentRaw: only.attainmentRaw };
}

/** How far the plan is in the year that was judged, per cent. */
function plannedWay({ judged, goalIndicator }: OnTheWay): number | null {
  const direction = goalIndicator?.indicator.direction;
  if (direction !== 'INCREASE' && direction !== 'DECREASE') return null;
  const { baseline, planned, target } = judged ?? {};
  if (typeof baseline !== 'number' || typeof planned !== 'number' || typeof target !== 'number') return null;
  if (target === baseline) return null;
  return Math.min(100, Math.max(0, (100 * (planned - baseline)) / (target - baseline)));
}
