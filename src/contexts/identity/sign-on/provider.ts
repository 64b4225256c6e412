import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type ServerMetadata,
} from 'openid-client';
import type { Claims } from './membership-map.js';
import { problemOf } from './provider-problem.js';
import { SignOnRefused, SignOnUnavailable } from './sign-on.errors.js';
import type { SentAway } from './sign-on-cookie.js';

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
}

/** Who somebody is, in the words of the provider. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Claims;
}

/** Signed by a key that only the provider has; with `none` or a shared secret anybody, or we, could have signed. */
const BELIEVED_ALGORITHMS = /^(RS|PS|ES)(256|384|512)$|^EdDSA$|^Ed25519$/;

const LONGEST_ANSWER_SECONDS = 10;

/** A provider of OpenID Connect, known by what it publishes of itself. */
export class Provider {
  private configuration: Promise<Configuration> | null = null;

  constructor(private readonly settings: ProviderSettings) {}

  /** Where to send a browser that has not begun yet. @throws SignOnUnavailable */
  async addressFor(sent: SentAway, redirectUri: string): Promise<string> {
    const configuration = await this.known();
    const address = buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: this.settings.scopes,
      state: sent.state,
      nonce: sent.nonce,
      code_challenge: await calculatePKCECodeChallenge(sent.verifier),
      code_challenge_method: 'S256',
      ui_locales: sent.language,
    });
    return address.href;
  }

  /**
   * Asks the provider whom it has sent back.
   * @param callback the whole address that the browser came back to
   * @param needs what is asked for separately where the token does not say it
   * @throws SignOnRefused, SignOnUnavailable
   */
  async identityOf(sent: SentAway, callback: URL, needs: (claims: Claims) => boolean): Promise<Identity> {
    const configuration = await this.known();
    try {
      const tokens = await authorizationCodeGrant(configuration, callback, {
        expectedState: sent.state,
        expectedNonce: sent.nonce,
        pkceCodeVerifier: sent.verifier,
        idTokenExpected: true,
      });
      const told = tokens.claims();
      if (!told) throw new SignOnRefused('no token says who it is');
      const { iss: issuer, sub: subject } = told;
      const hasMore = configuration.serverMetadata().userinfo_endpoint !== undefined;
      if (!hasMore || !needs(told)) return { issuer, subject, claims: told };
      const more = await fetchUserInfo(configuration, tokens.access_token, subject);
      return { issuer, subject, claims: { ...more, ...emailApart(told, more), ...told } };
    } catch (error) {
      throw problemOf(error);
    }
  }

  /** Asked for when it is first needed, and again until it is answered. */
  private async known(): Promise<Configuration> {
    this.configuration ??= discovered(this.settings).catch((error: unknown) => {
      this.configuration = null;
      throw new SignOnUnavailable(String(problemOf(error).facts['cause']));
    });
    return this.configuration;
  }
}

/** Whether an email is verified is said of that email, and not of another that is said elsewhere. */
function emailApart(told: Claims, more: Claims): Claims {
  const isSame = told['email'] === undefined || told['email'] === more['email'];
  return isSame ? {} : { email_verified: told['email_verified'] };
}

async function discovered({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const address = new URL(issuer);
  const isInClear = address.protocol === 'http:';
  const found = await discovery(address, clientId, undefined, undefined, {
    timeout: LONGEST_ANSWER_SECONDS,
    ...(isInClear ? { execute: [allowInsecureRequests] } : {}),
  });
  const metadata = believable(found.serverMetadata());
  const mayPost = metadata.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true;
  const authentication = mayPost ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret);
  const configuration = new Configuration(metadata, clientId, undefined, authentication);
  configuration.timeout = LONGEST_ANSWER_SECONDS;
  if (isInClear) allowInsecureRequests(configuration);
  // Without it a token is believed because of the connection that it came over, and its signature is not looked at.
  enableNonRepudiationChecks(configuration);
  return configuration;
}

/** What the provider says of itself, without the ways of signing that prove nothing. */
function believable(metadata: ServerMetadata): ServerMetadata {
  const { issuer, id_token_signing_alg_values_supported: offered = ['RS256'] } = metadata;
  // Entra ID answers so for addresses of no single tenant.
  if (issuer.includes('{')) throw new SignOnUnavailable(`its issuer is ${issuer}, which is nobody in particular`);
  const algorithms = offered.filter((algorithm) => BELIEVED_ALGORITHMS.test(algorithm));
  if (algorithms.length === 0) throw new SignOnUnavailable('it signs by no key of its own');
  return { ...metadata, id_token_signing_alg_values_supported: algorithms };
}
