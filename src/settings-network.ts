import { isIP } from 'node:net';
import { isLoopback } from './loopback.js';
import { type Environment, readWholeNumber, WrongSetting } from './settings-reading.js';

/** Where the server is reached, by whom, and how often. */
export interface NetworkSettings {
  /** The address that is listened on. */
  readonly host: string;
  /** The address under which browsers reach the pages, as `https://maalbar.example`; null on this machine only. */
  readonly origin: string | null;
  /** At least 32 characters of chance; null where the server makes them itself. */
  readonly secret: string | null;
  /** Whose word is taken for the address that a request comes from. */
  readonly trustedProxies: readonly string[];
  /** From one address; 0 for any number. */
  readonly requestsPerMinute: number;
  /** Of one account or key; 0 for any number. */
  readonly accountRequestsPerMinute: number;
  /** After so many days whoever signed in has to do so again. */
  readonly sessionDays: number;
  /** After so many hours without a request, too. */
  readonly sessionIdleHours: number;
}

export const NETWORK_SETTINGS = [
  'MAALBAR_ORIGIN',
  'MAALBAR_SECRET',
  'MAALBAR_TRUSTED_PROXIES',
  'MAALBAR_REQUESTS_PER_MINUTE',
  'MAALBAR_ACCOUNT_REQUESTS_PER_MINUTE',
  'MAALBAR_SESSION_DAYS',
  'MAALBAR_SESSION_IDLE_HOURS',
] as const;

const SHORTEST_SECRET = 32;
/** Ranges that have a name: this machine, the network that it stands in, and private networks. */
const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal'];

export function readNetwork(environment: Environment): NetworkSettings {
  const origin = readOrigin(environment['MAALBAR_ORIGIN']);
  const secret = readSecret(environment['MAALBAR_SECRET']);
  return {
    host: requireSafe(environment['HOST'] || '127.0.0.1', { origin, secret }),
    origin,
    secret,
    trustedProxies: readProxies(environment['MAALBAR_TRUSTED_PROXIES'] || (origin === null ? '' : 'loopback')),
    requestsPerMinute: readWholeNumber(environment, 'MAALBAR_REQUESTS_PER_MINUTE', 6_000, 0, 1_000_000),
    accountRequestsPerMinute: readWholeNumber(environment, 'MAALBAR_ACCOUNT_REQUESTS_PER_MINUTE', 3_000, 0, 1_000_000),
    sessionDays: readWholeNumber(environment, 'MAALBAR_SESSION_DAYS', 14, 1, 365),
    sessionIdleHours: readWholeNumber(environment, 'MAALBAR_SESSION_IDLE_HOURS', 24, 1, 8_760),
  };
}

/** Whether anybody beyond this machine is meant to reach the server, itself or through a proxy. */
export function isOpenToOthers({ host, origin }: Pick<NetworkSettings, 'host' | 'origin'>): boolean {
  return !isLoopback(host) || (origin !== null && !isLoopback(hostnameOf(origin)));
}

/** The name in an address, without the brackets around an IPv6 one. */
export function hostnameOf(address: string): string {
  return new URL(address).hostname.replace(/^\[|\]$/g, '');
}

function readOrigin(value: string | undefined): string | null {
  if (!value) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(hostnameOf(value)));
  if (url && isSafe && url.href === `${url.origin}/`) return url.origin;
  throw new WrongSetting(
    `MAALBAR_ORIGIN is '${value}'; it must be an https address without a path, as https://maalbar.example. Only an address of this machine may begin with http.`,
  );
}

function readSecret(value: string | undefined): string | null {
  if (!value) return null;
  if (value.length >= SHORTEST_SECRET) return value;
  throw new WrongSetting(
    `MAALBAR_SECRET is too short; it must have at least ${SHORTEST_SECRET} characters. 'openssl rand -base64 32' makes one.`,
  );
}

function readProxies(value: string): string[] {
  const proxies = value
    .split(',')
    .map((proxy) => proxy.trim())
    .filter((proxy) => proxy !== '');
  const wrong = proxies.find((proxy) => !NAMED_RANGES.includes(proxy) && !isRange(proxy));
  if (wrong === undefined) return proxies;
  throw new WrongSetting(
    `MAALBAR_TRUSTED_PROXIES names '${wrong}'; it must list addresses or ranges as 10.0.0.0/8, or loopback, linklocal, uniquelocal.`,
  );
}

function isRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

/** Whoever signs in sends a password, and whoever has signed in a cookie: neither goes over the network in clear. */
function requireSafe(host: string, { origin, secret }: Pick<NetworkSettings, 'origin' | 'secret'>): string {
  if (isLoopback(host) || (origin?.startsWith('https:') && secret !== null)) return host;
  throw new WrongSetting(
    `HOST is '${host}', where others can reach the server. Set MAALBAR_ORIGIN to the https address under which they do and MAALBAR_SECRET to at least ${SHORTEST_SECRET} characters of chance, or use 127.0.0.1, ::1 or localhost.`,
  );
}
