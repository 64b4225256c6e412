import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, overhang, type Visit } from '../support/browser.js';
import { TAGS } from '../support/page-texts.js';
import { faultsOf } from './page-faults.js';
import { addressOf, SCREENS } from './page-screens.js';
import { barriersOn, goTo, NARROW, openPage, seenOn } from './page-visit.js';

/** As narrow as a reader may make it: 1280 pixels, enlarged to 400 %. */
const NARROWEST = { width: 320, height: 568 };

describeInBrowser('the page in a narrow window, dark', (browser) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true });
  });
  afterAll(() => app.close());

  describe.each(TAGS)('in %s', (tag) => {
    let visited: Visit;
    beforeAll(async () => {
      visited = await openPage(browser(), new URL(`/${tag}/`, app.url), { window: NARROW });
    });
    afterAll(() => visited.close());

    it.each(SCREENS)('shows its screen: $name', async (screen) => {
      const { page } = visited;
      await goTo(visited, addressOf(screen, tag, app.url), NARROW);
      const { language, headings } = await seenOn(page);
      expect(language).toBe(tag);
      expect(headings).toEqual([expect.stringContaining(screen.heading(tag))]);
      expect(await overhang(page)).toBe(0);
      expect(await barriersOn(page)).toEqual([]);
      await page.setViewportSize(NARROWEST);
      expect(await overhang(page)).toBe(0);
      expect(faultsOf(visited, screen)).toEqual([]);
    });
  });
});
