import { AccountStore } from '../../src/contexts/identity/account.store.js';
import { createAdmin } from '../../src/contexts/identity/create-admin.js';
import { identify } from '../../src/contexts/identity/identify.js';
import { OPERATOR } from '../../src/contexts/identity/operator.js';
import { removeSampleAccounts } from '../../src/contexts/identity/sample-accounts.js';
import { alignMemberships } from '../../src/contexts/identity/sign-on-memberships.js';
import { removableAccounts, visibleAccounts, visibleMemberships } from '../../src/contexts/identity/visible-people.js';
import type { Session } from '../../src/database/session.js';
import { type Actor, type Role, VISITOR } from '../../src/domain/actor.js';
import { DATABASE_KINDS } from '../support/databases.js';
import { type House, openHouse, PASSWORD, type Somebody } from '../support/house.js';

const FROM = { address: '192.0.2.7', browser: 'Firefox' };
const everywhere = { role: 'ADMIN', organisationId: null } as const;

describe.each(DATABASE_KINDS)('people on %s', (kind) => {
  let house: House;
  let municipality: string;
  let kitchen: string;
  let neighbour: string;
  let admin: Somebody;
  let cook: Somebody;
  let stranger: Somebody;
  beforeEach(async () => {
    house = await openHouse(kind);
    municipality = await house.organisation();
    kitchen = await house.organisation(municipality);
    neighbour = await house.organisation();
    admin = await house.somebody({ role: 'ADMIN', organisationId: municipality });
    cook = await house.somebody({ role: 'REPORTER', organisationId: kitchen });
    stranger = await house.somebody({ role: 'VIEWER', organisationId: neighbour });
  });
  afterEach(() => house.close());

  const emails = async (actor: Actor, organisation: string | null = null, search: string | null = null) => {
    const filter = { organisation: organisation === null ? null : { id: organisation }, search };
    const { rows, totalCount } = await house.people.listAccounts(actor, filter, null, 100);
    expect(rows).toHaveLength(totalCount);
    return rows.map(({ email }) => email);
  };
  const reasonOf = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      ({ code, facts }) => `${code} ${facts.reason}`,
    );
  const roleOf = ({ account }: Somebody, role: Role, organisation: string | null) => ({
    account: account.id,
    role,
    organisation: organisation === null ? null : { id: organisation },
  });
  const rolesOf = ({ account }: Somebody) =>
    house
      .rows<{ role: Role; organisation_id: string | null }>(
        'SELECT role, organisation_id FROM membership WHERE account_id = $1 ORDER BY role, organisation_id',
        [account.id],
      )
      .then((rows) => rows.map(({ role, organisation_id }) => [role, organisation_id]));
  const happened = async (actor: Actor) =>
    (await house.happenings.listHappenings(actor, null, null, 100)).rows.map(({ action }) => action);

  it('are listed for those who administer one of their organisations, in pages', async () => {
    const operator = await house.somebody(everywhere);
    const own = [admin, cook].map(({ account }) => account.email).sort();
    expect(await emails(admin.actor)).toEqual(own);
    expect(await emails(admin.actor, kitchen)).toEqual([cook.account.email]);
    expect(await emails(admin.actor, neighbour)).toEqual([]);
    expect(await emails(cook.actor)).toEqual([]);
    expect(await emails(VISITOR)).toEqual([]);
    expect(await emails({ ...admin.actor, kind: 'key' })).toEqual([]);
    const all = [...own, stranger.account.email, operator.account.email].sort();
    expect(await emails(operator.actor)).toEqual(all);
    expect(await emails(operator.actor, municipality)).toEqual(own);
    expect(await emails(operator.actor, null, cook.account.email.slice(2, 9).toUpperCase())).toContain(
      cook.account.email,
    );
    expect(await emails(operator.actor, null, '%')).toEqual([]);
    const filter = { organisation: null, search: null };
    const { rows, totalCount } = await house.people.listAccounts(operator.actor, filter, [all[0] ?? ''], 2);
    expect([rows.map(({ email }) => email), totalCount]).toEqual([all.slice(1, 3), 4]);
  });

  it('are known to themselves and to their administrators, who see of their roles only what is theirs', async () => {
    const both = await house.somebody(
      { role: 'REPORTER', organisationId: kitchen },
      { role: 'REVIEWER', organisationId: neighbour },
    );
    const { id } = both.account;
    const asked = <Answer>(
      ask: (session: Session, actor: Actor, ids: readonly string[]) => Promise<Answer>,
      actor: Actor,
    ) => house.database.read((session) => ask(session, actor, [id]));
    const rolesFor = async (actor: Actor) =>
      (await asked(visibleMemberships, actor))
        .get(id)
        ?.map(({ role }) => role)
        .sort() ?? [];
    expect((await asked(visibleAccounts, admin.actor)).size).toBe(1);
    expect((await asked(visibleAccounts, both.actor)).size).toBe(1);
    expect((await asked(visibleAccounts, stranger.actor)).size).toBe(0);
    expect((await asked(visibleAccounts, cook.actor)).size).toBe(0);
    expect(await rolesFor(both.actor)).toEqual(['REPORTER', 'REVIEWER']);
    expect(await rolesFor(admin.actor)).toEqual(['REPORTER']);
    expect(await rolesFor(stranger.actor)).toEqual([]);
    expect((await asked(removableAccounts, admin.actor)).size).toBe(0);
    expect((await asked(removableAccounts, both.actor)).size).toBe(1);
    expect(await house.people.findAccount(stranger.actor, id)).toBeNull();
  });

  it('are invited: an account, a role and a mail, and again only the mail', async () => {
    const invitation = {
      email: ' Kok@Example.org ',
      name: 'Kok',
      language: 'DA',
      role: 'REPORTER',
      organisation: { id: kitchen },
    } as const;
    const account = await house.people.invite(admin.actor, invitation);
    expect(account).toMatchObject({ email: 'kok@example.org', passwordHash: null, version: 1 });
    await house.people.invite(admin.actor, { ...invitation, name: 'Another name' });
    expect(await house.people.findAccount(admin.actor, account.id)).toMatchObject({ name: 'Kok', version: 1 });
    expect(await house.rows('SELECT kind, account_id FROM mail_link')).toEqual([
      { kind: 'INVITATION', account_id: account.id },
    ]);
    expect(house.mail.nudged).toBe(2);
    const elsewhere = { ...invitation, organisation: { id: neighbour } };
    expect(await reasonOf(house.people.invite(admin.actor, elsewhere))).toBe('FORBIDDEN role_missing');
    expect(await reasonOf(house.people.invite(admin.actor, { ...invitation, organisation: null }))).toBe(
      'FORBIDDEN role_missing',
    );
    expect(await reasonOf(house.people.invite(admin.actor, { ...invitation, email: 'kok' }))).toBe(
      'BAD_INPUT not_an_email',
    );
  });

  it('that have an account are invited by two at the same time, and have both roles and no mail', async () => {
    const other = await house.somebody({ role: 'ADMIN', organisationId: neighbour });
    const by = ({ actor }: Somebody, organisation: string) =>
      house.people.invite(actor, {
        email: 'new@example.org',
        name: 'New',
        language: 'EN',
        role: 'VIEWER',
        organisation: { id: organisation },
      });
    const [first, second] = await Promise.all([by(admin, municipality), by(other, neighbour)]);
    expect(first.id).toBe(second.id);
    expect(await house.rows('SELECT role FROM membership WHERE account_id = $1', [first.id])).toHaveLength(2);
    const { account } = stranger;
    await house.people.invite(admin.actor, { ...account, role: 'VIEWER', organisation: { id: kitchen } });
    expect(await house.rows('SELECT id FROM mail_link WHERE account_id = $1', [account.id])).toEqual([]);
    expect(await house.people.findAccount(admin.actor, account.id)).toMatchObject({ version: 2 });
  });

  it('are given roles and lose them, once each, by those who may', async () => {
    const reviewer = roleOf(cook, 'REVIEWER', municipality);
    expect(await house.people.grantRole(admin.actor, reviewer)).toMatchObject({ version: 2 });
    expect(await house.people.grantRole(admin.actor, reviewer)).toMatchObject({ version: 2 });
    expect(await rolesOf(cook)).toEqual([
      ['REPORTER', kitchen],
      ['REVIEWER', municipality],
    ]);
    expect(await house.people.revokeRole(admin.actor, reviewer)).toMatchObject({ version: 3 });
    expect(await house.people.revokeRole(admin.actor, reviewer)).toMatchObject({ version: 3 });
    const refused = async (actor: Actor, input: ReturnType<typeof roleOf>) => [
      await reasonOf(house.people.grantRole(actor, input)),
      await reasonOf(house.people.revokeRole(actor, input)),
    ];
    const notThere = Array(2).fill('NOT_FOUND unknown_account');
    const notYours = Array(2).fill('FORBIDDEN role_missing');
    expect(await refused(admin.actor, roleOf(stranger, 'VIEWER', municipality))).toEqual(notThere);
    expect(await refused(admin.actor, { ...reviewer, account: municipality })).toEqual(notThere);
    expect(await refused(admin.actor, roleOf(cook, 'VIEWER', neighbour))).toEqual(notYours);
    expect(await refused(admin.actor, roleOf(cook, 'VIEWER', null))).toEqual(notYours);
    expect(await refused(cook.actor, roleOf(cook, 'VIEWER', kitchen))).toEqual(notYours);
    expect(await refused({ ...admin.actor, kind: 'key' }, reviewer)).toEqual(notThere);
    expect(await happened(admin.actor)).toEqual(['role_revoked', 'role_granted']);
    expect(await happened(stranger.actor)).toEqual([]);
  });

  it('hand over all roles that the administrator may give, in one step', async () => {
    const leaving = await house.somebody(
      { role: 'REPORTER', organisationId: kitchen },
      { role: 'REVIEWER', organisationId: municipality },
      { role: 'VIEWER', organisationId: neighbour },
    );
    const to = cook.account.id;
    const from = leaving.account.id;
    expect(await house.people.handOver(admin.actor, { from, to })).toMatchObject({ id: to, version: 2 });
    expect(await rolesOf(cook)).toEqual([
      ['REPORTER', kitchen],
      ['REVIEWER', municipality],
    ]);
    expect(await rolesOf(leaving)).toEqual([['VIEWER', neighbour]]);
    expect(await reasonOf(house.people.handOver(admin.actor, { from: to, to }))).toBe('BAD_INPUT same_account');
    expect(await reasonOf(house.people.handOver(admin.actor, { from, to }))).toBe('NOT_FOUND unknown_account');
    expect(await reasonOf(house.people.handOver(cook.actor, { from: to, to: admin.account.id }))).toBe(
      'NOT_FOUND unknown_account',
    );
    const handedOver = async (organisation: string) => {
      const { rows } = await house.happenings.listHappenings(admin.actor, { id: organisation }, null, 100);
      return rows.filter(({ action }) => action === 'roles_handed_over');
    };
    const names = { from: leaving.account.email, email: cook.account.email };
    const [inKitchen, ...others] = await handedOver(kitchen);
    expect(inKitchen).toMatchObject({ subjectId: to, organisationId: kitchen, facts: names });
    expect(inKitchen?.facts['roles']).toEqual([expect.stringMatching(/^REPORTER DK /)]);
    expect(others).toEqual([]);
    const all = (await handedOver(municipality)).map(({ facts }) => String(facts['roles']).split(' ')[0]);
    expect(all.sort()).toEqual(['REPORTER', 'REVIEWER']);
  });

  it('do not hand the last role over everything to somebody who cannot sign in yet', async () => {
    const operator = await house.somebody(everywhere);
    const invitation = { email: 'new@example.org', name: 'New', language: 'EN', role: 'VIEWER' } as const;
    const invited = await house.people.invite(operator.actor, { ...invitation, organisation: { id: kitchen } });
    const from = operator.account.id;
    expect(await reasonOf(house.people.handOver(operator.actor, { from, to: invited.id }))).toBe('CONFLICT last_admin');
    expect(await rolesOf(operator)).toEqual([['ADMIN', null]]);
    await house.people.handOver(operator.actor, { from, to: cook.account.id });
    expect(await rolesOf(operator)).toEqual([]);
    expect(await rolesOf(cook)).toContainEqual(['ADMIN', null]);
  });

  it('keep what single sign-on gave when they hand over', async () => {
    const leaving = await house.somebody({ role: 'REVIEWER', organisationId: municipality });
    const from = leaving.account.id;
    const wanted = [{ role: 'REPORTER', organisationId: kitchen }] as const;
    await house.database.write((session) => alignMemberships(session, leaving.account, wanted));
    await house.people.handOver(admin.actor, { from, to: cook.account.id });
    expect(await rolesOf(leaving)).toEqual([['REPORTER', kitchen]]);
    expect(await reasonOf(house.people.handOver(admin.actor, { from, to: cook.account.id }))).toBe(
      'BAD_INPUT nothing_to_hand_over',
    );
  });

  it('are given lastingly what single sign-on may take back', async () => {
    const { email, name, language } = cook.account;
    const wanted = [{ role: 'REVIEWER', organisationId: municipality }, everywhere] as const;
    await house.database.write((session) => alignMemberships(session, cook.account, wanted));
    const invitation = { email, name, language, role: 'REVIEWER', organisation: { id: municipality } } as const;
    await house.people.invite(admin.actor, invitation);
    await house.database.write((session) => createAdmin(session, OPERATOR, { email, name, language, hours: 1 }));
    await house.database.write((session) => alignMemberships(session, cook.account, []));
    expect(await rolesOf(cook)).toEqual([
      ['ADMIN', null],
      ['REPORTER', kitchen],
      ['REVIEWER', municipality],
    ]);
  });

  it('hand over to each other at the same time without loss', async () => {
    const a = await house.somebody({ role: 'REVIEWER', organisationId: kitchen });
    const [from, to] = [a.account.id, cook.account.id];
    const outcomes = await Promise.all([
      reasonOf(house.people.handOver(admin.actor, { from, to })),
      reasonOf(house.people.handOver(admin.actor, { from: to, to: from })),
    ]);
    expect(outcomes).toContain(null);
    expect([...(await rolesOf(a)), ...(await rolesOf(cook))].map(([role]) => role).sort()).toEqual([
      'REPORTER',
      'REVIEWER',
    ]);
  });

  it('leave nothing behind but the history', async () => {
    const { account } = cook;
    const { token, identified } = await house.signIns.signIn({ email: account.email, password: PASSWORD, ...FROM });
    await house.passwords.requestPasswordReset({ email: account.email, address: FROM.address });
    await house.database.write((session) =>
      session.execute('INSERT INTO external_identity (id, account_id, issuer, subject) VALUES ($1, $1, $2, $2)', [
        account.id,
        'provider',
      ]),
    );
    expect(await reasonOf(house.people.removeAccount(stranger.actor, account.id))).toBe('NOT_FOUND unknown_account');
    await house.people.removeAccount(identified.actor, account.id);
    expect(
      await house.database.read((session) => identify(session, { kind: 'cookie', token }, { idleHours: 24 })),
    ).toBeNull();
    for (const table of ['account', 'membership', 'sign_in', 'external_identity', 'mail_link']) {
      const rows = JSON.stringify(await house.rows(`SELECT * FROM ${table}`));
      expect([table, rows.includes(account.id), rows.includes(account.email)]).toEqual([table, false, false]);
    }
    expect(await happened(admin.actor)).toEqual(['account_removed', 'password_reset_requested', 'signed_in']);
  });

  it('are removed by whoever administers all their organisations', async () => {
    const both = await house.somebody(
      { role: 'REPORTER', organisationId: kitchen },
      { role: 'VIEWER', organisationId: neighbour },
    );
    expect(await reasonOf(house.people.removeAccount(admin.actor, both.account.id))).toBe('FORBIDDEN role_missing');
    await house.people.removeAccount(admin.actor, cook.account.id);
    expect(await house.people.findAccount(admin.actor, cook.account.id)).toBeNull();
  });

  it('always have one who can sign in to administer everything, by a role that was given here', async () => {
    const one = await openHouse(kind);
    const last = await one.somebody(everywhere);
    const bySignOn = await one.somebody();
    const invited = { email: 'invited@example.org', name: 'Invited', language: 'DA', role: 'ADMIN' } as const;
    await one.database.write((session) =>
      alignMemberships(session, bySignOn.account, [{ role: 'ADMIN', organisationId: null }]),
    );
    const { id } = await one.people.invite(last.actor, { ...invited, organisation: null });
    expect(await reasonOf(one.people.removeAccount(last.actor, last.account.id))).toBe('CONFLICT last_admin');
    await one.database.write((session) => session.use(AccountStore).setPassword(id, 'a hash'));
    await one.people.removeAccount(last.actor, last.account.id);
    await one.close();
  });

  it('always have one who administers everything, though two go at the same time', async () => {
    const first = await house.somebody(everywhere);
    const second = await house.somebody(everywhere);
    const outcomes = await Promise.all([
      reasonOf(house.people.revokeRole(first.actor, roleOf(second, 'ADMIN', null))),
      reasonOf(house.people.revokeRole(second.actor, roleOf(first, 'ADMIN', null))),
    ]);
    expect(outcomes.sort()).toEqual(['CONFLICT last_admin', null]);
    const third = await house.somebody(everywhere);
    const left = (await rolesOf(first)).length === 0 ? second : first;
    const leaving = await Promise.all([
      reasonOf(house.people.removeAccount(left.actor, left.account.id)),
      reasonOf(house.people.removeAccount(third.actor, third.account.id)),
    ]);
    expect(leaving.sort()).toEqual(['CONFLICT last_admin', null]);
    expect(await house.rows("SELECT id FROM membership WHERE role = 'ADMIN' AND organisation_id IS NULL")).toHaveLength(
      1,
    );
  });

  it('have of single sign-on exactly the roles that it gives, and keep those that were granted', async () => {
    const align = (...roles: readonly { role: Role; organisationId: string | null }[]) =>
      house.database.write((session) => alignMemberships(session, cook.account, roles));
    const reviewer = { role: 'REVIEWER', organisationId: municipality } as const;
    expect(await align(reviewer, reviewer, { role: 'REPORTER', organisationId: kitchen })).toBe(true);
    expect(await align({ role: 'REPORTER', organisationId: kitchen }, reviewer)).toBe(false);
    expect(await rolesOf(cook)).toHaveLength(3);
    expect(await align()).toBe(true);
    expect(await rolesOf(cook)).toEqual([['REPORTER', kitchen]]);
    expect(await house.people.findAccount(admin.actor, cook.account.id)).toMatchObject({ version: 3 });
    expect(await happened(admin.actor)).toEqual([...Array(2).fill('role_revoked'), ...Array(2).fill('role_granted')]);
  });

  it('change their own name and language', async () => {
    const { identified } = await house.signIns.signIn({ email: cook.account.email, password: PASSWORD, ...FROM });
    await house.people.updateAccount(identified, { name: ' Åse Ørum ', language: 'SV' });
    expect(await reasonOf(house.people.updateAccount(identified, {}))).toBe('BAD_INPUT nothing_to_change');
    expect(await house.people.findAccount(admin.actor, cook.account.id)).toMatchObject({
      name: 'Åse Ørum',
      language: 'SV',
    });
    for (const form of ['NFC', 'NFD']) {
      expect(await emails(admin.actor, null, 'åse ØRUM'.normalize(form))).toEqual([cook.account.email]);
    }
    expect(await reasonOf(house.people.updateAccount(identified, { name: ' ' }))).toBe('BAD_INPUT name_missing');
    for (const name of ['Anna\nBcc: all', 'Anna\u0000', 'Anna\u2028Beth']) {
      expect(await reasonOf(house.people.updateAccount(identified, { name }))).toBe('BAD_INPUT name_not_one_line');
    }
    expect(await reasonOf(house.people.updateAccount(null, {}))).toBe('UNAUTHENTICATED not_signed_in');
  });

  it('that came with the sample are removed at once, the only administrator as well', async () => {
    await house.database.write((session) => session.execute('UPDATE account SET is_sample = $1', [true]));
    expect(await house.database.write((session) => removeSampleAccounts(session, OPERATOR))).toBe(3);
    expect(await house.rows('SELECT id FROM account')).toEqual([]);
    expect(await house.database.write((session) => removeSampleAccounts(session, OPERATOR))).toBe(0);
  });
});
