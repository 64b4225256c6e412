import type { Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, type Visit } from '../support/browser.js';
import { textOf } from '../support/page-texts.js';
import { addressOf, SCREENS, SLUG } from './page-screens.js';
import { goTo, NARROW, openPage } from './page-visit.js';

const MOST_PAGES = 5;
/** Points: 210 × 297 mm. */
const A4 = { width: 595, height: 842 };

describeInBrowser('the printed page', (browser) => {
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

  it('makes of the strategy a report of a few pages', async () => {
    const page = await open(`/da/strategies/${SLUG}`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.length).toBeLessThanOrEqual(MOST_PAGES);
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(pdf) ?? [];
    expect({ width: Math.round(Number(width)), height: Math.round(Number(height)) }).toEqual(A4);
  });

  it('says what was chosen, and leaves out what cannot be pressed on paper', async () => {
    const page = await open(`/en/strategies/${SLUG}?organisation=DK:9901&asOf=2024-05-01`);
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('body').innerText();
    expect(text).toMatch(/Show figures for\s+Bakkeby \(fiktiv\)\s+as known on\s+1 May 2024/);
    // The sample was not known then.
    expect(text).toMatch(/2020\s+shown here/);
    const foot = `Purchasing with purpose 2020–2024 (sample), 2020, ${textOf('en', 'ask.asKnownOn')} 1 May 2024`;
    expect(text).toContain(foot);
    const pressed = page.locator('select, input, button, .mast nav, .crumbs, .foot, .skip').filter({ visible: true });
    expect(await pressed.allTextContents()).toEqual([]);
  });
});

describeInBrowser('a dark page', (browser) => {
  let app: TestApp;
  let visited: Visit;
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true });
    visited = await openPage(browser(), new URL('/en/', app.url), { window: NARROW });
  });
  afterAll(async () => {
    await visited.close();
    await app.close();
  });

  it.each(SCREENS)('is printed with ink on white, and stands still where it is asked to: $name', async (screen) => {
    const { page } = visited;
    await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
    await goTo(visited, addressOf(screen, 'en', app.url), NARROW);
    expect(await moving(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await colours(page)).toEqual({ paper: 'rgb(255, 255, 255)', ink: 'rgb(21, 32, 26)' });
  });

  it('would be noticed if it moved, or were dark', async () => {
    const { page } = visited;
    await page.emulateMedia({ media: 'screen', reducedMotion: 'no-preference' });
    await goTo(visited, new URL('/en/nowhere', app.url), NARROW);
    expect(await moving(page)).toContain('a button');
    expect(await colours(page)).not.toMatchObject({ paper: 'rgb(255, 255, 255)' });
  });
});

function colours(page: Page): Promise<{ paper: string; ink: string }> {
  return page.evaluate(() => ({
    paper: getComputedStyle(document.documentElement).backgroundColor,
    ink: getComputedStyle(document.querySelector('h1') ?? document.body).color,
  }));
}

/** The elements that would move or fade. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
        const lasts = (durations: string) => durations.split(',').some((duration) => Number.parseFloat(duration) > 0);
        return lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration));
      })
      .map((element) => `${element.localName} ${element.classList}`),
  );
}
