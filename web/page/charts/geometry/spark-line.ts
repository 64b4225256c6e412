import type { ChartPoint, ChartTarget, ChartYearValue } from '../chart-data.js';

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
  /** The target: a ring, drawn out to a capsule where it is a band. */
  readonly ring: { readonly x: number; readonly top: number; readonly bottom: number } | null;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A line without axes, on a vertical scale of its own; plain arithmetic, since the first screen draws twenty of them. */
export function sparkLine({ series, baseline, target, endYear }: SparkFacts): SparkLine {
  const values = withBaseline(series, baseline ?? null);
  const planned = series.flatMap(({ year, planned: value }) => (typeof value === 'number' ? [{ year, value }] : []));
  const bounds = boundsOf(target ?? null);
  const x = linear(
    extent([...series.map(({ year }) => year), ...years(baseline), ...years(target), ...(endYear ? [endYear] : [])]),
    [PAD_X, SPARK_WIDTH - PAD_X],
  );
  const y = linear(extent([...values, ...planned].map(({ value }) => value).concat(bounds)), [
    SPARK_HEIGHT - PAD_Y,
    PAD_Y,
  ]);
  const spotOf = ({ year, value }: ChartYearValue): Spot => ({ x: x(year), y: y(value) });
  const last = values.at(-1);
  return {
    measured: withoutGaps(values).map((run) => run.map(spotOf)),
    planned: planned.map(spotOf),
    last: last === undefined ? null : spotOf(last),
    ring: target && bounds.length > 0 ? ringOf(x(target.year), bounds.map(y)) : null,
  };
}

function withBaseline(series: readonly ChartPoint[], baseline: ChartYearValue | null): ChartYearValue[] {
  const values = series.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]));
  const isThere = baseline === null || series.some(({ year, value }) => year === baseline.year && value !== null);
  return isThere ? values : [baseline, ...values].sort((one, other) => one.year - other.year);
}

function boundsOf(target: ChartTarget | null): number[] {
  return [target?.value, target?.bandMinimum, target?.bandMaximum].filter((bound) => typeof bound === 'number');
}

function years(of: { readonly year: number } | null | undefined): number[] {
  return of ? [of.year] : [];
}

function withoutGaps(values: readonly ChartYearValue[]): ChartYearValue[][] {
  const runs: ChartYearValue[][] = [];
  for (const value of values) {
    const run = runs.at(-1);
    if (run?.at(-1)?.year === value.year - 1) run?.push(value);
    else runs.push([value]);
  }
  return runs;
}

function extent(numbers: readonly number[]): readonly [number, number] {
  return numbers.length === 0 ? [0, 0] : [Math.min(...numbers), Math.max(...numbers)];
}

/** Of a domain without length, the middle. */
function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]) {
  return (value: number): number => {
    const share = to === from ? 0.5 : (value - from) / (to - from);
    return Math.round(10 * (start + share * (end - start))) / 10;
  };
}

function ringOf(x: number, heights: readonly number[]): SparkLine['ring'] {
  return { x, top: Math.min(...heights), bottom: Math.max(...heights) };
}
