import { Agent, request } from 'node:http';
import { getIntrospectionQuery } from 'graphql';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { DASHBOARD } from '../support/dashboard.js';
import { given } from '../support/given.js';

const JSON_BODY = { 'content-type': 'application/json' };

const post = (body: string, headers: Readonly<Record<string, string>> = JSON_BODY): RequestInit => ({
  method: 'POST',
  headers,
  body,
});
const query = (text: string, variables: object = {}) => post(JSON.stringify({ query: text, variables }));
const get = (headers: Readonly<Record<string, string>> = {}): RequestInit => ({ headers });

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => part(n)).join(' ');
const nested = (depth: number, part: string, core: string): string =>
  depth === 0 ? core : `${part} { ${nested(depth - 1, part, core)} }`;

/** Each fragment holds the next one twice: 2ⁿ fields in n lines. */
const doubling = (levels: number, field = '') =>
  `{ ...F0 } ${times(levels, (n) => `fragment F${n} on Query { ${field} ...F${n + 1} ...F${n + 1} }`)} fragment F${levels} on Query { __typename }`;

const years = (count: number) => Array.from({ length: count }, (_, n) => 1_980 + n);
const comparing = (what: string) =>
  `query ($years: [Int!]!, $first: Int!) { node(id: "x") { ... on GoalIndicator { comparison(years: $years, first: $first) { ${what} } } } }`;

const TOO_MUCH: readonly [string, RequestInit, string][] = [
  ['nests too deep', query(`{ strategies { nodes { ${nested(13, 'predecessor', 'id')} } } }`), 'query_too_deep'],
  [
    'nests too deep by way of fragments',
    query(
      `{ strategies { nodes { ...A } } } fragment A on Strategy { ${nested(9, 'predecessor', '...B')} } fragment B on Strategy { ${nested(9, 'predecessor', 'id')} }`,
    ),
    'query_too_deep',
  ],
  ['has more tokens than a query needs', query(`{ ${'__typename '.repeat(2_500)} }`), 'too_many_tokens'],
  [
    'asks for 3,000 nodes by alias',
    query(`{ ${times(3_000, (n) => `a${n}: node(id: "x") { id }`)} }`),
    'too_many_tokens',
  ],
  [
    'has more aliases than a query needs',
    query(`{ ${times(31, (n) => `a${n}: strategies { totalCount }`)} }`),
    'too_many_aliases',
  ],
  [
    'hides its aliases in fragments',
    query(
      `{ ...A ...B } fragment A on Query { ${times(20, (n) => `a${n}: strategies { totalCount }`)} } fragment B on Query { ${times(20, (n) => `b${n}: strategies { totalCount }`)} }`,
    ),
    'too_many_aliases',
  ],
  [
    'multiplies pages',
    query(
      '{ organisations(first: 200) { nodes { children(first: 200) { nodes { children(first: 200) { nodes { id } } } } } } }',
    ),
    'query_too_complex',
  ],
  [
    'multiplies pages by a variable',
    query(
      'query ($n: Int!) { organisations(first: $n) { nodes { children(first: $n) { nodes { children(first: $n) { nodes { id } } } } } } }',
      { n: 200 },
    ),
    'query_too_complex',
  ],
  [
    'asks for the progress of 200 strategies',
    query('{ strategies(first: 200) { nodes { progress { status } } } }'),
    'query_too_complex',
  ],
  [
    'assesses numbers 30 times',
    query(`query ($input: AssessInput!) { ${times(30, (n) => `a${n}: assess(input: $input) { status }`)} }`, {
      input: { direction: 'INCREASE', targets: [], observations: [], asOfYear: 2023 },
    }),
    'query_too_complex',
  ],
  [
    'compares everybody in many indicators by alias, and looks at no row',
    query(
      `query ($ids: [ID!]!, $years: [Int!]!) { nodes(ids: $ids) { ... on GoalIndicator { ${times(25, (n) => `a${n}: comparison(years: $years, first: 0, after: "${n}") { totalCount }`)} } } }`,
      { ids: Array.from({ length: 45 }, () => 'x'), years: years(50) },
    ),
    'query_too_complex',
  ],
  [
    'compares in more years than a page of rows bears',
    query(comparing('nodes { values { value missing } }'), { years: years(50), first: 1_000 }),
    'query_too_complex',
  ],
  [
    'asks for all that is missing in many years, and for no row',
    query(comparing('summaries { coverage { missing(first: 1000) { organisation { code } reason } } }'), {
      years: years(50),
      first: 0,
    }),
    'query_too_complex',
  ],
  ['doubles itself 14 times', query(doubling(14)), 'query_too_complex'],
  ['doubles itself 100 times', query(doubling(100)), 'query_too_complex'],
  ['doubles pages', query(doubling(60, 'organisations(first: 200) { nodes { id } }')), 'query_too_complex'],
  ['asks for a page of 201', query('{ organisations(first: 201) { nodes { id } } }'), 'page_too_large'],
  [
    'asks for a page of two thousand million',
    query('{ organisations(first: 2147483647) { totalCount } }'),
    'query_too_complex',
  ],
  [
    'asks for a page of 201 further down',
    query('{ indicators { nodes { measurements(first: 201) { totalCount } } } }'),
    'page_too_large',
  ],
  [
    'introspects in circles',
    query('{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }'),
    'introspection_too_deep',
  ],
  [
    'introspects in circles by way of fragments',
    query(
      '{ __schema { types { ...A } } } fragment A on __Type { fields { type { fields { type { fields { type { fields { name } } } } } } } }',
    ),
    'introspection_too_deep',
  ],
  ['is larger than any submission', query('{ __typename }', { note: 'x'.repeat(3_200_000) }), 'body_too_large'],
];

