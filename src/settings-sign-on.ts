import { isLoopback } from './loopback.js';
import { type Environment, readFlag, WrongSetting } from './settings-reading.js';

/** A provider of OpenID Connect, and what of its words is believed. */
export interface SignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button on the sign-in page names. */
  readonly name: string;
  readonly scopes: string;
  /** Which group or role of the provider gives which membership; null: none does. */
  readonly membershipsFile: string | null;
  /** Whether an address counts that the provider does not say it has verified. */
  readonly trustsEmail: boolean;
}

export const SIGN_ON_SETTINGS = [
  'MAALBAR_OIDC_ISSUER',
  'MAALBAR_OIDC_CLIENT_ID',
  'MAALBAR_OIDC_CLIENT_SECRET',
  'MAALBAR_OIDC_NAME',
  'MAALBAR_OIDC_SCOPES',
  'MAALBAR_OIDC_MEMBERSHIPS',
  'MAALBAR_OIDC_TRUST_EMAIL',
] as const;

const DISCOVERY = '/.well-known/openid-configuration';

/** Null where no provider is set. */
export function readSignOn(environment: Environment): SignOnSettings | null {
  const issuer = environment['MAALBAR_OIDC_ISSUER'];
  if (!issuer) return requireNothing(environment);
  return {
    issuer: requireIssuer(issuer),
    clientId: need(environment, 'MAALBAR_OIDC_CLIENT_ID'),
    clientSecret: need(environment, 'MAALBAR_OIDC_CLIENT_SECRET'),
    name: environment['MAALBAR_OIDC_NAME'] || new URL(issuer).hostname,
    scopes: requireOpenid(environment['MAALBAR_OIDC_SCOPES'] || 'openid profile email'),
    membershipsFile: environment['MAALBAR_OIDC_MEMBERSHIPS'] || null,
    trustsEmail: readFlag(environment, 'MAALBAR_OIDC_TRUST_EMAIL', false),
  };
}

/** Half a provider is a mistake of whoever set it. */
function requireNothing(environment: Environment): null {
  const set = SIGN_ON_SETTINGS.find((name) => environment[name]);
  if (set) throw new WrongSetting(`${set} is set without MAALBAR_OIDC_ISSUER: the address of the provider.`);
  return null;
}

function requireIssuer(issuer: string): string {
  if (!URL.canParse(issuer)) throw notAnIssuer(issuer);
  const { protocol, hostname, search, hash, username, password } = new URL(issuer);
  if (search || hash || username || password || issuer.endsWith(DISCOVERY)) throw notAnIssuer(issuer);
  if (/^https:\/\/login\.microsoftonline\.com\/(common|organizations|consumers)\//i.test(issuer)) {
    throw new WrongSetting(
      `MAALBAR_OIDC_ISSUER is '${issuer}', under which anybody's tenant signs in: name your own tenant by its id.`,
    );
  }
  const isOnThisMachine = isLoopback(hostname.replace(/^\[|\]$/g, ''));
  if (protocol === 'https:' || (protocol === 'http:' && isOnThisMachine)) return issuer;
  throw notAnIssuer(issuer);
}

function notAnIssuer(issuer: string): WrongSetting {
  const shown = URL.canParse(issuer) && new URL(issuer).password ? 'an address with a password' : `'${issuer}'`;
  return new WrongSetting(
    `MAALBAR_OIDC_ISSUER is ${shown}; it must be the https:// address that the provider calls its issuer, without ${DISCOVERY} (http:// only on this machine).`,
  );
}

function need(environment: Environment, name: (typeof SIGN_ON_SETTINGS)[number]): string {
  const value = environment[name];
  if (value) return value;
  throw new WrongSetting(`MAALBAR_OIDC_ISSUER needs ${name}: the provider gave it when Målbar was registered there.`);
}

function requireOpenid(scopes: string): string {
  if (scopes.split(' ').includes('openid')) return scopes;
  throw new WrongSetting(`MAALBAR_OIDC_SCOPES is '${scopes}'; it must contain openid.`);
}
