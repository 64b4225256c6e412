import type { ChartPoint, ChartTarget, ChartYearValue } from '../chart-data.js';
import type { Ring, Spot } from './boxes.js';
import { marksOf, plannedOf, runsOf } from './chart-marks.js';
import { tenth } from './tenth.js';

export const SPARK_WIDTH = 120;
export const SPARK_HEIGHT = 32;
const PAD_X = 6;
const PAD_Y = 6;

export interface SparkFacts {
  readonly series: readonly ChartPoint[];
  readonly baseline?: ChartYearValue | null;
  readonly target?: ChartTarget | null;
  readonly endYear?: number;
}

export interface SparkLine {
  /** Years that follow each other without a gap; a lone one is a line of one point. */
  readonly measured: readonly (readonly Spot[])[];
  readonly planned: readonly Spot[];
  readonly last: Spot | null;
  readonly ring: Ring | null;
}

/** A line without axes, on a vertical scale of its own; plain arithmetic, since the first screen draws twenty of them. */
export function sparkLine(facts: SparkFacts): SparkLine {
  const { series, baseline, target, endYear } = facts;
  const marks = marksOf(facts);
  const planned = plannedOf(facts);
  const bounds = boundsOf(target ?? null);
  const x = linear(
    extent([...series.map(({ year }) => year), ...years(baseline), ...years(target), ...(endYear ? [endYear] : [])]),
    [PAD_X, SPARK_WIDTH - PAD_X],
  );
  const y = linear(extent([...marks, ...planned].map(({ value }) => value).concat(bounds)), [
    SPARK_HEIGHT - PAD_Y,
    PAD_Y,
  ]);
  const spotOf = ({ year, value }: ChartYearValue): Spot => ({ x: x(year), y: y(value) });
  const last = marks.at(-1);
  return {
    measured: runsOf(marks).map((run) => run.map(spotOf)),
    planned: planned.map(spotOf),
    last: last === undefined ? null : spotOf(last),
    ring: target && bounds.length > 0 ? ringOf(x(target.year), bounds.map(y)) : null,
  };
}

function boundsOf(target: ChartTarget | null): number[] {
  return [target?.value, target?.bandMinimum, target?.bandMaximum].filter((bound) => typeof bound === 'number');
}

function years(of: { readonly year: number } | null | undefined): number[] {
  return of ? [of.year] : [];
}

function extent(numbers: readonly number[]): readonly [number, number] {
  return numbers.length === 0 ? [0, 0] : [Math.min(...numbers), Math.max(...numbers)];
}

/** Of a domain without length, the middle. */
function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]) {
  return (value: number): number => {
    const share = to === from ? 0.5 : (value - from) / (to - from);
    return tenth(start + share * (end - start));
  };
}

function ringOf(x: number, heights: readonly number[]): SparkLine['ring'] {
  return { x, top: Math.min(...heights), bottom: Math.max(...heights) };
}
