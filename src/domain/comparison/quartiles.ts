/** The middle half of some values, in their unit; null where there are none. */
export interface Quartiles {
  readonly lowerQuartile: number | null;
  readonly median: number | null;
  readonly upperQuartile: number | null;
}

/**
 * Median and quartiles. Of numbers by linear interpolation between the two nearest of them: the value at the place
 * (n − 1)·p of the n sorted ones, counted from 0. Of what only has an order (levels, yes and no), where nothing lies
 * between two values, the least one that at least the part p does not exceed; the median is then the lower median.
 * Source: R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, 1996: types 7 and 1.
 * @param values finite, in any order
 */
export function quartilesOf(values: readonly number[], isOrdinal: boolean): Quartiles {
  const sorted = values.toSorted((one, other) => one - other);
  const at = isOrdinal ? ordinalQuantile : interpolatedQuantile;
  return { lowerQuartile: at(sorted, 0.25), median: at(sorted, 0.5), upperQuartile: at(sorted, 0.75) };
}

function ordinalQuantile(sorted: readonly number[], p: number): number | null {
  return sorted[Math.ceil(sorted.length * p) - 1] ?? null;
}

function interpolatedQuantile(sorted: readonly number[], p: number): number | null {
  const place = (sorted.length - 1) * p;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  const part = place - Math.floor(place);
  // Two products instead of a difference, which may overflow.
  return below === above ? below : below * (1 - part) + above * part;
}
