import type { Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, type Visit } from '../support/browser.js';
import { textOf } from '../support/page-texts.js';
import { sampleAccount, signedInAs } from '../support/sample-account.js';
import { GOAL } from './page-screens.js';
import { focusOn, openPage } from './page-visit.js';
import { signInAs, whoIsIn, writeSignIn } from './sign-in.js';

const WRONG = 'not the right password';

describeInBrowser('an account on the page', (browser) => {
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
  const said = (page: Page, key: string) => page.getByRole('alert').getByText(textOf('en', key)).waitFor();

  it('signs in where somebody was, and out again', async () => {
    const page = await open(`/en/${GOAL}?organisation=DK:9901`);
    expect(await whoIsIn(page)).toBeNull();
    const before = page.url();
    await page.getByRole('link', { name: textOf('en', 'who.signIn') }).click();
    await page.getByRole('heading', { level: 1, name: textOf('en', 'signIn.title') }).waitFor();
    await writeSignIn(page, sampleAccount('REPORTER'));
    await page.waitForURL(before);
    expect(await whoIsIn(page)).toBe(sampleAccount('REPORTER').name);
    await page.getByRole('button', { name: textOf('en', 'who.signOut') }).click();
    await page.waitForURL(new URL('/en/', app.url).href);
    expect(await whoIsIn(page)).toBeNull();
    expect(visited.faults).toEqual([]);
  });

  it('signs out where it was signed out elsewhere before', async () => {
    const page = await open('/en/');
    await signInAs(page, 'REPORTER');
    await page.goto(new URL('/en/account', app.url).href);
    await page.context().clearCookies();
    await page
      .getByRole('button', { name: textOf('en', 'who.signOut') })
      .first()
      .click();
    await page.waitForURL(new URL('/en/', app.url).href);
    expect(await whoIsIn(page)).toBeNull();
  });

  it('of the sample signs in by one press', async () => {
    const page = await open('/da/sign-in');
    await page.getByRole('button', { name: textOf('da', 'role.STRATEGY_OWNER.name') }).click();
    await page.waitForURL(new URL('/da/', app.url).href);
    expect(await whoIsIn(page)).toBe(sampleAccount('STRATEGY_OWNER').name);
    expect(visited.faults).toEqual([]);
  });

  it('signs in by keyboard alone', async () => {
    const page = await open('/sv/sign-in');
    const { email, password, name } = sampleAccount('VIEWER');
    await page.locator('form').first().getByLabel(textOf('sv', 'form.email')).focus();
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(new URL('/sv/', app.url).href);
    expect(await whoIsIn(page)).toBe(name);
  });

  it('is refused with another password, and keeps what was written', async () => {
    const page = await open('/en/sign-in');
    const { email } = sampleAccount('REVIEWER');
    await writeSignIn(page, { email, password: WRONG });
    await said(page, 'refusal.wrong_credentials');
    expect(await page.getByLabel(textOf('en', 'form.email')).first().inputValue()).toBe(email);
    await writeSignIn(page, sampleAccount('REVIEWER'));
    await page.waitForURL(new URL('/en/', app.url).href);
  });

  it('is not asked for where something is missing: the fields say so, and the keyboard goes to the first', async () => {
    const page = await open('/en/sign-in');
    const form = page.locator('form').first();
    await form.getByRole('button', { name: textOf('en', 'signIn.title') }).click();
    await form.getByText(textOf('en', 'form.missing')).nth(1).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('email');
    await form.getByLabel(textOf('en', 'form.email')).fill('nobody');
    await page.keyboard.press('Enter');
    await form.getByText(textOf('en', 'form.notAnEmail')).waitFor();
  });

  it('leads nowhere but on this page', async () => {
    const page = await open('/en/sign-in?returnTo=https%3A%2F%2Fexample.org%2F');
    await writeSignIn(page, sampleAccount('VIEWER'));
    await page.waitForURL(new URL('/en/', app.url).href);
    await page.goto(new URL('/en/sign-in?returnTo=%2F%5Cexample.org', app.url).href);
    const goOn = page.getByRole('link', { name: textOf('en', 'signIn.goOn') });
    expect(await goOn.getAttribute('href')).toBe('/en/');
  });

  it('changes its name, which stands at the top of the page', async () => {
    const page = await open('/en/');
    await signInAs(page, 'VIEWER');
    await page.getByRole('link', { name: sampleAccount('VIEWER').name }).click();
    await page.getByLabel(textOf('en', 'form.name')).fill('Biblioteket');
    await page.getByRole('button', { name: textOf('en', 'form.save') }).click();
    await page.getByText(/^Saved at \d/).waitFor();
    expect(await whoIsIn(page)).toBe('Biblioteket');
  });

  it('ends where else it is signed in', async () => {
    const elsewhere = await signedInAs(app, 'REPORTER');
    const page = await open('/en/');
    await signInAs(page, 'REPORTER');
    await page.goto(new URL('/en/account', app.url).href);
    const rows = page.locator('.account-sign-ins li');
    expect(await rows.count()).toBeGreaterThan(1);
    await page.getByRole('button', { name: textOf('en', 'account.endOthers') }).click();
    await page.getByText(textOf('en', 'account.othersEnded')).waitFor();
    expect(await rows.count()).toBe(1);
    expect(await focusOn(page)).not.toBeNull();
    expect(await elsewhere.get('{ viewer { account { id } } }')).toEqual({ viewer: null });
    expect(visited.faults).toEqual([]);
  });

  it('changes its password with the one it had', async () => {
    const page = await open('/en/');
    await signInAs(page, 'REPORTER');
    await page.goto(new URL('/en/account', app.url).href);
    const change = async (current: string) => {
      await page.getByLabel(textOf('en', 'account.currentPassword'), { exact: true }).fill(current);
      await page.getByLabel(textOf('en', 'form.newPassword'), { exact: true }).fill('several words in a row');
      await page.getByRole('button', { name: textOf('en', 'account.changePassword') }).click();
    };
    await change(WRONG);
    await page.getByText(textOf('en', 'refusal.wrong_password')).first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('current');
    await change(sampleAccount('REPORTER').password);
    await page.getByText(textOf('en', 'account.passwordChanged')).waitFor();
    await page.reload();
    expect(await whoIsIn(page)).toBe(sampleAccount('REPORTER').name);
  });

  it('is removed by whom it belongs to, when that is said twice', async () => {
    const page = await open('/en/');
    await signInAs(page, 'REVIEWER');
    await page.goto(new URL('/en/account', app.url).href);
    await page.getByRole('button', { name: textOf('en', 'account.leave') }).click();
    await page.getByRole('button', { name: textOf('en', 'form.cancel') }).click();
    expect(await focusOn(page)).toBe(`button ${textOf('en', 'account.leave')}`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForURL(new URL('/en/', app.url).href);
    expect(await whoIsIn(page)).toBeNull();
    await page.goto(new URL('/en/sign-in', app.url).href);
    await writeSignIn(page, sampleAccount('REVIEWER'));
    await said(page, 'refusal.wrong_credentials');
  });

  it('is not there for whoever is not signed in, who is shown the way in', async () => {
    const page = await open('/en/account');
    await page.getByRole('heading', { level: 1, name: textOf('en', 'error.notFoundTitle') }).waitFor();
    await page
      .locator('main')
      .getByRole('link', { name: textOf('en', 'who.signIn') })
      .click();
    await writeSignIn(page, sampleAccount('ADMIN'));
    await page.waitForURL(new URL('/en/account', app.url).href);
    await page.getByRole('heading', { level: 1, name: sampleAccount('ADMIN').name }).waitFor();
  });
});