const NOT_UNDERSTOOD: readonly [string, RequestInit, string, string?][] = [
  ['is no GraphQL', query('{ strategies('), 'syntax_error'],
  ['is empty', query(''), 'invalid_request'],
  ['asks for a field nobody knows', query('{ strategien { id } }'), 'invalid_document'],
  ['gives an argument nobody knows', query('{ strategies(colour: "green") { totalCount } }'), 'unknown_argument'],
  ['spreads a fragment within itself', query('{ ...A } fragment A on Query { __typename ...A }'), 'invalid_document'],
  [
    'spreads a fragment within itself by way of another',
    query('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
    'invalid_document',
  ],
  ['spreads a fragment nobody knows', query('{ ...A }'), 'invalid_document'],
  [
    'says a variable twice over',
    query('query ($n: Int, $n: Int) { strategies(first: $n) { totalCount } }'),
    'invalid_document',
  ],
  [
    'gives a wrong variable',
    query('query ($n: Int!) { strategies(first: $n) { totalCount } }', { n: 'many' }),
    'not_a_whole_number',
  ],
  ['lacks a variable', query('query ($n: Int!) { strategies(first: $n) { totalCount } }'), 'required'],
  [
    'names an operation that it lacks',
    post('{"query":"query A { __typename }","operationName":"B"}'),
    'unknown_operation',
  ],
  ['has two operations and names none', query('query A { __typename } query B { __typename }'), 'unknown_operation'],
  ['subscribes', query('subscription { strategies }'), 'invalid_document'],
  ['holds nothing', post('{}'), 'invalid_request'],
  ['is broken JSON', post('{"query":'), 'unreadable_body'],
  ['is a word', post('"query"'), 'unreadable_body'],
  ['is a batch', post('[{"query":"{ __typename }"},{"query":"{ __typename }"}]'), 'batching_disabled'],
  ['has a number for a query', post('{"query":5}'), 'invalid_request'],
  ['has a text for variables', post('{"query":"{ __typename }","variables":"{}"}'), 'invalid_request'],
  ['has a list for variables', post('{"query":"{ __typename }","variables":[1]}'), 'invalid_request'],
  ['is XML', post('<query/>', { 'content-type': 'application/xml' }), 'invalid_request'],
  [
    'is in another alphabet',
    post('{"query":"{ __typename }"}', { 'content-type': 'application/json; charset=iso-8859-1' }),
    'unreadable_body',
  ],
  [
    'only says that it is packed',
    post('{"query":"{ __typename }"}', { ...JSON_BODY, 'content-encoding': 'gzip' }),
    'unreadable_body',
  ],
  [
    'is packed in a way nobody knows',
    post('{"query":"{ __typename }"}', { ...JSON_BODY, 'content-encoding': 'zip' }),
    'unreadable_body',
  ],
  ['wants HTML', post('{"query":"{ __typename }"}', { ...JSON_BODY, accept: 'text/html' }), 'not_acceptable'],
  [
    'comes from a form of another page',
    post('query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }),
    'needs_preflight_header',
  ],
  [
    'comes as plain text of another page',
    post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' }),
    'needs_preflight_header',
  ],
  [
    'comes as an upload of another page',
    post('--x--', { 'content-type': 'multipart/form-data; boundary=x' }),
    'needs_preflight_header',
  ],
  ['is a link on another page', get(), 'needs_preflight_header', '?query={__typename}'],
  [
    'changes something by GET',
    get({ 'apollo-require-preflight': '1' }),
    'method_not_allowed',
    `?query=${encodeURIComponent('mutation { updateStrategy(input: { id: "x" }) { id } }')}`,
  ],
  [
    'has broken variables in its address',
    get({ 'apollo-require-preflight': '1' }),
    'invalid_request',
    '?query={__typename}&variables={',
  ],
  ['deletes', { method: 'DELETE', headers: JSON_BODY }, 'method_not_allowed'],
];

describe('the API', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp('SQLite', { sample: true });
  });
  afterAll(() => app.close());

  async function expectRefused(request: RequestInit, search: string, code: string, reason: string) {
    const { status, data, errors } = await app.send(request, search);
    expect(errors.map(({ extensions }) => [extensions['code'], extensions['reason']])).toEqual([[code, reason]]);
    expect(data).toBeNull();
    // What a resolver refuses is an answer of GraphQL; what is refused before is none.
    const isAnswer = reason === 'page_too_large';
    expect(isAnswer ? status === 200 : status >= 400 && status < 500).toBe(true);
    expect(JSON.stringify(errors)).not.toMatch(/stack|node_modules|\.[jt]s:/);
    expect(await app.visitor.get('{ strategies { totalCount } }')).toEqual({ strategies: { totalCount: 1 } });
  }

  it.each(TOO_MUCH)('refuses a query that %s', async (_what, request, reason) => {
    await expectRefused(request, '', 'LIMIT_EXCEEDED', reason);
  });

  it.each(NOT_UNDERSTOOD)('refuses a request that %s', async (_what, request, reason, search = '') => {
    await expectRefused(request, search, 'BAD_INPUT', reason);
  });

  it('refuses 501 measurements at once, and 15,000 just so', async () => {
    const indicator = await given(app).indicator();
    const organisation = await given(app).organisation();
    const submit = (count: number) =>
      app.ask('mutation ($input: SubmitMeasurementsInput!) { submitMeasurements(input: $input) { accepted { id } } }', {
        input: {
          measurements: Array.from({ length: count }, () => ({ indicator: indicator.id, organisation, year: 2020 })),
        },
      });
    for (const count of [501, 15_000]) {
      const { errors } = await submit(count);
      expect(errors.map(({ extensions }) => extensions)).toEqual([
        { code: 'LIMIT_EXCEEDED', reason: 'too_many', argument: 'measurements' },
      ]);
    }
  });

  it('answers what its own tools and its dashboards ask', async () => {
    const { __schema } = await app.visitor.get(
      getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true }),
    );
    expect(__schema.queryType.name).toBe('Query');
    const { strategy } = await app.visitor.get(DASHBOARD, { slug: 'indkoeb-med-mening' });
    expect(strategy.progress.themes).toHaveLength(3);
    const plan = await app.visitor.get(
      `query ($slug: String!, $years: [Int!]!) { strategy(slug: $slug) { themes { goals { indicators { comparison(years: $years, first: 0) {
        totalCount summaries { year lowerQuartile median upperQuartile }
      } } } } } }`,
      { slug: 'indkoeb-med-mening', years: years(5) },
    );
    expect(plan.strategy.themes).toHaveLength(3);
    const page = comparing(
      'nodes { rank organisation { code name } status values { year value missing } } summaries { median coverage { reported missing { organisation { code } reason } } }',
    );
    const { data, errors } = await app.visitor.ask(page, { years: years(5), first: 400 });
    expect([data, errors.map(({ extensions }) => extensions['reason'])]).toEqual([{ node: null }, ['not_an_id']]);
    expect(await app.send(get({ 'apollo-require-preflight': '1' }), '?query={__typename}')).toMatchObject({
      status: 200,
      data: { __typename: 'Query' },
    });
  });

  it('answers no request that was meant for another host', async () => {
    const { port } = new URL(app.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asking = request(
        { host: '127.0.0.1', port, path: '/graphql', agent: new Agent(), headers: { host: 'evil.example' } },
        (response) => resolve(response.resume().statusCode),
      );
      asking.once('error', reject).end();
    });
    expect(status).toBe(421);
  });
});

