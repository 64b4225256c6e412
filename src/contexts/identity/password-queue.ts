import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import pLimit, { type LimitFunction } from 'p-limit';
import { SignInsBusy } from './identity.errors.js';
import { IdentitySettings } from './identity-settings.js';

/** Argon2id with 19 MiB, two passes and one lane: the first choice of OWASP's Password Storage Cheat Sheet. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of a secret that nobody has kept, by the same parameters: what a password is checked against where there is none. */
const HASH_OF_NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$42S8ZkvT7Rp9P/GVSNnL0Q$qx0dLkt8GXGqcyBK2LqnzfImh0P3/JSybO4GbKYLdN8';

/** Computes hashes of passwords, few at once, so that the server has room for everything else. */
@Injectable()
export class PasswordQueue {
  private readonly turns: LimitFunction;
  private readonly places: number;
  private taken = 0;

  constructor({ passwordHashes, passwordQueue }: IdentitySettings) {
    this.turns = pLimit(passwordHashes);
    this.places = passwordHashes + passwordQueue;
  }

  /** Does what needs a hash when its turn comes, unless too many wait for theirs already. @throws SignInsBusy */
  async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.taken >= this.places) throw new SignInsBusy();
    this.taken += 1;
    try {
      return await this.turns(work);
    } finally {
      this.taken -= 1;
    }
  }

  hash(password: string): Promise<string> {
    return hashOfPassword(password);
  }

  /** Whether the password is the one of the hash; with no hash it takes as long to find out that it is none. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const fits = await verify(passwordHash ?? HASH_OF_NOBODY, normalPassword(password));
    return fits && passwordHash !== null;
  }
}

export function hashOfPassword(password: string): Promise<string> {
  return hash(normalPassword(password), PARAMETERS);
}

/** The same password, whichever way a keyboard composes its letters. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC');
}
