import type { Socket } from 'node:net';
import { buildSchema, parse } from 'graphql';
import { LatestNews } from '../../src/contexts/progress/latest-news.js';
import { StrategyWatch } from '../../src/contexts/progress/strategy-watch.js';
import { type AsRequest, EventAnswers } from '../../src/faces/subscriptions/event-answers.js';
import { SubscriptionServer } from '../../src/faces/subscriptions/subscription-server.js';
import { startApp, type TestApp } from '../support/app.js';
import { gate } from '../support/gate.js';
import { given, type Plan, text } from '../support/given.js';
import { askedToUpgrade, frame, rawlyConnected } from '../support/raw-socket.js';
import { connect, pause, type Subscriber, subscribe, until } from '../support/subscriber.js';

const NEWS = 'subscription ($strategy: ID!) { strategyProgressChanged(strategy: $strategy) { strategy { title } } }';
const UPDATE = 'mutation ($input: UpdateStrategyInput!) { updateStrategy(input: $input) { id } }';

describe('a server that hostile clients speak to', () => {
  let app: TestApp;
  let plan: Plan;
  beforeAll(async () => {
    app = await startApp('SQLite');
    plan = await given(app).plan();
  });
  afterEach(() => until(() => watching() === 0 && connected() === 0));
  afterAll(() => app.close());

  const watching = () => app.server.app.get(StrategyWatch).size;
  const connected = () => app.server.app.get(SubscriptionServer).sockets.size;
  const subscribing = (id: string) =>
    message({ id, type: 'subscribe', payload: { query: NEWS, variables: { strategy: plan.strategy.id } } });
  const completing = (id: string) => message({ id, type: 'complete' });
  /** All that comes to a connection from now on. */
  const hear = (socket: Socket) => {
    let heard = '';
    socket.on('data', (data) => {
      heard += data.toString('latin1');
    });
    return () => heard;
  };
  /** Meanwhile the database answers nobody. */
  async function withoutAnswers(act: () => Promise<void>): Promise<void> {
    const { storage } = app.server.database;
    const { openRead } = storage;
    const { opened, open } = gate();
    Object.assign(storage, { openRead: () => opened.then(openRead) });
    await act().finally(() => {
      Object.assign(storage, { openRead });
      open();
    });
  }

  it.each(['http://xn--a/', 'http://[', 'http://localhost/graphql', '//', '/graphql/', '/graphql%'])(
    'goes on after a WebSocket was wanted at %s',
    async (target) => {
      const socket = askedToUpgrade(app.url, target);
      const heard = hear(socket);
      await new Promise((resolve) => socket.once('close', resolve));
      expect(heard()).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
      expect((await app.visitor.get('{ strategies { totalCount } }')).strategies).toEqual({ totalCount: 1 });
    },
  );

  it('keeps nothing of subscriptions that were ended before they had begun', async () => {
    const socket = await greeted();
    await withoutAnswers(async () => {
      for (let n = 0; n < 10; n += 1) socket.write(Buffer.concat([subscribing('a'), completing('a')]));
      socket.write(subscribing('a'));
      await pause(100);
    });
    await until(() => watching() > 0);
    socket.destroy();
    await until(() => watching() === 0);
  });

  it('keeps nothing of subscriptions that begin after their client has left', async () => {
    const socket = await greeted();
    await withoutAnswers(async () => {
      socket.write(subscribing('a'));
      await pause(50);
      socket.destroy();
      await until(() => connected() === 0);
    });
    await pause(100);
    expect(watching()).toBe(0);
  });

  it('counts subscriptions until they are over, whatever their client says of them', async () => {
    const socket = await greeted();
    const heard = hear(socket);
    const refusals = () => heard().split('too_many_subscriptions').length - 1;
    await withoutAnswers(async () => {
      for (let n = 0; n < 20; n += 1) socket.write(Buffer.concat([subscribing(`${n}`), completing(`${n}`)]));
      for (let n = 20; n < 25; n += 1) socket.write(subscribing(`${n}`));
      await until(() => refusals() === 5);
    });
    await pause(100);
    expect(watching()).toBe(0);
    // There is room again.
    socket.write(subscribing('more'));
    await until(() => watching() === 1);
    expect(refusals()).toBe(5);
    socket.destroy();
  });

  it.each([
    ['messages', () => message({ type: 'ping', payload: { text: 'x'.repeat(60_000) } }), 500],
    ['pings', () => Buffer.concat(Array.from({ length: 500 }, () => PING)), 500],
  ])('cuts off who sends %s and never reads the answers', async (_what, many, times) => {
    const socket = await greeted();
    socket.pause();
    for (let n = 0; n < times && !socket.destroyed; n += 1) {
      socket.write(many());
      await pause(0);
    }
    await until(() => connected() === 0);
    socket.destroy();
  });

  it('answers two subscribers of a change at a time, and all of them in the end', async () => {
    const client = connect(app.url);
    const subscribers = Array.from(
      { length: 12 },
      (): Subscriber => subscribe(client, NEWS, { strategy: plan.strategy.id }),
    );
    await until(() => watching() === 12);
    const { storage } = app.server.database;
    const { openRead } = storage;
    let [reading, most] = [0, 0];
    const counted: typeof openRead = async () => {
      const open = await openRead();
      reading += 1;
      most = Math.max(most, reading);
      await pause(10);
      const close = async () => {
        reading -= 1;
        await open.close();
      };
      return { ...open, close };
    };
    Object.assign(storage, { openRead: counted });
    try {
      await app.get(UPDATE, { input: { id: plan.strategy.id, title: text('Omdøbt') } });
      const titles = await Promise.all(subscribers.map((subscriber) => subscriber.next()));
      for (const { data } of titles) expect(data.strategyProgressChanged.strategy).toEqual({ title: 'Omdøbt' });
    } finally {
      Object.assign(storage, { openRead });
      await client.dispose();
    }
    // And one who looks whether there are more changes.
    expect(most).toBeLessThanOrEqual(3);
  });

  it('says 4409 for an id that is in use, however long it is', async () => {
    const socket = await greeted();
    const heard = hear(socket);
    socket.write(Buffer.concat([subscribing('æ'.repeat(200)), subscribing('æ'.repeat(200))]));
    await until(() => heard().includes('\x88\x02\x11\x39'));
    socket.destroy();
  });

  /** A connection by hand that has said hello. */
  async function greeted(): Promise<Socket> {
    const socket = await rawlyConnected(app.url);
    const acknowledged = new Promise((resolve) => socket.once('data', resolve));
    socket.write(message({ type: 'connection_init' }));
    await acknowledged;
    return socket;
  }
});

