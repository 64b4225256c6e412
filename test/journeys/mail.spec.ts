import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { simpleParser } from 'mailparser';
import { AccountStore } from '../../src/contexts/identity/account.store.js';
import { MailDelivery } from '../../src/contexts/identity/mail/mail-delivery.js';
import { openMailer } from '../../src/contexts/identity/mail/mailer.js';
import { askForMail } from '../../src/contexts/identity/mail-link.js';
import { newAccount } from '../../src/contexts/identity/new-account.js';
import { hashOf } from '../../src/contexts/identity/secrets.js';
import { MailLinkEntity, type MailLinkKind } from '../../src/contexts/identity/tables/mail-link.entity.js';
import type { Database } from '../../src/database/database.js';
import type { Language } from '../../src/domain/plan/localised-text.js';
import { expectSoon } from '../browser/soon.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';

const ORIGIN = 'https://maalbar.example';

describe.each(DATABASE_KINDS)('mail on %s', (kind) => {
  let opened: Awaited<ReturnType<typeof openFreshDatabase>>;
  let database: Database;
  let server: MailServer;
  let folder: string;
  let deliveries: MailDelivery[];
  let logged: string[];

  beforeEach(async () => {
    opened = await openFreshDatabase(kind);
    database = opened.database;
    server = await startMailServer();
    folder = mkdtempSync(join(tmpdir(), 'maalbar-mail-'));
    deliveries = [];
    logged = [];
    Logger.overrideLogger({
      log: (message: unknown) => logged.push(String(message)),
      warn: (message: unknown) => logged.push(String(message)),
      error: (message: unknown) => logged.push(String(message)),
    });
  });
  afterEach(async () => {
    Logger.overrideLogger(true);
    for (const delivery of deliveries) await delivery.onApplicationShutdown();
    await server.close();
    await opened.close();
    rmSync(folder, { recursive: true });
  });

  /** A process that sends mail. */
  const delivery = (smtpUrl: string | null = server.url) => {
    const mailer = openMailer({ smtpUrl, from: 'Målbar <maalbar@kommune.example>', dataDirectory: folder });
    const made = new MailDelivery(database, mailer, { stated: ORIGIN, origin: () => ORIGIN });
    deliveries.push(made);
    return made;
  };

  const waiting = (
    mailKind: Exclude<MailLinkKind, 'FIRST_ADMIN'>,
    language: Language,
    { name = 'Åse Ærlig', email = 'reporter@example.org' } = {},
  ) =>
    database.write(async (session) => {
      const account = newAccount({ email, name, language, at: session.instant });
      await session.use(AccountStore).insert(account);
      await askForMail(session, { kind: mailKind, accountId: account.id, hours: mailKind === 'INVITATION' ? 168 : 2 });
    });

  const links = () => database.read((session) => session.manager.find(MailLinkEntity, { order: { id: 'ASC' } }));
  const linkStates = async () =>
    (await links()).map(({ attempts, nextAttemptAt }) => ({ attempts, isWaiting: nextAttemptAt !== null }));
  const secretIn = (text = '') => /#([\w-]{43})$/m.exec(text)?.[1] ?? '';
  const becomesDue = () =>
    database.write((session) =>
      session.execute('UPDATE mail_link SET next_attempt_at = $1 WHERE next_attempt_at IS NOT NULL', [session.instant]),
    );

  it.each([
    ['DA', 'INVITATION', 'Din konto i Målbar', 'da'],
    ['SV', 'INVITATION', 'Ditt konto i Målbar', 'sv'],
    ['EN', 'INVITATION', 'Your account in Målbar', 'en'],
    ['DA', 'PASSWORD_RESET', 'Ny adgangskode til Målbar', 'da'],
    ['SV', 'PASSWORD_RESET', 'Nytt lösenord till Målbar', 'sv'],
    ['EN', 'PASSWORD_RESET', 'A new password for Målbar', 'en'],
  ] as const)('speaks the language of the account: %s %s', async (language, mailKind, subject, tag) => {
    await waiting(mailKind, language);
    delivery().nudge();
    await expectSoon(async () => server.mails.length, 1);
    const [mail] = server.mails;
    expect(mail?.subject).toBe(subject);
    expect(mail?.from?.value).toEqual([{ name: 'Målbar', address: 'maalbar@kommune.example' }]);
    expect(mail?.to).toMatchObject({ value: [{ name: 'Åse Ærlig', address: 'reporter@example.org' }] });
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.text).toMatch(new RegExp(`^${ORIGIN}/${tag}/set-password#[\\w-]{43}$`, 'm'));
    expect(mail?.text).toContain('Åse Ærlig');
    expect(mail?.html).toContain(`<html lang="${tag}">`);
    expect(mail?.html).toContain(`<a href="${ORIGIN}/${tag}/set-password#${secretIn(mail?.text)}">`);
  });

  it('brings a link of which only the hash is stored', async () => {
    await waiting('INVITATION', 'DA');
    delivery().nudge();
    await expectSoon(linkStates, [{ attempts: 1, isWaiting: false }]);
    const secret = secretIn(server.mails[0]?.text);
    const [link] = await links();
    expect(link?.secretHash).toBe(hashOf(secret));
    expect(JSON.stringify(link)).not.toContain(secret);
    expect(logged).toEqual([]);
  });

  it('says a name as text and never as HTML', async () => {
    await waiting('INVITATION', 'EN', { name: '<b>Åse & "Ærlig"</b>' });
    delivery().nudge();
    await expectSoon(async () => server.mails.length, 1);
    expect(server.mails[0]?.html).toContain('Hello &lt;b&gt;Åse &amp; &quot;Ærlig&quot;&lt;/b&gt;');
  });

  it('is sent once, by however many processes', async () => {
    await waiting('INVITATION', 'DA');
    for (const process of [delivery(), delivery(), delivery()]) process.nudge();
    await expectSoon(linkStates, [{ attempts: 1, isWaiting: false }]);
    for (const process of deliveries.splice(0)) await process.onApplicationShutdown();
    expect(server.mails).toHaveLength(1);
  });

  it('is tried again where it was refused, later and with another link', async () => {
    await waiting('INVITATION', 'DA');
    server.refuses(true);
    const post = delivery();
    const before = Date.now();
    post.nudge();
    await expectSoon(async () => logged.length, 1);
    const [failed] = await links();
    expect(failed).toMatchObject({ attempts: 1 });
    const waits = Date.parse(failed?.nextAttemptAt ?? '') - before;
    expect(waits).toBeGreaterThanOrEqual(60_000);
    expect(waits).toBeLessThan(90_000);
    expect(logged[0]).toMatch(/^Mail [\w-]{36} could not be sent, attempt 1 of 8: .*Mailbox is full/);

    server.refuses(false);
    await becomesDue();
    post.nudge();
    await expectSoon(linkStates, [{ attempts: 2, isWaiting: false }]);
    const [sent] = await links();
    expect(sent?.secretHash).not.toBe(failed?.secretHash);
    expect(sent?.secretHash).toBe(hashOf(secretIn(server.mails[0]?.text)));
  });

  it('is given up after eight attempts', async () => {
    await waiting('INVITATION', 'DA');
    server.refuses(true);
    const post = delivery();
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await becomesDue();
      post.nudge();
      await expectSoon(async () => logged.length, attempt);
    }
    expect(await linkStates()).toEqual([{ attempts: 8, isWaiting: false }]);
    expect(logged[7]).toContain('It is given up: invite or reset again.');
  });

  it('is not sent where its link is over', async () => {
    await waiting('PASSWORD_RESET', 'DA', { email: 'late@example.org' });
    await database.write((session) =>
      session.execute('UPDATE mail_link SET expires_at = $1', [new Date(Date.now() - 1_000).toISOString()]),
    );
    await waiting('PASSWORD_RESET', 'DA');
    delivery().nudge();
    await expectSoon(linkStates, [
      { attempts: 0, isWaiting: true },
      { attempts: 1, isWaiting: false },
    ]);
    expect(server.mails.map(({ to }) => to)).toMatchObject([{ text: '"Åse Ærlig" <reporter@example.org>' }]);
  });

  it('is written to a folder that only we can read where there is no mail server', async () => {
    await waiting('PASSWORD_RESET', 'DA');
    delivery(null).nudge();
    await expectSoon(linkStates, [{ attempts: 1, isWaiting: false }]);
    const mails = join(folder, 'mail');
    const [file = ''] = readdirSync(mails);
    const mail = await simpleParser(readFileSync(join(mails, file)));
    expect(mail.subject).toBe('Ny adgangskode til Målbar');
    expect(secretIn(mail.text)).toHaveLength(43);
    expect([statSync(mails).mode & 0o777, statSync(join(mails, file)).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(logged).toEqual([`There is no mail server (MAALBAR_SMTP_URL): the mail is in ${join(mails, file)}`]);
    expect(logged.join()).not.toContain(secretIn(mail.text));
  });
});
