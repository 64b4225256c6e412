import { BlockList, isIP } from 'node:net';
import { closest } from 'fastest-levenshtein';

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  /** A `postgres://` address, or null: embedded SQLite in the data directory. */
  readonly databaseUrl: string | null;
  readonly environment: 'development' | 'production' | 'test';
  /** Fill an empty database with the sample strategy. */
  readonly sample: boolean;
  readonly limits: QueryLimits;
  /** How many may be connected over WebSocket at the same time. */
  readonly mostSockets: number;
}

/** What one GraphQL request may ask for. */
export interface QueryLimits {
  readonly depth: number;
  readonly tokens: number;
  readonly aliases: number;
  readonly complexity: number;
}

/** A setting that cannot be used, said in a sentence to whoever starts the server. */
export class WrongSetting extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WrongSetting';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const OWN_SETTINGS = [
  'MAALBAR_SAMPLE',
  'MAALBAR_MAX_QUERY_DEPTH',
  'MAALBAR_MAX_QUERY_TOKENS',
  'MAALBAR_MAX_QUERY_ALIASES',
  'MAALBAR_MAX_QUERY_COMPLEXITY',
  'MAALBAR_MAX_SOCKETS',
] as const;

/** Reads and checks the environment, once. */
export function readSettings(environment: Environment): Settings {
  refuseUnknown(environment);
  const databaseUrl = readDatabaseUrl(environment['DATABASE_URL']);
  const nodeEnvironment = readNodeEnvironment(environment['NODE_ENV']);
  return {
    port: readWholeNumber(environment, 'PORT', 3000, 0, 65_535),
    host: requireLoopback(environment['HOST'] || '127.0.0.1'),
    dataDirectory: environment['DATA_DIR'] || 'data',
    databaseUrl,
    environment: nodeEnvironment,
    sample: readFlag(environment, 'MAALBAR_SAMPLE', databaseUrl === null && nodeEnvironment !== 'production'),
    limits: {
      depth: readWholeNumber(environment, 'MAALBAR_MAX_QUERY_DEPTH', 14, 1, 100),
      tokens: readWholeNumber(environment, 'MAALBAR_MAX_QUERY_TOKENS', 2_000, 100, 100_000),
      aliases: readWholeNumber(environment, 'MAALBAR_MAX_QUERY_ALIASES', 30, 1, 10_000),
      complexity: readWholeNumber(environment, 'MAALBAR_MAX_QUERY_COMPLEXITY', 100_000, 100, 100_000_000),
    },
    mostSockets: readWholeNumber(environment, 'MAALBAR_MAX_SOCKETS', 1_000, 0, 100_000),
  };
}

function refuseUnknown(environment: Environment): void {
  const known: readonly string[] = OWN_SETTINGS;
  for (const name of Object.keys(environment)) {
    if (!name.startsWith('MAALBAR_') || known.includes(name)) continue;
    throw new WrongSetting(`There is no setting ${name}. Did you mean ${closest(name, [...known])}?`);
  }
}

function readDatabaseUrl(url: string | undefined): string | null {
  if (!url) return null;
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return url;
  throw new WrongSetting('DATABASE_URL must be a postgres:// address; leave it out to use embedded SQLite.');
}

function readNodeEnvironment(value: string | undefined): Settings['environment'] {
  if (!value) return 'development';
  if (value === 'development' || value === 'production' || value === 'test') return value;
  throw new WrongSetting(`NODE_ENV is '${value}'; it must be development, production or test.`);
}

function readFlag(environment: Environment, name: string, otherwise: boolean): boolean {
  const value = environment[name];
  if (!value) return otherwise;
  if (value === 'true' || value === 'false') return value === 'true';
  throw new WrongSetting(`${name} is '${value}'; it must be true or false.`);
}

function readWholeNumber(
  environment: Environment,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  const value = environment[name];
  if (!value) return otherwise;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new WrongSetting(`${name} is '${value}'; it must be a whole number from ${least} to ${most}.`);
}

/** There are no accounts yet, so nobody but this machine may reach the server. */
function requireLoopback(host: string): string {
  if (isLoopback(host)) return host;
  throw new WrongSetting(
    `HOST is '${host}'. There are no accounts, so the server listens on this machine only: use 127.0.0.1, ::1 or localhost.`,
  );
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  const family = isIP(host);
  return family !== 0 && loopback.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
