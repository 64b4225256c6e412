import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, signedIn } from '../support/browser-of.js';
import { unique } from '../support/given.js';
import { accountOf, browserOfSomebody, PASSWORD } from '../support/people.js';

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { account { email } } }';
const VIEWER = '{ viewer { account { email name language } } }';
const SIGN_INS = '{ viewer { signIns { id method browser isCurrent } } }';

describe.each(DATABASE_KINDS)('somebody with an account on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind);
  });
  afterAll(() => app.close());

  it('signs in, is told who it is, and signs out again', async () => {
    const { email } = await accountOf(app, [{ role: 'VIEWER', in: 'everywhere' }]);
    const browser = browserOf(app);
    expect(await browser.get(VIEWER)).toEqual({ viewer: null });

    const input = { email: ` ${email.toUpperCase()}`, password: PASSWORD };
    expect(await browser.get(SIGN_IN, { input })).toEqual({ signIn: { account: { email } } });
    expect(await browser.get(VIEWER)).toEqual({ viewer: { account: { email, name: email, language: 'DA' } } });

    expect(await browser.get('mutation { signOut }')).toEqual({ signOut: true });
    expect(browser.headers()).not.toHaveProperty('cookie');
    expect(await browser.get(VIEWER)).toEqual({ viewer: null });
  });

  it('acts as itself in the rest of the operation that signs in', async () => {
    const { email } = await accountOf(app, [{ role: 'ADMIN', in: 'everywhere' }]);
    const signedInAndOut = await browserOf(app).get(
      `mutation ($input: SignInInput!) {
         signIn(input: $input) { administersEverywhere memberships { role organisation { code } bySingleSignOn } signIns { isCurrent } }
         updateAccount(input: { name: "Et nyt navn" }) { name email }
         signOut
       }`,
      { input: { email, password: PASSWORD } },
    );
    expect(signedInAndOut).toEqual({
      signIn: {
        administersEverywhere: true,
        memberships: [{ role: 'ADMIN', organisation: null, bySingleSignOn: false }],
        signIns: [{ isCurrent: true }],
      },
      updateAccount: { name: 'Et nyt navn', email },
      signOut: true,
    });
  });

  it('is nobody to the API with a key', async () => {
    expect(await app.get(VIEWER)).toEqual({ viewer: null });
    expect(await app.refusal('mutation { signOut }')).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'not_for_keys',
    });
  });

  it('is refused alike for a wrong password and for an email that nobody has', async () => {
    const { email } = await accountOf(app, []);
    const wrongPassword = await app.visitor.ask(SIGN_IN, { input: { email, password: 'solskin i november' } });
    const wrongEmail = await app.visitor.ask(SIGN_IN, {
      input: { email: `${unique('ingen')}@example.org`, password: PASSWORD },
    });
    expect(wrongPassword.errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED', reason: 'wrong_credentials' } },
    ]);
    expect(wrongEmail).toEqual(wrongPassword);
  });

  it('gains nothing by many attempts in one operation', async () => {
    // The clock stands: nobody has waited long enough.
    const inOneInstant = await startApp(kind, { now: () => '2024-06-01T10:00:00.000Z' });
    const { email } = await accountOf(inOneInstant, []);
    const attempt = { input: { email, password: 'solskin i november' } };
    const many = Array.from({ length: 12 }, (_, n) => `a${n}: signIn(input: $input) { account { id } }`);
    const reasons: unknown[] = [];
    for (const attempts of [many, ...many.map((one) => [one])].slice(0, 8)) {
      const refused = await inOneInstant.visitor.refusal(
        `mutation ($input: SignInInput!) { ${attempts.join(' ')} }`,
        attempt,
      );
      reasons.push(refused['reason']);
    }
    expect(reasons).toEqual([
      ...Array.from({ length: 5 }, () => 'wrong_credentials'),
      ...Array.from({ length: 3 }, () => 'too_many_attempts'),
    ]);
    expect(await inOneInstant.visitor.refusal(SIGN_IN, { input: { email, password: PASSWORD } })).toEqual({
      message: expect.stringContaining('Try again in'),
      code: 'TOO_MANY_REQUESTS',
      reason: 'too_many_attempts',
      retryAfterSeconds: expect.any(Number),
    });
    await inOneInstant.close();
  });

  describe('with several browsers', () => {
    let email: string;
    let here: Browser;
    let there: Browser;
    beforeEach(async () => {
      ({ email } = await accountOf(app, []));
      here = await signedIn(app, email, PASSWORD);
      there = await signedIn(app, email, PASSWORD);
    });

    const viewerIn = async (browser: Browser) => (await browser.get(VIEWER)).viewer?.account.email ?? null;

    it('sees where it is signed in, the latest first, and ends one of them', async () => {
      const { viewer } = await here.get(SIGN_INS);
      expect(viewer.signIns).toEqual([
        { id: expect.any(String), method: 'PASSWORD', browser: 'node', isCurrent: false },
        { id: expect.any(String), method: 'PASSWORD', browser: 'node', isCurrent: true },
      ]);
      const ended = await here.get('mutation ($id: ID!) { endSignIn(id: $id) { signIns { id isCurrent } } }', {
        id: viewer.signIns[0].id,
      });
      expect(ended.endSignIn.signIns).toEqual([{ id: viewer.signIns[1].id, isCurrent: true }]);
      expect(await viewerIn(there)).toBeNull();
      expect(await viewerIn(here)).toBe(email);
    });

    it('ends the one that it asks from, and is nobody there', async () => {
      const { viewer } = await here.get(SIGN_INS);
      const own = viewer.signIns.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent);
      const end = 'mutation ($id: ID!) { endSignIn(id: $id) { account { id } } endOtherSignIns { account { id } } }';
      const { data, errors } = await here.ask(end, { id: own.id });
      expect(data).toBeNull();
      expect(errors).toMatchObject([{ path: ['endOtherSignIns'], extensions: { reason: 'not_signed_in' } }]);
      expect(here.headers()).not.toHaveProperty('cookie');
      expect(await viewerIn(here)).toBeNull();
      expect(await viewerIn(there)).toBe(email);
    });

    it('ends all of them but its own', async () => {
      const { endOtherSignIns } = await here.get('mutation { endOtherSignIns { signIns { isCurrent } } }');
      expect(endOtherSignIns).toEqual({ signIns: [{ isCurrent: true }] });
      expect(await viewerIn(there)).toBeNull();
    });

    it('cannot end those of somebody else, who is told of as if there was nothing', async () => {
      const { browser } = await browserOfSomebody(app);
      const { viewer } = await browser.get(SIGN_INS);
      const end = 'mutation ($id: ID!) { endSignIn(id: $id) { account { id } } }';
      const refused = await here.refusal(end, { id: viewer.signIns[0].id });
      expect(refused).toMatchObject({ code: 'NOT_FOUND', reason: 'unknown_sign_in', argument: 'id' });
      await browser.get('mutation { signOut }');
      expect(await here.refusal(end, { id: viewer.signIns[0].id })).toEqual(refused);
    });

    it('changes its password, which ends the others', async () => {
      const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { account { email } } }';
      const password = 'blæsevejr i december';
      expect(await here.refusal(change, { input: { current: 'noget helt andet', password } })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'wrong_password',
        argument: 'current',
      });
      expect(await here.refusal(change, { input: { current: PASSWORD, password: 'kort' } })).toMatchObject({
        code: 'BAD_INPUT',
        reason: 'password_too_short',
        argument: 'password',
      });
      expect(await viewerIn(there)).toBe(email);

      expect(await here.get(change, { input: { current: PASSWORD, password } })).toEqual({
        changePassword: { account: { email } },
      });
      expect(await viewerIn(here)).toBe(email);
      expect(await viewerIn(there)).toBeNull();
      expect(await app.visitor.refusal(SIGN_IN, { input: { email, password: PASSWORD } })).toMatchObject({
        reason: 'wrong_credentials',
      });
      expect(await viewerIn(await signedIn(app, email, password))).toBe(email);
    });
  });

  it('changes its own name and language, and nothing of nothing', async () => {
    const { browser, email } = await browserOfSomebody(app);
    const update = 'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { name language } }';
    expect(await browser.get(update, { input: { name: 'Kontoret', language: 'SV' } })).toEqual({
      updateAccount: { name: 'Kontoret', language: 'SV' },
    });
    expect(await browser.get(VIEWER)).toEqual({ viewer: { account: { email, name: 'Kontoret', language: 'SV' } } });
    expect(await browser.refusal(update, { input: { name: '  ' } })).toMatchObject({ argument: 'name' });
  });

  it('leaves, and cannot sign in any more', async () => {
    const { browser, id, email } = await browserOfSomebody(app);
    expect(await browser.get('mutation ($id: ID!) { removeAccount(id: $id) }', { id })).toEqual({
      removeAccount: true,
    });
    expect(browser.headers()).not.toHaveProperty('cookie');
    expect(await app.visitor.refusal(SIGN_IN, { input: { email, password: PASSWORD } })).toMatchObject({
      reason: 'wrong_credentials',
    });
  });
});
