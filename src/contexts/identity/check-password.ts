import { BadInput } from '../../domain/domain-error.js';
import { normalPassword } from './password-queue.js';
import type { AccountEntity } from './tables/account.entity.js';

const LEAST_ANYWHERE = 8;
const MOST_CHARACTERS = 200;
const LONGEST_PATTERN = 4;

/**
 * Refuses a password that others would try early. No kind of character is asked for: length is what counts (NIST SP
 * 800-63B, 3.1.1.2).
 * @param least the fewest characters
 * @throws BadInput password_too_short, password_too_long, password_too_common, password_is_name
 */
export async function checkPassword(
  password: string,
  { email, name }: Pick<AccountEntity, 'email' | 'name'>,
  least: number,
): Promise<void> {
  const normal = normalPassword(password);
  const length = [...normal].length;
  if (length < least) {
    throw refusal('password_too_short', `A password has at least ${least} characters; several words are good.`);
  }
  if (length > MOST_CHARACTERS) {
    throw refusal('password_too_long', `A password has at most ${MOST_CHARACTERS} characters.`);
  }
  const lower = normal.toLowerCase();
  if (isOnlyOf(lower, namesOf(email, name))) {
    throw refusal('password_is_name', 'A password is not your own name or email.');
  }
  if (isRepeated(lower) || (await commonPasswords()).has(lower)) {
    throw refusal('password_too_common', 'This password is among the first that others would try; choose another one.');
  }
}

function refusal(reason: string, message: string): BadInput {
  return new BadInput('password', reason, message);
}

function namesOf(email: string, name: string): readonly string[] {
  const [local = ''] = email.split('@');
  const words = name.toLowerCase();
  return [email.toLowerCase(), local.toLowerCase(), words, words.replaceAll(/\s+/g, '')];
}

/** The password is one of these, once or several times. */
function isOnlyOf(password: string, texts: readonly string[]): boolean {
  return texts.some((text) => text !== '' && password.replaceAll(text, '') === '');
}

/** One character, or a few, again and again. */
function isRepeated(password: string): boolean {
  return Array.from({ length: LONGEST_PATTERN }, (_, index) => password.slice(0, index + 1)).some(
    (pattern) => pattern.repeat(Math.ceil(password.length / pattern.length)).slice(0, password.length) === password,
  );
}

let common: Promise<ReadonlySet<string>> | undefined;

/** Those that are long enough to be chosen anywhere, of the list of common ones; read when first needed. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].filter(({ length }) => length >= LEAST_ANYWHERE)),
  );
  return common;
}
