import { createServer } from 'node:http';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { listening } from './listening.js';
import { CLIENT } from './sign-on-client.js';

/** What a token says; what is undefined it does not say. */
export type Claims = Readonly<Record<string, unknown>>;

/** Something that speaks like a provider, and says whatever a test wants it to. */
export interface HostileProvider {
  readonly issuer: string;
  /** A token as an honest provider would give, but for the claims that are said here. */
  honest(claims: Claims): Promise<string>;
  /** The same claims, in ways that an honest provider would not sign them. */
  unsigned(claims: Claims): Promise<string>;
  signedWithThePublicKey(claims: Claims): Promise<string>;
  signedByAnother(claims: Claims): Promise<string>;
  /** What the next who comes with a code is given. */
  gives(token: string): void;
  close(): Promise<void>;
}

const KEY_ID = 'first';

export async function startHostileProvider(): Promise<HostileProvider> {
  const own = await generateKeyPair('RS256', { extractable: true });
  const another = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(own.publicKey)), kid: KEY_ID, use: 'sig' }];
  let given = '';
  const answers: Readonly<Record<string, (issuer: string) => object>> = {
    '/.well-known/openid-configuration': metadataOf,
    '/jwks': () => ({ keys }),
    '/token': () => ({ access_token: 'nothing', token_type: 'Bearer', id_token: given }),
  };
  const server = createServer(({ url: path = '' }, response) => {
    const answer = answers[path];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer?.(issuer) ?? {}));
  });
  const { url: issuer, close } = await listening(server);

  const claimsOf = (claims: Claims): JWTPayload => {
    const now = Math.floor(Date.now() / 1_000);
    const said = { iss: issuer, aud: CLIENT.id, sub: 'anna', iat: now, exp: now + 300, ...claims };
    return JSON.parse(JSON.stringify(said));
  };
  const signed = (claims: Claims, alg: string, key: CryptoKey | Uint8Array) =>
    new SignJWT(claimsOf(claims)).setProtectedHeader({ alg, kid: KEY_ID }).sign(key);
  return {
    issuer,
    honest: (claims) => signed(claims, 'RS256', own.privateKey),
    unsigned: async (claims) => new UnsecuredJWT(claimsOf(claims)).encode(),
    signedWithThePublicKey: async (claims) =>
      signed(claims, 'HS256', new TextEncoder().encode(await exportSPKI(own.publicKey))),
    signedByAnother: (claims) => signed(claims, 'RS256', another.privateKey),
    gives: (token) => {
      given = token;
    },
    close,
  };
}

function metadataOf(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    // It says itself that it believes in these.
    id_token_signing_alg_values_supported: ['none', 'HS256', 'RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
  };
}
