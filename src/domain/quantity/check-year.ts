import { BadInput } from '../domain-error.js';

/** Refuses what is no calendar year. @throws BadInput `not_a_year` unless a whole number from 1000 to 9999 */
export function checkYear(year: number, argument: string): void {
  if (Number.isInteger(year) && year >= 1000 && year <= 9999) return;
  throw new BadInput(argument, 'not_a_year', `'${argument}' must be a year with four digits.`);
}

/**
 * Refuses an observation of a year that has not begun.
 * @param clockYear the year of the clock, given by the caller
 * @throws BadInput `not_a_year` or `observation_in_future`
 */
export function checkObservationYear(year: number, clockYear: number, argument: string): void {
  checkYear(year, argument);
  if (year <= clockYear) return;
  throw new BadInput(argument, 'observation_in_future', `Nothing can have been measured in ${year} yet.`, {
    year,
    clockYear,
  });
}

/**
 * Refuses the same year twice, with equal values or not.
 * @throws BadInput `duplicate_year`, naming the second of the two
 */
export function checkDistinctYears(entries: readonly { readonly year: number }[], argument: string): void {
  const seen = new Set<number>();
  for (const [index, { year }] of entries.entries()) {
    if (seen.has(year)) {
      throw new BadInput(`${argument}[${index}].year`, 'duplicate_year', `The year ${year} is given twice.`, { year });
    }
    seen.add(year);
  }
}

/**
 * Refuses a reporting round outside the years of its strategy. Observations, baselines and targets may lie outside:
 * series outlive strategies.
 * @throws BadInput `not_a_year` or `year_outside_period`
 */
export function checkRoundYear(
  year: number,
  period: { readonly startYear: number; readonly endYear: number },
  argument: string,
): void {
  checkYear(year, argument);
  const { startYear, endYear } = period;
  if (year >= startYear && year <= endYear) return;
  throw new BadInput(
    argument,
    'year_outside_period',
    `The strategy runs from ${startYear} to ${endYear}; there is no round for ${year}.`,
    { year, startYear, endYear },
  );
}
