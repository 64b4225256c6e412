import type { IndicatorRules } from '../plan/indicator-rules.js';
import type { MissingReason } from '../review/measurement.js';

/** What was not reported is not due as long as the publication lag lasts, seen from the year asked for. */
export function reasonSeenFrom(
  asked: number,
  { publicationLagYears }: Pick<IndicatorRules, 'publicationLagYears'>,
  year: number,
): (reason: MissingReason) => MissingReason {
  const isDue = year <= asked - publicationLagYears;
  return (reason) => (reason === 'NOT_REPORTED' && !isDue ? 'NOT_DUE' : reason);
}
