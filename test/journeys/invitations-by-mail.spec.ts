import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { type Browser, browserOf, signedIn } from '../support/browser-of.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';

describe.each(DATABASE_KINDS)('an invitation by mail on %s', (kind) => {
  let mail: MailServer;
  let app: TestApp;
  let admin: Browser;

  beforeAll(async () => {
    mail = await startMailServer();
    app = await startApp(kind, {
      sample: true,
      environment: { MAALBAR_SMTP_URL: mail.url, MAALBAR_MAIL_FROM: 'maalbar@kommune.example' },
    });
    const { signInWays } = await app.visitor.get('{ signInWays { sampleAccounts { email password role } } }');
    const [{ email, password }] = signInWays.sampleAccounts;
    admin = await signedIn(app, email, password);
  });
  afterAll(async () => {
    await app.close();
    await mail.close();
  });

  const mailTo = async (address: string, subject: string) => {
    const until = Date.now() + 10_000;
    for (;;) {
      const found = mail.mails.find(({ to, subject: its }) => its === subject && [to].flat()[0]?.text === address);
      const link = /http\S+#\S+/.exec(found?.text ?? '')?.[0];
      if (link) return new URL(link);
      if (Date.now() > until) throw new Error(`No mail to ${address} within ten seconds.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const choose = (browser: Browser, link: URL, password: string) =>
    browser.ask('mutation ($input: SetPasswordInput!) { setPassword(input: $input) { account { email } } }', {
      input: { link: link.hash.slice(1), password },
    });

  it('lets somebody choose a password at once, and a new one when it is forgotten', async () => {
    const { viewer } = await admin.get('{ viewer { administers { country code } } }');
    const [organisation] = viewer.administers;
    await admin.get('mutation ($input: InviteInput!) { invite(input: $input) { id } }', {
      input: { email: 'new@example.org', name: 'Ny', language: 'SV', role: 'REPORTER', organisation },
    });
    const invitation = await mailTo('"Ny" <new@example.org>', 'Ditt konto i Målbar');
    expect(`${invitation.origin}${invitation.pathname}`).toBe(`${app.url}/sv/set-password`);
    expect(await choose(browserOf(app), invitation, 'blue hills behind the harbour')).toMatchObject({
      data: { setPassword: { account: { email: 'new@example.org' } } },
    });
    expect(await choose(browserOf(app), invitation, 'another harbour entirely')).toMatchObject({
      errors: [{ extensions: { reason: 'link_not_valid' } }],
    });

    const asked = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }';
    const answers = [];
    for (const email of ['new@example.org', 'nobody@example.org']) {
      answers.push(await browserOf(app).get(asked, { input: { email } }));
    }
    expect(answers).toEqual([{ requestPasswordReset: true }, { requestPasswordReset: true }]);
    const reset = await mailTo('"Ny" <new@example.org>', 'Nytt lösenord till Målbar');
    expect((await choose(browserOf(app), reset, 'another harbour entirely')).errors).toEqual([]);
    await signedIn(app, 'new@example.org', 'another harbour entirely');
    expect(mail.mails).toHaveLength(2);
  });
});
