import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf } from '../support/browser-of.js';
import { type Claims, type HostileProvider, startHostileProvider } from '../support/hostile-provider.js';
import { CLIENT } from '../support/sign-on-client.js';

const REFUSED = '/da/sign-in?problem=sign_on_refused&returnTo=%2Fda%2F';
const UNAVAILABLE = '/da/sign-in?problem=sign_on_unavailable&returnTo=%2Fda%2F';
const STORED = ['account', 'external_identity', 'membership', 'sign_in'];
const HOUR_SECONDS = 3_600;

const now = () => Math.floor(Date.now() / 1_000);

describe.each(DATABASE_KINDS)('single sign-on by a hostile provider on %s', (kind) => {
  let provider: HostileProvider;
  let app: TestApp;
  let folder: string;
  let trusting: TestApp;

  const environment = (more: Readonly<Record<string, string>> = {}) => ({
    MAALBAR_OIDC_ISSUER: provider.issuer,
    MAALBAR_OIDC_CLIENT_ID: CLIENT.id,
    MAALBAR_OIDC_CLIENT_SECRET: CLIENT.secret,
    MAALBAR_OIDC_MEMBERSHIPS: join(folder, 'memberships.json'),
    ...more,
  });
  beforeAll(async () => {
    provider = await startHostileProvider();
    folder = mkdtempSync(join(tmpdir(), 'maalbar-sign-on-'));
    const map = [{ value: 'operators', role: 'ADMIN', everywhere: true }];
    writeFileSync(join(folder, 'memberships.json'), JSON.stringify({ claim: 'groups', map }));
    app = await startApp(kind, { environment: environment() });
    trusting = await startApp(kind, { environment: environment({ MAALBAR_OIDC_TRUST_EMAIL: 'true' }) });
  });
  afterAll(async () => {
    await app.close();
    await trusting.close();
    await provider.close();
    rmSync(folder, { recursive: true });
  });

  /** What the browser is sent to the provider with. */
  const begin = async (browser: Browser) => {
    const location = (await browser.fetch('/sign-on?language=da&returnTo=/da/')).headers.get('location') ?? '';
    const asked = new URL(location).searchParams;
    return { asked, state: asked.get('state') ?? '', nonce: asked.get('nonce') ?? '' };
  };
  const back = async (browser: Browser, state: string, more = '') => {
    const response = await browser.fetch(`/sign-on/callback?code=anything&state=${state}${more}`);
    return response.headers.get('location');
  };
  const person = (nonce: string, claims: Claims = {}): Claims => ({
    nonce,
    email: 'anna@example.org',
    email_verified: true,
    groups: ['operators'],
    ...claims,
  });
  const stored = (of = app) =>
    of.server.database.read(async (session) => {
      const counts: Record<string, number> = {};
      for (const table of STORED) {
        const [row] = await session.rows<{ n: number | string }>(`SELECT COUNT(*) AS n FROM ${table}`);
        counts[table] = Number(row?.n);
      }
      return counts;
    });
  const expectNobody = async (browser: Browser) => {
    expect(browser.lastSetCookies().filter((line) => line.startsWith('__Host-maalbar='))).toEqual([]);
    expect(await browser.get('{ viewer { account { id } } }')).toEqual({ viewer: null });
  };

  it('is asked for a code only, with a challenge, a state and a nonce that nobody guesses', async () => {
    const { asked, state, nonce } = await begin(browserOf(app));
    expect(Object.fromEntries(asked)).toEqual({
      response_type: 'code',
      client_id: CLIENT.id,
      redirect_uri: `${app.url}/sign-on/callback`,
      scope: 'openid profile email',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      ui_locales: 'da',
    });
    expect((await begin(browserOf(app))).state).not.toBe(state);
    expect(nonce).not.toBe(state);
  });

  it.each<[string, (nonce: string) => Promise<string>]>([
    ['of another issuer', (nonce) => provider.honest({ ...person(nonce), iss: 'https://elsewhere.example' })],
    ['for another audience', (nonce) => provider.honest({ ...person(nonce), aud: 'another-client' })],
    [
      'for others, too, and not for us first',
      (nonce) => provider.honest({ ...person(nonce), aud: [CLIENT.id, 'x'], azp: 'x' }),
    ],
    ['with another nonce', () => provider.honest(person('another'))],
    ['without a nonce', () => provider.honest({ ...person(''), nonce: undefined })],
    ['with the algorithm none', (nonce) => provider.unsigned(person(nonce))],
    ['with HS256 by the public key', (nonce) => provider.signedWithThePublicKey(person(nonce))],
    ['signed by another key', (nonce) => provider.signedByAnother(person(nonce))],
    [
      'that is over',
      (nonce) => provider.honest({ ...person(nonce), iat: now() - 2 * HOUR_SECONDS, exp: now() - HOUR_SECONDS }),
    ],
    ['that is of later', (nonce) => provider.honest({ ...person(nonce), nbf: now() + HOUR_SECONDS })],
    ['without a subject', (nonce) => provider.honest({ ...person(nonce), sub: undefined })],
    ['with an email that is not verified', (nonce) => provider.honest(person(nonce, { email_verified: false }))],
    [
      'with an email of which nothing is said',
      (nonce) => provider.honest(person(nonce, { email_verified: undefined })),
    ],
    ['with an email verified by a word', (nonce) => provider.honest(person(nonce, { email_verified: 'true' }))],
    ['without an email', (nonce) => provider.honest(person(nonce, { email: undefined }))],
    ['that is none', async () => 'anything'],
  ])('is refused a token %s', async (_what, token) => {
    const before = await stored();
    const browser = browserOf(app);
    const { state, nonce } = await begin(browser);
    provider.gives(await token(nonce));
    expect(await back(browser, state)).toBe(REFUSED);
    await expectNobody(browser);
    expect(await stored()).toEqual(before);
  });

  it('is refused where it answers for another provider', async () => {
    const browser = browserOf(app);
    const { state, nonce } = await begin(browser);
    provider.gives(await provider.honest(person(nonce)));
    expect(await back(browser, state, '&iss=https%3A%2F%2Felsewhere.example')).toBe(REFUSED);
    await expectNobody(browser);
  });

  it('does not get a browser in that has begun nothing', async () => {
    const { state, nonce } = await begin(browserOf(app));
    provider.gives(await provider.honest(person(nonce)));
    const foreign = browserOf(app);
    expect(await back(foreign, state)).toBe(REFUSED);
    await expectNobody(foreign);
  });

  it('does not get a browser in that has begun something else', async () => {
    const { state, nonce } = await begin(browserOf(app));
    provider.gives(await provider.honest(person(nonce)));
    const another = browserOf(app);
    await begin(another);
    expect(await back(another, state)).toBe(REFUSED);
    await expectNobody(another);
  });

  it('believes no cookie that this server has not sealed', async () => {
    const browser = browserOf(app);
    const { state, nonce } = await begin(browser);
    provider.gives(await provider.honest(person(nonce)));
    const [, sealed = ''] = /__Host-maalbar-sign-on=([^;]+)/.exec(browser.headers()['cookie'] ?? '') ?? [];
    const [head, ...rest] = sealed.split('.');
    const forged = [head, '', rest[1], randomBytes(200).toString('base64url'), rest[3]].join('.');
    const response = await fetch(`${app.url}/sign-on/callback?code=x&state=${state}`, {
      headers: { cookie: `__Host-maalbar-sign-on=${forged}` },
      redirect: 'manual',
    });
    expect(response.headers.get('location')).toBe(REFUSED);
    expect(sealed).not.toContain(state);
  });

  it('gets somebody in once by the same state, and no second time', async () => {
    const browser = browserOf(app);
    const { state, nonce } = await begin(browser);
    const cookie = browser.headers()['cookie'] ?? '';
    provider.gives(await provider.honest(person(nonce, { sub: 'once', email: 'once@example.org' })));
    expect(await back(browser, state)).toBe('/da/');
    expect((await browser.get('{ viewer { account { email } } }')).viewer.account.email).toBe('once@example.org');
    const before = await stored();
    const again = await fetch(`${app.url}/sign-on/callback?code=anything&state=${state}`, {
      headers: { cookie },
      redirect: 'manual',
    });
    expect(again.headers.get('location')).toBe(REFUSED);
    expect(again.headers.getSetCookie().filter((line) => line.startsWith('__Host-maalbar='))).toEqual([]);
    expect(await stored()).toEqual(before);
  });

  it('gets one in of two that come back with the same state at the same time', async () => {
    const browser = browserOf(app);
    const { state, nonce } = await begin(browser);
    const cookie = browser.headers()['cookie'] ?? '';
    provider.gives(await provider.honest(person(nonce, { sub: 'twice', email: 'twice@example.org' })));
    const both = await Promise.all(
      [1, 2].map(() =>
        fetch(`${app.url}/sign-on/callback?code=anything&state=${state}`, { headers: { cookie }, redirect: 'manual' }),
      ),
    );
    expect(both.map(({ headers }) => headers.get('location')).sort()).toEqual(['/da/', REFUSED]);
  });

  it('keeps of many refusals only the first in the history', async () => {
    const admin = browserOf(app);
    const { state, nonce } = await begin(admin);
    provider.gives(await provider.honest(person(nonce, { sub: 'admin', email: 'admin@example.org' })));
    expect(await back(admin, state)).toBe('/da/');
    for (let attempt = 0; attempt < 40; attempt += 1) await back(browserOf(app), 'unknown');
    const { happenings } = await admin.get('{ happenings(first: 200) { nodes { action } } }');
    const refused = happenings.nodes.filter(({ action }: { action: string }) => action === 'single_sign_on_refused');
    expect(refused.length).toBeGreaterThan(20);
    expect(refused.length).toBeLessThan(36);
  });

  it('is believed in what it has not verified where the operator says so, but for what it denies', async () => {
    const browser = browserOf(trusting);
    const { state, nonce } = await begin(browser);
    provider.gives(await provider.honest(person(nonce, { email_verified: undefined })));
    expect(await back(browser, state)).toBe('/da/');
    const denied = browserOf(trusting);
    const another = await begin(denied);
    const claims = { sub: 'denied', email: 'denied@example.org', email_verified: false };
    provider.gives(await provider.honest(person(another.nonce, claims)));
    expect(await back(denied, another.state)).toBe(REFUSED);
  });

  it('takes no role from anybody whose groups it leaves out of the token', async () => {
    const browser = browserOf(trusting);
    const first = await begin(browser);
    provider.gives(await provider.honest(person(first.nonce, { sub: 'many', email: 'many@example.org' })));
    expect(await back(browser, first.state)).toBe('/da/');
    const second = await begin(browser);
    const left = { sub: 'many', groups: undefined, _claim_names: { groups: 'src1' }, _claim_sources: { src1: {} } };
    provider.gives(await provider.honest(person(second.nonce, left)));
    expect(await back(browser, second.state)).toBe(UNAVAILABLE);
    const { viewer } = await browser.get('{ viewer { memberships { role } } }');
    expect(viewer.memberships).toEqual([{ role: 'ADMIN' }]);
  });

  it('is said to be away where it does not answer, and asked again later', async () => {
    const away = await startHostileProvider();
    await away.close();
    const alone = await startApp(kind, { environment: environment({ MAALBAR_OIDC_ISSUER: away.issuer }) });
    try {
      const response = await browserOf(alone).fetch('/sign-on?language=da');
      expect(response.headers.get('location')).toBe(UNAVAILABLE);
    } finally {
      await alone.close();
    }
  });
});
