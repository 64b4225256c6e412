import { createHash, randomBytes } from 'node:crypto';

/** 256 bits: nobody guesses it, so that a plain hash of it is safe to store. */
const SECRET_BYTES = 32;

export const KEY_PREFIX = 'mk_';

/** What only its holder knows: of a sign-in or a link. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** That of a key, which scanners of source code can tell by its beginning. */
export function newKeySecret(): string {
  return `${KEY_PREFIX}${newSecret()}`;
}

/** What is stored in place of a secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
