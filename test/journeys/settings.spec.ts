import { isLoopback, readSettings, WrongSetting } from '../../src/settings.js';
import { isOpenToOthers } from '../../src/settings-network.js';

const SECRET = 'thirty-two characters, or a few more';
const opened = (host: string) =>
  `HOST is '${host}', where others can reach the server. Set MAALBAR_ORIGIN to the https address under which they do and MAALBAR_SECRET to at least 32 characters of chance, or use 127.0.0.1, ::1 or localhost.`;
const notAnOrigin = (origin: string) =>
  `MAALBAR_ORIGIN is '${origin}'; it must be an https address without a path, as https://maalbar.example. Only an address of this machine may begin with http.`;
const notAProxy = (proxy: string) =>
  `MAALBAR_TRUSTED_PROXIES names '${proxy}'; it must list addresses or ranges as 10.0.0.0/8, or loopback, linklocal, uniquelocal.`;

describe('the settings', () => {
  it('need not be given', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDirectory: 'data',
      databaseUrl: null,
      environment: 'development',
      sample: true,
      limits: { depth: 14, tokens: 2_000, aliases: 30, complexity: 100_000 },
      mostSockets: 1_000,
      origin: null,
      secret: null,
      trustedProxies: [],
      requestsPerMinute: 6_000,
      accountRequestsPerMinute: 3_000,
      sessionDays: 14,
      sessionIdleHours: 24,
      signInAttempts: 5,
      signInAttemptsPerAccount: 50,
      signInAttemptsPerAddress: 30,
      signInLongestWait: 900,
      passwordHashes: 2,
      passwordQueue: 50,
      passwordLength: 12,
      invitationHours: 168,
      passwordResetHours: 2,
      mail: { smtpUrl: null, from: 'Målbar <maalbar@localhost>' },
      signOn: null,
    });
  });

  it('come from the environment', () => {
    expect(
      readSettings({
        PORT: '8080',
        HOST: '0.0.0.0',
        DATA_DIR: '/srv/maalbar',
        DATABASE_URL: 'postgresql://maalbar@db.example/maalbar',
        NODE_ENV: 'production',
        MAALBAR_SAMPLE: 'true',
        MAALBAR_MAX_QUERY_DEPTH: '20',
        MAALBAR_MAX_QUERY_TOKENS: '3000',
        MAALBAR_MAX_QUERY_ALIASES: '60',
        MAALBAR_MAX_QUERY_COMPLEXITY: '500000',
        MAALBAR_MAX_SOCKETS: '0',
        MAALBAR_ORIGIN: 'https://Maalbar.example:443/',
        MAALBAR_SECRET: SECRET,
        MAALBAR_TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8,192.0.2.1',
        MAALBAR_REQUESTS_PER_MINUTE: '0',
        MAALBAR_ACCOUNT_REQUESTS_PER_MINUTE: '60',
        MAALBAR_SESSION_DAYS: '30',
        MAALBAR_SESSION_IDLE_HOURS: '8',
        MAALBAR_SIGN_IN_ATTEMPTS: '3',
        MAALBAR_SIGN_IN_ATTEMPTS_PER_ACCOUNT: '40',
        MAALBAR_SIGN_IN_ATTEMPTS_PER_ADDRESS: '500',
        MAALBAR_SIGN_IN_LONGEST_WAIT: '600',
        MAALBAR_PASSWORD_HASHES: '4',
        MAALBAR_PASSWORD_QUEUE: '0',
        MAALBAR_PASSWORD_LENGTH: '16',
        MAALBAR_INVITATION_HOURS: '72',
        MAALBAR_PASSWORD_RESET_HOURS: '1',
        MAALBAR_SMTP_URL: 'smtps://mail.example',
        MAALBAR_MAIL_FROM: 'Målbar <no-reply@maalbar.example>',
        PATH: '/usr/bin',
      }),
    ).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataDirectory: '/srv/maalbar',
      databaseUrl: 'postgresql://maalbar@db.example/maalbar',
      environment: 'production',
      sample: true,
      limits: { depth: 20, tokens: 3_000, aliases: 60, complexity: 500_000 },
      mostSockets: 0,
      origin: 'https://maalbar.example',
      secret: SECRET,
      trustedProxies: ['10.0.0.0/8', 'fd00::/8', '192.0.2.1'],
      requestsPerMinute: 0,
      accountRequestsPerMinute: 60,
      sessionDays: 30,
      sessionIdleHours: 8,
      signInAttempts: 3,
      signInAttemptsPerAccount: 40,
      signInAttemptsPerAddress: 500,
      signInLongestWait: 600,
      passwordHashes: 4,
      passwordQueue: 0,
      passwordLength: 16,
      invitationHours: 72,
      passwordResetHours: 1,
      mail: { smtpUrl: 'smtps://mail.example', from: 'Målbar <no-reply@maalbar.example>' },
      signOn: null,
    });
  });

  it('believe a proxy on the same machine where there is an origin', () => {
    expect(readSettings({ MAALBAR_ORIGIN: 'https://maalbar.example' }).trustedProxies).toEqual(['loopback']);
  });

  it.each([
    ['http://localhost:3000', false],
    ['http://[::1]:3000', false],
    ['https://maalbar.example', true],
  ])('tell from the origin whether others are meant to come: %s', (origin, isOpen) => {
    expect(isOpenToOthers(readSettings({ MAALBAR_ORIGIN: origin }))).toBe(isOpen);
  });

  it('take what is empty as not given', () => {
    expect(
      readSettings({ PORT: '', HOST: '', DATA_DIR: '', DATABASE_URL: '', NODE_ENV: '', MAALBAR_SAMPLE: '' }),
    ).toEqual(readSettings({}));
  });

  it.each([
    ['in production', { NODE_ENV: 'production' }],
    ['on PostgreSQL', { DATABASE_URL: 'postgres://localhost/maalbar' }],
    ['where it is told not to', { MAALBAR_SAMPLE: 'false' }],
    ['where others can come', { MAALBAR_ORIGIN: 'https://maalbar.example' }],
  ])('load no sample %s', (_where, environment) => {
    expect(readSettings(environment).sample).toBe(false);
  });

  it.each<[Record<string, string>, string]>([
    [{ PORT: 'http' }, "PORT is 'http'; it must be a whole number from 0 to 65535."],
    [{ PORT: '-1' }, "PORT is '-1'; it must be a whole number from 0 to 65535."],
    [{ PORT: '65536' }, "PORT is '65536'; it must be a whole number from 0 to 65535."],
    [{ PORT: '80.5' }, "PORT is '80.5'; it must be a whole number from 0 to 65535."],
    [{ PORT: '0x50' }, "PORT is '0x50'; it must be a whole number from 0 to 65535."],
    [{ HOST: '0.0.0.0' }, opened('0.0.0.0')],
    [{ HOST: '::' }, opened('::')],
    [{ HOST: 'maalbar.example' }, opened('maalbar.example')],
    [{ HOST: '0.0.0.0', MAALBAR_SECRET: SECRET }, opened('0.0.0.0')],
    [{ HOST: '0.0.0.0', MAALBAR_ORIGIN: 'https://maalbar.example' }, opened('0.0.0.0')],
    [{ HOST: '0.0.0.0', MAALBAR_ORIGIN: 'http://localhost', MAALBAR_SECRET: SECRET }, opened('0.0.0.0')],
    [{ MAALBAR_ORIGIN: 'http://maalbar.example' }, notAnOrigin('http://maalbar.example')],
    [{ MAALBAR_ORIGIN: 'https://maalbar.example/mål' }, notAnOrigin('https://maalbar.example/mål')],
    [{ MAALBAR_ORIGIN: 'https://maalbar.example/?a=b' }, notAnOrigin('https://maalbar.example/?a=b')],
    [{ MAALBAR_ORIGIN: 'https://me@maalbar.example' }, notAnOrigin('https://me@maalbar.example')],
    [{ MAALBAR_ORIGIN: 'maalbar.example' }, notAnOrigin('maalbar.example')],
    [{ MAALBAR_ORIGIN: 'ftp://localhost' }, notAnOrigin('ftp://localhost')],
    [
      { MAALBAR_SECRET: 'kept to itself' },
      "MAALBAR_SECRET is too short; it must have at least 32 characters. 'openssl rand -base64 32' makes one.",
    ],
    [{ MAALBAR_TRUSTED_PROXIES: 'proxy.example' }, notAProxy('proxy.example')],
    [{ MAALBAR_TRUSTED_PROXIES: 'loopback, 10.0.0.0/33' }, notAProxy('10.0.0.0/33')],
    [{ MAALBAR_TRUSTED_PROXIES: '0.0.0.0/0' }, notAProxy('0.0.0.0/0')],
    [{ MAALBAR_SESSION_DAYS: '0' }, "MAALBAR_SESSION_DAYS is '0'; it must be a whole number from 1 to 365."],
    [{ MAALBAR_PASSWORD_LENGTH: '7' }, "MAALBAR_PASSWORD_LENGTH is '7'; it must be a whole number from 8 to 64."],
    [{ MAALBAR_SIGN_IN_ATTEMPTS: '0' }, "MAALBAR_SIGN_IN_ATTEMPTS is '0'; it must be a whole number from 1 to 100."],
    [
      { DATABASE_URL: 'mysql://localhost/maalbar' },
      'DATABASE_URL must be a postgres:// address; leave it out to use embedded SQLite.',
    ],
    [
      { DATABASE_URL: 'postgres://[' },
      'DATABASE_URL must be a postgres:// address; leave it out to use embedded SQLite.',
    ],
    [{ NODE_ENV: 'foo' }, "NODE_ENV is 'foo'; it must be development, production or test."],
    [{ MAALBAR_SAMPLE: 'yes' }, "MAALBAR_SAMPLE is 'yes'; it must be true or false."],
    [{ MAALBAR_SAMPEL: 'true' }, 'There is no setting MAALBAR_SAMPEL. Did you mean MAALBAR_SAMPLE?'],
    [{ MAALBAR_QUERY_DEPTH: '3' }, 'There is no setting MAALBAR_QUERY_DEPTH. Did you mean MAALBAR_MAX_QUERY_DEPTH?'],
    [{ MAALBAR_MAX_QUERY_DEPTH: '0' }, "MAALBAR_MAX_QUERY_DEPTH is '0'; it must be a whole number from 1 to 100."],
  ])('are refused in a sentence where they are wrong: %j', (environment, sentence) => {
    expect(() => readSettings(environment)).toThrow(new WrongSetting(sentence));
  });

  it.each([['MAALBAR_FOO'], ['MAALBAR_']])('are refused where nobody knows them: %s', (name) => {
    expect(() => readSettings({ [name]: '1' })).toThrow(
      /^There is no setting MAALBAR_\w*\. Did you mean MAALBAR_\w+\?$/,
    );
  });
});

describe('this machine', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', 'localhost'])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '10.0.0.1', '128.0.0.1', 'localhost.example', '', '127.0.0.1.example'])(
    'is not %s',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});
