import { AccountStore } from '../../src/contexts/identity/account.store.js';
import { createAdmin } from '../../src/contexts/identity/create-admin.js';
import { firstAdminLink } from '../../src/contexts/identity/first-admin.js';
import { identify } from '../../src/contexts/identity/identify.js';
import { secondsAfter } from '../../src/contexts/identity/instants.js';
import { OPERATOR } from '../../src/contexts/identity/operator.js';
import { hashOf, newSecret } from '../../src/contexts/identity/secrets.js';
import { DATABASE_KINDS } from '../support/databases.js';
import { type House, openHouse, PASSWORD } from '../support/house.js';

const NEW_PASSWORD = 'solskin i februar';
const FROM = { address: '192.0.2.7', browser: 'Firefox' };

describe.each(DATABASE_KINDS)('links and passwords on %s', (kind) => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(kind);
  });
  afterEach(() => house.close());

  const byCookie = (token: string) =>
    house.database.read((session) => identify(session, { kind: 'cookie', token }, { idleHours: 24 }));
  const links = () =>
    house.rows<{ kind: string; account_id: string; secret_hash: string | null; next_attempt_at: string | null }>(
      'SELECT kind, account_id, secret_hash, next_attempt_at FROM mail_link',
    );
  /** As the mailer does when it sends. */
  const sendLink = async () => {
    const secret = newSecret();
    await house.database.write((session) =>
      session.execute('UPDATE mail_link SET secret_hash = $1, next_attempt_at = NULL', [hashOf(secret)]),
    );
    return secret;
  };
  const reasonOf = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      ({ facts }) => facts.reason,
    );
  const choose = (link: string, password = NEW_PASSWORD) => house.passwords.setPassword({ link, password, ...FROM });

  it('a forgotten password is set anew by a link; all other sign-ins end, and what was counted is forgotten', async () => {
    const { account } = await house.somebody();
    const before = await house.signIns.signIn({ email: account.email, password: PASSWORD, ...FROM });
    for (let attempt = 0; attempt < 6; attempt++) {
      await reasonOf(house.signIns.signIn({ email: account.email, password: 'wrong', ...FROM }));
    }
    await house.passwords.requestPasswordReset({ email: account.email, address: FROM.address });
    expect(await links()).toEqual([
      { kind: 'PASSWORD_RESET', account_id: account.id, secret_hash: null, next_attempt_at: house.clock.now },
    ]);
    const link = await sendLink();
    expect(await reasonOf(choose(link, 'short'))).toBe('password_too_short');
    const { token, identified } = await choose(link);
    expect(identified.account).toMatchObject({ id: account.id, version: 2 });
    expect(await byCookie(token)).toMatchObject({ mustRotate: false });
    expect(await byCookie(before.token)).toBeNull();
    expect(await reasonOf(choose(link))).toBe('link_not_valid');
    await house.signIns.signIn({ email: account.email, password: NEW_PASSWORD, ...FROM });
    expect(await links()).toEqual([]);
  });

  it('whoever asks for a new password is told the same whether or not there is an account', async () => {
    await house.passwords.requestPasswordReset({ email: 'nobody@example.org', address: FROM.address });
    expect(await links()).toEqual([]);
    const { account } = await house.somebody();
    const refusals = async (email: string, address: string) => {
      const reasons: unknown[] = [];
      for (let attempt = 0; attempt < 7; attempt++) {
        reasons.push(await reasonOf(house.passwords.requestPasswordReset({ email, address })));
      }
      return reasons;
    };
    const ofSomebody = await refusals(account.email, '198.51.100.1');
    expect(ofSomebody).toEqual([null, null, null, null, null, 'too_many_attempts', 'too_many_attempts']);
    expect(await refusals('somebody.else@example.org', '198.51.100.2')).toEqual(ofSomebody);
    expect(await links()).toHaveLength(1);
  });

  it('a link is used once by two at the same time, and not after its time', async () => {
    const { account } = await house.somebody();
    const ask = () => house.passwords.requestPasswordReset({ email: account.email, address: FROM.address });
    await ask();
    const link = await sendLink();
    const outcomes = await Promise.all([reasonOf(choose(link)), reasonOf(choose(link, 'sne i august måned'))]);
    expect(outcomes.filter((reason) => reason === null)).toHaveLength(1);
    expect(outcomes).toContain('link_not_valid');
    await ask();
    const second = await sendLink();
    house.clock.now = secondsAfter(house.clock.now, 2 * 3_600);
    expect(await reasonOf(choose(second))).toBe('link_not_valid');
  });

  it('a later link takes the place of one that was not sent yet, and of no other; all end when one is used', async () => {
    const { account } = await house.somebody();
    const ask = () => house.passwords.requestPasswordReset({ email: account.email, address: FROM.address });
    await ask();
    const first = await sendLink();
    await ask();
    await ask();
    const waiting = (await links()).filter(({ secret_hash }) => secret_hash === null);
    expect(waiting).toHaveLength(1);
    expect(await links()).toHaveLength(2);
    await choose(first);
    expect(await links()).toEqual([]);
  });

  it('a mail that is asked for a new password goes with the next round, not at once', async () => {
    const { account } = await house.somebody();
    await house.passwords.requestPasswordReset({ email: account.email, address: FROM.address });
    expect(house.mail.nudged).toBe(0);
  });

  it('a link ends the sign-in of the same browser, whoever it was, and the history says how many others', async () => {
    const { account } = await house.somebody();
    const other = await house.somebody();
    const here = await house.signIns.signIn({ email: other.account.email, password: PASSWORD, ...FROM });
    for (let time = 0; time < 2; time++) {
      await house.signIns.signIn({ email: account.email, password: PASSWORD, ...FROM });
    }
    await house.passwords.requestPasswordReset({ email: account.email, address: FROM.address });
    const replaces = here.identified.signInId;
    await house.passwords.setPassword({ link: await sendLink(), password: NEW_PASSWORD, ...FROM, replaces });
    expect(await byCookie(here.token)).toBeNull();
    const happened = await house.happened(account.id);
    expect(happened.find(({ action }) => action === 'password_set')?.facts).toMatchObject({ signInsEnded: 2 });
  });

  it('links are good for as long as the operator says', async () => {
    const stated = await openHouse(kind, { passwordResetHours: 5, invitationHours: 30 });
    const { account, actor } = await stated.somebody({ role: 'ADMIN', organisationId: null });
    await stated.passwords.requestPasswordReset({ email: account.email, address: FROM.address });
    const invitation = { email: 'new@example.org', name: 'New', language: 'DA', role: 'VIEWER' } as const;
    await stated.people.invite(actor, { ...invitation, organisation: null });
    expect(await stated.rows('SELECT kind, expires_at FROM mail_link ORDER BY kind')).toEqual([
      { kind: 'INVITATION', expires_at: secondsAfter(stated.clock.now, 30 * 3_600) },
      { kind: 'PASSWORD_RESET', expires_at: secondsAfter(stated.clock.now, 5 * 3_600) },
    ]);
    await stated.close();
  });

  it('the first administrator comes by a link, once, and only where there is none', async () => {
    const link = () => house.database.write(firstAdminLink);
    const first = String(await link());
    const second = String(await link());
    const be = (secret: string, email: string, name = 'Administrator') =>
      house.passwords.setPassword({ link: secret, password: NEW_PASSWORD, ...FROM, email, name, language: 'SV' });
    expect(await house.everything()).not.toContain(second);
    expect(await reasonOf(be(first, 'first@example.org'))).toBe('link_not_valid');
    expect(await reasonOf(choose(second))).toBe('not_an_email');
    expect(await reasonOf(be(second, 'second@example.org', ' '))).toBe('name_missing');
    const outcomes = await Promise.all([
      reasonOf(be(second, 'second@example.org')),
      reasonOf(be(second, 'third@example.org')),
    ]);
    expect(outcomes.filter((reason) => reason === null)).toHaveLength(1);
    expect(await house.rows('SELECT role, organisation_id, source FROM membership')).toEqual([
      { role: 'ADMIN', organisation_id: null, source: 'GRANTED' },
    ]);
    expect(await house.rows('SELECT language FROM account')).toEqual([{ language: 'SV' }]);
    expect(await link()).toBeNull();
  });

  it('the link for the first administrator is worth nothing once there is one, however they came', async () => {
    const link = String(await house.database.write(firstAdminLink));
    await house.somebody({ role: 'ADMIN', organisationId: null });
    const late = { link, password: NEW_PASSWORD, ...FROM, email: 'late@example.org', name: 'Late' };
    expect(await reasonOf(house.passwords.setPassword(late))).toBe('link_not_valid');
  });

  it('an account that is there for show, or signs in elsewhere only, is sent no link for a password', async () => {
    const sample = await house.somebody();
    const elsewhere = await house.somebody();
    await house.database.write(async (session) => {
      await session.execute('UPDATE account SET is_sample = $1 WHERE id = $2', [true, sample.account.id]);
      await session.execute('UPDATE account SET password_hash = NULL WHERE id = $1', [elsewhere.account.id]);
      await session.use(AccountStore).insertIdentity({
        id: sample.account.id,
        accountId: elsewhere.account.id,
        issuer: 'https://provider.example',
        subject: '1',
      });
    });
    for (const { account } of [sample, elsewhere]) {
      await house.passwords.requestPasswordReset({ email: account.email, address: FROM.address });
    }
    expect(await links()).toEqual([]);
  });

  it('the operator makes an administrator, after which a link for the first one is worth nothing', async () => {
    const first = String(await house.database.write(firstAdminLink));
    const admin = { email: 'Admin@Example.org', name: 'Administrator', language: 'DA', hours: 168 } as const;
    const secret = await house.database.write((session) => createAdmin(session, OPERATOR, admin));
    expect(await reasonOf(choose(first))).toBe('link_not_valid');
    const { identified } = await choose(secret);
    expect(identified.actor).toMatchObject({
      name: 'admin@example.org',
      memberships: [{ role: 'ADMIN', organisation: '*' }],
    });
    await house.database.write((session) => createAdmin(session, OPERATOR, admin));
    expect(await house.rows('SELECT role FROM membership')).toHaveLength(1);
  });

  it('a password is changed by whoever knows the current one; the own sign-in goes on, the others end', async () => {
    const { account } = await house.somebody();
    const signIn = () => house.signIns.signIn({ email: account.email, password: PASSWORD, ...FROM });
    const here = await signIn();
    const there = await signIn();
    const change = (current: string, password = NEW_PASSWORD) =>
      house.passwords.changePassword(here.identified, { current, password, ...FROM });
    expect(await reasonOf(change('wrong'))).toBe('wrong_password');
    expect(await reasonOf(change(PASSWORD, 'aaaaaaaaaaaa'))).toBe('password_too_common');
    const { token, identified } = await change(PASSWORD);
    expect(identified).toMatchObject({ signInId: here.identified.signInId, mustRotate: false });
    expect(await byCookie(token)).toEqual(identified);
    expect(await byCookie(here.token)).toBeNull();
    expect(await byCookie(there.token)).toBeNull();
    const happened = await house.happened(account.id);
    expect(happened.find(({ action }) => action === 'password_changed')?.facts).toEqual({ signInsEnded: 1 });
    expect(await reasonOf(house.passwords.changePassword(null, { current: '', password: NEW_PASSWORD, ...FROM }))).toBe(
      'not_signed_in',
    );
  });

  it('a guess of the current password counts as one at the door', async () => {
    const { account } = await house.somebody();
    const { identified } = await house.signIns.signIn({ email: account.email, password: PASSWORD, ...FROM });
    const guess = () =>
      reasonOf(house.passwords.changePassword(identified, { current: 'guess', password: NEW_PASSWORD, ...FROM }));
    for (let attempt = 0; attempt < 5; attempt++) expect(await guess()).toBe('wrong_password');
    expect(await guess()).toBe('too_many_attempts');
    expect(await reasonOf(house.signIns.signIn({ email: account.email, password: PASSWORD, ...FROM }))).toBe(
      'too_many_attempts',
    );
  });

  it('a changed password ends the links that were sent before', async () => {
    const { account } = await house.somebody();
    const { identified } = await house.signIns.signIn({ email: account.email, password: PASSWORD, ...FROM });
    await house.passwords.requestPasswordReset({ email: account.email, address: FROM.address });
    const link = await sendLink();
    await house.passwords.changePassword(identified, { current: PASSWORD, password: NEW_PASSWORD, ...FROM });
    expect(await reasonOf(choose(link))).toBe('link_not_valid');
  });
});
