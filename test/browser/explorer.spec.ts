import { existsSync, readFileSync } from 'node:fs';
import { startApp, type TestApp } from '../support/app.js';
import { describeInBrowser, overhang, type Window } from '../support/browser.js';
import { exampleOf, paste } from '../support/example.js';
import { given } from '../support/given.js';
import { sampleAccount, signedInAs } from '../support/sample-account.js';
import { ExplorerPage } from './explorer-page.js';
import { barriersOn } from './page-visit.js';
import { dashboardStory, departmentStory, strategyOwnerStory } from './stories.js';

const TABS = ['Dashboard', 'DepartmentLooksUp', 'OwnerCreatesStrategy'];
/** Those that only ask, each by its file and what it calls itself. */
const READY = [
  { file: 'strategy-progress', operation: 'StrategyProgress' },
  { file: 'municipality', operation: 'Municipality' },
  { file: 'comparison', operation: 'Comparison' },
  { file: 'method-inputs', operation: 'MethodInputs' },
] as const;
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
    { example: 'dashboard', by: null, story: dashboardStory },
    { example: 'department', by: 'REPORTER', story: departmentStory },
    { example: 'strategy-owner', by: 'STRATEGY_OWNER', story: strategyOwnerStory },
  ] as const)('work without the page: $example', async ({ example, by, story }) => {
    const { operations } = exampleOf(example);
    const asker = by === null ? app.visitor : await signedInAs(app, by);
    const tried: string[] = [];
    await story((operation, variables) => {
      tried.push(operation);
      return asker.get(operations.get(operation) ?? '', JSON.parse(variables));
    });
    expect(tried).toEqual([...operations.keys()]);
  });

  it.each(READY)('answer without an error: $file', async ({ file, operation }) => {
    const { operations, variables } = exampleOf(file);
    expect([...operations.keys()]).toEqual([operation]);
    const { strategy } = await app.visitor.get(operations.get(operation) ?? '', JSON.parse(variables));
    expect(strategy).not.toBeNull();
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
    expect(await barriersOn(explorer.page)).toEqual([]);
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
    await explorer.signIn(sampleAccount('REPORTER'));
    await explorer.showTab('DepartmentLooksUp');
    await departmentStory(pasteAndRun);
    await explorer.seeInAnswer('"B7"');
    expect(explorer.faults).toEqual([]);
  });

  it('leads a strategy owner from a new strategy to its first goal', async () => {
    explorer = await ExplorerPage.open(browser(), app.url);
    await explorer.signIn(sampleAccount('STRATEGY_OWNER'));
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

  it('keeps a query under a name, also after a reload, until it is deleted', async () => {
    explorer = await ExplorerPage.open(browser(), app.url);
    let panel = await explorer.openSavedQueries();
    await panel.getByLabel('Name for the query in the editor').fill('Monday figures');
    await explorer.page.keyboard.press('Enter');
    await panel.getByText('Saved as “Monday figures”.').waitFor();
    await panel.getByRole('button', { name: 'Rename Monday figures' }).press('Enter');
    await panel.getByLabel('New name for Monday figures').fill('Friday figures');
    await explorer.page.keyboard.press('Enter');
    await panel.getByText('Renamed to “Friday figures”.').waitFor();
    expect(await explorer.page.evaluate(() => document.activeElement?.textContent)).toBe('Friday figures');

    await explorer.page.reload();
    panel = explorer.page.getByRole('region', { name: 'Saved queries', exact: true });
    await panel.getByRole('button', { name: 'Friday figures', exact: true }).click();
    await explorer.seeInEditor('For a dashboard');
    expect(await explorer.tabs()).toEqual([...TABS, 'Dashboard']);
    await explorer.run('Dashboard');
    await panel.getByRole('button', { name: 'Delete Friday figures' }).click();
    await panel.getByText('None yet.').waitFor();
    expect(await explorer.page.context().cookies()).toEqual([]);
    expect(explorer.faults).toEqual([]);
  });

  it('takes saved queries to another browser in a file', async () => {
    explorer = await ExplorerPage.open(browser(), app.url);
    const panel = await explorer.openSavedQueries();
    const saved = [{ name: 'From elsewhere', query: 'query Elsewhere { __typename }', variables: '{}' }];
    const bring = (text: string) =>
      panel
        .getByLabel('Import')
        .setInputFiles({ name: 'queries.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await bring('{ "name": 1 }');
    await panel.getByText('“queries.json” does not hold saved queries.').waitFor();
    await bring(JSON.stringify(saved));
    await panel.getByRole('button', { name: 'From elsewhere', exact: true }).click();
    await explorer.seeInEditor('Elsewhere');
    const download = explorer.page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Export' }).click();
    expect(JSON.parse(readFileSync(await (await download).path(), 'utf8'))).toEqual(saved);
    expect(explorer.faults).toEqual([]);
  });

  it('has queries ready to use', async () => {
    explorer = await ExplorerPage.open(browser(), app.url);
    const panel = await explorer.openSavedQueries();
    await panel.getByRole('button', { name: 'Comparison of municipalities' }).click();
    await explorer.seeInEditor('For a comparison');
    const { data } = await explorer.run('Comparison');
    expect(data.strategy.goal.code).toBe('B1');
    expect(explorer.faults).toEqual([]);
  });

  it('listens to changes of a strategy', async () => {
    const give = given(app);
    const strategy = await give.strategy({ owner: await give.organisation({ kind: 'ASSOCIATION' }) });
    explorer = await ExplorerPage.open(browser(), app.url);
    const panel = await explorer.openSavedQueries();
    await panel.getByRole('button', { name: 'Live: when progress changes' }).click();
    await explorer.seeInEditor('To keep a screen up to date');
    await explorer.pasteVariables(paste(exampleOf('live-progress').variables, 'strategy', strategy.id));
    const subscribed = explorer.subscribed();
    await explorer.start('LiveProgress');
    await subscribed;
    await give.theme({ strategy: strategy.id });
    await explorer.seeInAnswer('strategyProgressChanged');
    expect(explorer.faults).toEqual([]);
  });

  it('leads back to the page', async () => {
    explorer = await ExplorerPage.open(browser(), app.url);
    expect(await explorer.page.getByRole('link', { name: 'Målbar' }).getAttribute('href')).toBe('/');
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
