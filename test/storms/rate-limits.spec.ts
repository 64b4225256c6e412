import { startApp, type TestApp } from '../support/app.js';
import { signedInAs } from '../support/sample-account.js';
import { connect, subscribe } from '../support/subscriber.js';
import { type Heard, say } from '../support/wire.js';

const QUERY = '{ strategies { totalCount } }';
/** Without one nothing that comes through a proxy is answered. */
const BEHIND_PROXY = { MAALBAR_ORIGIN: 'http://localhost:3000' };
const JSON_BODY = { 'content-type': 'application/json' };

function ask(app: TestApp, headers: Readonly<Record<string, string>> = {}): Promise<Heard> {
  return say(`${app.url}/graphql`, {
    headers: { ...JSON_BODY, ...headers },
    body: JSON.stringify({ query: QUERY }),
  });
}

function statuses(heard: readonly Heard[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of heard) counts[String(status)] = (counts[String(status)] ?? 0) + 1;
  return counts;
}

describe('requests from one address', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startApp('SQLite', {
      environment: { ...BEHIND_PROXY, MAALBAR_REQUESTS_PER_MINUTE: '20', MAALBAR_TRUSTED_PROXIES: 'loopback' },
    });
  });
  afterEach(() => app.close());

  it('are answered up to the limit, however many come at once, and then refused with when to come again', async () => {
    const heard = await Promise.all(Array.from({ length: 50 }, () => ask(app)));
    expect(statuses(heard)).toEqual({ 200: 20, 429: 30 });
    const refused = heard.find(({ status }) => status === 429);
    const { errors } = JSON.parse(refused?.body ?? '');
    const { retryAfterSeconds } = errors[0].extensions;
    expect(errors).toEqual([
      {
        message: `There were too many requests. Try again in ${retryAfterSeconds} second(s).`,
        extensions: { code: 'TOO_MANY_REQUESTS', reason: 'too_many_requests', retryAfterSeconds },
      },
    ]);
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(refused?.headers).toMatchObject({ 'retry-after': String(retryAfterSeconds), 'cache-control': 'no-store' });
  });

  it('are counted also where the answer is a kept one, a file, a page or nothing at all', async () => {
    const paths = ['/schema.graphql', '/icon.svg', '/da/', '/nowhere'];
    for (const path of [...paths, ...paths, ...paths, ...paths, ...paths])
      await say(`${app.url}${path}`, { method: 'GET' });
    const { status, headers, body } = await say(`${app.url}/da/`, { method: 'GET' });
    expect([status, headers['content-type']]).toEqual([429, 'application/problem+json']);
    expect(JSON.parse(body)).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS', reason: 'too_many_requests' });
  });

  it('are told apart by what a trusted proxy says, and by the last word of it only', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const first = await Promise.all(Array.from({ length: 25 }, (_, n) => ask(app, from(`10.0.0.${n}, 192.0.2.1`))));
    expect(statuses(first)).toEqual({ 200: 20, 429: 5 });
    expect((await ask(app, from('192.0.2.2'))).status).toBe(200);
    // Of IPv6 whoever has one address has a whole network of them.
    const network = await Promise.all(Array.from({ length: 25 }, (_, n) => ask(app, from(`2001:db8::1:${n}`))));
    expect(statuses(network)).toEqual({ 200: 20, 429: 5 });
    expect((await ask(app, from('2001:db8:0:1::1'))).status).toBe(200);
  });

  it('are counted over WebSocket as well', async () => {
    await Promise.all(Array.from({ length: 20 }, () => ask(app)));
    const { over } = subscribe(connect(app.url), QUERY);
    expect(String(Reflect.get(Object(await over), 'message'))).toContain('429');
  });
});

describe('requests without a trusted proxy', () => {
  it('are counted together, whatever they say of where they come from', async () => {
    const app = await startApp('SQLite', {
      environment: { ...BEHIND_PROXY, MAALBAR_REQUESTS_PER_MINUTE: '5', MAALBAR_TRUSTED_PROXIES: '10.0.0.1' },
    });
    const heard = await Promise.all(
      Array.from({ length: 10 }, (_, n) => ask(app, { 'x-forwarded-for': `192.0.2.${n}` })),
    );
    expect(statuses(heard)).toEqual({ 200: 5, 429: 5 });
    await app.close();
  });
});

describe('requests of one account or key', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true, environment: { MAALBAR_ACCOUNT_REQUESTS_PER_MINUTE: '10' } });
  });
  afterAll(() => app.close());

  it('are answered up to their own limit, and those of others and of visitors go on', async () => {
    const [one, other] = await Promise.all([signedInAs(app, 'VIEWER'), signedInAs(app, 'REPORTER')]);
    const heard = await Promise.all(Array.from({ length: 15 }, () => ask(app, { ...one.headers() })));
    expect(statuses(heard)).toEqual({ 200: 10, 429: 5 });
    const refused = heard.find(({ status }) => status === 429);
    expect(JSON.parse(refused?.body ?? '').errors).toMatchObject([
      { extensions: { code: 'TOO_MANY_REQUESTS', reason: 'too_many_requests' } },
    ]);
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask(app, { ...other.headers() })).status).toBe(200);
    expect(statuses(await Promise.all(Array.from({ length: 15 }, () => ask(app))))).toEqual({ 200: 15 });
    const byKey = await Promise.all(Array.from({ length: 15 }, () => ask(app, { ...app.operator })));
    expect(statuses(byKey)).toEqual({ 200: 10, 429: 5 });
  });
});