describe.each(DATABASE_KINDS)('an accident of ours on %s', (kind) => {
  let app: TestApp;
  const logged: string[] = [];
  beforeAll(async () => {
    app = await startApp(kind, { sample: true });
    const log = (message: unknown) => logged.push(String(Reflect.get(Object(message), 'stack')));
    app.server.app.useLogger({ error: log, warn: log, log });
    await app.server.database.storage.dataSource.query('DROP TABLE population');
    await app.server.database.storage.dataSource.query('DROP TABLE submission');
    await app.server.database.storage.dataSource.query('DROP TABLE joint_figure');
  });
  afterAll(() => app.close());

  it.each([
    ['behind a field', '{ organisations { nodes { population } } }'],
    [
      'behind a mutation',
      'mutation { submitMeasurements(input: { idempotencyKey: "12345678", measurements: [{ indicator: "SW5kaWNhdG9yOjAxODkwYTVkLWFjOTYtNzc0Yi1iY2NlLWIzMDIwOTlhODA1Nw", organisation: { country: "DK", code: "x" }, year: 2020 }] }) { accepted { id } } }',
    ],
    ['behind the progress', '{ strategy(slug: "indkoeb-med-mening") { progress { status } } }'],
  ])('%s is told without a detail, and logged with its stack', async (_where, text) => {
    logged.length = 0;
    const { errors } = await app.ask(text);
    expect(errors.length).toBeGreaterThan(0);
    for (const { message, extensions } of errors) {
      expect({ message, extensions }).toEqual({
        message: 'Something went wrong on our side. It has been logged; try again.',
        extensions: { code: 'INTERNAL', reason: 'internal' },
      });
    }
    expect(logged.join('\n')).toMatch(/(population|submission|joint_figure|SQLITE_ERROR)[\s\S]*\n\s+at /);
    expect(await app.visitor.get('{ strategies { totalCount } }')).toEqual({ strategies: { totalCount: 1 } });
  });
});
