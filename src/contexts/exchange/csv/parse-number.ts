import { BadInput } from '../../../domain/domain-error.js';
import { checkNumber } from '../../../domain/quantity/check-number.js';

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const LEADING_ZERO = /^[+-]?0\d/;
const COMMA = /^[+-]?\d+,\d+$/;
const COMMA_OF_THOUSANDS = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const NOT_FINITE = /^[+-]?(nan|inf|infinity)$/i;
const ZERO = /^[^1-9e]*(e|$)/i;

/** Below it a double has fewer digits than were written, and then none. */
const SMALLEST = 2 ** -1022;

/**
 * A number as our files write it: with a decimal point, without thousands.
 * @throws BadInput `decimal_comma`, `not_finite`, `not_a_number`, `too_small` or `too_precise`, naming the column
 */
export function parseNumber(text: string, column: string): number {
  if (COMMA.test(text)) throw new BadInput(column, 'decimal_comma', withoutComma(text));
  if (NOT_FINITE.test(text)) {
    throw new BadInput(
      column,
      'not_finite',
      `'${text}' is no finite number; leave the cell empty where there is none.`,
    );
  }
  if (!NUMBER.test(text)) {
    throw new BadInput(
      column,
      'not_a_number',
      `'${text}' is not a number; write it like -1234.5, with nothing before, within or after it.`,
    );
  }
  // A code in the wrong column would count as a figure.
  if (LEADING_ZERO.test(text)) {
    throw new BadInput(column, 'not_a_number', `'${text}' begins with 0 as a code does; write a number without it.`);
  }
  const value = Number(text);
  if (!Number.isFinite(value)) throw new BadInput(column, 'not_finite', `'${text}' is larger than any number kept.`);
  if (Math.abs(value) < SMALLEST && !ZERO.test(text)) {
    throw new BadInput(column, 'too_small', `'${text}' is smaller than any number kept, and not 0.`);
  }
  checkNumber(value, column);
  // There is no minus zero.
  return value + 0;
}

function withoutComma(text: string): string {
  const decimal = text.replace(',', '.');
  return COMMA_OF_THOUSANDS.test(text)
    ? `'${text}' has a comma; write ${decimal} if it parts decimals, ${text.replace(',', '')} if it parts thousands.`
    : `'${text}' has a decimal comma; write ${decimal}.`;
}
