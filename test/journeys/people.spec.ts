import { type Administered, administered } from '../support/administrators.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { type Browser, signedIn } from '../support/browser-of.js';
import { statementsDuring } from '../support/count-statements.js';
import type { OrganisationRef } from '../support/given.js';
import { accountOf, PASSWORD, type Person } from '../support/people.js';

const ACCOUNTS = `
  query ($organisation: OrganisationRef, $search: String, $first: Int! = 50, $after: String) {
    accounts(organisation: $organisation, search: $search, first: $first, after: $after) {
      totalCount nodes { email } pageInfo { hasNextPage endCursor }
    }
  }`;
const ACCOUNT = `
  query ($id: ID!) {
    account(id: $id) { email memberships { role organisation { code } } viewerMay { remove } }
    node(id: $id) { ... on Account { email } }
    nodes(ids: [$id]) { id }
  }`;
const HIDDEN = { account: null, node: null, nodes: [null] };

describe.each(DATABASE_KINDS)('an administrator on %s', (kind) => {
  let app: TestApp;
  let kitchen: OrganisationRef;
  let neighbour: OrganisationRef;
  let admin: Administered['admin'];
  let neighbours: Administered['neighbours'];
  let everywhere: Administered['everywhere'];
  let cook: Person;
  let both: Person;

  beforeAll(async () => {
    app = await startApp(kind);
    ({ kitchen, neighbour, admin, neighbours, everywhere } = await administered(app));
    cook = await accountOf(app, [{ role: 'REPORTER', in: kitchen }], 'kok');
    both = await accountOf(app, [
      { role: 'REVIEWER', in: kitchen },
      { role: 'VIEWER', in: neighbour },
    ]);
  });
  afterAll(() => app.close());

  const emailsFor = async (browser: Browser, variables: object = {}) => {
    const { accounts } = await browser.get(ACCOUNTS, variables);
    expect(accounts.nodes).toHaveLength(accounts.totalCount);
    return accounts.nodes.map(({ email }: { email: string }) => email);
  };
  const emailsOf = (...people: readonly Person[]) => people.map(({ email }) => email).sort();

  it('finds those with a role in the own organisation and below it, and nobody else', async () => {
    expect(await emailsFor(admin.browser)).toEqual(emailsOf(admin, cook, both));
    expect(await emailsFor(neighbours.browser)).toEqual(emailsOf(neighbours, both));
    expect(await emailsFor(everywhere.browser)).toEqual(emailsOf(admin, neighbours, everywhere, cook, both));
  });

  it('finds them by organisation and by a part of their name or email', async () => {
    expect(await emailsFor(admin.browser, { organisation: kitchen })).toEqual(emailsOf(cook, both));
    expect(await emailsFor(admin.browser, { search: cook.email.slice(0, 5).toUpperCase() })).toEqual(emailsOf(cook));
    expect(await emailsFor(admin.browser, { search: neighbours.email })).toEqual([]);
    expect(await emailsFor(everywhere.browser, { organisation: neighbour })).toEqual(emailsOf(neighbours, both));
  });

  it('finds them page by page, and no trace of others between them', async () => {
    const found: string[] = [];
    for (let after: string | null = null; ; ) {
      const { accounts } = await admin.browser.get(ACCOUNTS, { first: 1, after });
      expect(accounts.totalCount).toBe(3);
      found.push(...accounts.nodes.map(({ email }: { email: string }) => email));
      if (!accounts.pageInfo.hasNextPage) break;
      after = accounts.pageInfo.endCursor;
    }
    expect(found).toEqual(emailsOf(admin, cook, both));
  });

  it('finds nobody in an organisation of others, whether or not it is there', async () => {
    const ask = async (organisation: OrganisationRef) => (await admin.browser.ask(ACCOUNTS, { organisation })).data;
    expect(await ask(neighbour)).toEqual({
      accounts: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
    });
  });

  it('alone is told of people: no visitor, no key and nobody in another role', async () => {
    expect(await app.visitor.refusal(ACCOUNTS)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'not_signed_in' });
    expect(await app.refusal(ACCOUNTS)).toMatchObject({ code: 'FORBIDDEN', reason: 'not_for_keys' });
    const { nodes } = await app.visitor.get('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [admin.id, cook.id],
    });
    expect(nodes).toEqual([null, null]);

    const cooks = await signedIn(app, cook.email, PASSWORD);
    expect(await emailsFor(cooks)).toEqual([]);
    expect(await cooks.get(ACCOUNT, { id: admin.id })).toEqual(HIDDEN);
    expect(await cooks.get(ACCOUNT, { id: cook.id })).toMatchObject({ account: { email: cook.email } });
  });

  it('sees of an account only the roles of the own organisations', async () => {
    const inKitchen = { role: 'REVIEWER', organisation: { code: kitchen.code } };
    const inNeighbour = { role: 'VIEWER', organisation: { code: neighbour.code } };
    const seenBy = async (browser: Browser) => (await browser.get(ACCOUNT, { id: both.id })).account;
    expect(await seenBy(admin.browser)).toEqual({
      email: both.email,
      memberships: [inKitchen],
      viewerMay: { remove: false },
    });
    expect(await seenBy(neighbours.browser)).toMatchObject({ memberships: [inNeighbour] });
    expect(await seenBy(everywhere.browser)).toMatchObject({
      memberships: [inKitchen, inNeighbour],
      viewerMay: { remove: true },
    });
    expect(await neighbours.browser.get(ACCOUNT, { id: cook.id })).toEqual(HIDDEN);
  });

  it('asks the database as often for many people as for one', async () => {
    const asked = (first: number) => async () => {
      const statements = await statementsDuring(() =>
        everywhere.browser.get(
          `query ($first: Int!) { accounts(first: $first) { nodes { email memberships { organisation { code } } viewerMay { remove } } } }`,
          { first },
        ),
      );
      return statements.length;
    };
    // Once more each, since what is asked together is now and then read in two goes.
    const least = async (ask: () => Promise<number>) => Math.min(await ask(), await ask(), await ask());
    expect(await least(asked(50))).toBe(await least(asked(1)));
  });

  it('is refused a question whose answer could become too large', async () => {
    const query =
      '{ accounts(first: 200) { nodes { memberships { organisation { children(first: 200) { nodes { id } } } } } } }';
    expect(await admin.browser.refusal(query)).toMatchObject({ code: 'LIMIT_EXCEEDED', reason: 'query_too_complex' });
    for (const list of ['accounts', 'keys', 'happenings']) {
      expect(await admin.browser.refusal(`{ ${list}(first: 201) { totalCount } }`)).toMatchObject({
        code: 'LIMIT_EXCEEDED',
        reason: 'page_too_large',
      });
      expect(await admin.browser.refusal(`{ ${list}(after: "x") { totalCount } }`)).toMatchObject({
        code: 'BAD_INPUT',
        reason: 'not_a_cursor',
      });
    }
  });
});
