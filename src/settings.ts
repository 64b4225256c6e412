import { closest } from 'fastest-levenshtein';
import { isLoopback } from './loopback.js';
import { readSignIn, SIGN_IN_SETTINGS, type SignInSettings } from './settings-identity.js';
import { MAIL_SETTINGS, type MailSettings, readMail } from './settings-mail.js';
import { isOpenToOthers, NETWORK_SETTINGS, type NetworkSettings, readNetwork } from './settings-network.js';
import { type Environment, readFlag, readWholeNumber, WrongSetting } from './settings-reading.js';
import { readSignOn, SIGN_ON_SETTINGS, type SignOnSettings } from './settings-sign-on.js';

export { isLoopback, WrongSetting };

export interface Settings extends NetworkSettings, SignInSettings {
  readonly port: number;
  readonly dataDirectory: string;
  /** A `postgres://` address, or null: embedded SQLite in the data directory. */
  readonly databaseUrl: string | null;
  readonly environment: 'development' | 'production' | 'test';
  /** Fill an empty database with the sample strategy. */
  readonly sample: boolean;
  readonly limits: QueryLimits;
  /** How many may be connected over WebSocket at the same time. */
  readonly mostSockets: number;
  readonly mail: MailSettings;
  /** Null where nobody signs in by another provider. */
  readonly signOn: SignOnSettings | null;
}

/** What one GraphQL request may ask for. */
export interface QueryLimits {
  readonly depth: number;
  readonly tokens: number;
  readonly aliases: number;
  readonly complexity: number;
}

const OWN_SETTINGS = [
  'MAALBAR_SAMPLE',
  'MAALBAR_MAX_QUERY_DEPTH',
  'MAALBAR_MAX_QUERY_TOKENS',
  'MAALBAR_MAX_QUERY_ALIASES',
  'MAALBAR_MAX_QUERY_COMPLEXITY',
  'MAALBAR_MAX_SOCKETS',
  ...NETWORK_SETTINGS,
  ...SIGN_IN_SETTINGS,
  ...MAIL_SETTINGS,
  ...SIGN_ON_SETTINGS,
] as const;

/** Reads and checks the environment, once. */
export function readSettings(environment: Environment): Settings {
  refuseUnknown(environment);
  const databaseUrl = readDatabaseUrl(environment['DATABASE_URL']);
  const nodeEnvironment = readNodeEnvironment(environment['NODE_ENV']);
  const network = readNetwork(environment);
  const isLocal = databaseUrl === null && nodeEnvironment !== 'production' && !isOpenToOthers(network);
  return {
    port: readWholeNumber(environment, 'PORT', 3000, 0, 65_535),
    ...network,
    ...readSignIn(environment),
    dataDirectory: environment['DATA_DIR'] || 'data',
    databaseUrl,
    environment: nodeEnvironment,
    sample: readFlag(environment, 'MAALBAR_SAMPLE', isLocal),
    limits: {
      depth: readWholeNumber(environment, 'MAALBAR_MAX_QUERY_DEPTH', 14, 1, 100),
      tokens: readWholeNumber(environment, 'MAALBAR_MAX_QUERY_TOKENS', 2_000, 100, 100_000),
      aliases: readWholeNumber(environment, 'MAALBAR_MAX_QUERY_ALIASES', 30, 1, 10_000),
      complexity: readWholeNumber(environment, 'MAALBAR_MAX_QUERY_COMPLEXITY', 100_000, 100, 100_000_000),
    },
    mostSockets: readWholeNumber(environment, 'MAALBAR_MAX_SOCKETS', 1_000, 0, 100_000),
    mail: readMail(environment),
    signOn: readSignOn(environment),
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
