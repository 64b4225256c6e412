import { createServer, request } from 'node:http';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { OPERATOR } from '../../src/contexts/identity/operator.js';
import { updateStrategy } from '../../src/contexts/planning/update-strategy.js';
import { StrategyWatch } from '../../src/contexts/progress/strategy-watch.js';
import { readGlobalId } from '../../src/faces/global-id.js';
import { GRAPHQL_PATH } from '../../src/faces/graphql-options.js';
import { requestParts } from '../../src/faces/request-parts.js';
import { SubscriptionServer } from '../../src/faces/subscriptions/subscription-server.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { given, type OrganisationRef, type Plan, text } from '../support/given.js';
import { closeCodeOf, frame, listening, PROTOCOL, rawlyConnected } from '../support/raw-socket.js';
import { addressOf, connect, pause, type Subscriber, subscribe, until } from '../support/subscriber.js';

const NEWS = 'subscription ($strategy: ID!) { strategyProgressChanged(strategy: $strategy) { at } }';
const UPDATE = 'mutation ($input: UpdateStrategyInput!) { updateStrategy(input: $input) { id } }';

const watchOf = (app: TestApp) => app.server.app.get(StrategyWatch);
const socketsOf = (app: TestApp) => app.server.app.get(SubscriptionServer).sockets;
const rename = (app: TestApp, { strategy }: Plan, title: string) =>
  app.get(UPDATE, { input: { id: strategy.id, title: text(title) } });

describe.each(DATABASE_KINDS)('50 subscribers beside 100 parallel writes on %s', (kind) => {
  const STATE =
    '{ version progress(year: 2023) { themes { goals { indicators { coverage { reported expected } } } } } }';
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind);
  });
  afterAll(() => app.close());

  it('end with the last state, each of them', async () => {
    const participants: OrganisationRef[] = [];
    for (let n = 0; n < 50; n += 1) participants.push(await given(app).organisation());
    const plan = await given(app).plan({ participants });
    const { id } = plan.strategy;
    const clients = Array.from({ length: 5 }, () => connect(app.url));
    const subscribers = Array.from({ length: 50 }, (_, n): Subscriber => {
      const query = `subscription ($strategy: ID!) { strategyProgressChanged(strategy: $strategy) { strategy ${STATE} } }`;
      return subscribe(clients[n % clients.length] ?? connect(app.url), query, { strategy: id });
    });
    await until(() => watchOf(app).size === 50);
    await Promise.all(
      participants.flatMap((organisation, n) => [
        given(app).measurement({ indicator: plan.indicator.id, organisation, year: 2023, value: n }),
        rename(app, plan, `Omdøbt ${n}`),
      ]),
    );
    const { strategy } = await app.visitor.get(`query ($id: ID!) { strategy(id: $id) ${STATE} }`, { id });
    const indicators = [{ coverage: { reported: 50, expected: 50 } }];
    expect(strategy).toEqual({ version: 51, progress: { themes: [{ goals: [{ indicators }] }] } });
    const last = ({ told }: Subscriber) => told.at(-1)?.data.strategyProgressChanged.strategy;
    const isLast = (subscriber: Subscriber) => JSON.stringify(last(subscriber)) === JSON.stringify(strategy);
    await until(() => subscribers.every(isLast));
    const versions = subscribers.map(({ told }) =>
      told.map(({ data }) => data.strategyProgressChanged.strategy.version),
    );
    for (const seen of versions) {
      // Never backwards, and those that came close together told once.
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
      expect(seen.length).toBeLessThan(100);
    }
    for (const client of clients) await client.dispose();
    await until(() => watchOf(app).size === 0 && !watchOf(app).isAwake && socketsOf(app).size === 0);
  });
});

