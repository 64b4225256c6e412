import { firstAdminLink } from '../../src/contexts/identity/first-admin.js';
import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, type Visit } from '../support/browser.js';
import { linkTo } from '../support/mail.js';
import { textOf } from '../support/page-texts.js';
import { accountOf } from '../support/people.js';
import { openPage } from './page-visit.js';
import { whoIsIn } from './sign-in.js';

describeInBrowser('a link on the page', (browser) => {
  let app: TestApp;
  let visited: Visit;
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true });
  });
  afterAll(() => app.close());
  afterEach(() => visited.close());

  const open = async (path: string) => {
    visited = await openPage(browser(), new URL(path, app.url));
    return visited.page;
  };

  it('of a forgotten password leads to another one', async () => {
    const page = await open('/en/sign-in');
    const { email } = await accountOf(app, [{ role: 'STRATEGY_OWNER', in: 'everywhere' }]);
    await page.getByText(textOf('en', 'signIn.forgotten')).click();
    const form = page.locator('details form');
    await form.getByLabel(textOf('en', 'form.email')).fill(email);
    await form.getByRole('button').click();
    await form.getByText(textOf('en', 'signIn.linkSent', { email })).waitFor();
    await page.goto(new URL(`/en/set-password#${await linkTo(app, email)}`, app.url).href);
    const password = page.getByLabel(textOf('en', 'form.newPassword'), { exact: true });
    await password.fill('too short');
    await page.getByRole('button', { name: textOf('en', 'setPassword.submit') }).click();
    await page.getByText(textOf('en', 'refusal.password_too_short')).first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password');
    await password.fill('several words in a row');
    await page.getByRole('button', { name: textOf('en', 'setPassword.submit') }).click();
    await page.waitForURL(new URL('/en/', app.url).href);
    expect(await whoIsIn(page)).toBe(email);
    await page.goBack();
    expect(page.url()).not.toContain('#');
  });

  it('stays whole in another language', async () => {
    const page = await open('/en/set-password#whole');
    await page.getByRole('link', { name: 'Svenska' }).click();
    await page.waitForURL(new URL('/sv/set-password#whole', app.url).href);
    await page.getByLabel(textOf('sv', 'form.newPassword'), { exact: true }).waitFor();
  });

  it('says so where it is not whole, or used up', async () => {
    const page = await open('/en/set-password');
    await page.getByText(textOf('en', 'setPassword.noLink')).waitFor();
    await page.goto(new URL('/en/set-password#used', app.url).href);
    await page.reload();
    await page.getByLabel(textOf('en', 'form.newPassword'), { exact: true }).fill('several words in a row');
    await page.getByRole('button', { name: textOf('en', 'setPassword.submit') }).click();
    await page.getByRole('alert').getByText(textOf('en', 'refusal.link_not_valid')).waitFor();
  });
});

describeInBrowser('the first administrator on the page', (browser) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp('SQLite');
  });
  afterAll(() => app.close());

  it('is asked who it is, and chooses a password', async () => {
    const secret = await app.server.database.write((session) => firstAdminLink(session));
    const visited = await openPage(browser(), new URL(`/en/set-password#${secret}`, app.url));
    const { page } = visited;
    const send = page.getByRole('button', { name: textOf('en', 'setPassword.submit') });
    await page.getByLabel(textOf('en', 'form.newPassword'), { exact: true }).fill('several words in a row');
    await send.click();
    await page.getByText(textOf('en', 'setPassword.first')).waitFor();
    await page.getByLabel(textOf('en', 'form.name'), { exact: true }).fill('Purchasing');
    await page.getByLabel(textOf('en', 'form.email'), { exact: true }).fill('first@example.org');
    await send.click();
    await page.waitForURL(new URL('/en/', app.url).href);
    expect(await whoIsIn(page)).toBe('Purchasing');
    await page.getByRole('link', { name: textOf('en', 'who.administration') }).waitFor();
    expect(visited.faults).toEqual([]);
    await visited.close();
  });
});
