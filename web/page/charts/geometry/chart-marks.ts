import type { MissingReason, ObservationStatus } from '../../../../src/domain/review/measurement.js';
import type { ChartForecast, ChartPoint, ChartTarget, ChartYearValue } from '../chart-data.js';

export interface IndicatorFacts {
  readonly series: readonly ChartPoint[];
  readonly baseline?: ChartYearValue | null;
  readonly target?: ChartTarget | null;
  readonly forecast?: ChartForecast | null;
  readonly dataYear?: number | null;
}

/** A value that is drawn. */
export interface Mark extends ChartYearValue {
  /** How firm it is; a baseline that was only stated is measured as far as anybody knows. */
  readonly firmness: ObservationStatus;
  /** Not to be compared: grey. */
  readonly isOld: boolean;
  /** Joined to the mark before it. */
  readonly isJoined: boolean;
}

/** What has no value, and why. */
export interface Gap {
  readonly year: number;
  readonly reason: MissingReason;
}

/** Every value there is: of the series, of the years before it that the forecast knows, and the baseline. */
export function marksOf({ series, baseline, forecast }: IndicatorFacts): Mark[] {
  const known = new Map<number, ChartPoint>();
  for (const point of [...(baseline ? [baseline] : []), ...(forecast?.points ?? [])]) known.set(point.year, point);
  for (const point of series) if (point.value !== null) known.set(point.year, point);
  const sorted = [...known.values()].sort((one, other) => one.year - other.year);
  return sorted.flatMap((point, index) => {
    if (point.value === null) return [];
    const before = sorted[index - 1];
    return {
      year: point.year,
      value: point.value,
      firmness: point.observationStatus ?? 'NORMAL',
      isOld: point.comparable === false,
      isJoined: before !== undefined && belongTogether(before, point),
    };
  });
}

function belongTogether(before: ChartPoint, point: ChartPoint): boolean {
  return point.year === before.year + 1 && before.comparable !== false && point.comparable !== false;
}

/** Marks that are joined by a line; a lone one is a run of one. */
export function runsOf(marks: readonly Mark[]): Mark[][] {
  const runs: Mark[][] = [];
  for (const mark of marks) {
    const run = runs.at(-1);
    if (run !== undefined && mark.isJoined) run.push(mark);
    else runs.push([mark]);
  }
  return runs;
}

/** Years without a value; what is not due yet is no gap but the future. */
export function gapsOf({ series }: IndicatorFacts, marks: readonly Mark[]): Gap[] {
  const known = new Set(marks.map(({ year }) => year));
  return series.flatMap(({ year, value, missing }) => {
    const isGap = value === null && missing && missing !== 'NOT_DUE' && !known.has(year);
    return isGap ? [{ year, reason: missing }] : [];
  });
}

/** Targets on the way; the one that is judged at the end has the heavy ring and is none of these. */
export function yearlyTargetsOf({ series, target }: IndicatorFacts): ChartYearValue[] {
  return series.flatMap(({ year, target: value }) => {
    return typeof value === 'number' && year !== target?.year ? [{ year, value }] : [];
  });
}

export function plannedOf({ series }: IndicatorFacts): ChartYearValue[] {
  return series.flatMap(({ year, planned }) => (typeof planned === 'number' ? [{ year, value: planned }] : []));
}

/** The bounds of a band, as far as there are any. */
export function bandOf(target: ChartTarget | null | undefined): readonly [number | null, number | null] | null {
  const [low, high] = [target?.bandMinimum ?? null, target?.bandMaximum ?? null];
  return low === null && high === null ? null : [low, high];
}

/** Every number that the value axis has to hold. */
export function numbersOf(facts: IndicatorFacts, marks: readonly Mark[]): number[] {
  const { target, forecast } = facts;
  const single = [target?.value, ...(bandOf(target) ?? []), forecast?.value, forecast?.low, forecast?.high];
  return [
    ...[...marks, ...plannedOf(facts), ...yearlyTargetsOf(facts)].map(({ value }) => value),
    ...single.filter((number) => typeof number === 'number'),
  ];
}

/** Every year that the axis has to hold. */
export function yearsOf({ series, target, forecast }: IndicatorFacts, marks: readonly Mark[]): number[] {
  const hasForecast = forecast !== null && forecast !== undefined && forecast.value !== null;
  return [
    ...[...series, ...marks].map(({ year }) => year),
    ...(target ? [target.year] : []),
    ...(hasForecast ? [forecast.year] : []),
  ];
}
