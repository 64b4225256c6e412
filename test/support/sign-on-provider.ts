import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';
import { listening } from './listening.js';
import { CLIENT } from './sign-on-client.js';

/** What the provider says of somebody. */
export type Person = Readonly<Record<string, unknown>>;

/** A provider of OpenID Connect, and whoever sits before the browser there. */
export interface SignOnProvider {
  readonly issuer: string;
  /** Registers a client that is sent back there. */
  register(redirectUri: string): Promise<void>;
  /** What is known of each, by name. */
  readonly people: Map<string, Person>;
  /** Signs in at the provider as its login page would have it; answers the address that it sends the browser back to. */
  signIn(address: string, person: string): Promise<string>;
  close(): Promise<void>;
}

const SCOPES = { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] };

export async function startSignOnProvider(): Promise<SignOnProvider> {
  const people = new Map<string, Person>();
  let provider: Provider | null = null;
  let whoIsThere = '';
  const server = createServer((request, response) => {
    if (!provider) response.writeHead(503).end();
    else if (request.url?.startsWith('/interaction/')) void finish(provider, request, response, whoIsThere);
    else provider.callback()(request, response);
  });
  const { url: issuer, close } = await listening(server);
  return {
    issuer,
    people,
    register: async (redirectUri) => {
      provider = await providerWith(issuer, redirectUri, people);
    },
    signIn: async (address, person) => {
      whoIsThere = person;
      const cookies = new Map<string, string>();
      let next = new URL(address);
      while (next.origin === issuer) {
        const response = await fetch(next, {
          redirect: 'manual',
          headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const line of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          cookies.set(name, value);
        }
        const location = response.headers.get('location');
        if (location === null) throw new Error(`The provider answers ${response.status}: ${await response.text()}`);
        next = new URL(location, next);
      }
      return next.href;
    },
    close,
  };
}

/** The login page, on which somebody has said who it is. */
async function finish(provider: Provider, request: IncomingMessage, response: ServerResponse, accountId: string) {
  const { prompt, grantId, params } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId } });
    return;
  }
  const grant = new provider.Grant({ accountId, clientId: String(params['client_id']) });
  grant.addOIDCScope(String(params['scope']));
  await provider.interactionFinished(request, response, { consent: { grantId: grantId ?? (await grant.save()) } });
}

async function providerWith(issuer: string, redirectUri: string, people: ReadonlyMap<string, Person>) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'first', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['that nobody else signs these'] },
    claims: SCOPES,
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 300, IdToken: 300, Interaction: 300, Session: 300 },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, ...people.get(accountId) }),
    }),
  });
}
