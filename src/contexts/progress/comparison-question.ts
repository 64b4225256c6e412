import { BadInput } from '../../domain/domain-error.js';
import { checkYear } from '../../domain/quantity/check-year.js';
import type { OrganisationRef } from '../organisations/organisation-ref.js';

const MOST_YEARS = 50;
const MOST_ALIKE = 200;

/** What is asked: which indicator of a goal, in which years, among whom. */
export interface ComparisonQuestion {
  readonly goalIndicatorId: string;
  readonly years: readonly number[];
  /** Null: all participants. */
  readonly peers: Peers | null;
}

/** Those named, or those who are like one. */
export type Peers =
  | { readonly organisations: readonly OrganisationRef[] }
  | { readonly similarTo: OrganisationRef; readonly count: number };

/** @throws BadInput `too_few`, `too_many`, `duplicate_year`, `not_a_year` or `out_of_range`, naming the argument */
export function checkQuestion({ years, peers }: ComparisonQuestion): void {
  if (years.length === 0) throw new BadInput('years', 'too_few', 'At least one year is needed to compare.');
  if (years.length > MOST_YEARS) {
    throw new BadInput('years', 'too_many', `At most ${MOST_YEARS} years are compared at once.`, { limit: MOST_YEARS });
  }
  for (const [index, year] of years.entries()) {
    checkYear(year, `years[${index}]`);
    if (years.indexOf(year) === index) continue;
    throw new BadInput(`years[${index}]`, 'duplicate_year', `The year ${year} is given twice.`, { year });
  }
  if (peers === null || !('count' in peers) || (peers.count >= 1 && peers.count <= MOST_ALIKE)) return;
  throw new BadInput('peers.count', 'out_of_range', `'peers.count' must be 1 to ${MOST_ALIKE}.`);
}
