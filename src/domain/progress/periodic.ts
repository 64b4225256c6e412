import type { ValueKind } from '../plan/indicator-rules.js';
import { sumOf } from './numbers.js';
import type { SeriesToJudge } from './series.js';
import { type Path, plannedValue } from './trajectory.js';

/** Sums over the years judged, all over the same years, in the indicator's unit. */
export interface YearSums {
  readonly value: number;
  readonly baseline: number;
  readonly planned: number;
  /** Years between the first and the last one that have no value. */
  readonly yearsWithoutValue: readonly number[];
}

const SUMMED_OVER_YEARS: readonly ValueKind[] = ['NUMBER', 'AMOUNT'];

/** Whether the values of a series belong to their year only and are summed. Shares and levels never are. */
export function isSummedOverYears(series: Pick<SeriesToJudge, 'accumulation' | 'valueKind'>): boolean {
  return series.accumulation === 'PERIODIC' && SUMMED_OVER_YEARS.includes(series.valueKind);
}

/**
 * PERIODIC: value, baseline and plan summed over the years after the baseline, up to the data year, that have a
 * value. The sum of the plan is also the target: what should have come together by now.
 */
export function sumsOverYears(series: SeriesToJudge, path: Path, dataYear: number): YearSums {
  const { baseline } = path;
  const summed = series.observations.filter(({ year }) => year > baseline.year && year <= dataYear);
  return {
    value: sumOf(summed.map(({ value }) => value)),
    baseline: baseline.value * summed.length,
    planned: sumOf(summed.map(({ year }) => plannedValue(path, year) ?? baseline.value)),
    yearsWithoutValue: yearsWithout(summed, baseline.year + 1, dataYear),
  };
}

/** The years from the first to the last, both included, in which nothing was measured. */
export function yearsWithout(measured: readonly { readonly year: number }[], first: number, last: number): number[] {
  const years = new Set(measured.map(({ year }) => year));
  const without: number[] = [];
  for (let year = first; year <= last; year += 1) {
    if (!years.has(year)) without.push(year);
  }
  return without;
}
