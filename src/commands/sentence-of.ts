import { DomainError } from '../domain/domain-error.js';

type Environment = Readonly<Record<string, string | undefined>>;

const EXPECTED = [
  'WrongSetting',
  'WrongMembershipMap',
  'DataDirectoryInUse',
  'MigrationsPending',
  'CannotListen',
  'HistoryBroken',
  'KeptFiguresDiffer',
  'NothingToVerify',
  'SampleAccountsOpenToOthers',
];

/** What went wrong, without a stack where the reader can do something about it. */
export function sentenceOf(error: unknown, environment: Environment): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof DomainError || EXPECTED.includes(error.name)) return error.message;
  const about = environment['DATABASE_URL']
    ? aboutServer(error, environment['DATABASE_URL'])
    : aboutDirectory(error, environment['DATA_DIR'] || 'data');
  return about ?? error.stack ?? error.message;
}

/** PostgreSQL is not there, not ready, or does not let this role in. */
function aboutServer(error: Error, url: string): string | null {
  const code = codeOf(error);
  const isUnreachable = /^E[A-Z]+(_[A-Z]+)?$/.test(code) || /timeout|terminated/i.test(error.message);
  // Connection, authorisation, no such database, too many connections, shutting down, no privilege.
  const isRefused =
    /^(08|28|3D|53|57P|42501)/.test(code) || /^(SASL|The server does not support SSL)/.test(error.message);
  if (!isUnreachable && !isRefused) return null;
  const why = error.message.includes(code) ? error.message : `${error.message} (${code})`.trim();
  return `Cannot use the PostgreSQL database at ${placeOf(url)}: ${why}. Check DATABASE_URL, and that PostgreSQL runs there and lets this role in.`;
}

/** Host, port and name: the address may hold a password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function aboutDirectory(error: Error, directory: string): string | null {
  const code = codeOf(error);
  // A file of our own that cannot be read is another story.
  const isAboutStorage = code.startsWith('SQLITE_') || ('syscall' in error && error.syscall === 'mkdir');
  if (!isAboutStorage) return null;
  const [, why] = FAULTS_OF_DIRECTORY.find(([codes]) => codes.test(code)) ?? [];
  return why
    ? `Cannot keep the database in '${directory}': ${why} (${code}). Set DATA_DIR to another directory.`
    : null;
}

const FAULTS_OF_DIRECTORY: readonly (readonly [RegExp, string])[] = [
  [/^(EEXIST|ENOTDIR)$/, 'it is a file, or lies below one'],
  [/^(EACCES|EPERM|EROFS|SQLITE_READONLY.*|SQLITE_CANTOPEN.*|SQLITE_PERM)$/, 'this account may not write there'],
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)$/, 'the disk is full'],
  [/^(ENOENT|ENAMETOOLONG|ELOOP)$/, 'there can be no directory of this name'],
  [/^(SQLITE_NOTADB|SQLITE_CORRUPT.*)$/, 'its maalbar.sqlite is damaged or no SQLite database'],
  [/^(EIO|SQLITE_IOERR.*)$/, 'the disk does not answer as it should'],
];

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