describe('a subscription whose answer fails', () => {
  const schema = buildSchema('type Query { a: Int } type Subscription { changed: Int }');
  /** A subscription in a world where so many requests succeed, and what happens at its end. */
  function subscription(successes: number) {
    const ends: string[] = [];
    const news = new LatestNews<object>(() => ends.push('source'));
    let requests = 0;
    const asRequest: AsRequest = async (work) => {
      const result = await work({});
      requests += 1;
      if (requests > successes) throw new Error('What was open cannot be given back');
      return result;
    };
    const document = parse('subscription { changed }');
    const answers = new EventAnswers({ schema, document, rootValue: { changed: () => news } }, asRequest, () =>
      ends.push('answers'),
    );
    return { answers, news, ends };
  }

  it('leaves nobody who listens, where it begins', async () => {
    const { answers, ends } = subscription(0);
    await expect(answers.begin()).rejects.toThrow('cannot be given back');
    expect(ends).toEqual(['answers', 'source']);
  });

  it('leaves nobody who listens, where it is told of an event', async () => {
    const { answers, news, ends } = subscription(2);
    expect(await answers.begin()).toBe(answers);
    news.tell({ changed: 1 });
    expect(await answers.next()).toEqual({ done: false, value: { data: { changed: 1 } } });
    news.tell({ changed: 2 });
    await expect(answers.next()).rejects.toThrow('cannot be given back');
    expect(ends).toEqual(['answers', 'source']);
    expect(await answers.next()).toEqual({ done: true, value: undefined });
    expect(ends).toHaveLength(2);
  });
});

const message = (content: object): Buffer => frame(JSON.stringify(content));

/** A ping of WebSocket itself, as long as it may be. */
const PING = Buffer.concat([Buffer.from([0x89, 0x80 | 125]), Buffer.alloc(4 + 125)]);
