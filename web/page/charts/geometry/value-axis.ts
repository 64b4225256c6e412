import { tickStep } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { ValueKind } from '../../../../src/domain/plan/indicator-rules.js';

/** What an axis counts: per cent of yes over several organisations is a share. */
export type AxisKind = ValueKind | 'PER_CENT_OF_YES';

export interface ValueAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** From one tick to the next. */
  readonly step: number;
}

export interface AxisWish {
  readonly kind: AxisKind;
  /** About how many ticks. */
  readonly count: number;
  /** In a comparison only the differences matter, and 0 is shown only where it is near. */
  readonly isComparison?: boolean;
  /** Finer ticks would tell apart what is written alike. */
  readonly decimals?: number;
}

/** Levels and yes or no keep this share of a step clear above and below them. */
const ROOM = 0.35;

/** The axis for some values: nice ends, and 0 where leaving it out would exaggerate. */
export function valueAxis(values: readonly number[], wish: AxisWish): ValueAxis {
  if (wish.kind === 'LEVEL') return { domain: [1 - ROOM, 5 + ROOM], ticks: [1, 2, 3, 4, 5], step: 1 };
  if (wish.kind === 'YES_NO') return { domain: [-ROOM, 1 + ROOM], ticks: [0, 1], step: 1 };
  // Of what nobody knows anything, an axis with figures would be invented.
  if (values.length === 0 && !isShare(wish.kind)) return { domain: [0, 1], ticks: [], step: 1 };
  const [least, most] = rangeOf(values, wish);
  const scale = scaleLinear().domain([least, most]).nice(wish.count);
  const [from = least, to = most] = scale.domain();
  const ticks = scale.ticks(wish.count);
  const { decimals } = wish;
  const coarse = decimals === undefined ? ticks : ticks.filter((tick) => Number(tick.toFixed(decimals)) === tick);
  const step = tickStep(from, to, wish.count);
  if (coarse.length < 2 || coarse.length === ticks.length) return { domain: [from, to], ticks, step };
  return { domain: [from, to], ticks: coarse, step: (coarse[1] ?? 1) - (coarse[0] ?? 0) };
}

function rangeOf(values: readonly number[], { kind, isComparison = false }: AxisWish): readonly [number, number] {
  if (values.length === 0) return [0, 100];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isNear = isZeroNear([least, most], isComparison ? 0.2 : nearnessOf(kind)) || (least === most && !isComparison);
  const [low, high] = isNear ? [Math.min(0, least), Math.max(0, most)] : [least, most];
  if (low < high) return [low, high];
  return low === 0 ? [0, 1] : [low - Math.abs(low) / 10, low + Math.abs(low) / 10];
}

/** 0 belongs on the axis if the least is no more than this share of the greatest. */
function nearnessOf(kind: AxisKind): number {
  if (isShare(kind) || kind === 'AMOUNT') return 0.75;
  return kind === 'INDEX' ? 0.2 : 0.5;
}

function isShare(kind: AxisKind): boolean {
  return kind === 'SHARE' || kind === 'PER_CENT_OF_YES';
}

function isZeroNear([least, most]: readonly [number, number], nearness: number): boolean {
  if (least < 0 && most > 0) return false;
  const [near, far] = [Math.min(Math.abs(least), Math.abs(most)), Math.max(Math.abs(least), Math.abs(most))];
  return near <= nearness * far;
}

/** As many as tell one tick from the next. */
export function decimalsOfStep(step: number): number {
  return step > 0 && Number.isFinite(step) ? Math.min(20, Math.max(0, -Math.floor(Math.log10(step) + 1e-9))) : 0;
}
