import { v7 as uuidv7 } from 'uuid';
import { BadInput } from '../../domain/domain-error.js';
import type { Language } from '../../domain/plan/localised-text.js';
import { checkEmail } from './email-address.js';
import type { AccountEntity } from './tables/account.entity.js';

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  /** Now. */
  readonly at: string;
  readonly passwordHash?: string | null;
  readonly isSample?: boolean;
}

const LONGEST_NAME = 200;

/** An account that is nowhere stored yet. @throws NotAnEmail, BadInput name_missing, name_too_long, name_not_one_line */
export function newAccount({ email, name, language, at, passwordHash = null, isSample = false }: NewAccount) {
  const known = { email: checkEmail(email, 'email'), name: checkName(name) };
  const account: AccountEntity = {
    id: uuidv7(),
    ...known,
    searchText: searchTextOf(known),
    language,
    passwordHash,
    isSample,
    version: 1,
    createdAt: at,
  };
  return account;
}

export function checkName(name: string): string {
  const trimmed = name.normalize('NFC').trim();
  if (trimmed === '') throw new BadInput('name', 'name_missing', 'Say the name that others know this person by.');
  if (trimmed.length > LONGEST_NAME) {
    throw new BadInput('name', 'name_too_long', `A name has at most ${LONGEST_NAME} characters.`);
  }
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(trimmed)) {
    throw new BadInput('name', 'name_not_one_line', 'A name is one line of text, without control characters.');
  }
  return trimmed;
}

export function searchTextOf({ email, name }: Pick<AccountEntity, 'email' | 'name'>): string {
  return `${email}\n${name.toLocaleLowerCase('da')}`;
}
