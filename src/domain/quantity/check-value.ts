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
  if (rules.valueKind === 'YES_NO' && !isYesOrNo(value)) {
    const not = shown(value, isYesOrNo);
    throw new BadInput(argument, 'not_yes_or_no', `'${argument}' must be 1 for yes or 0 for no, not ${not}.`);
  }
  if (rules.valueKind === 'LEVEL' && !isLevel(value)) {
    const not = shown(value, isLevel);
    throw new BadInput(argument, 'not_a_level', `'${argument}' must be a whole level from 1 to 5, not ${not}.`);
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
  refuseOutside(rules, value, {
    argument: `${argument}.numerator`,
    says: `The numerator ${parts.numerator} and the denominator ${parts.denominator} give`,
  });
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
export function checkRange(rules: ValueRules, value: number, argument: string): void {
  refuseOutside(rules, value, { argument, says: `'${argument}' is` });
}

function refuseOutside(
  { minimum, maximum }: ValueRules,
  value: number,
  { argument, says }: { readonly argument: string; readonly says: string },
): void {
  const isInRange = (number: number) =>
    (minimum === null || number >= minimum) && (maximum === null || number <= maximum);
  if (isInRange(value)) return;
  const said = `${says} ${shown(value, isInRange)}`;
  if (minimum !== null && value < minimum) {
    throw new BadInput(argument, 'below_minimum', `${said}, below the least allowed, ${minimum}.`, { value, minimum });
  }
  if (maximum !== null) {
    throw new BadInput(argument, 'above_maximum', `${said}, above the most allowed, ${maximum}.`, { value, maximum });
  }
}

function isYesOrNo(value: number): boolean {
  return value === 0 || value === 1;
}

function isLevel(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 5;
}

/** Beyond six significant digits, decimals are noise in a sentence; whole numbers are said as they are. */
const DIGITS_SHOWN = 6;

/** A refused number as a sentence says it: rounded, unless what is left would be allowed. */
function shown(value: number, isAllowed: (rounded: number) => boolean): string {
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(digitsShown(value)));
  return String(isAllowed(rounded) ? value : rounded);
}

function digitsShown(value: number): number {
  const wholeDigits = Math.trunc(Math.abs(value)).toFixed(0).length;
  return Math.min(100, Math.max(DIGITS_SHOWN, wholeDigits));
}
