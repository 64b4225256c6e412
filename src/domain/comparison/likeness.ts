/** One that may be like another. */
export interface Candidate {
  readonly organisation: string;
  /** Inhabitants, or null where not known. */
  readonly population: number | null;
}

/**
 * How alike two organisations are, from 0 to 1: the smaller number of inhabitants divided by the greater. 1 is the same
 * size, 0.5 half or twice as large. Null where one of them is not known. Own rule: size decides before everything else
 * what a municipality can do.
 */
export function likenessOf(one: number | null, other: number | null): number | null {
  if (one === null || other === null || one <= 0 || other <= 0) return null;
  return Math.min(one, other) / Math.max(one, other);
}

/**
 * The most alike among the candidates, with their likeness; of equally alike ones those that stand first. Whose
 * inhabitants are not known is like nobody.
 */
export function mostAlike(
  candidates: readonly Candidate[],
  population: number,
  count: number,
): ReadonlyMap<string, number> {
  const alike = candidates.flatMap(({ organisation, population: theirs }) => {
    const likeness = likenessOf(theirs, population);
    return likeness === null ? [] : [{ organisation, likeness }];
  });
  const most = alike.toSorted((one, other) => other.likeness - one.likeness).slice(0, count);
  return new Map(most.map(({ organisation, likeness }) => [organisation, likeness]));
}
