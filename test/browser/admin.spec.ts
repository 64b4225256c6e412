import type { Locator, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, type Visit } from '../support/browser.js';
import { linkTo } from '../support/mail.js';
import { textOf } from '../support/page-texts.js';
import { sampleAccount } from '../support/sample-account.js';
import { focusOn, openPage } from './page-visit.js';
import { signInAs, whoIsIn } from './sign-in.js';

const ENGSOE = 'Engsø (fiktiv)';

describeInBrowser('administration on the page', (browser) => {
  let app: TestApp;
  let visited: Visit;
  let page: Page;
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    visited = await openPage(browser(), new URL('/en/', app.url));
    page = visited.page;
  });
  afterEach(() => visited.close());

  const t = (key: string, facts?: Readonly<Record<string, string>>) => textOf('en', key, facts);
  const goTo = async (part: string) => {
    await page.goto(new URL(`/en/admin/${part}`, app.url).href);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const rowOf = (name: string) => page.locator('.admin-row').filter({ has: page.getByText(new RegExp(`^${name}\\b`)) });
  const choose = async (within: Page | Locator, label: string, name: string) => {
    const box = within.getByRole('combobox', { name: label, exact: true });
    // A list closes where the page is scrolled below it.
    await box.scrollIntoViewIfNeeded();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    await box.pressSequentially(name);
    await page.getByRole('option', { name }).first().click();
  };
  const invite = async (email: string, name: string) => {
    const form = page.locator('.admin-new form');
    if (!(await form.isVisible())) await page.getByText(t('admin.people.invite')).click();
    await form.getByLabel(t('form.email'), { exact: true }).fill(email);
    await form.getByLabel(t('form.name'), { exact: true }).fill(name);
    await form.getByLabel(t('form.language')).selectOption('en');
    await form.getByLabel(t('admin.role')).selectOption('REPORTER');
    await choose(form, t('admin.where'), ENGSOE);
    await form.getByRole('button', { name: t('admin.people.sendInvitation') }).click();
    await page.getByText(t('admin.people.invited', { email })).waitFor();
  };

  it('is shown to whoever administers, and to nobody else', async () => {
    await signInAs(page, 'REPORTER');
    expect(await page.getByRole('link', { name: t('who.administration') }).count()).toBe(0);
    await goTo('people');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(t('error.notFoundTitle'));
    await page.getByRole('button', { name: t('who.signOut') }).click();
    await page.waitForURL(new URL('/en/', app.url).href);
    await signInAs(page, 'ADMIN');
    await page.getByRole('link', { name: t('who.administration') }).click();
    await page.getByRole('heading', { level: 1, name: t('admin.people.title') }).waitFor();
    expect(await page.locator('.admin-row').count()).toBe(5);
  });

  it('invites somebody, who chooses a password and reports', async () => {
    await signInAs(page, 'ADMIN');
    await goTo('people');
    await invite('kitchen@example.org', 'Kitchens');
    await rowOf('Kitchens').getByText(t('admin.people.noPassword'), { exact: false }).waitFor();
    expect(visited.faults).toEqual([]);
    const link = new URL(`/en/set-password#${await linkTo(app, 'kitchen@example.org')}`, app.url);
    const invited = await openPage(browser(), link);
    await invited.page.getByLabel(t('form.newPassword'), { exact: true }).fill('several words in a row');
    await invited.page.getByRole('button', { name: t('setPassword.submit') }).click();
    await invited.page.waitForURL(new URL('/en/', app.url).href);
    expect(await whoIsIn(invited.page)).toBe('Kitchens');
    await invited.page.goto(new URL('/en/account', app.url).href);
    await invited.page.getByText(`Reporter in ${ENGSOE}`).waitFor();
    expect(invited.faults).toEqual([]);
    await invited.close();
  });

  it('gives a role, and takes it away when that is said twice', async () => {
    await signInAs(page, 'ADMIN');
    await goTo('people');
    const row = rowOf(sampleAccount('VIEWER').email);
    await row.getByText(t('admin.people.more')).click();
    const form = row.locator('form').first();
    await form.getByLabel(t('admin.role')).selectOption('REVIEWER');
    await choose(form, t('admin.where'), ENGSOE);
    await form.getByRole('button', { name: t('admin.people.giveRole') }).click();
    await row.getByText(t('admin.people.roleGiven')).waitFor();
    const role = row.locator('.admin-role').filter({ hasText: `Reviewer in ${ENGSOE}` });
    await role.getByRole('button', { name: new RegExp(`^${t('admin.people.revoke')}`) }).click();
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .getByText(/is no longer Reviewer in/)
      .waitFor();
    expect(await role.count()).toBe(0);
    expect(await focusOn(page)).not.toBeNull();
    expect(visited.faults).toEqual([]);
  });

  it('keeps the last administrator of everything', async () => {
    await signInAs(page, 'ADMIN');
    await goTo('people');
    const role = rowOf(sampleAccount('ADMIN').email).locator('.admin-role').first();
    await role.getByRole('button').click();
    await role.getByRole('button', { name: t('admin.people.revokeConfirm') }).click();
    await role.getByText(t('refusal.last_admin')).waitFor();
  });

  it('hands over the roles of somebody, and removes the account', async () => {
    await signInAs(page, 'ADMIN');
    await goTo('people');
    await invite('leaves@example.org', 'Leaves');
    const row = rowOf('leaves@example.org');
    await row.getByText(t('admin.people.more')).click();
    const form = row.locator('form').nth(1);
    await choose(form, t('admin.people.handOverTo'), sampleAccount('REVIEWER').name);
    await form.getByRole('button', { name: t('admin.people.handOver') }).click();
    await page.getByText(t('admin.people.handedOver', { name: sampleAccount('REVIEWER').name })).waitFor();
    await rowOf(sampleAccount('REVIEWER').email).getByText(`Reporter in ${ENGSOE}`).waitFor();
    await invite('removed@example.org', 'Removed');
    const other = rowOf('removed@example.org');
    await other.getByText(t('admin.people.more')).click();
    await other.getByRole('button', { name: new RegExp(t('admin.people.remove')) }).click();
    await other.getByRole('button', { name: t('admin.people.removeConfirm') }).click();
    await page.getByText(t('admin.people.removed', { name: 'Removed' })).waitFor();
    expect(await other.count()).toBe(0);
    expect(visited.faults).toEqual([]);
  });

  it('finds somebody by a part of the name', async () => {
    await signInAs(page, 'ADMIN');
    await goTo('people');
    await page.getByLabel(t('admin.people.search')).fill('reporter@');
    await page.getByRole('button', { name: t('admin.people.find') }).click();
    await page.waitForURL(/search=reporter/);
    await page.getByText(t('admin.people.count_one', { count: '1' })).waitFor();
    expect(await page.locator('.admin-row').count()).toBe(1);
  });

  it('makes a key that is shown once, and revokes it', async () => {
    await signInAs(page, 'ADMIN');
    await goTo('keys');
    await page.getByText(t('admin.keys.create')).first().click();
    await page.getByLabel(t('admin.keys.purpose')).fill('Dashboard');
    await page.getByLabel(t('admin.role')).selectOption('VIEWER');
    await choose(page, t('admin.where'), ENGSOE);
    await page.getByRole('button', { name: t('admin.keys.create') }).click();
    const secret = await page.getByLabel(t('admin.keys.secret'), { exact: true }).inputValue();
    expect(secret).toMatch(/^mk_[\w-]{43}$/);
    const asked = () => app.ask('{ __typename }', {}, { authorization: `Bearer ${secret}` });
    expect((await asked()).status).toBe(200);
    await page.getByRole('button', { name: t('admin.keys.kept') }).click();
    await page.reload();
    expect(await page.content()).not.toContain(secret);
    await rowOf('Dashboard')
      .getByRole('button', { name: new RegExp(`^${t('admin.keys.revoke')}`) })
      .click();
    await page.keyboard.press('Enter');
    await page.getByText(t('admin.keys.revokedNow', { purpose: 'Dashboard' })).waitFor();
    expect((await asked()).status).toBe(401);
    expect(visited.faults).toEqual([]);
  });

  it('tells what happened', async () => {
    await signInAs(page, 'ADMIN');
    await goTo('happenings');
    const first = page.locator('tbody tr').first();
    expect(await first.textContent()).toContain(t('admin.happenings.action.signed_in'));
    expect(await first.textContent()).toContain(sampleAccount('ADMIN').email);
    expect(visited.faults).toEqual([]);
  });
});
