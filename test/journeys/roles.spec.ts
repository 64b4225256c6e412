import { type Administered, administered } from '../support/administrators.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { type OrganisationRef, unique } from '../support/given.js';
import { accountOf } from '../support/people.js';

const ACCOUNT = `
  query ($id: ID!) {
    account(id: $id) { email memberships { role organisation { code } } viewerMay { remove } }
    node(id: $id) { ... on Account { email } }
    nodes(ids: [$id]) { id }
  }`;
const HIDDEN = { account: null, node: null, nodes: [null] };
const GRANT =
  'mutation ($input: RoleInput!) { grantRole(input: $input) { memberships { role organisation { code } } } }';
const REVOKE =
  'mutation ($input: RoleInput!) { revokeRole(input: $input) { memberships { role organisation { code } } } }';
const REMOVE = 'mutation ($id: ID!) { removeAccount(id: $id) }';

describe.each(DATABASE_KINDS)('an administrator on %s', (kind) => {
  let app: TestApp;
  let municipality: OrganisationRef;
  let kitchen: OrganisationRef;
  let neighbour: OrganisationRef;
  let admin: Administered['admin'];
  let neighbours: Administered['neighbours'];
  let everywhere: Administered['everywhere'];

  beforeAll(async () => {
    app = await startApp(kind);
    ({ municipality, kitchen, neighbour, admin, neighbours, everywhere } = await administered(app));
  });
  afterAll(() => app.close());

  it('gives roles where it administers, and takes them back', async () => {
    const { id } = await accountOf(app, [{ role: 'VIEWER', in: kitchen }]);
    const role = { account: id, role: 'REPORTER', organisation: kitchen };
    const viewer = { role: 'VIEWER', organisation: { code: kitchen.code } };
    expect(await admin.browser.get(GRANT, { input: role })).toEqual({
      grantRole: { memberships: [viewer, { role: 'REPORTER', organisation: { code: kitchen.code } }] },
    });
    expect(await admin.browser.get(REVOKE, { input: role })).toEqual({ revokeRole: { memberships: [viewer] } });
    const elsewhere = { ...role, organisation: neighbour };
    expect(await admin.browser.refusal(GRANT, { input: elsewhere })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await admin.browser.refusal(GRANT, { input: { ...role, organisation: null } })).toMatchObject({
      code: 'FORBIDDEN',
    });
    await everywhere.browser.get(REMOVE, { id });
  });

  it('is told the same of an account that it may not know and of one that is not there', async () => {
    const gone = await accountOf(app, [{ role: 'VIEWER', in: neighbour }]);
    const input = (account: string) => ({ input: { account, role: 'VIEWER', organisation: municipality } });
    const hidden = await admin.browser.refusal(GRANT, input(gone.id));
    expect(hidden).toMatchObject({ code: 'NOT_FOUND', reason: 'unknown_account', argument: 'account' });
    const hiddenFromRemoval = await admin.browser.refusal(REMOVE, { id: gone.id });
    await neighbours.browser.get(REMOVE, { id: gone.id });
    expect(await admin.browser.refusal(GRANT, input(gone.id))).toEqual(hidden);
    expect(await admin.browser.refusal(REMOVE, { id: gone.id })).toEqual(hiddenFromRemoval);
  });

  it('hands all roles over in one step', async () => {
    const from = await accountOf(app, [
      { role: 'REPORTER', in: kitchen },
      { role: 'REVIEWER', in: municipality },
      { role: 'VIEWER', in: neighbour },
    ]);
    const to = await accountOf(app, [{ role: 'VIEWER', in: kitchen }]);
    const { handOver } = await admin.browser.get(
      'mutation ($input: HandOverInput!) { handOver(input: $input) { email memberships { role organisation { code } } } }',
      { input: { from: from.id, to: to.id } },
    );
    expect(handOver.email).toBe(to.email);
    expect(handOver.memberships).toHaveLength(3);
    const left = (await everywhere.browser.get(ACCOUNT, { id: from.id })).account;
    expect(left.memberships).toEqual([{ role: 'VIEWER', organisation: { code: neighbour.code } }]);
    await everywhere.browser.get(REMOVE, { id: from.id });
    await everywhere.browser.get(REMOVE, { id: to.id });
  });

  it('invites somebody by email, who is there at once', async () => {
    const email = `${unique('ny')}@example.org`;
    const input = { email, name: 'Ny i køkkenet', language: 'SV', role: 'REPORTER', organisation: kitchen };
    const invite = 'mutation ($input: InviteInput!) { invite(input: $input) { id email name hasPassword } }';
    const { invite: invited } = await admin.browser.get(invite, { input });
    expect(invited).toMatchObject({ email, name: 'Ny i køkkenet', hasPassword: false });
    expect(await neighbours.browser.refusal(invite, { input })).toMatchObject({ code: 'FORBIDDEN' });
    await admin.browser.get(REMOVE, { id: invited.id });
    expect(await admin.browser.get(ACCOUNT, { id: invited.id })).toEqual(HIDDEN);
  });

  it('of everything cannot leave, or lose the role, while it is the last one', async () => {
    const role = { account: everywhere.id, role: 'ADMIN', organisation: null };
    const last = { code: 'CONFLICT', reason: 'last_admin' };
    expect(await everywhere.browser.refusal(REVOKE, { input: role })).toMatchObject(last);
    expect(await everywhere.browser.refusal(REMOVE, { id: everywhere.id })).toMatchObject(last);
    const successor = await accountOf(app, []);
    await everywhere.browser.get(GRANT, { input: { ...role, account: successor.id } });
    expect(await everywhere.browser.get(REMOVE, { id: everywhere.id })).toEqual({ removeAccount: true });
  });
});
