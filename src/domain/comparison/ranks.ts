import { toleranceOf } from '../progress/numbers.js';

/** A place in an order. */
export interface Ranked {
  /** From 1. */
  readonly rank: number;
  /** The standing of the best of those who share the rank. */
  readonly standing: number;
}

/**
 * The rank of each standing, the least being the best. Equals share a rank and leave the next ones free: 1, 1, 3. Equal
 * is what differs from the best of those who share it by no more than the tolerance of the method.
 * @param standings in any order; null has no rank
 */
export function ranksOf(standings: readonly (number | null)[]): readonly (Ranked | null)[] {
  const sorted = standings.filter((standing) => standing !== null).toSorted((one, other) => one - other);
  const ranks = new Map<number, Ranked>();
  let best: Ranked | null = null;
  for (const [index, standing] of sorted.entries()) {
    const isEqual = best !== null && standing - best.standing <= toleranceOf(standing, best.standing);
    if (best === null || !isEqual) best = { rank: index + 1, standing };
    ranks.set(standing, best);
  }
  return standings.map((standing) => (standing === null ? null : (ranks.get(standing) ?? null)));
}
