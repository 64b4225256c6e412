import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { loadSample } from '../../src/commands/sample.js';
import type { Execution } from '../../src/faces/graphql-options.js';
import { type RunningServer, startServer } from '../../src/main.js';
import { READ_ANEW } from '../support/count-statements.js';
import { DASHBOARD } from '../support/dashboard.js';
import { type FreshDatabase, freshDatabase } from '../support/databases.js';
import { signedInAs } from '../support/sample-account.js';
import { testSettings } from '../support/test-settings.js';

const SLUG = 'indkoeb-med-mening';
/** A query is compiled when it is asked for the second time. */
const TIMES = { ordinary: 1, compiled: 3 };

interface Asked {
  readonly search?: string;
  readonly init?: RequestInit;
}

interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

describe('compiled execution', () => {
  let fresh: FreshDatabase;
  let requests: readonly Asked[];
  let plain: readonly string[];
  let ids: readonly string[];
  let cookie: string;
  const answers: Partial<Record<Execution, Answer[][]>> = {};
  const promised: Partial<Record<Execution, boolean>> = {};

  const start = (execution: Execution) =>
    startServer(testSettings(fresh.environment), {
      execution,
      now: () => '2026-11-01T12:00:00.000Z',
      prepare: async (database) => {
        await loadSample(database);
      },
    });

  beforeAll(async () => {
    fresh = await freshDatabase('SQLite');
    for (const execution of ['ordinary', 'compiled'] as const) {
      const server = await start(execution);
      const { schema } = server.app.get(GraphQLSchemaHost);
      ids ??= await someIds(server);
      plain ??= everyField(schema, ids);
      cookie ??= await administratorsCookie(server);
      requests ??= [
        ...plain.map((query) => post({ query }, { cookie })),
        ...plain.map((query) => post({ query })),
        ...handWritten(ids),
      ];
      promised[execution] = idIsPromised(schema);
      const heard: Answer[][] = [];
      for (const request of requests) {
        const same: Answer[] = [];
        for (let time = 0; time < TIMES[execution]; time += 1) same.push(await answerOf(server, request));
        heard.push(same);
      }
      answers[execution] = heard;
      await server.close();
    }
  }, 240_000);
  afterAll(() => fresh.remove());

  it('answers every kind of request as graphql-js and Nest do, to the byte, however often it was asked', () => {
    expect(requests.length).toBeGreaterThan(100);
    const different = requests.filter((_request, index) => {
      const [wanted] = answers.ordinary?.[index] ?? [];
      return JSON.stringify(answers.compiled?.[index]) !== JSON.stringify([wanted, wanted, wanted]);
    });
    expect(different).toEqual([]);
  });

  it('was asked for every field of every type', () => {
    const refused = plain.filter((_query, index) => !answers.ordinary?.[index]?.[0]?.body.startsWith('{"data":{'));
    expect(refused).toEqual([]);
    expect(plain.length).toBeGreaterThan(30);
  });

  it('calls the resolvers of fields without a detour', () => {
    expect(promised).toEqual({ ordinary: true, compiled: false });
  });
});

async function answerOf({ url }: RunningServer, { search = '', init = {} }: Asked): Promise<Answer> {
  const response = await fetch(`${url}/graphql${search}`, { ...init, headers: { origin: url, ...init.headers } });
  const headers = [...response.headers].filter(([name]) => name !== 'date');
  return { status: response.status, headers, body: await response.text() };
}

