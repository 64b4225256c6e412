import type { IndicatorRules } from '../plan/indicator-rules.js';
import type { Freshness } from './judgement.js';

/**
 * How old data are: overdue = max(0, (year asked for − latest year) − publication lag − (frequency − 1)), in years.
 * 0 is current, 1 late, 2 and more stale. Own rule. The year asked for counts, not that of the clock.
 */
export function freshnessOf(
  rules: Pick<IndicatorRules, 'publicationLagYears' | 'frequencyYears'>,
  years: { readonly asked: number; readonly latest: number },
): Freshness {
  const overdueYears = Math.max(0, years.asked - years.latest - rules.publicationLagYears - (rules.frequencyYears - 1));
  if (overdueYears < 1) return { state: 'CURRENT', overdueYears };
  return { state: overdueYears < 2 ? 'LATE' : 'STALE', overdueYears };
}
