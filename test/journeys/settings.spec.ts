import { isLoopback, readSettings, WrongSetting } from '../../src/settings.js';

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
    });
  });

  it('come from the environment', () => {
    expect(
      readSettings({
        PORT: '8080',
        HOST: '::1',
        DATA_DIR: '/srv/maalbar',
        DATABASE_URL: 'postgresql://maalbar@db.example/maalbar',
        NODE_ENV: 'production',
        MAALBAR_SAMPLE: 'true',
        MAALBAR_MAX_QUERY_DEPTH: '20',
        MAALBAR_MAX_QUERY_TOKENS: '3000',
        MAALBAR_MAX_QUERY_ALIASES: '60',
        MAALBAR_MAX_QUERY_COMPLEXITY: '500000',
        MAALBAR_MAX_SOCKETS: '0',
        PATH: '/usr/bin',
      }),
    ).toEqual({
      port: 8080,
      host: '::1',
      dataDirectory: '/srv/maalbar',
      databaseUrl: 'postgresql://maalbar@db.example/maalbar',
      environment: 'production',
      sample: true,
      limits: { depth: 20, tokens: 3_000, aliases: 60, complexity: 500_000 },
      mostSockets: 0,
    });
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
  ])('load no sample %s', (_where, environment) => {
    expect(readSettings(environment).sample).toBe(false);
  });

  it.each<[Record<string, string>, string]>([
    [{ PORT: 'http' }, "PORT is 'http'; it must be a whole number from 0 to 65535."],
    [{ PORT: '-1' }, "PORT is '-1'; it must be a whole number from 0 to 65535."],
    [{ PORT: '65536' }, "PORT is '65536'; it must be a whole number from 0 to 65535."],
    [{ PORT: '80.5' }, "PORT is '80.5'; it must be a whole number from 0 to 65535."],
    [{ PORT: '0x50' }, "PORT is '0x50'; it must be a whole number from 0 to 65535."],
    [
      { HOST: '0.0.0.0' },
      "HOST is '0.0.0.0'. There are no accounts, so the server listens on this machine only: use 127.0.0.1, ::1 or localhost.",
    ],
    [
      { HOST: '::' },
      "HOST is '::'. There are no accounts, so the server listens on this machine only: use 127.0.0.1, ::1 or localhost.",
    ],
    [
      { HOST: 'maalbar.example' },
      "HOST is 'maalbar.example'. There are no accounts, so the server listens on this machine only: use 127.0.0.1, ::1 or localhost.",
    ],
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
