import type { Locator, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, type Visit } from '../support/browser.js';
import { textOf } from '../support/page-texts.js';
import { addressOf, INDICATOR, SCREENS, SLUG } from './page-screens.js';
import { focusOn, openPage } from './page-visit.js';

/** No screen has more to stop at before what is looked for. */
const MOST_STOPS = 120;

describeInBrowser('the page by keyboard alone', (browser) => {
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

  it('skips to the content first', async () => {
    const page = await open('/en/');
    await page.keyboard.press('Tab');
    expect(await focusOn(page)).toBe(`a ${textOf('en', 'app.skip')}`);
    await expectToSeeFocus(page);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focusOn(page)).toEqual(expect.stringContaining('a Purchasing with purpose'));
  });

  it('leads from the strategies to a comparison', async () => {
    const page = await open('/en/');
    await follow(page, page.getByRole('link', { name: 'Purchasing with purpose' }));
    await choose(page, page.getByLabel(textOf('en', 'ask.figuresOf')), 'ArrowDown', /organisation=DK(:|%3A)9901/);
    await choose(page, page.getByRole('link', { name: /^2022/ }), 'Enter', /year=2022/);
    await follow(page, page.getByRole('heading').getByRole('link', { name: 'Orders are bundled' }));
    await follow(page, page.locator('main').getByRole('link', { name: 'Orders under DKK 250' }).first());
    const details = page.locator('main summary').first();
    await tabTo(page, details);
    await page.keyboard.press('Enter');
    await page.locator('main details[open]').first().waitFor();
    await follow(page, page.locator('main a[href*="/compare"]').first());
    expect(new URL(page.url()).pathname).toBe(`/en/${INDICATOR}/compare`);
    expect(visited.faults).toEqual([]);
  });

  it('chooses a day', async () => {
    const page = await open(`/en/strategies/${SLUG}`);
    const day = page.getByLabel(textOf('en', 'ask.asKnown'));
    await tabTo(page, day);
    await page.keyboard.type('01052024');
    await page.waitForURL(/asOf=2024-/);
    expect(await focusOn(page)).not.toBeNull();
    expect(await day.inputValue()).toMatch(/^2024-0[15]-0[15]$/);
  });

  it('stays with the choices when a link among them goes away', async () => {
    const page = await open(`/en/strategies/${SLUG}?asOf=2024-05-01`);
    await tabTo(page, page.getByRole('link', { name: textOf('en', 'ask.now') }));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.searchParams.has('asOf'));
    await page.waitForLoadState('networkidle');
    expect(await focusOn(page)).toEqual(expect.stringContaining('form'));
  });

  it.each(SCREENS)('shows where it is, and is nowhere caught: $name', async (screen) => {
    const page = await open(addressOf(screen, 'en', app.url).pathname);
    const stops = new Set<string>();
    for (let count = 0; count < 2 * MOST_STOPS; count += 1) {
      await page.keyboard.press('Tab');
      const stop = await focusOn(page);
      if (stop === null) break;
      if (count < 25) await expectToSeeFocus(page);
      stops.add(stop);
    }
    // Behind the last stop the keyboard leaves the page.
    expect(await focusOn(page)).toBeNull();
    expect(stops.size).toBeGreaterThan(screen.isEmbed ? 0 : 5);
  });
});

/** Goes to a link and opens it; on the next screen the keyboard is in its content. */
async function follow(page: Page, link: Locator): Promise<void> {
  const before = page.url();
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== before);
  await page.waitForFunction(() => document.querySelector('main')?.contains(document.activeElement));
}

/** Goes to a control and changes it; the keyboard stays there. */
async function choose(page: Page, control: Locator, key: string, address: RegExp): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
  await page.waitForURL(address);
  await page.waitForLoadState('networkidle');
  expect(await control.evaluate((element) => element === document.activeElement)).toBe(true);
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return expectToSeeFocus(page);
  }
  throw new Error(`${target} is not reached by the keyboard.`);
}

/** An outline, of some width, that can be told from what it surrounds. */
async function expectToSeeFocus(page: Page): Promise<void> {
  const outline = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return { style: outlineStyle, width: Number.parseFloat(outlineWidth) };
  });
  expect({ focus: await focusOn(page), ...outline }).not.toMatchObject({ style: 'none' });
  expect(outline.width).toBeGreaterThanOrEqual(2);
}
