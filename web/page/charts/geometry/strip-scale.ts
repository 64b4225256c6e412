import { scaleLinear } from 'd3-scale';
import type { StripWords } from './strip-words.js';
import { tenth } from './tenth.js';
import { type AxisKind, valueAxis } from './value-axis.js';

/** Narrower ones have fewer ticks. */
const WIDE = 500;

export interface StripScale {
  at(value: number): number;
  readonly ticks: readonly { readonly text: string; readonly x: number }[];
}

export interface StripScaleWish {
  readonly kind: AxisKind;
  readonly words: StripWords;
  /** Of the whole drawing. */
  readonly width: number;
  readonly range: readonly [number, number];
}

/** Where on a strip its values lie, and what is written on its axis. */
export function stripScale(values: readonly number[], { kind, words, width, range }: StripScaleWish): StripScale {
  const { domain, ticks, step } = valueAxis(values, { kind, count: width > WIDE ? 6 : 4, isComparison: true });
  const scale = scaleLinear().domain(domain).range(range);
  const at = (value: number) => tenth(scale(value));
  return {
    at,
    ticks: ticks.map((tick, index) => ({
      text: words.tick(tick, { step, isTop: index === ticks.length - 1 }),
      x: at(tick),
    })),
  };
}
