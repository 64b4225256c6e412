import { type Administered, administered } from '../support/administrators.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { type Browser, signedIn } from '../support/browser-of.js';
import { type OrganisationRef, unique } from '../support/given.js';
import { accountOf, browserOfSomebody, PASSWORD, type Person } from '../support/people.js';

const HAPPENINGS = `
  query ($organisation: OrganisationRef, $first: Int! = 50, $after: String) {
    happenings(organisation: $organisation, first: $first, after: $after) {
      totalCount
      nodes { id at by action subjectType subject reason organisation { code } facts { name value } }
      pageInfo { hasNextPage endCursor }
    }
  }`;

interface Happening {
  readonly id: string;
  readonly action: string;
  readonly subject: string;
  readonly by: string;
  readonly organisation: { readonly code: string } | null;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

describe.each(DATABASE_KINDS)('what happened to people and keys on %s', (kind) => {
  let app: TestApp;
  let municipality: OrganisationRef;
  let kitchen: OrganisationRef;
  let admin: Administered['admin'];
  let neighbours: Administered['neighbours'];
  let everywhere: Administered['everywhere'];
  let cook: Person;

  beforeAll(async () => {
    app = await startApp(kind);
    ({ municipality, kitchen, neighbours, admin, everywhere } = await administered(app));
    cook = await accountOf(app, [{ role: 'REPORTER', in: kitchen }]);
  });
  afterAll(() => app.close());

  const happeningsFor = async (browser: Browser, variables: object = {}): Promise<readonly Happening[]> => {
    const { happenings } = await browser.get(HAPPENINGS, variables);
    expect(happenings.nodes).toHaveLength(happenings.totalCount);
    return happenings.nodes;
  };
  const actionsFor = async (browser: Browser, variables: object = {}) =>
    (await happeningsFor(browser, variables)).map(({ action }) => action);

  it('is told to the administrators of where it happened, the newest first', async () => {
    const browser = await signedIn(app, cook.email, PASSWORD);
    await browser.get('mutation { signOut }');
    const all = await happeningsFor(admin.browser);
    expect(all.map(({ action, by, subject, organisation }) => ({ action, by, subject, organisation }))).toEqual([
      { action: 'signed_out', by: cook.email, subject: cook.id, organisation: { code: kitchen.code } },
      { action: 'signed_in', by: cook.email, subject: cook.id, organisation: { code: kitchen.code } },
      { action: 'signed_in', by: admin.email, subject: admin.id, organisation: { code: municipality.code } },
    ]);
    expect(await actionsFor(admin.browser, { organisation: kitchen })).toEqual(['signed_out', 'signed_in']);
    expect(await actionsFor(neighbours.browser)).toEqual(['signed_in']);
  });

  it('tells of each change of role and key, with what it was', async () => {
    const grant = 'mutation ($input: RoleInput!) { grantRole(input: $input) { id } }';
    await admin.browser.get(grant, { input: { account: cook.id, role: 'REVIEWER', organisation: kitchen } });
    const revoke = 'mutation ($input: RoleInput!) { revokeRole(input: $input) { id } }';
    await admin.browser.get(revoke, { input: { account: cook.id, role: 'REVIEWER', organisation: kitchen } });
    const { createKey } = await admin.browser.get(
      'mutation ($input: CreateKeyInput!) { createKey(input: $input) { secret key { id } } }',
      {
        input: {
          purpose: 'Køkkenets system',
          role: 'REPORTER',
          organisation: kitchen,
          expiresOn: `${new Date().getUTCFullYear() + 1}-01-31`,
        },
      },
    );
    await admin.browser.get('mutation ($id: ID!) { revokeKey(id: $id) { id } }', { id: createKey.key.id });
    const found = (await happeningsFor(admin.browser, { organisation: kitchen })).slice(0, 4);
    expect(found.map(({ action, by, subject }) => ({ action, by, subject }))).toEqual([
      { action: 'key_revoked', by: admin.email, subject: createKey.key.id },
      { action: 'key_created', by: admin.email, subject: createKey.key.id },
      { action: 'role_revoked', by: admin.email, subject: cook.id },
      { action: 'role_granted', by: admin.email, subject: cook.id },
    ]);
    expect(found[3]?.facts).toContainEqual({ name: 'role', value: 'REVIEWER' });
    expect(found[1]?.facts).toContainEqual({ name: 'purpose', value: 'Køkkenets system' });
    expect(JSON.stringify(found)).not.toContain(createKey.secret.slice(3));
  });

  it('tells of attempts that failed: of accounts where these have a role, of no account only to whoever administers everything', async () => {
    const before = await actionsFor(admin.browser);
    const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }';
    await app.visitor.ask(signIn, { input: { email: cook.email, password: 'solskin i november' } });
    await app.visitor.ask(signIn, { input: { email: `${unique('ingen')}@example.org`, password: 'solskin' } });
    expect(await actionsFor(admin.browser)).toEqual(['sign_in_refused', ...before]);
    expect((await actionsFor(everywhere.browser)).slice(0, 2)).toEqual(['sign_in_refused', 'sign_in_refused']);
  });

  it('is read page by page, and leaves no gap where others were', async () => {
    const expected = (await happeningsFor(admin.browser)).map(({ id }) => id);
    const found: string[] = [];
    for (let after: string | null = null; ; ) {
      const { happenings } = await admin.browser.get(HAPPENINGS, { first: 2, after });
      expect(happenings.totalCount).toBe(expected.length);
      found.push(...happenings.nodes.map(({ id }: Happening) => id));
      if (!happenings.pageInfo.hasNextPage) break;
      after = happenings.pageInfo.endCursor;
    }
    expect(found).toEqual(expected);
  });

  it('is told to nobody else', async () => {
    expect(await app.visitor.refusal(HAPPENINGS)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'not_signed_in' });
    expect(await app.refusal(HAPPENINGS)).toMatchObject({ code: 'FORBIDDEN', reason: 'not_for_keys' });
    const cooks = await signedIn(app, cook.email, PASSWORD);
    expect(await happeningsFor(cooks)).toEqual([]);
  });

  it('stays when the account has left', async () => {
    const leaving = await browserOfSomebody(app, { role: 'VIEWER', in: kitchen });
    await leaving.browser.get('mutation ($id: ID!) { removeAccount(id: $id) }', { id: leaving.id });
    const [last] = await happeningsFor(admin.browser);
    expect(last).toMatchObject({ action: 'account_removed', by: leaving.email, subject: leaving.id });
  });
});