describe('a database that is gone for a while', () => {
  it('costs a subscriber no change', async () => {
    const app = await startApp('PostgreSQL');
    app.server.app.useLogger(false);
    const client = connect(app.url);
    try {
      const plan = await given(app).plan();
      const subscriber = subscribe(client, NEWS, { strategy: plan.strategy.id });
      await until(() => watchOf(app).size === 1);
      const { storage } = app.server.database;
      const { openRead } = storage;
      let failures = 0;
      const gone = () => {
        failures += 1;
        return Promise.reject(new Error('Connection terminated unexpectedly'));
      };
      Object.assign(storage, { openRead: gone });
      const { id } = readGlobalId(plan.strategy.id, 'id');
      await app.server.database.write((session) =>
        updateStrategy(session, OPERATOR, { id, title: [{ language: 'DA', text: 'Omdøbt' }] }),
      );
      await until(() => failures > 2);
      expect(subscriber.told).toEqual([]);
      Object.assign(storage, { openRead });
      expect(await subscriber.next()).toHaveProperty('data.strategyProgressChanged.at');
    } finally {
      await client.dispose();
      await app.close();
    }
  });
});

describe('connections over WebSocket', () => {
  let app: TestApp;
  let plan: Plan;
  let client: Client;
  beforeAll(async () => {
    app = await startApp('SQLite', { environment: { MAALBAR_MAX_SOCKETS: '3', MAALBAR_MAX_QUERY_COMPLEXITY: '1000' } });
    plan = await given(app).plan();
  });
  beforeEach(() => {
    client = connect(app.url);
  });
  afterEach(async () => {
    await client.dispose();
    await nothingLeft();
  });
  afterAll(() => app.close());

  const nothingLeft = () => until(() => watchOf(app).size === 0 && !watchOf(app).isAwake && socketsOf(app).size === 0);
  const subscribed = async (over = client) => {
    const before = watchOf(app).size;
    const subscriber = subscribe(over, NEWS, { strategy: plan.strategy.id });
    await until(() => watchOf(app).size > before);
    return subscriber;
  };

  /** The status with which a connection is refused; 101 where it is not. */
  const statusFor = (headers: Readonly<Record<string, string>>, path = GRAPHQL_PATH) =>
    new Promise<number | undefined>((resolve, reject) => {
      const socket = new WebSocket(addressOf(app.url).replace(GRAPHQL_PATH, path), PROTOCOL, { headers });
      socket.once('open', () => resolve(101));
      socket.once('open', () => socket.close());
      socket.once('unexpected-response', (_request, response) => resolve(response.resume().statusCode));
      socket.once('error', reject);
    });

  it('that die leave nothing behind', async () => {
    const socket = await greeted();
    socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload: { query: NEWS, variables: variables() } }));
    await until(() => watchOf(app).size === 1);
    expect(watchOf(app).isAwake).toBe(true);
    socket.terminate();
    await nothingLeft();
  });

  it('end one subscription and go on with the others', async () => {
    const [one, two] = [await subscribed(), await subscribed()];
    one.leave();
    await until(() => watchOf(app).size === 1);
    await rename(app, plan, 'Omdøbt');
    await two.next();
    expect(one.told).toEqual([]);
  });

  it.each([
    ['from another host', { host: 'evil.example' }, 421],
    ['from a name that only begins like ours', { host: 'localhost.evil.example' }, 421],
    ['from a page of another site', { origin: 'https://evil.example' }, 403],
    ['from a page on another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['from a page without a site', { origin: 'null' }, 403],
  ])('%s are refused', async (_whence, headers, status) => {
    expect(await statusFor(headers)).toBe(status);
  });

  it('from our own page are accepted, and none beside the address of the API', async () => {
    expect(await statusFor({ origin: app.url })).toBe(101);
    expect(await statusFor({}, '/')).toBe(404);
    expect(await statusFor({}, '/graphqlx')).toBe(404);
  });

  it('are as many as the settings allow', async () => {
    const sockets = [await greeted(), await greeted(), await greeted()];
    expect(await statusFor({})).toBe(503);
    sockets[0]?.close();
    await until(() => socketsOf(app).size === 2);
    expect(await statusFor({})).toBe(101);
    for (const socket of sockets) socket.close();
  });

  it('have at most 20 subscriptions each', async () => {
    const subscribers: Subscriber[] = [];
    for (let n = 0; n < 20; n += 1) subscribers.push(await subscribed());
    const one = subscribe(client, NEWS, { strategy: plan.strategy.id });
    expect(await one.over).toMatchObject([
      { extensions: { code: 'LIMIT_EXCEEDED', reason: 'too_many_subscriptions', limit: 20 } },
    ]);
    subscribers[0]?.leave();
    await until(() => watchOf(app).size === 19);
    await subscribed();
  });

  const changed = (fields: string) => `subscription { strategyProgressChanged(strategy: "x") ${fields} }`;
  const times = (count: number, part: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => part(n)).join(' ');
  const nested = (depth: number): string => (depth === 0 ? '{ id }' : `{ predecessor ${nested(depth - 1)} }`);
  it.each([
    ['is too deep', changed(`{ strategy ${nested(14)} }`), 'LIMIT_EXCEEDED', 'query_too_deep'],
    [
      'has too many aliases',
      changed(`{ strategy { ${times(31, (n) => `a${n}: title`)} } }`),
      'LIMIT_EXCEEDED',
      'too_many_aliases',
    ],
    ['has too many tokens', changed(`{ ${'at '.repeat(2_500)} }`), 'LIMIT_EXCEEDED', 'too_many_tokens'],
    [
      'costs too much',
      changed('{ strategy { participants(first: 200) { nodes { organisation { name code } } } progress { status } } }'),
      'LIMIT_EXCEEDED',
      'query_too_complex',
    ],
    ['is no GraphQL', 'subscription {', 'BAD_INPUT', 'syntax_error'],
    ['asks for a field nobody knows', changed('{ colour }'), 'BAD_INPUT', 'invalid_document'],
    ['names no operation', `${NEWS.replace(' ', ' A ')} ${NEWS.replace(' ', ' B ')}`, 'BAD_INPUT', 'unknown_operation'],
    ['lacks a variable', NEWS, 'BAD_INPUT', 'required'],
  ])('refuse a subscription that %s', async (_what, query, code, reason) => {
    const refusals = await subscribe(client, query).over;
    expect(refusals).toMatchObject([{ extensions: { code, reason } }]);
    expect(JSON.stringify(refusals)).not.toMatch(/stack|node_modules|"http"/);
  });

  it.each([
    ['a message that is too large', 1009, [`{"type":"ping","payload":{"x":"${'x'.repeat(70_000)}"}}`]],
    ['what is no message', 4400, ['subscribe']],
    ['a message of the server', 4400, ['{"type":"connection_ack"}']],
    ['a subscription before the greeting', 4401, ['{"id":"a","type":"subscribe","payload":{"query":"{x}"}}']],
    ['no greeting for three seconds', 4408, []],
  ])('end after %s', async (_what, code, messages) => {
    const socket = new WebSocket(addressOf(app.url), PROTOCOL);
    const closed = closeCodeOf(socket);
    socket.once('open', () => {
      for (const message of messages) socket.send(message);
    });
    expect(await closed).toBe(code);
  });

  it('end where they speak another protocol', async () => {
    const socket = new WebSocket(addressOf(app.url), 'graphql-ws');
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await closed;
  });

  it('leave requests alone that offer another protocol', async () => {
    const body = JSON.stringify({ query: '{ strategies { totalCount } }' });
    const answer = await new Promise<string>((resolve, reject) => {
      const headers = {
        ...{ connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' },
        ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      };
      const asking = request(`${app.url}${GRAPHQL_PATH}`, { method: 'POST', headers }, (response) => {
        let heard = '';
        response.on('data', (part) => {
          heard += String(part);
        });
        response.once('end', () => resolve(heard));
      });
      asking.once('error', reject).end(body);
    });
    expect(JSON.parse(answer)).toEqual({ data: { strategies: { totalCount: 1 } } });
  });

  it('are cut off where the other side does not answer any more', async () => {
    const server = createServer();
    const { app: nest, database } = app.server;
    const subscriptions = new SubscriptionServer({
      ...requestParts(app.settings, database),
      ...{ database, limits: app.settings.limits, mostSockets: 1, path: GRAPHQL_PATH, pingMilliseconds: 50 },
      schema: () => nest.get(GraphQLSchemaHost).schema,
      server: () => server,
      express: () => nest.getHttpAdapter().getInstance(),
    });
    subscriptions.onApplicationBootstrap();
    const url = await listening(server);
    const deaf = await rawlyConnected(url);
    deaf.write(frame(JSON.stringify({ type: 'connection_init' })));
    deaf.write(frame(JSON.stringify({ id: 'a', type: 'subscribe', payload: { query: NEWS, variables: variables() } })));
    await until(() => watchOf(app).size === 1);
    await until(() => subscriptions.sockets.size === 0);
    await nothingLeft();
    deaf.destroy();
    // Who does answer stays.
    const alive = connect(url);
    await subscribed(alive);
    await pause(400);
    expect(watchOf(app).size).toBe(1);
    await alive.dispose();
    await until(() => subscriptions.sockets.size === 0);
    // Who has nothing to hear does not.
    expect(await closeCodeOf(await greeted(url))).toBe(1000);
    await subscriptions.onModuleDestroy();
    await new Promise((resolve) => server.close(resolve));
  });

  const variables = () => ({ strategy: plan.strategy.id });
  /** A connection that has said hello. */
  const greeted = (url = app.url) =>
    new Promise<WebSocket>((resolve, reject) => {
      const socket = new WebSocket(addressOf(url), PROTOCOL);
      socket.once('error', reject);
      socket.once('open', () => socket.send('{"type":"connection_init"}'));
      socket.once('message', () => resolve(socket));
    });
});

