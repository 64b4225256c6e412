import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, overhang, type Visit, type Window } from '../support/browser.js';
import { TAGS, type Tag, textOf } from '../support/page-texts.js';
import { sampleAccount } from '../support/sample-account.js';
import { barriersOn, goTo, NARROW, openPage, seenOn, WIDE } from './page-visit.js';
import { signInAs } from './sign-in.js';

const NARROWEST = { width: 320, height: 568 };
const WINDOWS: readonly (readonly [string, Window, Tag])[] = [
  ...TAGS.map((tag) => [`wide, light, in ${tag}`, WIDE, tag] as const),
  ...TAGS.map((tag) => [`narrow, dark, in ${tag}`, NARROW, tag] as const),
];
const SCREENS = [
  { path: 'account', heading: () => sampleAccount('ADMIN').name },
  { path: 'admin/people', heading: (tag: Tag) => textOf(tag, 'admin.people.title') },
  { path: 'admin/keys', heading: (tag: Tag) => textOf(tag, 'admin.keys.title') },
  { path: 'admin/happenings', heading: (tag: Tag) => textOf(tag, 'admin.happenings.title') },
  { path: 'set-password#secret', heading: (tag: Tag) => textOf(tag, 'setPassword.title') },
];

describeInBrowser('the screens of whoever is signed in', (browser) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true });
  });
  afterAll(() => app.close());

  describe.each(WINDOWS)('%s', (_name, window, tag) => {
    let visited: Visit;
    beforeAll(async () => {
      visited = await openPage(browser(), new URL(`/${tag}/`, app.url), { window });
      await signInAs(visited.page, 'ADMIN', tag);
    });
    afterAll(() => visited.close());

    it.each(SCREENS)('show themselves: $path', async ({ path, heading }) => {
      const { page } = visited;
      await goTo(visited, new URL(`/${tag}/${path}`, app.url), window);
      expect(await seenOn(page)).toMatchObject({ language: tag, headings: [heading(tag)] });
      // Whatever can be opened stands open.
      for (const summary of await page.locator('main summary').all()) await summary.click();
      expect(await barriersOn(page)).toEqual([]);
      expect(await overhang(page)).toBe(0);
      await page.setViewportSize(NARROWEST);
      expect(await overhang(page)).toBe(0);
      expect(visited.faults).toEqual([]);
    });
  });
});
