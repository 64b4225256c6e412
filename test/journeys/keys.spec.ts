import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser-of.js';
import { given, type OrganisationRef } from '../support/given.js';
import { browserOfSomebody } from '../support/people.js';

const CREATE = `
  mutation ($input: CreateKeyInput!) {
    createKey(input: $input) { secret key { id purpose role organisation { code } expiresAt lastUsedAt revokedAt } }
  }`;
const REVOKE = 'mutation ($id: ID!) { revokeKey(id: $id) { purpose revokedAt } }';
const KEYS = `
  query ($organisation: OrganisationRef, $first: Int! = 50, $after: String) {
    keys(organisation: $organisation, first: $first, after: $after) {
      totalCount nodes { purpose } pageInfo { hasNextPage endCursor }
    }
  }`;
const MAY_REPORT = 'query ($ref: OrganisationRef!) { organisation(ref: $ref) { viewerMay { report } } }';

describe.each(DATABASE_KINDS)('a key on %s', (kind) => {
  let app: TestApp;
  let municipality: OrganisationRef;
  let kitchen: OrganisationRef;
  let neighbour: OrganisationRef;
  let admin: Browser;
  let neighbours: Browser;
  let nextYear: string;

  beforeAll(async () => {
    app = await startApp(kind);
    municipality = await given(app).organisation();
    kitchen = await given(app).department(municipality);
    neighbour = await given(app).organisation();
    ({ browser: admin } = await browserOfSomebody(app, { role: 'ADMIN', in: municipality }));
    ({ browser: neighbours } = await browserOfSomebody(app, { role: 'ADMIN', in: neighbour }));
    nextYear = `${new Date().getUTCFullYear() + 1}-01-31`;
  });
  afterAll(() => app.close());

  const make = async (wish: object = {}, by = admin) => {
    const input = {
      purpose: 'Køkkenets system',
      role: 'REPORTER',
      organisation: kitchen,
      expiresOn: nextYear,
      ...wish,
    };
    const { createKey } = await by.get(CREATE, { input });
    const headers = { authorization: `Bearer ${createKey.secret}` };
    return { ...createKey, headers };
  };
  const purposesFor = async (browser: Browser, variables: object = {}) => {
    const { keys } = await browser.get(KEYS, variables);
    expect(keys.nodes).toHaveLength(keys.totalCount);
    return keys.nodes.map(({ purpose }: { purpose: string }) => purpose);
  };

  it('is made by an administrator, and its secret is shown this once', async () => {
    const { key, secret, headers } = await make();
    expect(secret).toMatch(/^mk_[\w-]{43}$/);
    expect(key).toEqual({
      id: expect.any(String),
      purpose: 'Køkkenets system',
      role: 'REPORTER',
      organisation: { code: kitchen.code },
      expiresAt: `${nextYear}T23:59:59.999Z`,
      lastUsedAt: null,
      revokedAt: null,
    });
    const shown = await admin.ask('{ keys { nodes { id purpose role createdAt expiresAt lastUsedAt } } }');
    expect(JSON.stringify(shown)).not.toContain(secret.slice(3));
    expect(await app.visitor.get(MAY_REPORT, { ref: kitchen }, headers)).toEqual({
      organisation: { viewerMay: { report: true } },
    });
    expect(await app.visitor.get(MAY_REPORT, { ref: neighbour }, headers)).toEqual({
      organisation: { viewerMay: { report: false } },
    });
  });

  it('is refused from the moment in which it is revoked, and is no visitor then', async () => {
    const { key, headers } = await make({ purpose: 'Snart væk' });
    expect(await admin.get(REVOKE, { id: key.id })).toEqual({
      revokeKey: { purpose: 'Snart væk', revokedAt: expect.any(String) },
    });
    const { status, errors } = await app.visitor.ask(MAY_REPORT, { ref: kitchen }, headers);
    expect(status).toBe(401);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', reason: 'unknown_key' } }]);
  });

  it('is known to those who administer its organisation, and to nobody else', async () => {
    const { key } = await make({ purpose: 'Kun vores' });
    const find = 'query ($id: ID!) { node(id: $id) { ... on ApiKey { purpose } } }';
    expect(await admin.get(find, { id: key.id })).toEqual({ node: { purpose: 'Kun vores' } });
    for (const asker of [neighbours, app.visitor, app]) {
      expect(await asker.get(find, { id: key.id })).toEqual({ node: null });
    }
    expect(await purposesFor(admin)).toContain('Kun vores');
    expect(await purposesFor(neighbours)).toEqual([]);

    const hidden = await neighbours.refusal(REVOKE, { id: key.id });
    expect(hidden).toMatchObject({ code: 'NOT_FOUND', reason: 'unknown_key', argument: 'id' });
    expect(await app.visitor.refusal(KEYS)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'not_signed_in' });
    expect(await app.refusal(KEYS)).toMatchObject({ code: 'FORBIDDEN', reason: 'not_for_keys' });
  });

  it('is listed by organisation and page by page, the newest first', async () => {
    const { browser } = await browserOfSomebody(app, { role: 'ADMIN', in: neighbour });
    for (const purpose of ['En', 'To', 'Tre']) await make({ purpose, organisation: neighbour }, browser);
    expect(await purposesFor(browser)).toEqual(['Tre', 'To', 'En']);
    expect(await purposesFor(browser, { organisation: neighbour })).toEqual(['Tre', 'To', 'En']);
    const { keys: page } = await browser.get(KEYS, { first: 2 });
    expect(page).toMatchObject({ totalCount: 3, nodes: [{ purpose: 'Tre' }, { purpose: 'To' }] });
    const { keys: rest } = await browser.get(KEYS, { first: 2, after: page.pageInfo.endCursor });
    expect(rest).toMatchObject({ totalCount: 3, nodes: [{ purpose: 'En' }], pageInfo: { hasNextPage: false } });
  });

  it('is made for no organisation of others, for no day that is over, and for two years at most', async () => {
    const refusalOf = (wish: object) =>
      admin.refusal(CREATE, {
        input: { purpose: 'Nej', role: 'VIEWER', organisation: kitchen, expiresOn: nextYear, ...wish },
      });
    expect(await refusalOf({ organisation: neighbour })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusalOf({ organisation: null })).toMatchObject({ code: 'FORBIDDEN' });
    for (const expiresOn of ['2020-01-01', '2099-01-01']) {
      expect(await refusalOf({ expiresOn })).toMatchObject({ code: 'BAD_INPUT', argument: 'expiresOn' });
    }
    expect(await refusalOf({ purpose: ' ' })).toMatchObject({ code: 'BAD_INPUT', argument: 'purpose' });
    const { errors } = await admin.ask(CREATE, {
      input: { purpose: 'Nej', role: 'VIEWER', organisation: kitchen, expiresOn: 'i morgen' },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_INPUT', argument: 'expiresOn' } }]);
  });

  it('administers neither people nor keys, whatever its role', async () => {
    const input = { purpose: 'Endnu en', role: 'VIEWER', organisation: kitchen, expiresOn: nextYear };
    const { data, errors } = await app.ask(CREATE, { input });
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: expect.stringMatching(/^(FORBIDDEN|UNAUTHENTICATED)$/) } }]);
    const invitation = { email: 'ny@example.org', name: 'Ny', language: 'DA', role: 'VIEWER', organisation: kitchen };
    expect(
      await app.refusal('mutation ($input: InviteInput!) { invite(input: $input) { id } }', { input: invitation }),
    ).toMatchObject({ code: expect.stringMatching(/^(FORBIDDEN|UNAUTHENTICATED)$/) });
  });
});
