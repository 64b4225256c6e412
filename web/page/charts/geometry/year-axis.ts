import { range } from 'd3-array';

/** Between the middles of two labels of four figures. */
const ROOM = 44;

export interface YearAxisWish {
  readonly years: readonly number[];
  /** From one year to the next, in the units of the drawing. */
  readonly step: number;
  /** Labelled in any case. */
  readonly dataYear: number | null;
}

/** All years from the first to the last. */
export function wholeYears(years: readonly number[]): number[] {
  return years.length === 0 ? [] : range(Math.min(...years), Math.max(...years) + 1);
}

/** The years that are written on the axis: as many as fit, and always that of the data and the last one. */
export function labelledYears({ years, step, dataYear }: YearAxisWish): number[] {
  const last = years.at(-1);
  if (last === undefined) return [];
  const stride = Math.max(1, Math.ceil(ROOM / Math.max(step, 1e-6)));
  const fixed = dataYear !== null && years.includes(dataYear) ? dataYear : last;
  const labelled = [fixed];
  const regular = years.filter((year) => (year - fixed) % stride === 0);
  for (const year of [last, ...regular.toReversed()]) {
    if (labelled.every((taken) => Math.abs(taken - year) >= stride)) labelled.push(year);
  }
  return labelled.sort((one, other) => one - other);
}
