import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, overhang, type Visit } from '../support/browser.js';
import { TAGS, textOf } from '../support/page-texts.js';
import { GOAL, INDICATOR, SLUG } from './page-screens.js';
import { barriersOn, NARROW, openPage, seenOn } from './page-visit.js';

const TITLE = 'Purchasing with purpose 2020–2024 (sample)';

describeInBrowser('the page in every state', (browser) => {
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

  it('says that it is loading where that takes longer than a moment', async () => {
    const page = await open('/en/');
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/graphql?*', async (route) => {
      await released;
      await route.continue();
    });
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByText(textOf('en', 'app.loading')).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    release();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.getByText(textOf('en', 'app.loading')).waitFor({ state: 'detached' });
    expect(visited.faults).toEqual([]);
  });

  it('says what happened when there is no answer, and tries again', async () => {
    const page = await open('/en/');
    await page.route('**/graphql?*', (route) => route.abort());
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('alert').getByText(textOf('en', 'error.unreachable')).waitFor();
    expect(await seenOn(page)).toMatchObject({
      title: expect.stringContaining(textOf('en', 'error.title')),
      headings: [textOf('en', 'error.title')],
    });
    expect(await barriersOn(page)).toEqual([]);
    await page.unroute('**/graphql?*');
    await page.getByRole('button', { name: textOf('en', 'error.again') }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  });

  it('is loaded anew where the server has been renewed meanwhile', async () => {
    const page = await open('/en/');
    const extensions = { code: 'BAD_INPUT', reason: 'persisted_query_not_found' };
    await page.route('**/graphql?*', (route) =>
      route.fulfill({ status: 400, json: { errors: [{ message: 'PersistedQueryNotFound', extensions }] } }),
    );
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('alert').getByText(textOf('en', 'error.outdated')).waitFor();
    await page.unroute('**/graphql?*');
    await page.getByRole('button', { name: textOf('en', 'error.again') }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  });

  it('is not there where its address asks for a year outside of the strategy', async () => {
    const path = `/en/strategies/${SLUG}?year=1999`;
    expect((await fetch(new URL(path, app.url))).status).toBe(404);
    const page = await open(path);
    expect((await seenOn(page)).headings).toEqual([textOf('en', 'error.notFoundTitle')]);
  });

  it('says that what it shows may be old for as long as the server does not answer', async () => {
    visited = await openPage(browser(), new URL(`/en/strategies/${SLUG}`, app.url), {
      before: (context) => context.routeWebSocket(/./, (socket) => socket.close()),
    });
    const { page } = visited;
    const said = page.getByRole('status').getByText(textOf('en', 'app.offline'));
    const lookAgain = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.route('**/graphql?*', (route) => route.abort());
    await lookAgain();
    await said.waitFor();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.unroute('**/graphql?*');
    await lookAgain();
    await said.waitFor({ state: 'detached' });
  });

  it('says that there is no connection for as long as there is none', async () => {
    const page = await open(`/en/strategies/${SLUG}`);
    const said = page.getByRole('status').getByText(textOf('en', 'app.offline'));
    await page.context().setOffline(true);
    await said.waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.context().setOffline(false);
    await said.waitFor({ state: 'detached' });
  });

  it.each([
    { what: 'a year with few figures', path: `strategies/${SLUG}?organisation=DK:9912&year=2020` },
    { what: 'the last year, of which nothing is known yet', path: `strategies/${SLUG}?year=2024` },
    { what: 'a day before anything was known', path: `strategies/${SLUG}?asOf=2019-01-01` },
    { what: 'a goal without figures', path: `strategies/${SLUG}/goals/C4` },
    { what: 'a goal of which too few have reported', path: `strategies/${SLUG}/goals/P7` },
    { what: 'a goal that was left out', path: `strategies/${SLUG}/goals/C1?organisation=DK:9907` },
    { what: 'an indicator that has nothing measured', path: `strategies/${SLUG}/goals/C4/user-involvement-index` },
    { what: 'an indicator of somebody who has not reported', path: `${INDICATOR}?organisation=DK:9910` },
    { what: 'a comparison of nothing', path: `strategies/${SLUG}/goals/C4/user-involvement-index/compare` },
    { what: 'nonsense in the address', path: `${GOAL}?organisation=nobody&year=soon&asOf=yesterday` },
  ])('is without barriers where figures are missing: $what', async ({ path }) => {
    const page = await open(`/en/${path}`);
    expect(await barriersOn(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize(NARROW);
    expect(await overhang(page)).toBe(0);
    expect(await barriersOn(page)).toEqual([]);
    expect(await page.locator('main').innerText()).not.toMatch(/\b(?:NaN|null|undefined|Infinity)\b|\{\{/);
    expect(visited.faults).toEqual([]);
  });
});

describeInBrowser('the page on an empty database', (browser) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp('SQLite');
  });
  afterAll(() => app.close());

  it.each(TAGS)('says that there is nothing yet: %s', async (tag) => {
    const visited = await openPage(browser(), new URL(`/${tag}/`, app.url));
    await visited.page.getByText(textOf(tag, 'strategies.none')).waitFor();
    expect(await barriersOn(visited.page)).toEqual([]);
    expect(visited.faults).toEqual([]);
    await visited.close();
  });
});
