import type { PlaceInComparison } from './comparison.js';
import type { Measured } from './measure.js';
import { ranksOf } from './ranks.js';
import type { Standing } from './standing.js';

/** One of those compared, with its rank and its place. */
export interface Placed {
  readonly measured: Measured;
  readonly rank: number | null;
  readonly place: PlaceInComparison;
}

/**
 * Everybody in order: by rank, then values without a rank, then what is missing. Equals stand in the order of their keys,
 * unnamed ones behind them in an order of what is shown of them, so that no order tells more than the rows do.
 * @param latest where the year that ranks stands among the years
 */
export function placesOf(
  rows: readonly Measured[],
  { standing, latest }: { readonly standing: Standing | null; readonly latest: number },
): readonly Placed[] {
  const ranks = ranksOf(rows.map((row) => standingIn(row, latest, standing)));
  const unserial = rows.map((measured, index): Placed => {
    const ranked = ranks[index] ?? null;
    const hasValue = measured.figures[latest]?.value != null;
    const group = ranked === null ? (hasValue ? 1 : 2) : 0;
    const place = { group, standing: ranked?.standing ?? 0, key: measured.key, serial: 0 };
    return { measured, rank: ranked?.rank ?? null, place };
  });
  return numbered(unserial.toSorted(inOrder));
}

/** Negative where the first one comes first; 0 for equals. */
export function comparePlaces(one: PlaceInComparison, other: PlaceInComparison): number {
  return (
    one.group - other.group ||
    one.standing - other.standing ||
    compareKeys(one.key, other.key) ||
    one.serial - other.serial
  );
}

function standingIn({ figures }: Measured, index: number, standing: Standing | null): number | null {
  const figure = figures[index];
  const isRanked = standing !== null && figure !== undefined && figure.value !== null && figure.comparable;
  return isRanked ? standing(figure.value) : null;
}

function inOrder(one: Placed, other: Placed): number {
  return comparePlaces(one.place, other.place) || compareTexts(shown(one), shown(other));
}

/** All that is shown of an unnamed one. */
function shown({ measured: { figures, judged } }: Placed): string {
  return JSON.stringify([judged(), figures.map(({ value, missing, comparable }) => [value, missing, comparable])]);
}

function compareKeys(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return compareTexts(one, other);
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Tells unnamed equals apart. */
function numbered(sorted: readonly Placed[]): readonly Placed[] {
  let before: Placed | null = null;
  return sorted.map((placed) => {
    const serial: number =
      before !== null && comparePlaces({ ...before.place, serial: 0 }, placed.place) === 0
        ? before.place.serial + 1
        : 0;
    before = { ...placed, place: { ...placed.place, serial } };
    return before;
  });
}
