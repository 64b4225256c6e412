import { firstAdminLink } from '../../src/contexts/identity/first-admin.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, signedIn } from '../support/browser-of.js';
import { given, type OrganisationRef, unique } from '../support/given.js';
import { linkTo, mailTo } from '../support/mail.js';
import { accountOf, browserOfSomebody, PASSWORD } from '../support/people.js';

const SET = 'mutation ($input: SetPasswordInput!) { setPassword(input: $input) { account { email name } } }';
const RESET = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }';
const INVITE = 'mutation ($input: InviteInput!) { invite(input: $input) { id hasPassword } }';
const NOT_VALID = { code: 'NOT_FOUND', reason: 'link_not_valid', argument: 'link' };

const password = 'tågesvøb over fjorden';

describe.each(DATABASE_KINDS)('a link by mail on %s', (kind) => {
  let app: TestApp;
  let municipality: OrganisationRef;
  let admin: Browser;
  beforeAll(async () => {
    app = await startApp(kind);
    municipality = await given(app).organisation();
    ({ browser: admin } = await browserOfSomebody(app, { role: 'ADMIN', in: municipality }));
  });
  afterAll(() => app.close());

  const invited = async () => {
    const email = `${unique('ny')}@example.org`;
    const input = { email, name: 'Køkkenet', language: 'DA', role: 'REPORTER', organisation: municipality };
    await admin.get(INVITE, { input });
    return { email, input, link: await linkTo(app, email) };
  };

  it('lets somebody who was invited choose a password, and signs in', async () => {
    const { email, link } = await invited();
    const browser = browserOf(app);
    expect(await browser.get(SET, { input: { link, password } })).toEqual({
      setPassword: { account: { email, name: 'Køkkenet' } },
    });
    expect(await browser.get('{ viewer { account { hasPassword } signIns { method } memberships { role } } }')).toEqual(
      {
        viewer: { account: { hasPassword: true }, signIns: [{ method: 'LINK' }], memberships: [{ role: 'REPORTER' }] },
      },
    );
    expect(await (await signedIn(app, email, password)).get('{ viewer { account { email } } }')).toEqual({
      viewer: { account: { email } },
    });
  });

  it('is used once, also by two at the same time', async () => {
    const { link } = await invited();
    const input = { link, password };
    const answers = await Promise.all([app.visitor.ask(SET, { input }), app.visitor.ask(SET, { input })]);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const refused = await app.visitor.refusal(SET, { input });
    expect(refused).toMatchObject(NOT_VALID);
    expect(await app.visitor.refusal(SET, { input: { link: 'findes-ikke', password } })).toEqual(refused);
  });

  it('is not used up by a password that is refused', async () => {
    const { email, link } = await invited();
    for (const [refused, reason] of [
      ['kort', 'password_too_short'],
      ['a'.repeat(201), 'password_too_long'],
      ['abcabcabcabcabc', 'password_too_common'],
      [email, 'password_is_name'],
    ]) {
      expect(await app.visitor.refusal(SET, { input: { link, password: refused } })).toMatchObject({
        code: 'BAD_INPUT',
        reason,
        argument: 'password',
      });
    }
    expect(await app.visitor.get(SET, { input: { link, password } })).toMatchObject({ setPassword: {} });
  });

  it('is sent to nobody who has an account already', async () => {
    const { email } = await accountOf(app, []);
    const input = { email, name: 'Køkkenet', language: 'DA', role: 'REPORTER', organisation: municipality };
    expect(await admin.get(INVITE, { input })).toMatchObject({ invite: { hasPassword: true } });
    await invited();
    expect(await mailTo(app, email)).toEqual([]);
  });

  it('brings a new password to whoever forgot the old one, and ends what was signed in', async () => {
    const { email } = await accountOf(app, []);
    const before = await signedIn(app, email, PASSWORD);
    expect(await app.visitor.get(RESET, { input: { email: email.toUpperCase() } })).toEqual({
      requestPasswordReset: true,
    });
    const link = await linkTo(app, email);
    await app.visitor.get(SET, { input: { link, password } });
    expect(await before.get('{ viewer { account { id } } }')).toEqual({ viewer: null });
    await signedIn(app, email, password);
  });

  it('is promised alike whether or not there is an account', async () => {
    const { email } = await accountOf(app, []);
    const known = await app.visitor.ask(RESET, { input: { email } });
    const unknown = await app.visitor.ask(RESET, { input: { email: `${unique('ingen')}@example.org` } });
    expect(unknown).toEqual(known);
    expect(known).toEqual({ status: 200, data: { requestPasswordReset: true }, errors: [] });
  });
});

describe.each(DATABASE_KINDS)('the link of the first administrator on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind);
  });
  afterAll(() => app.close());

  it('makes an account that administers everything, and then is no more', async () => {
    const link = await app.server.database.write(firstAdminLink);
    const input = { link, password };
    expect(await app.visitor.refusal(SET, { input })).toMatchObject({ code: 'BAD_INPUT' });
    const named = { ...input, name: 'Administration', email: 'Admin@example.org' };
    const browser = browserOf(app);
    expect(await browser.get(SET, { input: named })).toEqual({
      setPassword: { account: { email: 'admin@example.org', name: 'Administration' } },
    });
    expect(await browser.get('{ viewer { administersEverywhere administers { code } } }')).toEqual({
      viewer: { administersEverywhere: true, administers: [] },
    });
    expect(await app.visitor.refusal(SET, { input: named })).toMatchObject(NOT_VALID);
    expect(await app.server.database.write(firstAdminLink)).toBeNull();
  });
});