describe('a server that stops', () => {
  it('parts from its subscribers, also from those that do not answer', async () => {
    const app = await startApp('SQLite');
    const plan = await given(app).plan();
    const socket = new WebSocket(addressOf(app.url), PROTOCOL);
    socket.once('open', () => {
      socket.send('{"type":"connection_init"}');
    });
    socket.once('message', () => {
      const payload = { query: NEWS, variables: { strategy: plan.strategy.id } };
      socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload }));
    });
    const deaf = await rawlyConnected(app.url);
    await until(() => watchOf(app).size === 1);
    const watch = watchOf(app);
    const closed = closeCodeOf(socket);
    await app.close();
    expect(await closed).toBe(1001);
    expect([watch.size, watch.isAwake]).toEqual([0, false]);
    deaf.destroy();
  });
});

describe('an accident of ours', () => {
  it('is told to a subscriber without a detail, and logged', async () => {
    const app = await startApp('SQLite');
    const logged: string[] = [];
    const log = (message: unknown) => logged.push(String(Reflect.get(Object(message), 'stack')));
    app.server.app.useLogger({ error: log, warn: log, log });
    const client = connect(app.url);
    try {
      const plan = await given(app).plan();
      const query =
        'subscription ($strategy: ID!) { strategyProgressChanged(strategy: $strategy) { strategy { progress { status } } } }';
      const subscriber = subscribe(client, query, { strategy: plan.strategy.id });
      await until(() => watchOf(app).size === 1);
      await app.server.database.storage.dataSource.query('DROP TABLE joint_figure');
      await rename(app, plan, 'Omdøbt');
      expect(await subscriber.next()).toMatchObject({
        errors: [
          {
            message: 'Something went wrong on our side. It has been logged; try again.',
            extensions: { code: 'INTERNAL', reason: 'internal' },
          },
        ],
      });
      expect(logged.join('\n')).toMatch(/(joint_figure|SQLITE_ERROR)[\s\S]*\n\s+at /);
    } finally {
      await client.dispose();
      await app.close();
    }
  });
});
