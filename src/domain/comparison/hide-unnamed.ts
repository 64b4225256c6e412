import type { IndicatorRules } from '../plan/indicator-rules.js';
import { aggregationRuleOf } from '../progress/aggregation.js';
import type { StatusInComparison } from './comparison.js';
import type { FigureOfYear, Measured } from './measure.js';

/** Fewer with a value than this, and one without a name among them could be recognised. */
const FEWEST_WITH_UNNAMED = 5;

/** What may be told of those compared. */
export interface Told {
  readonly rows: readonly Measured[];
  /** Unnamed ones that have no row; the summaries count them as missing. */
  readonly withheld: readonly Measured[];
}

export interface WhatWouldTell {
  /** Where the latest year stands among the years. */
  readonly latest: number;
  /** Whether the latest year is one of the strategy's. */
  readonly isLatestOfPlan: boolean;
  /** Whether values would tell whose they are, whoever it is. */
  readonly isRecognisable: boolean;
}

/**
 * Hides what would show who an unnamed participant is. In a year in which fewer than five of those compared have a
 * comparable value, an unnamed one is SUPPRESSED, whether it has a value or not; where that is so in every year, or where
 * its values would tell who it is, it has no row. Its status is told with a value of the latest year, and of a year of
 * the strategy, only: any other is that of a year that may be hidden. Its inhabitants are never told.
 */
export function hideUnnamed(
  measured: readonly Measured[],
  { latest, isLatestOfPlan, isRecognisable }: WhatWouldTell,
): Told {
  const isTold = (measured[0]?.figures ?? []).map((_, index) => !isRecognisable && isLargeEnough(measured, index));
  const isToldAtAll = isTold.includes(true);
  const rows: Measured[] = [];
  const withheld: Measured[] = [];
  for (const one of measured) {
    if (one.key !== null) {
      rows.push(one);
      continue;
    }
    const figures = one.figures.map((figure, index) => hidden(figure, isTold[index] ?? false));
    const isJudged = isLatestOfPlan && figures[latest]?.value != null;
    (isToldAtAll ? rows : withheld).push({ ...one, figures, judged: isJudged ? one.judged : suppressed });
  }
  return { rows, withheld };
}

/**
 * Whether the aggregate of all is weighted by what is public of each: by inhabitants, or by the denominator of a rate,
 * which mostly counts inhabitants, pupils or employees. From the aggregate, the values, and the weights of all others
 * the weight of an unnamed one could be computed, and so its name. Own rule.
 */
export function isWeightedByWhatIsPublic(rules: Pick<IndicatorRules, 'valueKind' | 'aggregation'>): boolean {
  const rule = aggregationRuleOf(rules);
  return rule === 'POPULATION_WEIGHTED_MEAN' || (rule === 'RATIO_OF_SUMS' && rules.valueKind !== 'SHARE');
}

function suppressed(): StatusInComparison {
  return { status: 'NOT_ASSESSED', reason: 'SUPPRESSED' };
}

function isLargeEnough(measured: readonly Measured[], index: number): boolean {
  let withValue = 0;
  for (const { figures } of measured) {
    const figure = figures[index];
    if (figure !== undefined && figure.value !== null && figure.comparable) withValue += 1;
  }
  return withValue >= FEWEST_WITH_UNNAMED;
}

function hidden(figure: FigureOfYear, isTold: boolean): FigureOfYear {
  const withoutPopulation = { ...figure, population: null };
  return isTold ? withoutPopulation : { ...withoutPopulation, value: null, missing: 'SUPPRESSED', comparable: true };
}
