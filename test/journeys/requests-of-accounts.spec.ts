import { globalId } from '../../src/faces/global-id.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf } from '../support/browser-of.js';
import { sampleAccount, signedInAs } from '../support/sample-account.js';
import { connect, subscribe } from '../support/subscriber.js';
import { tinyPages } from '../support/tiny-pages.js';
import { say } from '../support/wire.js';

const JSON_BODY = { 'content-type': 'application/json' };
const WHO = '{ viewer { account { email } } }';
const UNKNOWN_KEY = { code: 'UNAUTHENTICATED', reason: 'unknown_key' };
const cookieOf = (browser: Browser) => browser.headers()['cookie'] ?? '';
const tokenOf = (browser: Browser) => cookieOf(browser).replace('__Host-maalbar=', '');

describe.each(DATABASE_KINDS)('requests of accounts and keys on %s', (kind) => {
  const built = tinyPages();
  let app: TestApp;
  // Beyond the clock of the machine: the cookies of this day must not be over for the browsers of the test.
  let now = '2100-03-01T08:00:00.000Z';
  beforeAll(async () => {
    app = await startApp(kind, { sample: true, pages: built.pages, now: () => now });
  });
  afterAll(async () => {
    await app.close();
    built.remove();
  });
  beforeEach(() => {
    now = '2100-03-01T08:00:00.000Z';
  });

  const post = (query: string, headers: Readonly<Record<string, string>>) =>
    say(`${app.url}/graphql`, { headers: { ...JSON_BODY, ...headers }, body: JSON.stringify({ query }) });
  const inAddress = (query: string, headers: Readonly<Record<string, string>>) =>
    say(`${app.url}/graphql?query=${encodeURIComponent(query)}`, {
      method: 'GET',
      headers: { 'apollo-require-preflight': 'yes', ...headers },
    });
  const emailIn = (body: string) => JSON.parse(body).data.viewer?.account.email ?? null;

  describe('the cookie', () => {
    it('is kept from scripts, from clear text and from other sites, for as long as the sign-in lasts', async () => {
      const browser = await signedInAs(app, 'VIEWER');
      expect(browser.lastSetCookies()).toEqual([
        `__Host-maalbar=${tokenOf(browser)}; Path=/; Expires=Mon, 15 Mar 2100 08:00:00 GMT; HttpOnly; Secure; SameSite=Lax`,
      ]);
      expect(tokenOf(browser)).toMatch(/^[\w-]{43}$/);
    });

    it('is taken back by signing out', async () => {
      const browser = await signedInAs(app, 'VIEWER');
      const cookie = cookieOf(browser);
      await browser.get('mutation { signOut }');
      expect(browser.lastSetCookies()).toEqual([
        '__Host-maalbar=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax',
      ]);
      const { status, headers, body } = await inAddress(WHO, { cookie });
      expect([status, emailIn(body)]).toEqual([200, null]);
      // Whoever has meanwhile signed in again in the same browser stays so.
      expect(headers['set-cookie']).toBeUndefined();
    });

    it('is worth nothing after the sign-in has not been used for long', async () => {
      const browser = await signedInAs(app, 'VIEWER');
      now = '2100-03-02T07:59:00.000Z';
      expect(await browser.get(WHO)).toEqual({ viewer: { account: { email: 'viewer@example.org' } } });
      now = '2100-03-02T08:01:00.000Z';
      expect(await browser.get(WHO)).toEqual({ viewer: null });
    });

    it('is replaced once after a change of role, and the one before counts for those under way', async () => {
      const [browser, admin] = await Promise.all([signedInAs(app, 'REPORTER'), signedInAs(app, 'ADMIN')]);
      const before = cookieOf(browser);
      const { viewer } = await browser.get('{ viewer { account { id } } }');
      await admin.get('mutation ($input: RoleInput!) { grantRole(input: $input) { id } }', {
        input: { account: viewer.account.id, role: 'VIEWER', organisation: { country: 'DK', code: '9900' } },
      });
      const heard = await Promise.all([inAddress(WHO, { cookie: before }), inAddress(WHO, { cookie: before })]);
      expect(heard.map(({ body }) => emailIn(body))).toEqual(['reporter@example.org', 'reporter@example.org']);
      const [replaced, ...others] = heard.flatMap(({ headers }) => [headers['set-cookie'] ?? []].flat());
      expect(others).toEqual([]);
      expect(replaced).toMatch(
        /^__Host-maalbar=[\w-]{43}; Path=\/; Expires=Mon, 15 Mar 2100 08:00:00 GMT; HttpOnly; Secure; SameSite=Lax$/,
      );
      const after = String(replaced).replace(/;.*/, '');
      expect(after).not.toBe(before);

      now = '2100-03-01T08:00:59.000Z';
      expect(emailIn((await inAddress(WHO, { cookie: before })).body)).toBe('reporter@example.org');
      now = '2100-03-01T08:01:01.000Z';
      expect(emailIn((await inAddress(WHO, { cookie: before })).body)).toBeNull();
      const current = await inAddress(WHO, { cookie: after });
      expect([emailIn(current.body), current.headers['set-cookie']]).toEqual(['reporter@example.org', undefined]);
    });
  });

  describe('a page of another site', () => {
    it.each<[string, Readonly<Record<string, string>>]>([
      ['says its origin', { origin: 'https://evil.example' }],
      ['says an origin on another port', { origin: 'http://127.0.0.1:1' }],
      ['says none that there is', { origin: 'null' }],
      ['says no origin', {}],
      ['is said to be another by the browser', { 'sec-fetch-site': 'same-site' }],
    ])('changes nothing with the cookie: it %s', async (_how, headers) => {
      const browser = await signedInAs(app, 'VIEWER');
      const answer = await post('mutation { signOut }', { cookie: cookieOf(browser), ...headers });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN', reason: 'foreign_origin' } },
      ]);
      expect(await browser.get(WHO)).toEqual({ viewer: { account: { email: 'viewer@example.org' } } });
    });

    it('is told from our own by the origin, or by the word of the browser', async () => {
      const browser = await signedInAs(app, 'VIEWER');
      const cookie = cookieOf(browser);
      for (const headers of [{ origin: app.url }, { 'sec-fetch-site': 'same-origin' }]) {
        expect(emailIn((await post(WHO, { cookie, ...headers })).body)).toBe('viewer@example.org');
      }
    });

    it('opens no WebSocket with the cookie, and neither does whoever says no origin', async () => {
      const browser = await signedInAs(app, 'VIEWER');
      const [query, cookie] = [
        'subscription { strategyProgressChanged(strategy: "x") { strategy { id } } }',
        cookieOf(browser),
      ];
      for (const headers of [{ cookie }, { cookie, origin: 'https://evil.example' }]) {
        const { over } = subscribe(connect(app.url, headers), query);
        expect(String(Reflect.get(Object(await over), 'message'))).toContain('403');
      }
      const own = subscribe(connect(app.url, browser.headers()), query);
      expect(await own.next()).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT', reason: 'not_an_id' } }] });
    });
  });

  describe('a key', () => {
    const refused = async (headers: Readonly<Record<string, string>>) => {
      const { status, headers: said, body } = await post('{ strategies { totalCount } }', headers);
      expect(status).toBe(401);
      expect(said).toMatchObject({ 'www-authenticate': 'Bearer', 'cache-control': 'no-store' });
      return JSON.parse(body);
    };

    it.each([
      ['is none', 'Bearer mk_nobody-has-ever-made-this-one-0123456789abcdef'],
      ['has another form', 'Bearer something'],
      ['is missing', 'Bearer'],
      ['is the name and password of another world', `Basic ${Buffer.from('me:mine').toString('base64')}`],
    ])('is refused where it %s', async (_what, authorization) => {
      expect(await refused({ authorization })).toMatchObject({ errors: [{ extensions: UNKNOWN_KEY }] });
    });

    it('is refused on a page in the way of HTTP', async () => {
      const answer = await say(`${app.url}/da/`, { method: 'GET', headers: { authorization: 'Bearer mk_x' } });
      expect(answer).toMatchObject({
        status: 401,
        headers: { 'content-type': 'application/problem+json; charset=utf-8', 'www-authenticate': 'Bearer' },
      });
      expect(JSON.parse(answer.body)).toMatchObject({ status: 401, ...UNKNOWN_KEY });
    });

    it('is no cookie, and the token of a cookie no key', async () => {
      const browser = await signedInAs(app, 'VIEWER');
      expect(await refused({ authorization: `Bearer ${tokenOf(browser)}` })).toMatchObject({
        errors: [{ extensions: UNKNOWN_KEY }],
      });
      const cookie = `__Host-maalbar=${app.operator.authorization.replace('Bearer ', '')}`;
      expect(emailIn((await inAddress(WHO, { cookie })).body)).toBeNull();
    });

    it('counts before a cookie, from wherever it is sent', async () => {
      const browser = await signedInAs(app, 'VIEWER');
      const both = { ...app.operator, cookie: cookieOf(browser), origin: 'https://dashboard.example' };
      expect(emailIn((await post(WHO, both)).body)).toBeNull();
    });

    it('counts until its last day is over, and not after it was revoked', async () => {
      const admin = await signedInAs(app, 'ADMIN');
      const { createKey } = await admin.get(
        'mutation ($input: CreateKeyInput!) { createKey(input: $input) { secret key { id } } }',
        { input: { purpose: 'dashboard', role: 'VIEWER', expiresOn: '2100-03-02' } },
      );
      const authorization = `Bearer ${createKey.secret}`;
      now = '2100-03-02T23:59:00.000Z';
      expect((await post('{ strategies { totalCount } }', { authorization })).status).toBe(200);
      now = '2100-03-03T00:00:01.000Z';
      await refused({ authorization });
      now = '2100-03-01T09:00:00.000Z';
      expect((await post('{ strategies { totalCount } }', { authorization })).status).toBe(200);
      await admin.get('mutation ($id: ID!) { revokeKey(id: $id) { id } }', { id: createKey.key.id });
      await refused({ authorization });
    });
  });

  describe('what somebody is told who is signed in', () => {
    it.each([
      ['posted', post],
      ['in an address', inAddress],
    ])('is never given to visitors, nor the other way round: %s', async (_how, ask) => {
      const browser = await signedInAs(app, 'VIEWER');
      const somebody = { cookie: cookieOf(browser), origin: app.url };
      const asked = [{}, somebody, {}, somebody, {}];
      const heard: unknown[] = [];
      for (const headers of asked) heard.push(emailIn((await ask(WHO, headers)).body));
      expect(heard).toEqual([null, 'viewer@example.org', null, 'viewer@example.org', null]);
    });

    it('is kept by nobody on the way, who is told what the answer depends on', async () => {
      const browser = await signedInAs(app, 'VIEWER');
      const vary = 'Accept, Accept-Language, Accept-Encoding, Authorization, Cookie';
      const visitor = await inAddress(WHO, {});
      expect(visitor.headers).toMatchObject({ 'cache-control': 'no-cache', vary });
      for (const headers of [{ cookie: cookieOf(browser) }, app.operator]) {
        expect((await inAddress(WHO, { ...headers })).headers).toMatchObject({ 'cache-control': 'no-store', vary });
      }
    });

    it('is a page of its own each time, and leaves the pages of visitors as they are', async () => {
      const browser = await signedInAs(app, 'VIEWER');
      const page = (cookie?: string) =>
        say(`${app.url}/da/`, { method: 'GET', headers: cookie === undefined ? {} : { cookie } });
      const kept = await page();
      const [first, second] = [await page(cookieOf(browser)), await page(cookieOf(browser))];
      expect(first).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
      expect(first.headers['vary']).toBe('Authorization, Cookie, Accept-Encoding');
      expect(new Set([kept.body, first.body, second.body]).size).toBe(3);
      expect(await page()).toEqual(kept);
      expect(kept.headers).toMatchObject({
        'cache-control': 'no-cache',
        vary: 'Authorization, Cookie, Accept-Encoding',
      });
      // Whoever is signed out is a visitor.
      const { headers, body } = await page('__Host-maalbar=of-long-ago');
      expect(body).toBe(kept.body);
      expect(headers['set-cookie']).toBeUndefined();
    });
  });

  it('ends a subscription when the sign-in ends that it came with', async () => {
    const browser = await signedInAs(app, 'STRATEGY_OWNER');
    const { strategies } = await app.get('{ strategies { nodes { id version } } }');
    const [{ id, version }] = strategies.nodes;
    const client = connect(app.url, browser.headers());
    const change = (at: number, title: string) =>
      app.get('mutation ($input: UpdateStrategyInput!) { updateStrategy(input: $input) { version } }', {
        input: { id, version: at, title: [{ language: 'DA', text: title }] },
      });
    const subscriber = subscribe(
      client,
      'subscription ($id: ID!) { strategyProgressChanged(strategy: $id) { strategy { title(language: DA) } } }',
      { id },
    );
    await new Promise((resolve) => client.on('connected', resolve));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await change(version, 'Først');
    expect(await subscriber.next()).toMatchObject({
      data: { strategyProgressChanged: { strategy: { title: 'Først' } } },
    });
    await browser.get('mutation { signOut }');
    await change(version + 1, 'Så');
    expect(await subscriber.next()).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'signed_out' } }],
    });
    expect(await subscriber.over).toBeUndefined();
    await client.dispose();
  });

  it('refuses visitors what needs somebody, before it is looked at', async () => {
    const { errors } = await app.visitor.ask('mutation ($input: AddThemeInput!) { addTheme(input: $input) { id } }', {
      input: { strategy: globalId('Strategy', 'x'), code: '', title: [], weight: -1 },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', reason: 'not_signed_in' } }]);
    expect((await browserOf(app).refusal('mutation { signOut }'))['reason']).toBe('not_signed_in');
    expect(await app.refusal('mutation { signOut }')).toMatchObject({ code: 'FORBIDDEN', reason: 'not_for_keys' });
  });

  it('shows when a sign-in and a key were last used, once the server has stopped', async () => {
    const browser = await signedInAs(app, 'REVIEWER');
    now = '2100-03-01T10:00:00.000Z';
    await Promise.all([browser.get(WHO), app.get(WHO)]);
    await app.restart();
    const seen = await app.server.database.read((session) =>
      session.rows(
        `SELECT MAX(last_seen_at) AS of_sign_in, MAX(last_used_at) AS of_key
         FROM sign_in JOIN account ON account.id = account_id, api_key WHERE email = $1 AND purpose = 'tests'`,
        [sampleAccount('REVIEWER').email],
      ),
    );
    expect(seen).toEqual([{ of_sign_in: now, of_key: now }]);
  });
});