function post(body: unknown, headers: Readonly<Record<string, string>> = {}): Asked {
  return {
    init: {
      method: 'POST',
      headers: { ...READ_ANEW, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    },
  };
}

function get(parameters: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Asked {
  return {
    search: `?${new URLSearchParams(parameters)}`,
    init: { headers: { ...READ_ANEW, 'apollo-require-preflight': 'yes', ...headers } },
  };
}

function idIsPromised(schema: GraphQLSchema): boolean {
  const goal = schema.getType('Goal');
  const resolve: unknown = isObjectType(goal) ? goal.getFields()['id']?.resolve : undefined;
  if (typeof resolve !== 'function') throw new Error('A goal has an id.');
  return resolve({ id: '01890a5d-ac96-774b-bcce-b302099a8057' }, {}, {}, {}) instanceof Promise;
}

/** As who nothing is refused that only somebody may ask. */
async function administratorsCookie(server: RunningServer): Promise<string> {
  const [line = ''] = (await signedInAs(server, 'ADMIN')).lastSetCookies();
  return line.slice(0, line.indexOf(';'));
}

/** Of a strategy, a theme, a goal, an indicator, its use, an organisation. */
async function someIds({ url }: RunningServer): Promise<string[]> {
  const query = `{ strategy(slug: "${SLUG}") { id owner { id } themes { id goals { id indicators { id indicator { id } } } } } }`;
  const response = await fetch(`${url}/graphql`, post({ query }).init);
  const text = await response.text();
  return [...text.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id);
}

/** How to reach what needs arguments. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  'Query.strategy': `(slug: "${SLUG}")`,
  'Query.indicator': '(code: "e-procurement")',
  'Query.organisation': '(ref: { code: "9901", country: "DK" })',
  'GoalIndicator.comparison': '(years: [2022, 2023], first: 5)',
};

/** A query for each type that can be reached: all its fields, with a name for what they lead to. */
function everyField(schema: GraphQLSchema, ids: readonly string[]): string[] {
  const root = schema.getQueryType();
  if (!root) return [];
  const ways = new Map<GraphQLObjectType, (selected: string) => string>([[root, (selected) => `{ ${selected} }`]]);
  const queries: string[] = [];
  for (const [type, way] of ways) {
    const selected: string[] = [];
    for (const field of Object.values(type.getFields())) {
      const given = ARGUMENTS[`${type.name}.${field.name}`];
      if (given === undefined && field.args.some(isRequiredArgument)) continue;
      const target = getNamedType(field.type);
      selected.push(`${field.name}${given ?? ''}${isLeafType(target) ? '' : ' { __typename }'}`);
      if (isObjectType(target) && !ways.has(target)) {
        ways.set(target, (inner) => way(`${field.name}${given ?? ''} { ${inner} }`));
      }
    }
    queries.push(way(selected.join(' ')));
  }
  const node = schema.getType('Node');
  const each = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
  const onEach = each.map(({ name }) => `... on ${name} { as${name}: id }`).join(' ');
  return [...queries, ...ids.slice(0, 8).map((id) => `{ node(id: "${id}") { id __typename ${onEach} } }`)];
}

/** What people and programs ask for, well or badly. */
function handWritten([strategy = '', owner = '', ...others]: readonly string[]): Asked[] {
  const page =
    'query Page($first: Int, $after: String) { indicators(first: $first, after: $after) { nodes { code title } pageInfo { hasNextPage endCursor } } }';
  const texts =
    'query ($language: Language) { strategy(slug: "indkoeb-med-mening") { title(language: $language) themes { title(language: $language) } } }';
  const two =
    'query A { strategies { totalCount } } query B { organisations(first: 1) { nodes { ...O } } } fragment O on Organisation { code name }';
  const when =
    'query ($yes: Boolean!, $no: Boolean = false) { strategies { totalCount @include(if: $yes) nodes @skip(if: $no) { ...S @include(if: $yes) slug } } } fragment S on Strategy { id title }';
  const any =
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Strategy { slug } ... on Goal { code } ... on Organisation { name } } }';
  const deep =
    'query ($n: Int!) { strategies(first: $n) { nodes { themes { goals { indicators { indicator { code } } } } } } }';
  const small = '{ strategies { totalCount nodes { slug } } }';
  const progress = (given: string, selected: string) =>
    `{ strategy(slug: "${SLUG}") { progress${given} { ${selected} } } }`;
  return [
    post({ query: DASHBOARD, variables: { slug: SLUG } }),
    post({ query: DASHBOARD, variables: { slug: SLUG, organisation: { code: '9902', country: 'DK' } } }),
    post({ query: DASHBOARD, variables: { slug: SLUG, organisation: { code: 'nobody', country: 'DK' }, year: 2023 } }),
    post({ query: DASHBOARD, variables: { slug: 'no-such' } }),
    post({ query: DASHBOARD, variables: {} }),
    post({ query: DASHBOARD, variables: { slug: SLUG, targets: 'NOBODYS' } }),
    post({ query: DASHBOARD, variables: { slug: SLUG, organisation: { code: '9902' } } }),
    post({ query: DASHBOARD, variables: { slug: SLUG, organisation: { code: '9902', country: 'DK', colour: 1 } } }),
    post({ query: DASHBOARD, variables: { slug: SLUG, year: '2023' } }),
    ...[{}, { first: 2 }, { first: null }, { first: 0 }, { first: -1 }, { first: 201 }, { first: 2.5 }].map(
      (variables) => post({ query: page, variables }),
    ),
    ...['', 'broken', 'WyJ4Il0'].map((after) => post({ query: page, variables: { first: 1, after } })),
    ...[{}, { language: 'DA' }, { language: 'SV' }, { language: null }, { language: 'FR' }].map((variables) =>
      post({ query: texts, variables }),
    ),
    ...['sv', 'en-GB, sv;q=0.5', 'fr', '*'].map((language) => post({ query: texts }, { 'accept-language': language })),
    ...['A', 'B', 'C', '', null, 7].map((operationName) => post({ query: two, operationName })),
    ...[{ yes: true }, { yes: false }, { yes: true, no: true }, {}, { yes: 'yes' }].map((variables) =>
      post({ query: when, variables }),
    ),
    ...[
      [strategy, owner],
      [],
      [strategy, 'bad'],
      [strategy.slice(2)],
      'one',
      null,
      Array(101).fill(strategy),
      others.slice(0, 20),
    ].map((ids) => post({ query: any, variables: { ids } })),
    post({ query: '{ node(id: "bad") { id } strategies { totalCount } }' }),
    post({
      query:
        '{ organisation(ref: { code: "9901", country: "DK" }) { name kind parent { name } populations { year population } } }',
    }),
    post({
      query: 'query ($code: String!) { organisation(ref: { code: $code, country: "DK" }) { name } }',
      variables: { code: '9901' },
    }),
    post({
      query: 'query ($code: String!) { organisation(ref: { code: $code, country: "DK" }) { name } }',
      variables: { code: 'a\u0000b' },
    }),
    post({ query: '{ organisation(ref: {}) { name } }' }),
    post({ query: '{ strategy { id } }' }),
    post({ query: `{ strategy(slug: "${SLUG}", id: "${strategy}") { id } }` }),
    post({ query: progress('(year: 2022)', 'year status coverage { missing(first: 2) { reason } }') }),
    post({ query: progress('(year: 2022)', 'coverage { missing(first: 1001) { reason } }') }),
    post({ query: progress('(year: 1)', 'year status reason') }),
    post({ query: progress('(organisation: { code: "9900", country: "DK" })', 'status organisation { name }') }),
    post({ query: progress('(asOf: "2024-01-01T00:00:00Z")', 'year status') }),
    post({ query: progress('(asOf: "yesterday")', 'year status') }),
    post({
      query: progress(
        '',
        'a: explanation(language: SV) b: explanation(language: EN) __typename themes { theme { code } goals { __typename leftOut { reason } } }',
      ),
    }),
    post({ query: `{ a: strategy(slug: "${SLUG}") { slug } b: strategy(slug: "none") { slug } __typename }` }),
    post({ query: '{ __proto__: strategies { totalCount } constructor: strategies { totalCount } then: __typename }' }),
    post({ query: '{ __schema { queryType { name } types { name kind } } }' }),
    post({
      query:
        '{ __type(name: "Goal") { name fields { name type { name kind ofType { name } } } } strategies { totalCount } }',
    }),
    post({ query: '{ strategies { nope } }' }),
    post({ query: '{ strategies { totalCount' }),
    post({ query: '' }),
    post({ variables: {} }),
    post({ query: small, variables: 'text' }),
    post({ query: small, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
    post([{ query: small }]),
    post({ query: 'mutation { nothing }' }),
    post({ query: 'subscription { nothing }' }),
    post({ query: `{ ${'x'.repeat(100_001)} }` }),
    post({ query: `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: strategies { totalCount }`).join(' ')} }` }),
    ...[1, 200, 1].map((n) => post({ query: deep, variables: { n } })),
    post({ query: small }, { accept: 'application/graphql-response+json' }),
    post({ query: small }, { accept: 'text/html' }),
    post({ query: small }, { accept: 'multipart/mixed' }),
    post({ query: small }, { 'if-none-match': '"x"' }),
    post({ query: small }, { 'content-type': 'text/plain' }),
    get({ query: small }),
    get({ query: page, variables: '{"first":1}' }),
    get({ query: page, variables: '{' }),
    get({ query: two, operationName: 'B' }),
    get({ query: 'mutation { nothing }' }),
    get({ query: small }, { 'apollo-require-preflight': '' }),
    get({}),
    { init: { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' } },
    { init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' } },
  ];
}
