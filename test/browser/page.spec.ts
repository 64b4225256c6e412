import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, overhang, type Visit } from '../support/browser.js';
import { TAGS } from '../support/page-texts.js';
import { faultsOf } from './page-faults.js';
import { addressOf, SCREENS } from './page-screens.js';
import { barriersOn, goTo, openPage, seenOn, textsOn, WIDE } from './page-visit.js';

/** A window of 1280 pixels that is enlarged to 200 % has room for half as many. */
const ENLARGED = { width: 640, height: 500 };

describeInBrowser('the page in a wide window, light', (browser) => {
  let app: TestApp;
  let visited: Visit;
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true });
  });
  afterAll(() => app.close());

  describe.each(TAGS)('in %s', (tag) => {
    beforeAll(async () => {
      visited = await openPage(browser(), new URL(`/${tag}/`, app.url));
    });
    afterAll(() => visited.close());

    it.each(SCREENS)('shows its screen: $name', async (screen) => {
      const { page } = visited;
      await goTo(visited, addressOf(screen, tag, app.url), WIDE);
      const { language, title, headings } = await seenOn(page);
      expect(language).toBe(tag);
      expect(title).toMatch(/Målbar$/);
      expect(headings).toEqual([expect.stringContaining(screen.heading(tag))]);
      expect(await overhang(page)).toBe(0);
      expect(await barriersOn(page)).toEqual([]);
      await page.setViewportSize(ENLARGED);
      expect(await overhang(page)).toBe(0);
      const { sent, now } = await textsOn(page);
      expect(now).toBe(sent);
      expect(faultsOf(visited, screen)).toEqual([]);
    });

    it('leaves no cookie', async () => {
      expect(await visited.page.context().cookies()).toEqual([]);
    });
  });

  it.each(SCREENS)('can be read without scripts: $name', async (screen) => {
    visited = await openPage(browser(), addressOf(screen, 'da', app.url), { scripts: false });
    const { language, headings } = await seenOn(visited.page);
    expect(language).toBe('da');
    expect(headings).toEqual([expect.stringContaining(screen.heading('da'))]);
    expect(await overhang(visited.page)).toBe(0);
    expect(faultsOf(visited, screen)).toEqual([]);
    await visited.close();
  });
});
