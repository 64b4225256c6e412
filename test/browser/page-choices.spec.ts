import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, type Visit } from '../support/browser.js';
import { textOf } from '../support/page-texts.js';
import { SLUG } from './page-screens.js';
import { openPage } from './page-visit.js';
import { expectSoon } from './soon.js';

const ADDRESS = `/en/strategies/${SLUG}`;
const COUNTS = `
  query ($organisation: OrganisationRef, $year: Int, $asOf: DateTime) {
    strategy(slug: "${SLUG}") {
      progress(organisation: $organisation, year: $year, asOf: $asOf) {
        goalCounts { targetReached onTrack behind farBehind movingAway notAssessed }
      }
    }
  }`;

describeInBrowser('what is chosen on the page', (browser) => {
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
  /** How many goals are where, by the page and by the API. */
  const counted = () => visited.page.locator('.strategy-tiles > li > strong').allTextContents();
  const counts = async (variables: object): Promise<string[]> => {
    const { strategy } = await app.visitor.get(COUNTS, variables);
    return Object.values(strategy.progress.goalCounts).map(String);
  };

  it.each([
    {
      what: 'an organisation',
      search: { organisation: 'DK:9903' },
      variables: { organisation: { country: 'DK', code: '9903' } },
    },
    { what: 'a year', search: { year: '2021' }, variables: { year: 2021 } },
    { what: 'a day', search: { asOf: '2019-05-01' }, variables: { asOf: '2019-05-01T23:59:59.999Z' } },
  ])('changes address and figures: $what', async ({ search, variables }) => {
    const page = await open(ADDRESS);
    const before = await counted();
    expect(before).toEqual(await counts({}));
    if (search.organisation) await page.getByLabel(textOf('en', 'ask.figuresOf')).selectOption(search.organisation);
    if (search.year) await page.getByRole('link', { name: search.year, exact: true }).click();
    if (search.asOf) await page.getByLabel(textOf('en', 'ask.asKnown')).fill(search.asOf);
    await page.waitForURL(`**${ADDRESS}?**`);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual(search);
    const wanted = await counts(variables);
    expect(wanted).not.toEqual(before);
    await expectSoon(counted, wanted);

    const [address, text] = [page.url(), await page.locator('main').innerText()];
    await page.goBack();
    await expectSoon(counted, before);
    expect(new URL(page.url()).search).toBe('');
    await page.goto(address);
    expect(await counted()).toEqual(wanted);
    expect(await page.locator('main').innerText()).toBe(text);
    expect(visited.faults).toEqual([]);
  });

  it('goes along to the goal and its indicator, and back to the strategy', async () => {
    const page = await open(`${ADDRESS}?organisation=DK:9901&year=2022`);
    for (const name of ['Orders are bundled', 'Orders under DKK 250']) {
      await page.getByRole('link', { name }).last().click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      const { searchParams } = new URL(page.url());
      expect(Object.fromEntries(searchParams)).toEqual({ organisation: 'DK:9901', year: '2022' });
    }
    await page.goBack();
    await page.goBack();
    await expectSoon(counted, await counts({ organisation: { country: 'DK', code: '9901' }, year: 2022 }));
    expect(visited.faults).toEqual([]);
  });

  it('is what is known now, of the present day', async () => {
    await open(`${ADDRESS}?asOf=${new Date().toISOString().slice(0, 10)}`);
    expect(await counted()).toEqual(await counts({}));
    expect(visited.faults).toEqual([]);
  });

  it('is chosen without scripts, too', async () => {
    visited = await openPage(browser(), new URL(`${ADDRESS}?year=2022`, app.url), { scripts: false });
    const { page } = visited;
    await page.getByLabel(textOf('en', 'ask.figuresOf')).selectOption('DK:9903');
    await page.getByRole('button', { name: textOf('en', 'ask.apply') }).click();
    await page.waitForURL(/organisation=DK/);
    expect(await counted()).toEqual(await counts({ organisation: { country: 'DK', code: '9903' }, year: 2022 }));
    expect(visited.faults).toEqual([]);
  });

  it('stays when the language changes', async () => {
    const page = await open(`${ADDRESS}?organisation=DK:9903`);
    const before = await counted();
    await page.getByRole('link', { name: 'Svenska' }).click();
    await page.waitForURL(`**/sv/strategies/${SLUG}?organisation=DK:9903`);
    expect(await counted()).toEqual(before);
    expect(await page.locator('html').getAttribute('lang')).toBe('sv');
    expect(visited.faults).toEqual([]);
  });
});
