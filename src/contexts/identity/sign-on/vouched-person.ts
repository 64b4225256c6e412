import { BadInput } from '../../../domain/domain-error.js';
import { checkEmail } from '../email-address.js';
import type { Claims } from './membership-map.js';
import type { Identity } from './provider.js';

/** Somebody as far as the provider is believed. */
export interface VouchedPerson {
  readonly issuer: string;
  readonly subject: string;
  /** Null where there is none that counts. */
  readonly email: string | null;
  readonly name: string;
}

const LONGEST_NAME = 200;

/** @param trustsEmail whether an email counts that the provider does not say it has verified */
export function vouchedPerson({ issuer, subject, claims }: Identity, trustsEmail: boolean): VouchedPerson {
  const email = emailIn(claims, trustsEmail);
  return { issuer, subject, email, name: (nameIn(claims) ?? email ?? subject).slice(0, LONGEST_NAME) };
}

/** An email that somebody only says is theirs would let them into the account of another. */
function emailIn({ email, email_verified: isVerified }: Claims, trustsEmail: boolean): string | null {
  if (typeof email !== 'string' || isVerified === false) return null;
  if (isVerified !== true && !trustsEmail) return null;
  // Other letters that fold to the same ones are another mailbox at the provider.
  if (email.normalize('NFKC').trim() !== email.trim()) return null;
  try {
    return checkEmail(email, 'email');
  } catch (error) {
    if (error instanceof BadInput) return null;
    throw error;
  }
}

function nameIn({ name, preferred_username: username }: Claims): string | null {
  const stated = [name, username].flatMap((text) => (typeof text === 'string' ? oneLine(text) : []));
  return stated.find((text) => text !== '') ?? null;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
