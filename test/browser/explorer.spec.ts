import { existsSync } from 'node:fs';
import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, overhang, type Window } from '../support/browser.js';
import { exampleOf } from './example.js';
import { ExplorerPage } from './explorer-page.js';
import { dashboardStory, departmentStory, strategyOwnerStory } from './stories.js';

const TABS = ['Dashboard', 'DepartmentLooksUp', 'OwnerCreatesStrategy'];
const WINDOWS: readonly Window[] = [
  { width: 1280, height: 1000, colorScheme: 'light' },
  { width: 1280, height: 1000, colorScheme: 'dark' },
  { width: 360, height: 740, colorScheme: 'light' },
  { width: 360, height: 740, colorScheme: 'dark' },
];

describe('the examples of the explorer', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true });
  });
  afterAll(() => app.close());

  it.each([
    { example: 'dashboard', story: dashboardStory },
    { example: 'department', story: departmentStory },
    { example: 'strategy-owner', story: strategyOwnerStory },
  ] as const)('work without the page: $example', async ({ example, story }) => {
    const { operations } = exampleOf(example);
    const tried: string[] = [];
    await story((operation, variables) => {
      tried.push(operation);
      return app.get(operations.get(operation) ?? '', JSON.parse(variables));
    });
    expect(tried).toEqual([...operations.keys()]);
  });
});

describeInBrowser('the explorer', (browser) => {
  let app: TestApp;
  let explorer: ExplorerPage;
  beforeAll(async () => {
    const page = new URL('../../web/dist/explorer/index.html', import.meta.url);
    if (!existsSync(page)) throw new Error('The explorer has not been built: run `npm run build` first.');
    app = await startApp('SQLite', { sample: true });
  });
  afterAll(() => app.close());
  afterEach(() => explorer.close());

  it.each(WINDOWS)('opens with its examples in a window of $width, $colorScheme', async (window) => {
    explorer = await ExplorerPage.open(browser(), app.url, window);
    expect(await explorer.tabs()).toEqual(TABS);
    expect(await overhang(explorer.page)).toBe(0);
    await explorer.openDocumentation();
    await explorer.run('Dashboard');
    expect(await overhang(explorer.page)).toBe(0);
    expect(explorer.faults).toEqual([]);
  });

  it('shows a dashboard the statuses', async () => {
    explorer = await ExplorerPage.open(browser(), app.url);
    await dashboardStory(pasteAndRun);
    await explorer.seeInAnswer('"BEHIND"');
    expect(explorer.faults).toEqual([]);
  });

  it('leads a department from last year’s figure to what this year’s led to', async () => {
    explorer = await ExplorerPage.open(browser(), app.url);
    await explorer.showTab('DepartmentLooksUp');
    await departmentStory(pasteAndRun);
    await explorer.seeInAnswer('"B7"');
    expect(explorer.faults).toEqual([]);
  });

  it('leads a strategy owner from a new strategy to its first goal', async () => {
    explorer = await ExplorerPage.open(browser(), app.url);
    await explorer.showTab('OwnerCreatesStrategy');
    await strategyOwnerStory(pasteAndRun);
    await explorer.seeInAnswer('"A1"');
    expect(explorer.faults).toEqual([]);
  });

  it('tells what can be asked', async () => {
    explorer = await ExplorerPage.open(browser(), app.url);
    const documentation = await explorer.openDocumentation();
    await documentation.getByRole('link', { name: 'Query' }).click();
    await documentation.getByRole('link', { name: 'strategy', exact: true }).click();
    await documentation.getByText('One strategy').first().waitFor();
    expect(explorer.faults).toEqual([]);
  });

  it('is run by keys alone', async () => {
    explorer = await ExplorerPage.open(browser(), app.url);
    await explorer.runByKeys('Dashboard');
    await explorer.seeInAnswer('"BEHIND"');
    expect(explorer.faults).toEqual([]);
  });

  it('would be noticed with a fault', async () => {
    explorer = await ExplorerPage.open(browser(), app.url);
    await explorer.page.evaluate(async () => {
      console.warn('a warning');
      await fetch('/not-there');
      await fetch('https://example.org/').catch(() => 'refused by the policy of the page');
      setTimeout(() => {
        throw new Error('an error');
      });
    });
    await explorer.page.goto('http://example.org/').catch(() => 'not to be found');
    expect(explorer.faults).toEqual(
      expect.arrayContaining([
        'console: a warning',
        'answer: 404 /not-there',
        expect.stringMatching(/^console: .*example\.org.* Content Security Policy/),
        'error: an error',
        'foreign: http://example.org/',
      ]),
    );
  });

  async function pasteAndRun(operation: string, variables: string) {
    await explorer.pasteVariables(variables);
    const { data } = await explorer.run(operation);
    return data;
  }
});
