import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSample } from '../../src/commands/sample.js';
import { removeSampleAccounts } from '../../src/contexts/identity/sample-accounts.js';
import { VISITOR } from '../../src/domain/actor.js';
import { openDatabase, startServer } from '../../src/main.js';
import { withSecret } from '../../src/own-secret.js';
import { SampleAccountsOpenToOthers } from '../../src/refuse-sample-accounts.js';
import { startApp, type TestApp } from '../support/app.js';
import { connect, subscribe } from '../support/subscriber.js';
import { testSettings } from '../support/test-settings.js';
import { hashOf, TITLES, tinyPages } from '../support/tiny-pages.js';
import { type Heard, say } from '../support/wire.js';

const ORIGIN = 'https://maalbar.example';
const OPEN = {
  HOST: '0.0.0.0',
  MAALBAR_ORIGIN: ORIGIN,
  MAALBAR_SECRET: 'thirty-two characters, or a few more',
};

describe('a server that is open to the network', () => {
  const built = tinyPages();
  let app: TestApp;
  let here: string;
  beforeAll(async () => {
    app = await startApp('SQLite', { pages: built.pages, environment: OPEN });
    here = `http://127.0.0.1:${new URL(app.url).port}`;
  });
  afterAll(async () => {
    await app.close();
    built.remove();
  });

  const ask = (path: string, headers: Readonly<Record<string, string>>): Promise<Heard> =>
    say(`${here}${path}`, { method: 'GET', headers });

  it.each(['maalbar.example', 'maalbar.example:443', 'MAALBAR.example'])(
    'answers under its own name: %s',
    async (host) => {
      expect((await ask('/schema.graphql', { host })).status).toBe(200);
    },
  );

  it.each([
    'localhost',
    '127.0.0.1:3000',
    'evil.example',
    'maalbar.example.evil.example',
    'evil.example/@maalbar.example',
    'me@maalbar.example',
  ])('answers under no other: %s', async (host) => {
    const { status, body } = await ask('/schema.graphql', { host, 'x-forwarded-host': 'maalbar.example' });
    expect([status, body]).toEqual([421, `This server answers under ${ORIGIN} only.\n`]);
  });

  it('tells browsers to come by HTTPS, and of other hosts nothing', async () => {
    for (const path of ['/da/', '/explorer/', '/embed/da/x', '/assets/page-1a2b.js', '/graphql', '/nowhere']) {
      expect((await ask(path, { host: 'maalbar.example' })).headers).toMatchObject({
        'strict-transport-security': 'max-age=31536000',
      });
    }
  });

  it('makes its pages, by asking itself', async () => {
    const { status, body } = await ask('/da/', { host: 'maalbar.example' });
    expect([status, body]).toEqual([200, expect.stringContaining('rendered 1')]);
  });

  it('takes only its own origin for its own, with whatever headers the others come', async () => {
    const cookie = '__Host-maalbar=whatever';
    const body = JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(TITLES) } } });
    const post = (headers: Readonly<Record<string, string>>) =>
      say(`${here}/graphql`, {
        headers: { host: 'maalbar.example', 'content-type': 'application/json', cookie, ...headers },
        body,
      });
    expect((await post({ origin: ORIGIN })).status).toBe(200);
    for (const origin of ['http://maalbar.example', 'https://maalbar.example:444', 'https://a.maalbar.example']) {
      expect((await post({ origin })).status).toBe(403);
    }
  });
});

describe('a server on this machine only', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true });
  });
  afterAll(() => app.close());

  const body = JSON.stringify({ query: '{ signInWays { sampleAccounts { password } } }' });
  const ask = (headers: Readonly<Record<string, string>>) =>
    say(`${app.url}/graphql`, { headers: { 'content-type': 'application/json', ...headers }, body });

  it.each([
    { forwarded: 'for=192.0.2.7' },
    { 'x-forwarded-for': '192.0.2.7' },
    { 'x-forwarded-host': 'maalbar.example' },
    { 'x-forwarded-proto': 'https' },
    { via: '1.1 proxy' },
  ])('offers the accounts of the sample to nobody who comes through a proxy: %j', async (headers) => {
    // Once more, as the answer may have been kept.
    for (let times = 0; times < 2; times += 1) expect((await ask({})).body).toContain('sample-admin');
    expect(await ask(headers)).toMatchObject({ status: 421, body: expect.stringContaining('MAALBAR_ORIGIN') });
    const { over } = subscribe(connect(app.url, headers), 'subscription { __typename }');
    expect(String(Reflect.get(Object(await over), 'message'))).toContain('421');
  });
});

describe('the start of a server', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'maalbar-start-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it.each([
    ['on all addresses', OPEN],
    ['behind a proxy on the same machine', { MAALBAR_ORIGIN: ORIGIN }],
  ])("is refused with the sample's accounts in the database: %s", async (_where, environment) => {
    const settings = testSettings({ DATA_DIR: directory, ...environment });
    const prepare = async () => undefined;
    await startServer(testSettings({ DATA_DIR: directory }), {
      prepare: async (database) => {
        await loadSample(database);
      },
    }).then((server) => server.close());
    await expect(startServer(settings, { prepare })).rejects.toThrow(new SampleAccountsOpenToOthers());
    const database = await openDatabase(settings);
    expect(await database.write((session) => removeSampleAccounts(session, VISITOR))).toBe(5);
    await database.close();
    await (await startServer(settings, { prepare })).close();
  });

  it('makes its directories for nobody else to read', async () => {
    const settings = testSettings({ DATA_DIR: join(directory, 'new', 'data') });
    await (await startServer(settings)).close();
    await withSecret({ ...settings, dataDirectory: join(directory, 'other') });
    for (const made of ['new', 'new/data', 'other']) {
      expect([made, statSync(join(directory, made)).mode & 0o777]).toEqual([made, 0o700]);
    }
  });

  it('makes a secret where none is given, once, and for nobody else to read', async () => {
    const settings = testSettings({ DATA_DIR: join(directory, 'new') });
    const secrets = await Promise.all([withSecret(settings), withSecret(settings)]);
    const file = join(directory, 'new', 'secret');
    expect(secrets.map(({ secret }) => secret)).toEqual([readFileSync(file, 'utf8'), readFileSync(file, 'utf8')]);
    expect(readFileSync(file, 'utf8')).toMatch(/^[\w-]{43}$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(directory, 'new'))).toEqual(['secret']);
    expect(await withSecret({ ...settings, secret: 'said by the operator' })).toMatchObject({
      secret: 'said by the operator',
    });
  });
});
