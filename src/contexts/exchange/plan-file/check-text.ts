import { BadInput } from '../../../domain/domain-error.js';

/** As many characters as the API takes. */
export const LONGEST_TEXT = 10_000;

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u;
/** What PostgreSQL cannot keep, or SQLite not give back. */
const NOT_STORABLE = /[\0\p{Surrogate}]/u;

/** Refuses a text that cannot be kept, or that no page has room for. @throws BadInput `not_storable_text`, `too_long` */
export function checkText(text: string, argument: string, most: number = LONGEST_TEXT): void {
  if (NOT_STORABLE.test(text)) {
    throw new BadInput(argument, 'not_storable_text', `'${argument}' has a character that cannot be stored.`);
  }
  if (text.length <= most || [...text].length <= most) return;
  const said = most.toLocaleString('en-GB');
  throw new BadInput(argument, 'too_long', `'${argument}' must have at most ${said} characters.`);
}

/** Refuses what the API refuses as a code. @throws BadInput `malformed` */
export function checkCode(code: string, argument: string): void {
  if (CODE.test(code)) return;
  throw new BadInput(
    argument,
    'malformed',
    `'${argument}' must be 1 to 60 letters, digits, dots, hyphens or underscores, beginning with a letter or digit.`,
  );
}
