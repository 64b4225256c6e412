import { BuiltPages } from '../../src/faces/built-pages.js';
import { startServer } from '../../src/main.js';
import { startApp, type TestApp } from '../support/app.js';
import { freshDatabase } from '../support/databases.js';
import { given } from '../support/given.js';
import { testSettings } from '../support/test-settings.js';
import { hashOf, TITLES, tinyPages } from '../support/tiny-pages.js';
import { type Heard, say } from '../support/wire.js';

type Headers = Readonly<Record<string, string>>;

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

describe('the pages of a server', () => {
  const built = tinyPages();
  let app: TestApp;
  let strategy: { id: string };
  beforeAll(async () => {
    app = await startApp('SQLite', { pages: built.pages });
    ({ strategy } = await given(app).plan({
      strategy: {
        title: [
          { language: 'DA', text: 'Grøn by' },
          { language: 'SV', text: 'Grön stad' },
        ],
      },
    }));
  });
  afterAll(async () => {
    await app.close();
    built.remove();
  });

  const ask = (path: string, headers: Headers = {}, method = 'GET'): Promise<Heard> =>
    say(`${app.url}${path}`, { method, headers });
  const rename = (text: string) =>
    app.get('mutation ($input: UpdateStrategyInput!) { updateStrategy(input: $input) { id } }', {
      input: { id: strategy.id, title: [{ language: 'DA', text }] },
    });

  it.each([
    ['', '/da/'],
    ['sv-SE,sv;q=0.9,en;q=0.8', '/sv/'],
    ['en-GB,en;q=0.9', '/en/'],
    ['fr', '/da/'],
  ])('begin, for whoever reads "%s", at %s', async (language, location) => {
    const heard = await ask('/?asOf=2024-05-01', language === '' ? {} : { 'accept-language': language });
    expect(heard).toMatchObject({ status: 302, headers: { location: `${location}?asOf=2024-05-01` } });
    expect(heard.headers).toMatchObject({ vary: expect.stringContaining('Accept-Language') });
  });

  it('are rendered in their language, from what the API answers by the hash of a document', async () => {
    const danish = await ask('/da/');
    expect(danish).toMatchObject({
      status: 200,
      body: expect.stringContaining('<main>Grøn by ()'),
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-language': 'da',
        etag: expect.stringMatching(/^W\/".+"$/),
      },
    });
    expect((await ask('/sv/')).body).toContain('<main>Grön stad ()');
    expect((await ask('/en/strategies/x?year=2023&organisation=DK:0101')).body).toContain('year,2023,organisation,DK:');
    expect((await ask('/embed/sv/strategies/x/goals/1')).body).toContain('Grön stad');
  });

  it('are the same page until something changes, and are not sent to whoever has them', async () => {
    const first = await ask('/da/strategies/same');
    expect(await ask('/da/strategies/same')).toEqual(first);
    const etag = String(first.headers['etag']);
    const known = await ask('/da/strategies/same', { 'if-none-match': etag });
    expect(known).toMatchObject({ status: 304, body: '', headers: { etag, 'cache-control': 'no-cache' } });
    expect(known.headers['vary']).toBe(first.headers['vary']);
    await rename('Grønnere by');
    const changed = await ask('/da/strategies/same', { 'if-none-match': etag });
    expect(changed).toMatchObject({ status: 200, body: expect.stringContaining('Grønnere by') });
    expect(await ask('/da/strategies/same')).toMatchObject({ body: changed.body });
  });

  it('are made once for all who ask at the same time', async () => {
    const askAll = () => Promise.all(Array.from({ length: 20 }, () => ask('/da/strategies/many')));
    const timesRendered = ({ body }: Heard) => Number(/rendered (\d+)/.exec(body)?.[1]);
    const last = timesRendered(await ask('/da/strategies/other'));
    const first = await askAll();
    await rename('Grønnest by');
    const second = await askAll();
    expect(new Set(first.map(timesRendered))).toEqual(new Set([last + 1]));
    expect(new Set(second.map(timesRendered))).toEqual(new Set([last + 2]));
    expect(second[0]).toMatchObject({ status: 200, body: expect.stringContaining('Grønnest by') });
  });

  it('tell of one state, also where they ask one thing after the other', async () => {
    const asked = ask('/da/strategies/twice');
    await built.askedOnce();
    await rename('Grøn igen');
    built.letAskAgain();
    expect((await asked).body).toContain('<main>Grøn igen and Grøn igen ()');
  });

  it('answer HEAD as GET, without the page', async () => {
    const whole = await ask('/da/');
    expect(await ask('/da/', {}, 'HEAD')).toEqual({ ...whole, body: '' });
  });

  it.each([
    ['/DA/strategies/x', '/da/strategies/x'],
    ['/da/strategies/x/', '/da/strategies/x'],
    ['/da', '/da/'],
    ['/da///', '/da/'],
    ['/Embed/SV/strategies/x//?year=2023', '/embed/sv/strategies/x?year=2023'],
    ['/En//example.org/', '/en//example.org'],
    ['/da/?utm_source=x', '/da/'],
    [
      '/sv/strategies/x?a=1&year=2023&&b&organisation=DK:0101&YEAR=2022',
      '/sv/strategies/x?year=2023&organisation=DK:0101',
    ],
  ])('have one address each: %s leads to %s', async (asked, location) => {
    expect(await ask(asked)).toMatchObject({ status: 301, headers: { location } });
  });

  it.each([
    'organisation=DK:0101&year=2023&asOf=2024-05-01&after=abc',
    'organisation=&like=DK:0101&count=5&years=2021&years=2022,2023',
    'theme=dark',
  ])('keep what they read of a search as it was written: %s', async (search) => {
    expect(await ask(`/da/strategies/x?${search}`)).toMatchObject({ status: 200 });
  });

  it('may say that there is nothing, or that something is away', async () => {
    expect(await ask('/da/nowhere', BROWSER)).toMatchObject({ status: 404, body: expect.stringContaining('Grøn') });
    expect(await ask('/da/away')).toMatchObject({ status: 503, headers: { 'cache-control': 'no-store' } });
  });

  it.each(['throws', 'elsewhere'])('say what to do where one fails: %s', async (path) => {
    const heard = await ask(`/sv/${path}`);
    expect(heard).toMatchObject({
      status: 500,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-language': 'sv' },
      body: expect.stringContaining('Försök igen om en stund'),
    });
    expect(heard.body).not.toContain('on purpose');
  });

  it.each(['/da/%ZZ', '/da/%00', '/da/..%2f..%2fdocuments.json', '/da/%C3'])(
    'survive an address that is no text: %s',
    async (path) => {
      const { status, body } = await ask(path);
      expect([200, 400, 404]).toContain(status);
      expect(body).not.toMatch(/\n\s+at /);
    },
  );

  it.each(['/da/%ZZ', '/da/%C3'])('tell a browser so in a page where an address is no text: %s', async (path) => {
    const headers = { ...BROWSER, 'accept-language': 'sv' };
    expect(await ask(path, headers)).toMatchObject({
      status: 400,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
      body: expect.stringContaining('Det finns ingen sida på den här adressen'),
    });
    expect(JSON.parse((await ask(path)).body)).toMatchObject({ status: 400 });
  });

  it('are none elsewhere: a browser is told so in its language, and a program in JSON', async () => {
    expect(await ask('/nowhere', { ...BROWSER, 'accept-language': 'en' })).toMatchObject({
      status: 404,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: expect.stringContaining('There is no page at this address'),
    });
    for (const headers of [{}, { accept: '*/*' }, { accept: 'application/json' }]) {
      const { status, body, headers: told } = await ask('/nowhere', headers);
      expect({ status, ...JSON.parse(body) }).toMatchObject({ status: 404, title: 'Cannot GET /nowhere' });
      expect(told).toMatchObject({ vary: 'Accept, Accept-Language, Accept-Encoding', 'cache-control': 'no-store' });
    }
  });

  it.each(['localhost', '::ffff:127.0.0.1'])(
    'are told by the server wherever it was told to listen: %s',
    async (HOST) => {
      const fresh = await freshDatabase('SQLite');
      const settings = testSettings({ ...fresh.environment, HOST });
      const server = await startServer(settings, { pages: built.pages });
      const page = await say(`${server.url}/da/`, { method: 'GET' });
      await server.close();
      await fresh.remove();
      expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<main> ()') });
    },
  );

  it('are not there before they are built, which is said', async () => {
    const bare = await startApp('SQLite', { pages: new BuiltPages('/nowhere/at/all') });
    const page = await say(`${bare.url}/en/`, { method: 'GET' });
    const extensions = { persistedQuery: { version: 1, sha256Hash: hashOf(TITLES) } };
    const { errors } = await bare.send({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ extensions }),
    });
    await bare.close();
    expect(page).toMatchObject({ status: 503, body: expect.stringContaining('npm run build') });
    expect(errors).toMatchObject([{ message: 'PersistedQueryNotFound' }]);
  });
});
