import type { BrowserContext, Page } from 'playwright-core';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, type Visit } from '../support/browser.js';
import { given } from '../support/given.js';
import { textOf } from '../support/page-texts.js';
import { GOAL, INDICATOR, SLUG } from './page-screens.js';
import { openPage } from './page-visit.js';

/** From the answer of the API to the figure on the page. */
const SOON_MS = 2_000;
/** Where nobody tells of changes, the page asks every ten seconds. */
const POLLED_MS = 10_000 + SOON_MS;
/** Østerlund, which has not reported its small orders of 2023. */
const LATE = { country: 'DK', code: '9910' };
const SCREENS = [`strategies/${SLUG}`, GOAL, INDICATOR];
const VALUE = `{
  strategy(slug: "${SLUG}") { goal(code: "P1") { indicators { indicator { id } progress { value } } } }
}`;

describeInBrowser('a page that stays open', (browser) => {
  describe.each(DATABASE_KINDS)('on %s', (kind) => {
    let app: TestApp;
    let indicator: string;
    beforeAll(async () => {
      app = await startApp(kind, { sample: true });
      indicator = (await smallOrders()).indicator.id;
    });
    afterAll(() => app.close());

    const smallOrders = async () => (await app.visitor.get(VALUE)).strategy.goal.indicators[0];
    const openAll = (before: (context: BrowserContext) => Promise<void>) =>
      Promise.all(SCREENS.map((path) => openPage(browser(), new URL(`/en/${path}`, app.url), { before })));
    const closeAll = (visits: readonly Visit[]) => Promise.all(visits.map((visited) => visited.close()));
    /** What the API says of all participants together, as the page writes it. */
    const shown = async () => `${(await smallOrders()).progress.value.toFixed(1)}%`;
    const submit = (numerator: number) =>
      given(app).measurement({ indicator, organisation: LATE, year: 2023, numerator, denominator: 32_000 });

    it('is told of a change, and says so', async () => {
      const listening: Promise<void>[] = [];
      const visits = await openAll(async (context) => {
        listening.push(isListening(context));
      });
      await Promise.all(listening);
      const before = await shown();
      await Promise.all(visits.map(({ page }) => seeFigure(page, before, SOON_MS)));
      await submit(16_000);
      const after = await shown();
      expect(after).not.toBe(before);
      await Promise.all(
        visits.flatMap(({ page }) => [seeFigure(page, after, SOON_MS), seeAnnouncement(page, SOON_MS)]),
      );
      for (const { faults } of visits) expect(faults).toEqual([]);
      await closeAll(visits);
    });

    it('asks for changes where it cannot be told', async () => {
      const visits = await openAll((context) => context.routeWebSocket(/./, (socket) => socket.close()));
      await correct(app, indicator, 3_200);
      const after = await shown();
      await Promise.all(
        visits.flatMap(({ page }) => [seeFigure(page, after, POLLED_MS), seeAnnouncement(page, POLLED_MS)]),
      );
      for (const { faults } of visits) expect(faults).toEqual([]);
      await closeAll(visits);
    });
  });
});

/** Corrects the measurement that was submitted before. */
async function correct(app: TestApp, indicator: string, numerator: number): Promise<void> {
  const { node } = await app.visitor.get(
    `query ($id: ID!, $organisation: OrganisationRef) {
      node(id: $id) { ... on Indicator { measurements(organisation: $organisation, year: 2023) { nodes { version } } } }
    }`,
    { id: indicator, organisation: LATE },
  );
  const [{ version }] = node.measurements.nodes;
  await given(app).measurement({ indicator, organisation: LATE, year: 2023, numerator, denominator: 32_000, version });
}

/** Until a page of the context has a subscription. */
function isListening(context: BrowserContext): Promise<void> {
  return new Promise((resolve) => {
    context.on('page', (page) => {
      page.on('websocket', (socket) => {
        socket.on('framesent', ({ payload }) => {
          if (String(payload).includes('"subscribe"')) resolve();
        });
      });
    });
  });
}

/** In whatever words: among them the figure stands. */
async function seeFigure(page: Page, figure: string, timeout: number): Promise<void> {
  await page.waitForFunction((text) => document.querySelector('main')?.textContent.includes(text), figure, { timeout });
}

async function seeAnnouncement(page: Page, timeout: number): Promise<void> {
  await page.getByRole('status').getByText(textOf('en', 'app.updated')).waitFor({ timeout });
}
