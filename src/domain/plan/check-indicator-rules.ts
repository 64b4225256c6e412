import { BadInput } from '../domain-error.js';
import { checkNumber } from '../quantity/check-number.js';
import type { Direction, IndicatorRules } from './indicator-rules.js';

/** Refuses rules that no value could be judged by. @throws BadInput naming the argument */
export function checkIndicatorRules(rules: IndicatorRules): void {
  checkRange(rules);
  checkAggregation(rules);
  checkDirection(rules);
  checkNumber(rules.factor, 'factor');
  if (rules.factor <= 0) throw new BadInput('factor', 'factor_not_positive', 'The factor must be greater than 0.');
  if (rules.valueKind === 'SHARE' && rules.factor !== 100) {
    throw new BadInput('factor', 'share_is_in_per_cent', 'A SHARE is in per cent: its factor is 100.');
  }
  requireWhole(rules.decimals, 'decimals', 0, 12);
  requireWhole(rules.frequencyYears, 'frequencyYears', 1, 20);
  requireWhole(rules.publicationLagYears, 'publicationLagYears', 0, 20);
}

function checkRange({ minimum, maximum }: IndicatorRules): void {
  if (minimum !== null) checkNumber(minimum, 'minimum');
  if (maximum !== null) checkNumber(maximum, 'maximum');
  if (minimum !== null && maximum !== null && minimum > maximum) {
    throw new BadInput('minimum', 'range_reversed', `The minimum ${minimum} is greater than the maximum ${maximum}.`);
  }
}

function checkAggregation({ aggregation, valueKind }: IndicatorRules): void {
  const hasParts = valueKind === 'SHARE' || valueKind === 'RATIO';
  if (aggregation === 'RATIO_OF_SUMS' && !hasParts) {
    throw new BadInput(
      'aggregation',
      'needs_parts',
      'RATIO_OF_SUMS needs a SHARE or a RATIO, with numerator and denominator.',
    );
  }
  if (aggregation === 'SUM' && (hasParts || valueKind === 'INDEX' || valueKind === 'LEVEL')) {
    throw new BadInput('aggregation', 'must_not_be_added', `Values of the kind ${valueKind} must not be added up.`);
  }
  if (valueKind === 'INDEX' && aggregation !== 'NONE') {
    throw new BadInput('aggregation', 'must_not_be_aggregated', 'An INDEX is aggregated by NONE.');
  }
}

/** A YES_NO is judged by its becoming yes: the other directions would call a no done. Own rule. */
const YES_NO_DIRECTIONS: readonly Direction[] = ['ACHIEVE', 'INCREASE', 'NONE'];

function checkDirection({ valueKind, direction }: IndicatorRules): void {
  if (direction === 'ACHIEVE' && valueKind !== 'YES_NO') {
    throw new BadInput('direction', 'achieve_needs_yes_no', 'ACHIEVE is for YES_NO: done or not done.');
  }
  if (valueKind === 'YES_NO' && !YES_NO_DIRECTIONS.includes(direction)) {
    throw new BadInput(
      'direction',
      'yes_no_must_become_yes',
      `A YES_NO is to become yes, by ACHIEVE or INCREASE, and not ${direction}. Ask the question the other way round.`,
    );
  }
}

function requireWhole(value: number, argument: string, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new BadInput(argument, 'out_of_range', `'${argument}' must be a whole number from ${least} to ${most}.`);
}
