import { BadInput } from '../domain-error.js';
import type { IndicatorRules } from '../plan/indicator-rules.js';
import { checkNumber } from './check-number.js';
import { ratioValue } from './ratio.js';

/** What decides whether a value is allowed. */
export type ValueRules = Pick<IndicatorRules, 'valueKind' | 'minimum' | 'maximum' | 'factor' | 'unit'>;

/**
 * Refuses a value that the indicator cannot have.
 * @param value in the indicator's unit; YES_NO is 1 or 0, LEVEL a whole number from 1 to 5
 * @throws BadInput `not_finite`, `too_precise`, `not_yes_or_no`, `not_a_level`, `below_minimum`, `above_maximum`
 */
export function checkValue(rules: ValueRules, value: number, argument: string): void {
  checkNumber(value, argument);
  if (rules.valueKind === 'YES_NO' && value !== 0 && value !== 1) {
    throw new BadInput(argument, 'not_yes_or_no', `'${argument}' must be 1 for yes or 0 for no, not ${value}.`);
  }
  if (rules.valueKind === 'LEVEL' && !(Number.isInteger(value) && value >= 1 && value <= 5)) {
    throw new BadInput(argument, 'not_a_level', `'${argument}' must be a whole level from 1 to 5, not ${value}.`);
  }
  checkRange(rules, value, argument);
}

/**
 * Refuses parts of a SHARE or a RATIO that the indicator cannot have, and gives their value, null where the
 * denominator is 0. A numerator above the denominator is refused only where the allowed range says so.
 * @throws BadInput as `checkValue`, naming the numerator where the resulting value is outside the range
 */
export function checkParts(
  rules: ValueRules,
  parts: { readonly numerator: number; readonly denominator: number },
  argument: string,
): number | null {
  checkNumber(parts.numerator, `${argument}.numerator`);
  checkNumber(parts.denominator, `${argument}.denominator`);
  const value = ratioValue(rules.factor, parts.numerator, parts.denominator);
  if (value === null) return null;
  if (!Number.isFinite(value)) {
    throw new BadInput(`${argument}.numerator`, 'not_finite', 'Numerator and denominator give no finite value.');
  }
  checkRange(rules, value, `${argument}.numerator`);
  return value;
}

/** Whether a share is of more than its whole: worth a warning where the allowed range does not refuse it. */
export function isMoreThanWhole(
  rules: Pick<IndicatorRules, 'valueKind'>,
  parts: { readonly numerator: number; readonly denominator: number },
): boolean {
  return rules.valueKind === 'SHARE' && parts.numerator > parts.denominator;
}

/** Refuses a value outside the allowed range; its bounds are allowed. @throws BadInput `below_minimum`, `above_maximum` */
export function checkRange({ minimum, maximum }: ValueRules, value: number, argument: string): void {
  if (minimum !== null && value < minimum) {
    throw new BadInput(
      argument,
      'below_minimum',
      `'${argument}' gives ${value}, below the least allowed, ${minimum}.`,
      {
        value,
        minimum,
      },
    );
  }
  if (maximum !== null && value > maximum) {
    throw new BadInput(argument, 'above_maximum', `'${argument}' gives ${value}, above the most allowed, ${maximum}.`, {
      value,
      maximum,
    });
  }
}
