import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, type Window } from '../support/browser.js';
import { ExplorerPage } from './explorer-page.js';
import { expectSoon } from './soon.js';

const WINDOWS: readonly Window[] = [
  { width: 1280, height: 1000, colorScheme: 'light' },
  { width: 1280, height: 1000, colorScheme: 'dark' },
];

/** Whatever the editor writes of its own accord must do what it is for under the policy of all pages. */
describeInBrowser('the editor of the explorer', (browser) => {
  let app: TestApp;
  let explorer: ExplorerPage;
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true });
  });
  afterAll(() => app.close());
  afterEach(() => explorer.close());

  it.each(WINDOWS)('underlines mistakes and helps with words, $colorScheme', async (window) => {
    explorer = await ExplorerPage.open(browser(), app.url, window);
    const { page } = explorer;
    await explorer.pasteAtEnd('\nquery Wrong { nonsense }');
    // The editor draws its lines again as it likes, and what is gone has no style.
    const underlined = () =>
      page
        .locator('.squiggly-error')
        .evaluateAll((mistakes) => mistakes.some((it) => getComputedStyle(it).maskImage.includes('/assets/squiggle-')));
    await expectSoon(underlined, true);
    await page.getByText('nonsense').hover();
    await page.getByText('Cannot query field').first().waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('strategies { ');
    await page.getByRole('option', { name: 'totalCount' }).waitFor();
    expect(explorer.faults).toEqual([]);
  });

  it('opens its menu and its list of commands', async () => {
    explorer = await ExplorerPage.open(browser(), app.url);
    const { page } = explorer;
    await page.getByText('# For a dashboard').click({ button: 'right' });
    const command = page.getByRole('menuitem', { name: 'Command Palette' });
    // The menu stands in a tree of its own, with styles of its own.
    expect(await command.evaluate((element) => getComputedStyle(element).display)).toBe('flex');
    await command.click();
    // The list shows some of the commands, from A.
    await page.getByRole('option', { name: 'Add Cursor Above' }).waitFor();
    expect(explorer.faults).toEqual([]);
  });

  it('gives each line its place, also after scrolling', async () => {
    explorer = await ExplorerPage.open(browser(), app.url);
    await explorer.pasteAtEnd('\n# the end');
    await explorer.seeInEditor('# the end');
    const places = await explorer.page
      .getByRole('region', { name: 'Operation Editor' })
      .locator('.view-line')
      .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().top));
    expect(new Set(places).size).toBe(places.length);
    expect(explorer.faults).toEqual([]);
  });
});
