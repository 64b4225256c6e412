import type { IndicatorRules } from '../plan/indicator-rules.js';
import { sumBy } from './numbers.js';

/** How the values of several organisations become one, after what the kind of value allows. */
export type AggregationRule =
  | 'SUM'
  | 'RATIO_OF_SUMS'
  | 'POPULATION_WEIGHTED_MEAN'
  | 'MEAN'
  | 'MEDIAN'
  | 'LOWER_MEDIAN'
  | 'MINIMUM'
  | 'MAXIMUM'
  | 'PER_CENT_OF_YES'
  | 'NONE';

/** The value of one organisation in the year that is aggregated. */
export interface MemberValue {
  /** In the indicator's unit; of YES_NO a share from 0 to 1. */
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Inhabitants, or null where not known. */
  readonly population: number | null;
}

/** All that is needed of the members for every rule but MEDIAN, MINIMUM and MAXIMUM; can be kept and added to. */
export interface MemberSums {
  readonly count: number;
  readonly values: number;
  readonly numerators: number;
  readonly denominators: number;
  readonly populations: number;
  /** Σ value · population over those whose population is known. */
  readonly valuesTimesPopulations: number;
}

/**
 * The rule that holds for an indicator. INDEX is never aggregated and shares are never added up; YES_NO becomes the
 * per cent of yes; LEVEL becomes the lower median, unless its owner asks for the minimum or the maximum. Own rule.
 */
export function aggregationRuleOf(rules: Pick<IndicatorRules, 'valueKind' | 'aggregation'>): AggregationRule {
  const { valueKind, aggregation } = rules;
  if (aggregation === 'NONE' || valueKind === 'INDEX') return 'NONE';
  if (valueKind === 'YES_NO') return 'PER_CENT_OF_YES';
  if (valueKind === 'LEVEL') {
    return aggregation === 'MINIMUM' || aggregation === 'MAXIMUM' ? aggregation : 'LOWER_MEDIAN';
  }
  const isRelative = valueKind === 'SHARE' || valueKind === 'RATIO';
  return aggregation === 'SUM' && isRelative ? 'NONE' : aggregation;
}

/** Sums over the members. Members without numerator, denominator or population add nothing to those sums. */
export function sumsOf(members: readonly MemberValue[]): MemberSums {
  return {
    count: members.length,
    values: sumBy(members, ({ value }) => value),
    numerators: sumBy(members, ({ numerator }) => numerator ?? 0),
    denominators: sumBy(members, ({ denominator }) => denominator ?? 0),
    populations: sumBy(members, ({ population }) => population ?? 0),
    valuesTimesPopulations: sumBy(members, ({ value, population }) => value * (population ?? 0)),
  };
}

/**
 * The figure that sums give by a rule, in the indicator's unit (per cent for PER_CENT_OF_YES); null where there is
 * nothing to divide by, and for the rules that need the members themselves.
 * @param factor of the indicator: value = factor · numerator / denominator
 */
export function figureOfSums(rule: AggregationRule, sums: MemberSums, factor: number): number | null {
  switch (rule) {
    case 'SUM':
      return sums.count === 0 ? null : sums.values;
    case 'MEAN':
      return divided(sums.values, sums.count);
    case 'PER_CENT_OF_YES':
      return divided(100 * sums.values, sums.count);
    case 'RATIO_OF_SUMS':
      return divided(factor * sums.numerators, sums.denominators);
    case 'POPULATION_WEIGHTED_MEAN':
      return divided(sums.valuesTimesPopulations, sums.populations);
    default:
      return null;
  }
}

/** The figure that the members give by a rule, in the indicator's unit; null where they give none. */
export function figureOfMembers(rule: AggregationRule, members: readonly MemberValue[], factor: number): number | null {
  switch (rule) {
    case 'MEDIAN':
      return medianOf(members, false);
    case 'LOWER_MEDIAN':
      return medianOf(members, true);
    case 'MINIMUM':
      return members.length === 0 ? null : members.reduce((least, { value }) => Math.min(least, value), Infinity);
    case 'MAXIMUM':
      return members.length === 0 ? null : members.reduce((most, { value }) => Math.max(most, value), -Infinity);
    default:
      return figureOfSums(rule, sumsOf(members), factor);
  }
}

function medianOf(members: readonly MemberValue[], lower: boolean): number | null {
  const values = Float64Array.from(members, ({ value }) => value).sort();
  const below = values[Math.ceil(values.length / 2) - 1];
  const above = values[Math.floor(values.length / 2)];
  if (below === undefined || above === undefined) return null;
  return lower || below === above ? below : (below + above) / 2;
}

function divided(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
