import { AccountStore } from '../../src/contexts/identity/account.store.js';
import { type Credentials, identify } from '../../src/contexts/identity/identify.js';
import { secondsAfter } from '../../src/contexts/identity/instants.js';
import { markSeen } from '../../src/contexts/identity/mark-seen.js';
import { rotateSignIn } from '../../src/contexts/identity/rotate-sign-in.js';
import { hashOf } from '../../src/contexts/identity/secrets.js';
import { SignInService } from '../../src/contexts/identity/sign-in.service.js';
import { DATABASE_KINDS } from '../support/databases.js';
import { type House, openHouse, PASSWORD, type Somebody } from '../support/house.js';
import { IDENTITY_SETTINGS } from '../support/identity-settings.js';

const FROM = { address: '192.0.2.7', browser: 'Firefox' };
const WRONG = 'not the password';

describe.each(DATABASE_KINDS)('signing in on %s', (kind) => {
  let house: House;
  let municipality: string;
  let reporter: Somebody;
  beforeAll(async () => {
    house = await openHouse(kind);
    municipality = await house.organisation();
  });
  beforeEach(async () => {
    house.clock.now = secondsAfter(house.clock.now, 7 * 86_400);
    house.queue.checked = 0;
    reporter = await house.somebody({ role: 'REPORTER', organisationId: municipality });
  });
  afterAll(() => house.close());

  const signIn = (email: string, password = PASSWORD, from = FROM) =>
    house.signIns.signIn({ email, password, ...from });
  const refusalOf = (email: string, password = WRONG, from = FROM) =>
    signIn(email, password, from).then(
      () => null,
      ({ code, message, facts }) => ({ code, message, facts }),
    );
  const who = (credentials: Credentials) =>
    house.database.read((session) => identify(session, credentials, { idleHours: 24 }));
  const byCookie = (token: string) => who({ kind: 'cookie', token });
  const later = (seconds: number) => {
    house.clock.now = secondsAfter(house.clock.now, seconds);
  };
  const actions = (id: string) =>
    house
      .rows<{ action: string }>('SELECT action FROM history_entry WHERE subject_id = $1 ORDER BY id', [id])
      .then((rows) => rows.map(({ action }) => action));

  it('says who somebody is from then on, whichever way the email was written', async () => {
    const { token, expiresAt, identified } = await signIn(`  ${reporter.account.email.toUpperCase()} `);
    const known = await byCookie(token);
    expect(known).toEqual(identified);
    expect(known).toMatchObject({
      actor: { ...reporter.actor, kind: 'account' },
      account: { email: reporter.account.email, version: 1 },
      mustRotate: false,
      expiresAt,
    });
    expect(await actions(reporter.account.id)).toEqual(['signed_in']);
  });

  it('keeps no secret, only its hash', async () => {
    const { token } = await signIn(reporter.account.email);
    const everything = await house.everything();
    expect(everything).toContain(hashOf(token));
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(PASSWORD);
  });

  it('is refused by a password that is changed while it is checked, or of an account that leaves', async () => {
    const { account } = reporter;
    const otherHash = await house.queue.hash('another password');
    house.queue.meanwhile = () =>
      house.database.write((session) => session.use(AccountStore).setPassword(account.id, otherHash));
    expect(await refusalOf(account.email, PASSWORD)).toMatchObject({ facts: { reason: 'wrong_credentials' } });
    house.queue.meanwhile = () => house.database.write((session) => session.use(AccountStore).delete(account.id));
    expect(await refusalOf(account.email, 'another password')).toMatchObject({
      facts: { reason: 'wrong_credentials' },
    });
    house.queue.meanwhile = async () => {};
    expect(await house.rows('SELECT id FROM sign_in WHERE account_id = $1', [account.id])).toEqual([]);
  });

  it('ends the sign-in that the same browser had before', async () => {
    const first = await signIn(reporter.account.email);
    const replaces = first.identified.signInId;
    await house.signIns.signIn({ email: reporter.account.email, password: PASSWORD, ...FROM, replaces });
    expect(await byCookie(first.token)).toBeNull();
  });

  it('gives no hint whether there is an account: the same words, the same work, the same delays', async () => {
    const somebody = reporter.account.email;
    const nobody = 'nobody@example.org';
    const refusals = async (email: string) => {
      house.queue.checked = 0;
      const said: unknown[] = [];
      for (let attempt = 0; attempt < 7; attempt++) said.push(await refusalOf(email));
      return { said, checked: house.queue.checked };
    };
    const [first, ...others] = (await refusals(somebody)).said;
    expect(first).toEqual({
      code: 'UNAUTHENTICATED',
      message: 'Email and password do not belong together.',
      facts: { reason: 'wrong_credentials' },
    });
    expect(others.at(-1)).toMatchObject({ code: 'TOO_MANY_REQUESTS', facts: { reason: 'too_many_attempts' } });
    later(86_400 * 2);
    const ofSomebody = await refusals(somebody);
    later(86_400 * 2);
    expect(await refusals(nobody)).toEqual(ofSomebody);
    expect(ofSomebody.checked).toBe(5);
  });

  it('tells of refusals in the history without the email, and of nobody by the same unknown id', async () => {
    await refusalOf(reporter.account.email);
    expect(await actions(reporter.account.id)).toEqual(['sign_in_refused']);
    await refusalOf('unknown@example.org');
    await refusalOf('unknown@example.org');
    const entries = await house.rows<{ subject_id: string; facts: string }>(
      "SELECT subject_id, facts FROM history_entry WHERE action = 'sign_in_refused' ORDER BY id DESC LIMIT 2",
    );
    expect(entries[0]).toEqual(entries[1]);
    const counted = JSON.stringify(await house.rows('SELECT * FROM sign_in_attempt'));
    expect(counted + JSON.stringify(entries)).not.toMatch(/unknown@|192\.0\.2\.7/);
  });

  it('has the sixth wait, longer after each that fails, and never more than a quarter of an hour', async () => {
    for (let attempt = 0; attempt < 5; attempt++) await refusalOf(reporter.account.email);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      const refusal = await refusalOf(reporter.account.email, PASSWORD);
      waits.push(refusal?.facts.retryAfterSeconds);
      later(refusal?.facts.retryAfterSeconds);
      expect(await refusalOf(reporter.account.email)).toMatchObject({ facts: { reason: 'wrong_credentials' } });
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    expect((await actions(reporter.account.id)).filter((action) => action === 'sign_ins_blocked')).toHaveLength(1);
    later(900);
    await signIn(reporter.account.email);
    expect(await refusalOf(reporter.account.email)).toMatchObject({ facts: { reason: 'wrong_credentials' } });
  });

  it('writes nothing for one that has to wait, and makes nobody wait longer by it', async () => {
    for (let attempt = 0; attempt < 7; attempt++) await refusalOf(reporter.account.email);
    const counted = () => house.rows('SELECT * FROM sign_in_attempt ORDER BY subject');
    const before = [await counted(), await actions(reporter.account.id)];
    for (let attempt = 0; attempt < 20; attempt++) {
      expect(await refusalOf(reporter.account.email, PASSWORD)).toMatchObject({ facts: { retryAfterSeconds: 1 } });
    }
    expect([await counted(), await actions(reporter.account.id)]).toEqual(before);
  });

  it('makes the owner of an account hardly wait for what others try elsewhere', async () => {
    const tryFrom = (address: string) => refusalOf(reporter.account.email, WRONG, { ...FROM, address });
    for (let attempt = 0; attempt < 49; attempt++) await tryFrom(`198.51.100.${attempt % 20}`);
    await signIn(reporter.account.email);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 9; attempt++) {
      expect(await tryFrom(`203.0.113.${attempt}`)).toMatchObject({ facts: { reason: 'wrong_credentials' } });
      const refusal = await refusalOf(reporter.account.email, PASSWORD);
      waits.push(refusal?.facts.retryAfterSeconds);
      later(refusal?.facts.retryAfterSeconds);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    await signIn(reporter.account.email);
  });

  it('forgets failures a day after the first of them, though others followed', async () => {
    await refusalOf(reporter.account.email);
    later(86_399);
    for (let attempt = 0; attempt < 4; attempt++) await refusalOf(reporter.account.email);
    expect(await refusalOf(reporter.account.email)).toMatchObject({ facts: { reason: 'too_many_attempts' } });
    later(1);
    for (let attempt = 0; attempt < 5; attempt++) {
      expect(await refusalOf(reporter.account.email)).toMatchObject({ facts: { reason: 'wrong_credentials' } });
    }
  });

  it('counts as the operator says', async () => {
    const stated = {
      signInAttempts: 2,
      signInAttemptsPerAccount: 3,
      signInAttemptsPerAddress: 4,
      signInLongestWait: 30,
    };
    const strict = await openHouse(kind, stated);
    const reasons = async (tried: readonly [string, string][]) => {
      const said: unknown[] = [];
      for (const [email, address] of tried) {
        await strict.signIns
          .signIn({ email: `${email}@example.org`, password: WRONG, browser: '', address })
          .catch(({ facts }) => said.push(facts.reason));
      }
      return said;
    };
    const [wrong, wait] = ['wrong_credentials', 'too_many_attempts'];
    expect(
      await reasons([
        ['a', '1'],
        ['a', '1'],
        ['a', '1'],
      ]),
    ).toEqual([wrong, wrong, wait]);
    expect(
      await reasons([
        ['a', '2'],
        ['a', '3'],
        ['b', '1'],
        ['c', '1'],
        ['d', '1'],
      ]),
    ).toEqual([wrong, wait, wrong, wrong, wait]);
    await strict.close();
  });

  it('refuses the accounts of the sample like a wrong password where others can come', async () => {
    const { account } = reporter;
    await house.database.write((session) =>
      session.execute('UPDATE account SET is_sample = $1 WHERE id = $2', [true, account.id]),
    );
    await signIn(account.email);
    const opened = new SignInService(house.database, { ...IDENTITY_SETTINGS, isOpen: true }, house.queue);
    house.queue.checked = 0;
    await expect(opened.signIn({ email: account.email, password: PASSWORD, ...FROM })).rejects.toMatchObject({
      facts: { reason: 'wrong_credentials' },
    });
    expect(house.queue.checked).toBe(1);
  });

  it('tells in the history by which browser, whether another one ended, and of a new secret', async () => {
    const { account } = reporter;
    await refusalOf(account.email);
    const first = await signIn(account.email);
    const replaces = first.identified.signInId;
    const second = await house.signIns.signIn({ email: account.email, password: PASSWORD, ...FROM, replaces });
    await house.database.write((session) => session.use(AccountStore).moveVersion(account.id));
    await house.database.write((session) => rotateSignIn(session, String(second.identified.signInId)));
    expect(await house.happened(account.id)).toEqual([
      { action: 'sign_in_refused', actorName: 'visitor', facts: { browser: 'Firefox' } },
      {
        action: 'signed_in',
        actorName: account.email,
        facts: { method: 'PASSWORD', browser: 'Firefox', replaced: false },
      },
      {
        action: 'signed_in',
        actorName: account.email,
        facts: { method: 'PASSWORD', browser: 'Firefox', replaced: true },
      },
      { action: 'sign_in_renewed', actorName: account.email, facts: { browser: 'Firefox' } },
    ]);
  });

  it('counts by address as well, whatever the email; who succeeds takes only that attempt back', async () => {
    const from = { ...FROM, address: '198.51.100.1' };
    for (let attempt = 0; attempt < 15; attempt++) {
      await refusalOf(`somebody-${attempt}@example.org`, WRONG, from);
      const other = await house.somebody();
      await signIn(other.account.email, PASSWORD, from);
    }
    for (let attempt = 15; attempt < 30; attempt++) {
      expect(await refusalOf(`somebody-${attempt}@example.org`, WRONG, from)).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
    }
    expect(await refusalOf(reporter.account.email, PASSWORD, from)).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    await signIn(reporter.account.email);
  });

  it('ends after its days, and where nobody used it for a day', async () => {
    const used = await signIn(reporter.account.email);
    const unused = await signIn(reporter.account.email);
    for (let day = 0; day < 13; day++) {
      later(86_000);
      await house.database.write((session) =>
        markSeen(session, { signIns: [String(used.identified.signInId)], keys: [] }),
      );
      expect(await byCookie(used.token)).toMatchObject({ lastSeenAt: house.clock.now });
    }
    expect(await byCookie(unused.token)).toBeNull();
    house.clock.now = used.expiresAt;
    expect(await byCookie(used.token)).toBeNull();
  });

  it('gets a new secret once a role has changed, from one of two requests, and counts by the old one for a minute', async () => {
    const { token, identified } = await signIn(reporter.account.email);
    const id = String(identified.signInId);
    const admin = await house.somebody({ role: 'ADMIN', organisationId: municipality });
    const organisation = { id: municipality };
    await house.people.grantRole(admin.actor, { account: reporter.account.id, role: 'REVIEWER', organisation });
    expect(await byCookie(token)).toMatchObject({ mustRotate: true, account: { version: 2 } });
    const rotate = () => house.database.write((session) => rotateSignIn(session, id));
    const tokens = (await Promise.all([rotate(), rotate()])).filter((given) => given !== null);
    expect(tokens).toHaveLength(1);
    const [newToken = ''] = tokens;
    expect(await byCookie(newToken)).toMatchObject({ mustRotate: false, signInId: id });
    expect((await byCookie(newToken))?.actor.memberships).toHaveLength(2);
    later(59);
    expect(await byCookie(token)).toMatchObject({ mustRotate: false, signInId: id });
    later(1);
    expect(await byCookie(token)).toBeNull();
    expect(await byCookie(newToken)).toMatchObject({ signInId: id });
  });

  it('is listed and ended by whoever it belongs to, and by nobody else', async () => {
    const here = await signIn(reporter.account.email);
    const there = await house.signIns.signIn({
      email: reporter.account.email,
      password: PASSWORD,
      ...FROM,
      browser: 'X',
    });
    const third = await signIn(reporter.account.email);
    const other = await house.somebody();
    const stranger = (await signIn(other.account.email)).identified;
    const listed = await house.signIns.listSignIns(here.identified);
    expect(listed.map(({ browser }) => browser)).toEqual(['Firefox', 'X', 'Firefox']);
    const id = String(there.identified.signInId);
    await expect(house.signIns.endSignIn(stranger, id)).rejects.toMatchObject({ facts: { reason: 'unknown_sign_in' } });
    await house.signIns.endSignIn(here.identified, id);
    expect(await byCookie(there.token)).toBeNull();
    await house.signIns.endOtherSignIns(here.identified);
    expect(await byCookie(third.token)).toBeNull();
    expect(await byCookie(here.token)).not.toBeNull();
    await house.signIns.signOut(here.identified);
    expect(await byCookie(here.token)).toBeNull();
    const ended = ['sign_in_ended', 'sign_in_ended', 'signed_out'];
    expect(await actions(reporter.account.id)).toEqual([...Array(3).fill('signed_in'), ...ended]);
    await expect(house.signIns.signOut(null)).rejects.toMatchObject({ facts: { reason: 'not_signed_in' } });
  });

  it('is nobody by a secret that there is not', async () => {
    expect(await byCookie('')).toBeNull();
    expect(await who({ kind: 'key', secret: 'mk_' })).toBeNull();
    const { token } = await signIn(reporter.account.email);
    expect(await who({ kind: 'key', secret: token })).toBeNull();
  });

  it('changes nothing that a visitor could be told: the number of changes stays', async () => {
    const count = () => house.rows<{ count: number | string }>('SELECT count FROM change_count');
    const before = await count();
    await signIn(reporter.account.email);
    await refusalOf(reporter.account.email);
    expect(await count()).toEqual(before);
  });
});
