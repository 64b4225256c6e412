import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, type Visit } from '../support/browser.js';
import { textOf } from '../support/page-texts.js';
import { GOAL, INDICATOR } from './page-screens.js';
import { openPage } from './page-visit.js';

describeInBrowser('what the page gives out', (browser) => {
  let app: TestApp;
  let visited: Visit;
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true });
  });
  afterAll(() => app.close());
  afterEach(() => visited.close());

  it('is the figures of an indicator, as a table for machines', async () => {
    visited = await openPage(browser(), new URL(`/en/${INDICATOR}?organisation=DK:9901`, app.url));
    const text = await downloaded(visited.page, 'indicator.download.csv');
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    const { strategy } = await app.visitor.get(`{
      strategy(slug: "indkoeb-med-mening") {
        goal(code: "P1") {
          indicators { progress(organisation: { country: "DK", code: "9901" }) { series { year value planned status missing } } }
        }
      }
    }`);
    const { series } = strategy.goal.indicators[0].progress;
    expect(rows).toHaveLength(series.length);
    expect(
      rows.map(({ year, value, planned, status, missing }) => ({ year, value, planned, status, missing })),
    ).toEqual(
      series.map((point: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(Object.entries(point).map(([name, value]) => [name, String(value ?? '')])),
      ),
    );
    expect(visited.faults).toEqual([]);
  });

  it('is the chart as a picture that needs nothing else', async () => {
    visited = await openPage(browser(), new URL(`/en/${INDICATOR}`, app.url));
    const { page } = visited;
    const text = await downloaded(page, 'indicator.download.svg');
    const picture = await page.evaluate((svg) => {
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
      return {
        root: parsed.documentElement.localName,
        title: parsed.querySelector('title')?.textContent ?? '',
        words: [...parsed.querySelectorAll('text')].map(({ textContent }) => textContent).join(' '),
        needs: parsed.querySelectorAll('[class]:not([fill]):not([stroke]) , [href], script, style').length,
      };
    }, text);
    expect(picture).toMatchObject({ root: 'svg', title: expect.stringContaining('Orders under DKK 250') });
    expect(picture.words).toContain('20.5');
    expect(text).not.toMatch(/var\(--|url\(/);
    expect(visited.faults).toEqual([]);
  });

  it('is a comparison as a table for machines', async () => {
    visited = await openPage(browser(), new URL(`/en/${INDICATOR}/compare`, app.url));
    const text = await downloaded(visited.page, 'compare.download');
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(rows.length).toBeGreaterThan(12);
    expect(rows.find(({ code, year }) => code === '9912' && year === '2023')).toMatchObject({
      value: String((100 * 900) / 3640),
    });
    expect(visited.faults).toEqual([]);
  });

  async function downloaded(page: Page, key: string): Promise<string> {
    const name = textOf('en', key);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name }).or(page.getByRole('button', { name })).first().click();
    return readFile(await (await download).path(), 'utf8');
  }
});

describeInBrowser('another site', (browser) => {
  let app: TestApp;
  let site: Server;
  let origin: string;
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true });
    site = createServer((request, response) => {
      const src = new URL(request.url ?? '', app.url).href;
      response.setHeader('content-type', 'text/html').end(`<title>Another site</title><iframe src="${src}"></iframe>`);
    });
    await new Promise<void>((resolve) => void site.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${portOf(site)}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => void site.close(resolve));
    await app.close();
  });

  /** What its frame shows; null where it may show nothing. */
  const framed = async (path: string): Promise<string | null> => {
    const page = await browser().newPage();
    await page.goto(`${origin}${path}`);
    const frame = page.frames()[1];
    const heading = frame?.url().startsWith(app.url) ? await frame.locator('h1').first().textContent() : null;
    await page.close();
    return heading;
  };

  it.each([GOAL, INDICATOR])('may show the chart of %s', async (path) => {
    expect(await framed(`/embed/da/${path}`)).toMatch(/Ordrer/);
  });

  it.each([`/da/${INDICATOR}`, '/da/', '/explorer/', '/da/nowhere'])('must not show %s', async (path) => {
    expect(await framed(path)).toBeNull();
  });

  it('offers nobody to sign in within its frame, not even where there is nothing', async () => {
    const answer = await fetch(new URL('/embed/en/strategies/nowhere/goals/none', app.url));
    expect([answer.status, await answer.text()]).toEqual([404, expect.not.stringContaining('sign-in')]);
  });

  it('leads from its frame to the whole page', async () => {
    const visited = await openPage(browser(), new URL(`/embed/en/${INDICATOR}`, app.url));
    const opened = visited.page.context().waitForEvent('page');
    await visited.page.locator('main a[target="_blank"]').first().click();
    await (await opened).waitForURL(`**/en/${INDICATOR}`);
    await visited.close();
  });
});

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
