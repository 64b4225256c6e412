import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { isObject } from './membership-map.js';

/** So long somebody may be at the provider. */
export const SIGN_ON_MINUTES = 10;

/** What a browser keeps, unreadable, while it is at the provider: none but this browser can finish what it began. */
export interface SentAway {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Language of the page, as addresses have it. */
  readonly language: string;
  /** A page of ours. */
  readonly returnTo: string;
}

const ALGORITHM = { alg: 'dir', enc: 'A256GCM' } as const;

/** Seals what the browser keeps. @param secret of this server */
export class SignOnCookie {
  private readonly key: Uint8Array;

  constructor(secret: string) {
    this.key = createHash('sha256').update(secret).digest();
  }

  seal(sent: SentAway): Promise<string> {
    return new EncryptJWT({ ...sent })
      .setProtectedHeader(ALGORITHM)
      .setExpirationTime(`${SIGN_ON_MINUTES}m`)
      .encrypt(this.key);
  }

  /** Null for what is not ours, or too old. */
  async open(sealed: string | null): Promise<SentAway | null> {
    if (sealed === null) return null;
    const opened = await jwtDecrypt(sealed, this.key, {
      keyManagementAlgorithms: [ALGORITHM.alg],
      contentEncryptionAlgorithms: [ALGORITHM.enc],
      requiredClaims: ['exp'],
    }).catch(() => null);
    return isSentAway(opened?.payload) ? opened.payload : null;
  }
}

function isSentAway(value: unknown): value is SentAway {
  if (!isObject(value)) return false;
  return ['state', 'nonce', 'verifier', 'language', 'returnTo'].every((name) => typeof value[name] === 'string');
}
