import type { Client } from 'graphql-ws';
import { StrategyWatch } from '../../src/contexts/progress/strategy-watch.js';
import { globalId } from '../../src/faces/global-id.js';
import { startServer } from '../../src/main.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { statementsDuring } from '../support/count-statements.js';
import { given, type OrganisationRef, type Plan, text } from '../support/given.js';
import { connect, pause, type Subscriber, subscribe, until } from '../support/subscriber.js';

const CHANGES = `subscription ($strategy: ID!) {
  strategyProgressChanged(strategy: $strategy) {
    strategy {
      title
      goals { title indicators { targets { value } } }
      participants { totalCount }
      progress(year: 2023) { themes { goals { indicators { value } } } }
    }
  }
}`;
const UPDATE = 'mutation ($input: UpdateStrategyInput!) { updateStrategy(input: $input) { id } }';
const SET_TARGETS = 'mutation ($input: SetTargetsInput!) { setTargets(input: $input) { id } }';
const SUBMIT =
  'mutation ($input: SubmitMeasurementsInput!) { submitMeasurements(input: $input) { refused { message } } }';
/** Longer than anybody is left without news. */
const A_WHILE = 1_000;

describe.each(DATABASE_KINDS)('changes of a strategy on %s', (kind) => {
  let app: TestApp;
  let client: Client;
  let mine: Plan;
  let other: Plan;
  let city: OrganisationRef;
  const open: Subscriber[] = [];
  beforeAll(async () => {
    app = await startApp(kind);
    client = connect(app.url);
    city = await given(app).organisation();
    mine = await given(app).plan({ participants: [city] });
    other = await given(app).plan({ participants: [city] });
  });
  afterAll(async () => {
    await client.dispose();
    await app.close();
  });
  afterEach(async () => {
    for (const subscriber of open.splice(0)) subscriber.leave();
    await until(() => app.server.app.get(StrategyWatch).size === 0);
  });

  /** Subscribes, and waits until it has begun. */
  async function subscribed(query: string, { strategy }: Plan, over = client): Promise<Subscriber> {
    const watch = app.server.app.get(StrategyWatch);
    const before = watch.size;
    const subscriber = subscribe(over, query, { strategy: strategy.id });
    open.push(subscriber);
    await until(() => watch.size > before);
    return subscriber;
  }
  const report = (plan: Plan, year: number, value: number) =>
    given(app).measurement({ indicator: plan.indicator.id, organisation: city, year, value });
  const setTarget = ({ use }: Plan, value: number) =>
    app.get(SET_TARGETS, { input: { goalIndicator: use.id, targets: [{ year: 2024, value }] } });
  const rename = ({ strategy }: Plan, title: string) =>
    app.get(UPDATE, { input: { id: strategy.id, title: text(title) } });
  const strategyIn = async (subscriber: Subscriber) => (await subscriber.next()).data.strategyProgressChanged.strategy;

  it('are told with the figures that were just submitted', async () => {
    const subscriber = await subscribed(CHANGES, mine);
    await report(mine, 2023, 33);
    expect(await strategyIn(subscriber)).toEqual({
      title: 'En strategi',
      goals: [{ title: 'Et mål', indicators: [{ targets: [{ value: 50 }] }] }],
      participants: { totalCount: 1 },
      progress: { themes: [{ goals: [{ indicators: [{ value: 33 }] }] }] },
    });
  });

  it('are told anew each time, and nothing of the time before', async () => {
    const subscriber = await subscribed(CHANGES, mine);
    await setTarget(mine, 60);
    expect((await strategyIn(subscriber)).goals[0].indicators[0].targets).toEqual([{ value: 60 }]);
    await setTarget(mine, 70);
    expect((await strategyIn(subscriber)).goals[0].indicators[0].targets).toEqual([{ value: 70 }]);
    await rename(mine, 'Omdøbt');
    expect((await strategyIn(subscriber)).title).toBe('Omdøbt');
    await given(app).goal({ theme: mine.theme.id, title: text('Et nyt mål') });
    expect((await strategyIn(subscriber)).goals).toHaveLength(2);
    await given(app).participant(mine.strategy, await given(app).organisation());
    expect((await strategyIn(subscriber)).participants).toEqual({ totalCount: 2 });
    expect(subscriber.told).toHaveLength(5);
  });

  it('say when they were noticed', async () => {
    const subscriber = await subscribed(
      'subscription ($strategy: ID!) { strategyProgressChanged(strategy: $strategy) { at } }',
      mine,
    );
    const before = new Date().toISOString();
    await rename(mine, 'Igen omdøbt');
    const { data } = await subscriber.next();
    expect(data.strategyProgressChanged.at > before).toBe(true);
    expect(data.strategyProgressChanged.at <= new Date().toISOString()).toBe(true);
  });

  it('are not told where they are of another strategy', async () => {
    const subscriber = await subscribed(CHANGES, mine);
    await report(other, 2023, 11);
    await setTarget(other, 55);
    await rename(other, 'En anden');
    await given(app).goal({ theme: other.theme.id });
    await given(app).participant(other.strategy, await given(app).organisation());
    await given(app).plan();
    await pause(A_WHILE);
    expect(subscriber.told).toEqual([]);
  });

  it('are told where they are of an organisation below a participant', async () => {
    const subscriber = await subscribed(CHANGES, mine);
    await given(app).department(city);
    expect((await strategyIn(subscriber)).title).toBe('Igen omdøbt');
  });

  it('are told to each in the language it reads', async () => {
    const swede = connect(app.url, { 'accept-language': 'sv' });
    const titles =
      'subscription ($strategy: ID!) { strategyProgressChanged(strategy: $strategy) { strategy { title } } }';
    const [dane, reader] = [await subscribed(titles, mine), await subscribed(titles, mine, swede)];
    const title = [...text('På dansk'), { language: 'SV', text: 'På svenska' }];
    await app.get(UPDATE, { input: { id: mine.strategy.id, title } });
    expect([await strategyIn(dane), await strategyIn(reader)]).toEqual([
      { title: 'På dansk' },
      { title: 'På svenska' },
    ]);
    await swede.dispose();
  });

  it('are read once for all who watch', async () => {
    const subscribers: Subscriber[] = [];
    for (let n = 0; n < 20; n += 1) {
      subscribers.push(
        await subscribed('subscription ($strategy: ID!) { strategyProgressChanged(strategy: $strategy) { at } }', mine),
      );
    }
    await pause(A_WHILE);
    const statements = await statementsDuring(async () => {
      await report(mine, 2021, 21);
      await Promise.all(subscribers.map((subscriber) => subscriber.next()));
    });
    const readings = statements.filter((sql) => sql.includes('SUM(kept_indicator.version)'));
    expect(readings.length).toBeGreaterThan(0);
    // One look more where it came just before.
    expect(readings.length).toBeLessThanOrEqual(2);
    // No plan has changed: nobody looks through the history of any.
    expect(statements.filter((sql) => sql.includes('taking_part'))).toEqual([]);
  });

  it('cost nothing where nobody watches', async () => {
    expect(app.server.app.get(StrategyWatch).isAwake).toBe(false);
    expect(await statementsDuring(() => pause(A_WHILE))).toEqual([]);
  });

  it('go on where an answer has errors, which are told as over HTTP', async () => {
    const subscriber = await subscribed(
      'subscription ($strategy: ID!) { strategyProgressChanged(strategy: $strategy) { strategy { progress(year: 1999) { status } } } }',
      mine,
    );
    await rename(mine, 'Første');
    const first = await subscriber.next();
    expect(first).toEqual({
      data: null,
      errors: [
        {
          message: expect.stringContaining('1999'),
          locations: expect.any(Array),
          path: ['strategyProgressChanged', 'strategy', 'progress'],
          extensions: expect.objectContaining({ code: 'BAD_INPUT', reason: 'year_outside_period', argument: 'year' }),
        },
      ],
    });
    await rename(mine, 'Anden');
    expect(await subscriber.next()).toEqual(first);
  });

  it.each([
    ['nobody knows', globalId('Strategy', '01890a5d-ac96-774b-bcce-b302099a8057'), 'NOT_FOUND', 'unknown_strategy'],
    ['is no id', 'strategy', 'BAD_INPUT', 'not_an_id'],
    [
      'is of something else',
      globalId('Goal', '01890a5d-ac96-774b-bcce-b302099a8057'),
      'BAD_INPUT',
      'id_of_another_type',
    ],
  ])('are refused of an id that %s', async (_what, strategy, code, reason) => {
    const subscriber = subscribe(client, CHANGES, { strategy });
    expect(await subscriber.next()).toMatchObject({
      errors: [{ extensions: { code, reason, argument: 'strategy' }, path: ['strategyProgressChanged'] }],
    });
    expect(await subscriber.over).toBeUndefined();
  });

  it('are not told over HTTP, and queries are not answered over WebSocket', async () => {
    expect(await app.visitor.ask(CHANGES, { strategy: mine.strategy.id })).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_INPUT', reason: 'needs_websocket' } }],
    });
    for (const query of ['{ strategies { totalCount } }', 'mutation { updateStrategy(input: { id: "x" }) { id } }']) {
      expect(await subscribe(client, query).over).toMatchObject([
        { extensions: { code: 'BAD_INPUT', reason: 'needs_http' } },
      ]);
    }
  });
});

describe('two processes on one PostgreSQL', () => {
  it("tell each other's changes", async () => {
    const app = await startApp('PostgreSQL');
    const second = await startServer(app.settings);
    const client = connect(second.url);
    try {
      const city = await given(app).organisation();
      const { strategy, indicator } = await given(app).plan({ participants: [city] });
      const subscriber = subscribe(client, CHANGES, { strategy: strategy.id });
      await until(() => second.app.get(StrategyWatch).size === 1);
      await app.get(SUBMIT, {
        input: { measurements: [{ indicator: indicator.id, organisation: city, year: 2023, value: 44 }] },
      });
      const committed = performance.now();
      const { data } = await subscriber.next();
      expect(data.strategyProgressChanged.strategy.progress.themes[0].goals[0].indicators).toEqual([{ value: 44 }]);
      expect(performance.now() - committed).toBeLessThan(1_500);
    } finally {
      await client.dispose();
      await second.close();
      await app.close();
    }
  });
});
