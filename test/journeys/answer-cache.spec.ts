import type { IncomingMessage } from 'node:http';
import { sealHistory } from '../../src/contexts/history/seal.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { READ_ANEW, statementsDuring } from '../support/count-statements.js';
import { gate, meeting, withoutWaiting } from '../support/gate.js';
import { given, type OrganisationRef, type Plan } from '../support/given.js';
import { type Heard, say } from '../support/wire.js';

const JSON_BODY = { 'content-type': 'application/json' };

describe.each(DATABASE_KINDS)('the answers to visitors on %s', (kind) => {
  // PostgreSQL's version moves with whatever else is written on the server, as by tests beside this one.
  const seesOnlyItself = kind === 'SQLite';
  let app: TestApp;
  let mine: Plan;
  let other: Plan;
  let city: OrganisationRef;
  beforeAll(async () => {
    app = await startApp(kind);
    city = await given(app).organisation({ name: 'Hovedstaden' });
    mine = await given(app).plan({ participants: [city] });
    other = await given(app).plan({ participants: [city] });
    for (const { indicator } of [mine, other]) await report(indicator.id, 2022, 20);
  });
  afterAll(() => app.close());
  // Sealing the history is a change as well, and comes when it comes.
  beforeEach(async () => {
    while ((await app.server.database.write(sealHistory)) > 0);
  });

  const report = (indicator: string, year: number, value: number, version?: number) =>
    given(app).measurement({ indicator, organisation: city, year, value, version });
  const post = (query: string, headers: Readonly<Record<string, string>> = {}, variables = {}): Promise<Heard> =>
    say(`${app.url}/graphql`, { headers: { ...JSON_BODY, ...headers }, body: JSON.stringify({ query, variables }) });
  const progressOf = ({ strategy }: Plan) =>
    `{ strategy(slug: "${strategy.slug}") { title progress(year: 2023) { themes { goals { indicators { value } } } } } }`;
  /** Statements that read what is told, and not only whether it is still true. */
  const readings = async (act: () => Promise<unknown>): Promise<number> => {
    const heard = await statementsDuring(act);
    return heard.filter((sql) => !/pg_current_snapshot|change_count/.test(sql)).length;
  };
  const isReadAgain = async (query: string, headers = {}) => (await readings(() => post(query, headers))) > 0;

  it('are given again, byte for byte and header for header, without being read again', async () => {
    const first = await post(progressOf(mine));
    let second: Heard | undefined;
    const count = await readings(async () => {
      second = await post(progressOf(mine));
    });
    expect(count).toBe(0);
    expect(second).toEqual(first);
    expect(first).toMatchObject({ status: 200, body: expect.stringContaining('"value":20') });
    expect(first.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('are given again for a question in an address', async () => {
    const url = `${app.url}/graphql?query=${encodeURIComponent(progressOf(mine))}`;
    const ask = () => say(url, { method: 'GET', headers: { 'apollo-require-preflight': 'yes' } });
    const first = await ask();
    expect(await readings(ask)).toBe(0);
    expect(await ask()).toEqual(first);
    expect(first.body).toContain('"value":20');
    // Without the header that no foreign page can send, it is still refused.
    expect(await say(url, { method: 'GET' })).toMatchObject({ status: 400 });
  });

  describe('for whoever has them already', () => {
    const addressOf = (query: string) => `${app.url}/graphql?${new URLSearchParams({ query })}`;
    const ask = (query: string, headers: Readonly<Record<string, string>> = {}) =>
      say(addressOf(query), { method: 'GET', headers: { 'apollo-require-preflight': 'yes', ...headers } });
    const tagOf = ({ headers }: Heard) => String(headers['etag']);

    it('are told to be the same, without being read again', async () => {
      const query = `${progressOf(mine)} # tagged`;
      const first = await ask(query);
      const known = { 'if-none-match': `"another", ${tagOf(first)}` };
      let second: Heard | undefined;
      const count = await readings(async () => {
        second = await ask(query, known);
      });
      expect(count).toBe(0);
      const { 'content-type': _, 'content-length': __, ...headers } = first.headers;
      expect(second).toEqual({ status: 304, headers, body: '' });
      expect(headers).toMatchObject({ 'cache-control': 'no-cache' });
      expect(await ask(query)).toEqual(first);
    });

    it('are told to be the same as if nothing was kept, and kept for others nevertheless', async () => {
      const query = `${progressOf(mine)} # tagged by another`;
      const { headers, body } = await ask(query, READ_ANEW);
      const known = { 'if-none-match': tagOf({ headers, body, status: 200 }) };
      const byExpress = await ask(query, { ...known, ...READ_ANEW });
      const computed = await ask(query, known);
      expect(computed).toMatchObject({ status: 304, body: '' });
      expect(computed).toEqual(byExpress);
      expect(await readings(() => ask(query))).toBe(0);
      expect(await ask(query)).toEqual({ status: 200, headers, body });
      expect(await ask(query, known)).toEqual(computed);
    });

    it('are sent whole where another tag is known, or all is wanted anew', async () => {
      const query = `${progressOf(mine)} # other tags`;
      const first = await ask(query);
      const etag = tagOf(first);
      for (const headers of [
        { 'if-none-match': '"another"' },
        { 'if-none-match': '' },
        { 'if-none-match': etag, 'cache-control': 'max-age=0, no-cache' },
      ]) {
        expect(await ask(query, headers)).toEqual(first);
        expect(await ask(query, { ...headers, ...READ_ANEW })).toEqual(first);
      }
      for (const known of ['*', etag.replace('W/', ''), `"a" , ${etag}`]) {
        expect((await ask(query, { 'if-none-match': known })).status).toBe(304);
        expect((await ask(query, { 'if-none-match': known, ...READ_ANEW })).status).toBe(304);
      }
      const posted = await post(query, { 'if-none-match': etag });
      expect(posted).toMatchObject({ status: 200, body: first.body });
    });

    it('are sent whole as soon as something has changed', async () => {
      const changing = await given(app).plan({ participants: [city] });
      const query = progressOf(changing);
      const written = await report(changing.indicator.id, 2023, 34);
      const known = { 'if-none-match': tagOf(await ask(query)) };
      expect((await ask(query, known)).status).toBe(304);
      await report(changing.indicator.id, 2023, 35, written.version);
      const changed = await ask(query, known);
      expect(changed).toMatchObject({ status: 200, body: expect.stringContaining('"value":35') });
      expect((await ask(query, { 'if-none-match': tagOf(changed) })).status).toBe(304);
    });

    it('are computed once for all who ask whether they are the same', async () => {
      const query = (name: string) => `${progressOf(mine)} # once, ${name}`;
      const one = await readings(() => ask(query('for one')));
      const known = { 'if-none-match': tagOf(await ask(query('for one'))) };
      let told: Heard[] = [];
      const many = await readings(async () => {
        told = await Promise.all(
          Array.from({ length: 20 }, (_, n) => ask(query('for many'), n % 2 === 0 ? known : {})),
        );
      });
      expect(many).toBe(one);
      expect(told.map(({ status }) => status)).toEqual(told.map((_, n) => (n % 2 === 0 ? 304 : 200)));
    });
  });

  it('are others for others: by language, by variables, by host and by what is accepted', async () => {
    const title = `{ strategy(slug: "${mine.strategy.slug}") { summary title } }`;
    for (const headers of [{}, { 'accept-language': 'sv' }, { accept: 'application/json' }]) {
      await post(title, headers);
      expect(await isReadAgain(title, headers)).toBe(false);
    }
    expect(await isReadAgain(title, { 'accept-language': 'en' })).toBe(true);
    const byYear = `query ($year: Int) { strategy(slug: "${mine.strategy.slug}") { progress(year: $year) { year } } }`;
    expect((await post(byYear, {}, { year: 2021 })).body).toContain('2021');
    expect((await post(byYear, {}, { year: 2022 })).body).toContain('2022');
    expect(await post(progressOf(mine), { host: 'elsewhere.example' })).toMatchObject({ status: 421 });
  });

  it.each(['authorization', 'cookie', 'proxy-authorization', 'x-api-key'])(
    'are neither given to nor kept from somebody who says who it is by %s',
    async (header) => {
      const query = `{ strategy(slug: "${mine.strategy.slug}") { summary progress { year } } } # ${header}`;
      const somebody = { [header]: 'somebody', ...(header === 'authorization' ? app.operator : {}) };
      await post(query, somebody);
      expect(await isReadAgain(query)).toBe(true);
      expect(await isReadAgain(query)).toBe(false);
      expect(await isReadAgain(query, somebody)).toBe(true);
    },
  );

  it('are not kept where they have errors', async () => {
    const refused = `{ strategy(slug: "${mine.strategy.slug}") { progress(year: 1999) { year } } }`;
    const first = await post(refused);
    expect(first.body).toContain('BAD_INPUT');
    expect(await isReadAgain(refused)).toBe(true);
    expect(await post(refused)).toEqual(first);
  });

  it('are not kept where they read nothing, or change with time alone', async () => {
    const assessment =
      '{ assess(input: { direction: INCREASE, observations: [], asOfYear: 2023 }) { status } strategies { totalCount } }';
    await post(assessment);
    expect(await isReadAgain(assessment)).toBe(true);
    const types = '{ __schema { types { name } } }';
    const before = await post(types);
    expect(await post(types)).toEqual(before);
  });

  it('are given by the database where it cannot say whether anything has changed', async () => {
    const query = `${progressOf(mine)} # silent`;
    await post(query);
    const { storage } = app.server.database;
    const ask = storage.version;
    try {
      Object.assign(storage, { version: () => Promise.reject(new Error('The database does not answer')) });
      expect(await isReadAgain(query)).toBe(true);
      expect((await post(query)).status).toBe(200);
    } finally {
      Object.assign(storage, { version: ask });
    }
  });

  it('stay while nothing is written, also where the history is looked through for what to seal', async () => {
    const list = '{ strategies { nodes { title } } }';
    await post(list);
    await app.server.database.write(sealHistory);
    if (seesOnlyItself) expect(await isReadAgain(list)).toBe(false);
    expect((await post(list)).body).toContain('En strategi');
  });

  it('are new as soon as a figure is', async () => {
    const written = await report(mine.indicator.id, 2021, 15);
    const before = await post(progressOf(mine));
    await report(mine.indicator.id, 2023, 33);
    expect((await post(progressOf(mine))).body).toContain('"value":33');
    expect(before.body).toContain('"value":20');
    await report(mine.indicator.id, 2021, 16, written.version);
  });

  it('are new as soon as the plan, who takes part or an organisation is', async () => {
    const names = `{ strategy(slug: "${mine.strategy.slug}") { title participants { nodes { organisation { name } } } progress { coverage { expected } } } }`;
    const told = async () => (await post(names)).body;
    await told();
    await app.get('mutation ($input: UpdateStrategyInput!) { updateStrategy(input: $input) { id } }', {
      input: { id: mine.strategy.id, title: [{ language: 'DA', text: 'Omdøbt' }] },
    });
    expect(await told()).toContain('Omdøbt');
    expect((await post(progressOf(mine))).body).toContain('Omdøbt');
    const newcomer = await given(app).organisation({ name: 'Tilflytteren' });
    await given(app).participant(mine.strategy, newcomer);
    expect(await told()).toContain('Tilflytteren');
  });

  it('stay where others report other indicators', async () => {
    await post(progressOf(mine));
    await post(progressOf(other));
    await report(other.indicator.id, 2020, 11);
    expect(await isReadAgain(progressOf(mine))).toBe(false);
    expect(await isReadAgain(progressOf(other))).toBe(true);
  });

  it.each([
    [
      'another strategy',
      (plan: Plan) =>
        `{ strategy(slug: "${plan.strategy.slug}") { goal(code: "${plan.goal.code}") { indicators { indicator { goals { progress { status } } } } } } }`,
    ],
    ['a list of everything', () => '{ strategies { nodes { progress { year } } } }'],
    [
      'single measurements',
      (plan: Plan) => `{ node(id: "${plan.indicator.id}") { ... on Indicator { measurements { nodes { value } } } } }`,
    ],
  ])('do not stay where they lead to %s', async (_what, queryOf) => {
    const query = queryOf(mine);
    expect((await post(query)).status).toBe(200);
    if (seesOnlyItself) expect(await isReadAgain(query)).toBe(false);
    const year = 2010 + (await later());
    await report(other.indicator.id, year, 12);
    expect(await isReadAgain(query)).toBe(true);
  });
  let calls = 0;
  const later = async () => {
    calls += 1;
    return calls;
  };

  it('are computed once for all who wait', async () => {
    const query = `{ strategy(slug: "${mine.strategy.slug}") { progress { status } } } # once`;
    const one = await readings(() => post(`${query} for one`));
    const many = await readings(() => Promise.all(Array.from({ length: 20 }, () => post(query))));
    expect(one).toBeGreaterThan(5);
    expect(many).toBe(one);
  });

  it('do not keep those who ask what is not kept waiting for each other', async () => {
    const refused = `{ strategy(slug: "${mine.strategy.slug}") { progress(year: 1998) { year } } }`;
    const [firstMayRead, othersMayRead] = [gate(), gate()];
    const { storage } = app.server.database;
    const { openRead } = storage;
    const reading = [firstMayRead, othersMayRead, othersMayRead, othersMayRead];
    const allRead = meeting(reading.length);
    // Each request opens one read.
    const held: typeof openRead = async () => {
      const mayRead = reading.shift();
      const met = allRead.arrive();
      if (mayRead) await Promise.race([mayRead.opened, met]);
      return openRead();
    };
    Object.assign(storage, { openRead: held });
    const first = post(refused);
    while (reading.length > 3) await new Promise(setImmediate);
    const arrived = meeting(3);
    const hear = (request: IncomingMessage) => request.once('readable', () => setImmediate(() => arrived.arrive()));
    app.server.app.getHttpServer().on('request', hear);
    const others = [post(refused), post(refused), post(refused)];
    await withoutWaiting(arrived.opened).finally(() => app.server.app.getHttpServer().off('request', hear));
    firstMayRead.open();
    // One after the other they would never meet.
    await withoutWaiting(allRead.opened).finally(() => Object.assign(storage, { openRead }));
    const bodies = (await Promise.all([first, ...others])).map(({ body }) => body);
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('BAD_INPUT');
  });

  it('leave a long question, and one without a length, to be answered as ever', async () => {
    const long = `${progressOf(mine)} # ${'x'.repeat(70_000)}`;
    expect((await post(long)).body).toContain('Omdøbt');
    const chunked = await say(`${app.url}/graphql`, {
      headers: { ...JSON_BODY, 'transfer-encoding': 'chunked' },
      body: JSON.stringify({ query: progressOf(mine) }),
    });
    expect(chunked.body).toContain('Omdøbt');
    expect(await isReadAgain(long)).toBe(true);
  });
});
