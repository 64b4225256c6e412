import type { IndicatorRules } from '../plan/indicator-rules.js';
import { isMoreThanWhole } from '../quantity/check-value.js';
import type { MeasurementContent } from './check-content.js';

export const WARNINGS = ['more_than_whole', 'not_aggregated_without_parts'] as const;
/** What looks odd in a measurement that was accepted. */
export type Warning = (typeof WARNINGS)[number];

/**
 * `more_than_whole`: a SHARE of more than its whole, where the allowed range does not refuse it.
 * `not_aggregated_without_parts`: a value alone, where organisations are added up by numerators and denominators: it
 * is judged for its own organisation and missing in every aggregate.
 */
export function warningsOf(
  rules: Pick<IndicatorRules, 'valueKind' | 'aggregation'>,
  { value, numerator, denominator }: Pick<MeasurementContent, 'value' | 'numerator' | 'denominator'>,
): readonly Warning[] {
  if (numerator !== null && denominator !== null) {
    return isMoreThanWhole(rules, { numerator, denominator }) ? ['more_than_whole'] : [];
  }
  return value !== null && rules.aggregation === 'RATIO_OF_SUMS' ? ['not_aggregated_without_parts'] : [];
}
