import { isYear } from '../../asked.js';
import { searchWith } from '../../parts/search-with.js';

/** Among whom, in which years and for whom an address compares. */
export interface AskedComparison {
  /** `DK:9901`, or empty: nobody's own place is shown. */
  readonly organisation: string;
  /** `DK:9901`: those who are most like it; empty: everybody. */
  readonly like: string;
  readonly count: number;
  /** In their order; empty: the usual ones. */
  readonly years: readonly number[];
}

export const COUNTS: readonly number[] = [5, 10, 20, 50];
const USUAL_COUNT = 10;
/** From 26 years on the comparison costs more than the API lets a question cost. */
const MOST_YEARS = 25;

/** What an address says wrongly is taken as not said. */
export function askedComparisonOf(search: URLSearchParams): AskedComparison {
  const count = Number(search.get('count'));
  const years = search
    .getAll('years')
    .flatMap((some) => some.split(','))
    .map(Number)
    .filter(isYear);
  return {
    organisation: search.get('organisation') ?? '',
    like: search.get('like') ?? '',
    count: COUNTS.includes(count) ? count : USUAL_COUNT,
    years: [...new Set(years)].sort((a, b) => a - b).slice(-MOST_YEARS),
  };
}

/** The address with some of it asked otherwise; what else it says stays. */
export function comparisonWith(search: URLSearchParams, changed: Partial<AskedComparison>): string {
  const { organisation, like, count, years } = { ...askedComparisonOf(search), ...changed };
  return searchWith(search, {
    organisation,
    like,
    count: like === '' || count === USUAL_COUNT ? null : count,
    years: years.join(','),
  });
}
