import { leastSquares, type Point } from '../statistics/least-squares.js';
import { theilSenSlope } from '../statistics/theil-sen-slope.js';
import type { YearValue } from './judgement.js';

/** The line through the values; numbers in `unit`s of the indicator's unit, so that no square over- or underflows. */
export interface Trend {
  /** A power of two, so that nothing is rounded by it. */
  readonly unit: number;
  readonly count: number;
  readonly point: number;
  readonly slope: number;
  readonly robustSlope: number | null;
  readonly residualDeviation: number | null;
  readonly standardError: number | null;
  /** The greatest magnitude among the values. */
  readonly greatest: number;
  /** Years from the first to the last value, and from there to the year forecast. */
  readonly span: number;
  readonly horizon: number;
}

/** Two or more values, of different years, ascending. */
export function trendOf(observations: readonly YearValue[], year: number): Trend {
  const greatestValue = Math.max(...observations.map(({ value }) => Math.abs(value)));
  const unit = greatestValue === 0 ? 1 : 2 ** Math.floor(Math.log2(greatestValue));
  const first = observations[0]?.year ?? year;
  const last = observations.at(-1)?.year ?? year;
  const points: Point[] = observations.map((one) => ({ x: one.year, y: one.value / unit }));
  const line = leastSquares(points);
  return {
    unit,
    count: points.length,
    point: line.at(year),
    slope: line.slope,
    robustSlope: points.length >= 4 ? theilSenSlope(points) : null,
    residualDeviation: line.residualDeviation,
    standardError: line.standardErrorAt(year),
    greatest: greatestValue / unit,
    span: last - first,
    horizon: year - last,
  };
}

/** Beside the values, deviations and changes this small are none: the rounding of doubles. */
const NOTHING = 1e-12;

/** Whether the line fits perfectly, so that its residuals say nothing about errors. */
export function isPerfect({ residualDeviation, greatest }: Trend): boolean {
  return residualDeviation !== null && residualDeviation <= NOTHING * greatest;
}

/** Another sign or a factor of 2 between the two slopes; of which one at least moves something over the whole span. */
export function isSensitiveToOutliers({ slope, robustSlope, greatest, span }: Trend): boolean {
  const moves = (of: number): boolean => Math.abs(of * span) > NOTHING * greatest;
  if (robustSlope === null || !(moves(slope) || moves(robustSlope))) return false;
  const hair = 1e-9;
  const [one, other, factor] = [Math.abs(slope), Math.abs(robustSlope), 2 * (1 - hair)];
  return slope * robustSlope <= 0 || one >= factor * other || other >= factor * one;
}
