/** Beyond this, differences and products of doubles may overflow; such a series is not assessed. */
const LARGEST_JUDGED = 1e290;

/** Relative tolerance of every test on values: two doubles this near are the same reported number. */
const RELATIVE_TOLERANCE = 1e-9;

/**
 * ε = 1e-9 · the greatest magnitude among the numbers of one judgement; null ones count for nothing.
 * In the unit of the numbers, so that a change of unit changes no test. Own rule.
 */
export function toleranceOf(...numbers: readonly (number | null)[]): number {
  let greatest = 0;
  for (const number of numbers) {
    if (number !== null) greatest = Math.max(greatest, Math.abs(number));
  }
  return RELATIVE_TOLERANCE * greatest;
}

/** Whether a number is finite and small enough for every formula. */
export function isComputable(number: number): boolean {
  return Number.isFinite(number) && Math.abs(number) <= LARGEST_JUDGED;
}

/** The number, with a negative zero made plain, or null where it is not finite. */
export function finiteOrNull(number: number): number | null {
  return Number.isFinite(number) ? number + 0 : null;
}

/** The number held between two bounds. */
export function clamp(number: number, least: number, greatest: number): number {
  return Math.min(greatest, Math.max(least, number));
}

/**
 * Sum in which small numbers are not lost beside large ones, so that the order of the terms does not show.
 * Source: A. Neumaier's compensated summation, 1974.
 */
export function sumOf(numbers: Iterable<number>): number {
  return sumBy(numbers, (number) => number);
}

/** The same of a number of each, without a list of these numbers. */
export function sumBy<One>(all: Iterable<One>, numberOf: (one: One) => number): number {
  let sum = 0;
  let lost = 0;
  for (const one of all) {
    const number = numberOf(one);
    const next = sum + number;
    lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}
