import type { Request } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, type Visit } from '../support/browser.js';
import { SLUG } from './page-screens.js';
import { openPage } from './page-visit.js';

const STRATEGY = 'Purchasing with purpose 2020–2024 (sample)';
const ID = /^[0-9a-f]{64}$/;

describeInBrowser('what the page asks', (browser) => {
  let app: TestApp;
  let visited: Visit;
  const asked: Request[] = [];
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true });
    visited = await openPage(browser(), new URL('/en/', app.url), {
      before: async (context) => {
        context.on('request', (request) => asked.push(request));
      },
    });
    const { page } = visited;
    await page.getByRole('link', { name: STRATEGY }).click();
    await page.getByRole('heading', { level: 1, name: STRATEGY }).waitFor();
    await page.getByRole('link', { name: '2021', exact: true }).click();
    await page.waitForURL(/year=2021/);
    await page.waitForLoadState('networkidle');
  });
  afterAll(async () => {
    await visited.close();
    await app.close();
  });

  const questions = () => asked.filter((request) => new URL(request.url()).pathname === '/graphql');

  it('is asked by ids, as addresses that can be kept', async () => {
    expect(questions().length).toBeGreaterThanOrEqual(2);
    for (const question of questions()) {
      expect(question.method()).toBe('GET');
      const { searchParams } = new URL(question.url());
      expect([...searchParams.keys()].sort()).toEqual(['extensions', 'operationName', 'variables']);
      const { persistedQuery } = JSON.parse(searchParams.get('extensions') ?? '');
      expect(persistedQuery).toEqual({ version: 1, sha256Hash: expect.stringMatching(ID) });
    }
  });

  it('is answered again without a body where nothing has changed', async () => {
    const addresses = [`${app.url}/en/strategies/${SLUG}`, ...questions().map((question) => question.url())];
    for (const address of addresses) {
      const headers = { accept: '*/*', 'apollo-require-preflight': 'yes' };
      const first = await fetch(address, { headers });
      const etag = first.headers.get('etag') ?? '';
      await first.text();
      // As a browser asks that has it: without the second header, fetch would forbid the use of anything kept.
      const asIfKept = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
      const again = await fetch(address, { headers: { ...headers, ...asIfKept } });
      expect({ first: first.status, again: again.status, text: await again.text() }).toEqual({
        first: 200,
        again: 304,
        text: '',
      });
    }
  });

  it('is nothing at first, since the server has asked already', async () => {
    // The page before may still ask for what it missed.
    await visited.page.goto('about:blank');
    const before = questions().length;
    // Whoever begins to listen asks what was missed until then.
    await visited.page.routeWebSocket(/./, (socket) => socket.close());
    await visited.page.goto(`${app.url}/en/strategies/${SLUG}`, { waitUntil: 'networkidle' });
    expect(questions().slice(before)).toEqual([]);
    expect(visited.faults).toEqual([]);
  });

  it('is pieces with a fingerprint, which are kept for good', async () => {
    const assets = asked.filter((request) => new URL(request.url()).pathname.startsWith('/assets/'));
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      expect(asset.url()).toMatch(/-[\w-]{8}\.\w+$/);
      const response = await asset.response();
      expect(response?.headers()['cache-control']).toContain('immutable');
    }
  });
});
