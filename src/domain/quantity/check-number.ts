import { BadInput } from '../domain-error.js';

/** Beyond 15 significant digits a double no longer comes back as it was written. */
const SIGNIFICANT_DIGITS = 15;

/**
 * Refuses what is no number that can be stored and given back as it was written.
 * @throws BadInput `not_a_number`, `not_finite` or `too_precise`, naming the argument
 */
export function checkNumber(value: unknown, argument: string): asserts value is number {
  if (typeof value !== 'number') {
    throw new BadInput(argument, 'not_a_number', `'${argument}' must be a number.`);
  }
  if (!Number.isFinite(value)) {
    throw new BadInput(argument, 'not_finite', `'${argument}' must be a finite number.`);
  }
  const digits = significantDigits(value);
  if (digits > SIGNIFICANT_DIGITS) {
    throw new BadInput(
      argument,
      'too_precise',
      `'${argument}' has ${digits} significant digits; at most ${SIGNIFICANT_DIGITS} are kept.`,
      { digits },
    );
  }
}

/** Significant digits of the shortest text that gives the same double again; 1200 has two. */
export function significantDigits(value: number): number {
  const [mantissa = ''] = Math.abs(value).toString().split('e');
  return mantissa.replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
}
