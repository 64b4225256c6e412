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
/** The API compares no more. */
const MOST_YEARS = 50;

/** What an address says wrongly is taken as not said. */
export function askedComparisonOf(search: URLSearchParams): AskedComparison {
  const count = Number(search.get('count'));
  const years = search
    .getAll('years')
    .flatMap((some) => some.split(','))
    .map(Number)
    .filter((year) => Number.isInteger(year) && year >= 1000 && year <= 9999);
  return {
    organisation: search.get('organisation') ?? '',
    like: search.get('like') ?? '',
    count: COUNTS.includes(count) ? count : USUAL_COUNT,
    years: [...new Set(years)].sort((a, b) => a - b).slice(-MOST_YEARS),
  };
}

/** The address with some of it asked otherwise; what else it says stays. */
export function searchWith(search: URLSearchParams, changed: Partial<AskedComparison>): string {
  const { organisation, like, count, years } = { ...askedComparisonOf(search), ...changed };
  const other = new URLSearchParams(search);
  put(other, 'organisation', organisation);
  put(other, 'like', like);
  put(other, 'count', like === '' || count === USUAL_COUNT ? '' : String(count));
  put(other, 'years', years.join(','));
  // A colon and a comma may stand in an address as they are, and are easier to read.
  return `?${other}`.replaceAll('%3A', ':').replaceAll('%2C', ',');
}

function put(search: URLSearchParams, name: string, value: string): void {
  search.delete(name);
  if (value !== '') search.set(name, value);
}
