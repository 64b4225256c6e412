import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountStore } from '../../src/contexts/identity/account.store.js';
import { newAccount } from '../../src/contexts/identity/new-account.js';
import { newMembership } from '../../src/contexts/identity/new-membership.js';
import { AccountEntity } from '../../src/contexts/identity/tables/account.entity.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf } from '../support/browser-of.js';
import { given } from '../support/given.js';
import { CLIENT } from '../support/sign-on-client.js';
import { type SignOnProvider, startSignOnProvider } from '../support/sign-on-provider.js';

const BEGIN = '/sign-on?language=sv&returnTo=%2Fsv%2Fstrategies%2Fgron%3Fyear%3D2024';
const VIEWER = `{ viewer {
  account { name email language hasPassword }
  memberships { role organisation { code } bySingleSignOn }
  signIns { method isCurrent }
} }`;

describe.each(DATABASE_KINDS)('single sign-on on %s', (kind) => {
  let provider: SignOnProvider;
  let app: TestApp;
  let folder: string;
  let admin: Browser;

  beforeAll(async () => {
    provider = await startSignOnProvider();
    folder = mkdtempSync(join(tmpdir(), 'maalbar-sign-on-'));
    const memberships = join(folder, 'memberships.yaml');
    writeFileSync(
      memberships,
      `claim: groups
map:
  - { value: reporters, role: REPORTER, organisation: { country: DK, code: 0101 } }
  - { value: owners, role: STRATEGY_OWNER, organisation: { country: DK, code: 0101 } }
  - { value: elsewhere, role: REPORTER, organisation: { country: DK, code: 9999 } }
  - { value: operators, role: ADMIN, everywhere: true }
`,
    );
    app = await startApp(kind, {
      environment: {
        MAALBAR_OIDC_ISSUER: provider.issuer,
        MAALBAR_OIDC_CLIENT_ID: CLIENT.id,
        MAALBAR_OIDC_CLIENT_SECRET: CLIENT.secret,
        MAALBAR_OIDC_NAME: 'Kommunens login',
        MAALBAR_OIDC_SCOPES: 'openid profile email groups',
        MAALBAR_OIDC_MEMBERSHIPS: memberships,
      },
    });
    await provider.register(`${app.url}/sign-on/callback`);
    await given(app).organisation({ code: '0101' });
    admin = browserOf(app);
    knows('olga', ['operators']);
    await signOn(admin, 'olga');
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
    rmSync(folder, { recursive: true });
  });

  const knows = (person: string, groups: readonly string[], more: object = {}) => {
    provider.people.set(person, {
      name: 'Anna Åberg',
      email: `${person}@example.org`,
      email_verified: true,
      groups,
      ...more,
    });
  };
  const begin = async (browser: Browser, address = BEGIN) =>
    (await browser.fetch(address)).headers.get('location') ?? '';
  const back = async (browser: Browser, callback: string) => {
    const { pathname, search } = new URL(callback);
    return browser.fetch(`${pathname}${search}`);
  };
  /** All the way; answers where the browser ends up. */
  const signOn = async (browser: Browser, person: string, address = BEGIN) => {
    const response = await back(browser, await provider.signIn(await begin(browser, address), person));
    expect(response.status).toBe(302);
    return response.headers.get('location');
  };
  const happenings = async () => {
    const { happenings } = await admin.get('{ happenings { nodes { action by facts { name value } } } }');
    return happenings.nodes;
  };
  const accounts = () => app.server.database.read((session) => session.manager.count(AccountEntity));

  it('is named on the sign-in page', async () => {
    expect(await app.visitor.get('{ signInWays { singleSignOn } }')).toEqual({
      signInWays: { singleSignOn: 'Kommunens login' },
    });
  });

  it('makes an account for somebody to whom a group gives a role, and leads to where they wanted to be', async () => {
    knows('anna', ['reporters', 'football']);
    const browser = browserOf(app);
    expect(await signOn(browser, 'anna')).toBe('/sv/strategies/gron?year=2024');
    const cookies = browser.lastSetCookies();
    expect(cookies).toEqual([
      expect.stringMatching(
        /^__Host-maalbar-sign-on=; Path=\/; Expires=Thu, 01 Jan 1970.*HttpOnly; Secure; SameSite=Lax$/,
      ),
      expect.stringMatching(/^__Host-maalbar=[\w-]{43}; Path=\/; Expires=.*HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect(await browser.get(VIEWER)).toEqual({
      viewer: {
        account: { name: 'Anna Åberg', email: 'anna@example.org', language: 'SV', hasPassword: false },
        memberships: [{ role: 'REPORTER', organisation: { code: '0101' }, bySingleSignOn: true }],
        signIns: [{ method: 'SINGLE_SIGN_ON', isCurrent: true }],
      },
    });
    const [signedIn, granted, created] = await happenings();
    expect([signedIn.action, signedIn.by]).toEqual(['signed_in', 'anna@example.org']);
    expect([granted.action, granted.by]).toEqual(['role_granted', 'single sign-on']);
    expect([created.action, created.by]).toEqual(['account_created', 'anna@example.org']);
  });

  it('gives and takes roles as the groups are, each time, and leaves those that people gave', async () => {
    knows('berit', ['reporters']);
    const browser = browserOf(app);
    await signOn(browser, 'berit');
    await app.server.database.write(async (session) => {
      const accounts = session.use(AccountStore);
      const berit = await accounts.byEmail('berit@example.org');
      const [held] = await accounts.membershipsOf([berit?.id ?? '']);
      const granted = { role: 'VIEWER', organisationId: held?.organisationId ?? null } as const;
      await accounts.insertMembership(newMembership(berit?.id ?? '', granted));
    });
    knows('berit', ['owners', 'elsewhere']);
    await signOn(browser, 'berit');
    expect((await browser.get(VIEWER)).viewer.memberships).toEqual([
      { role: 'VIEWER', organisation: { code: '0101' }, bySingleSignOn: false },
      { role: 'STRATEGY_OWNER', organisation: { code: '0101' }, bySingleSignOn: true },
    ]);
    // The sign-in that the browser had before has ended with this one.
    expect((await browser.get(VIEWER)).viewer.signIns).toEqual([{ method: 'SINGLE_SIGN_ON', isCurrent: true }]);
  });

  it('knows somebody again whose email has changed', async () => {
    knows('carl', ['reporters']);
    await signOn(browserOf(app), 'carl');
    const before = await accounts();
    knows('carl', ['reporters'], { email: 'another@example.org' });
    const browser = browserOf(app);
    await signOn(browser, 'carl');
    expect((await browser.get(VIEWER)).viewer.account.email).toBe('carl@example.org');
    expect(await accounts()).toBe(before);
  });

  it('finds the account that has been invited by its email, in any case', async () => {
    await app.server.database.write(async (session) => {
      const account = newAccount({ email: 'dorte@example.org', name: 'Dorte', language: 'DA', at: session.instant });
      await session.use(AccountStore).insert(account);
      const granted = { role: 'ADMIN', organisationId: null } as const;
      await session.use(AccountStore).insertMembership(newMembership(account.id, granted));
    });
    knows('dorte', [], { email: 'Dorte@Example.ORG' });
    const browser = browserOf(app);
    expect(await signOn(browser, 'dorte')).toBe('/sv/strategies/gron?year=2024');
    expect((await browser.get(VIEWER)).viewer).toMatchObject({
      account: { name: 'Dorte' },
      memberships: [{ role: 'ADMIN', organisation: null, bySingleSignOn: false }],
    });
  });

  it('signs somebody in once who comes twice at the same time for the first time', async () => {
    knows('emil', ['reporters']);
    const before = await accounts();
    const browsers = [browserOf(app), browserOf(app)];
    expect(await Promise.all(browsers.map((browser) => begin(browser)))).toHaveLength(2);
    const callbacks: string[] = [];
    for (const browser of browsers) callbacks.push(await provider.signIn(await begin(browser), 'emil'));
    const ended = await Promise.all(browsers.map((browser, index) => back(browser, callbacks[index] ?? '')));
    expect(ended.map(({ headers }) => headers.get('location'))).toEqual([
      '/sv/strategies/gron?year=2024',
      '/sv/strategies/gron?year=2024',
    ]);
    expect(await accounts()).toBe(before + 1);
  });

  it.each([
    ['somebody without a role', 'frida', {}, 'no_access'],
    ['an email that is not verified', 'gert', { groups: ['reporters'], email_verified: false }, 'sign_on_refused'],
    [
      'an email of which nothing is said',
      'gert',
      { groups: ['reporters'], email_verified: undefined },
      'sign_on_refused',
    ],
    [
      'an email that is known by somebody else',
      'hugo',
      { groups: ['reporters'], email: 'anna@example.org' },
      'sign_on_refused',
    ],
  ])('refuses %s, and stores nothing of it', async (_whom, person, more, reason) => {
    knows(person, [], more);
    const before = await accounts();
    const browser = browserOf(app);
    expect(await signOn(browser, person)).toBe(
      `/sv/sign-in?problem=${reason}&returnTo=%2Fsv%2Fstrategies%2Fgron%3Fyear%3D2024`,
    );
    expect(await browser.get(VIEWER)).toEqual({ viewer: null });
    expect(await accounts()).toBe(before);
    const [refused] = await happenings();
    expect(refused).toMatchObject({ action: 'single_sign_on_refused', by: 'visitor' });
    expect(refused.facts).toContainEqual({ name: 'reason', value: reason });
    expect(JSON.stringify(refused)).not.toContain('@');
  });

  it('takes the roles of somebody who has lost every group, and lets nobody in', async () => {
    knows('iben', ['operators']);
    const browser = browserOf(app);
    await signOn(browser, 'iben');
    knows('iben', []);
    expect(await signOn(browserOf(app), 'iben')).toMatch(/^\/sv\/sign-in\?problem=no_access&/);
    expect((await browser.get(VIEWER)).viewer.memberships).toEqual([]);
  });

  it('refuses whoever says no at the provider', async () => {
    const browser = browserOf(app);
    const state = new URL(await begin(browser)).searchParams.get('state');
    const response = await browser.fetch(`/sign-on/callback?error=access_denied&state=${state}`);
    expect(response.headers.get('location')).toMatch(/^\/sv\/sign-in\?problem=sign_on_refused&/);
  });

  it.each([
    ['/sign-on?language=da&returnTo=https%3A%2F%2Felsewhere.example%2F', '/da/'],
    ['/sign-on?language=da&returnTo=%2F%2Felsewhere.example%2Fda%2F', '/da/'],
    ['/sign-on?language=da&returnTo=%2Fda%2F..%2F..%2F%2Felsewhere.example', null],
    ['/sign-on?language=da&returnTo=%2Fgraphql', '/da/'],
    ['/sign-on?language=da&returnTo=%2Fembed%2Fda%2Fx', '/da/'],
    ['/sign-on?language=en', '/en/'],
    [`/sign-on?language=en&returnTo=%2Fen%2F${'x'.repeat(1_000)}`, '/en/'],
    ['/sign-on?language=en&returnTo=%2Fda%2Faccount', '/da/account'],
  ])('leads to a page of our own only: %s', async (address, expected) => {
    const location = await signOn(browserOf(app), 'anna', address);
    if (expected !== null) expect(location).toBe(expected);
    expect(new URL(location ?? '', app.url).origin).toBe(app.url);
  });

  it('lets nobody keep what happens on the way', async () => {
    const browser = browserOf(app);
    for (const path of [BEGIN, '/sign-on/callback']) {
      expect((await browser.fetch(path)).headers.get('cache-control')).toBe('no-store');
    }
  });
});
