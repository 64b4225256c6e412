import { ApolloServer } from '@apollo/server';
import { UsePipes, ValidationPipe } from '@nestjs/common';
import { Args, Context, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import {
  buildSchema,
  type DocumentNode,
  execute,
  type GraphQLSchema,
  getVariableValues,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { BadInput } from '../../src/domain/domain-error.js';
import { CompiledQueries, compiledQueriesPlugin } from '../../src/faces/execution/compiled-queries.js';
import { CompiledQuery, isCompilable } from '../../src/faces/execution/compiled-query.js';
import { resolveDirectly } from '../../src/faces/execution/direct-fields.js';

const SCHEMA = `
  interface Named { name: String }
  union Any = Leaf | Tree
  type Leaf implements Named { name: String size: Int! weight: Float flag: Boolean }
  type Tree implements Named {
    name: String! kind: Kind leaves(first: Int = 2): [Leaf!]! loaded(key: String): Leaf strict: [Leaf!] loose: [Leaf]
    any: [Any] named: Named grown: Tree matrix: [[Int]] broken: Leaf brokenList: [String] later: [Int]
    refused: String refusedLater: String! notFinite: Float notWhole: Int noList: [Int] stranger: Named unknown: Any where: String
  }
  enum Kind { OAK ELM }
  input Wish { first: Int name: String = "a wish" kinds: [Kind!] wish: Wish }
  type Query { tree(name: String, wish: Wish): Tree trees: [Tree!]! none: Tree id(id: ID!): ID }`;

const leaf = (size: unknown) => ({ __typename: 'Leaf', name: `leaf ${size}`, size, weight: -0, flag: true });

class Tree {
  readonly __typename = 'Tree';
  readonly kind = 'OAK';
  readonly matrix = [[1, null], null, new Set([2, 3])];
  readonly notFinite = Number.NaN;
  readonly notWhole = 0.5;
  readonly noList = 'text';
  readonly broken = new Error('broken');
  readonly brokenList = ['one', new Error('two'), 'three'];
  readonly stranger = { __typename: 'Nobody' };
  readonly unknown = {};
  readonly loose = [leaf(1), leaf(null), null];
  readonly strict = [leaf(1), null];
  readonly any = [leaf(3), this, null];
  readonly named = leaf(4);

  constructor(readonly name: unknown) {}

  leaves({ first }: { first: number }) {
    return Array.from({ length: first }, (_, index) => (index % 2 === 0 ? leaf(index) : Promise.resolve(leaf(index))));
  }

  loaded({ key }: { key?: string }, { loader }: { loader: DataLoader<string, unknown> }) {
    return loader.load(key ?? 'none');
  }

  async grown() {
    return new Tree(`${this.name}, grown`);
  }

  later() {
    return [Promise.resolve(1), 2, Promise.resolve(null)];
  }

  refused() {
    throw new Error('refused');
  }

  async refusedLater() {
    throw new Error('refused later');
  }

  where(_values: object, _context: object, { path }: { path: { key: string } }) {
    return path.key;
  }
}

function rootOf(schema: GraphQLSchema) {
  const fields = schema.getQueryType()?.getFields() ?? {};
  const resolve = (name: string, resolver: (values: Record<string, unknown>) => unknown) => {
    if (fields[name]) fields[name].resolve = (_source, values) => resolver(values);
  };
  resolve('tree', ({ name, wish }) => new Tree(wish === undefined ? name : JSON.stringify(wish)));
  resolve('trees', async () => [new Tree('one'), Promise.resolve(new Tree('two'))]);
  resolve('id', ({ id }) => id);
  return schema;
}

const schema = rootOf(buildSchema(SCHEMA));
const contextValue = () => ({
  loader: new DataLoader<string, unknown>(async (keys) =>
    keys.map((key) => (key === 'bad' ? new Error(key) : leaf(key.length))),
  ),
});

function operationOf({ definitions: [operation] }: DocumentNode) {
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The operation comes first.');
  return operation;
}

/** What both answer: the data as text, or null where there is an error. */
async function answers(query: string, variables: Record<string, unknown>) {
  const document = parse(query);
  const operation = operationOf(document);
  const expected = await execute({ schema, document, variableValues: variables, contextValue: contextValue() });
  const compiled = new CompiledQuery(schema, document, operation);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const found = coerced
    ? [await compiled.execute(contextValue(), coerced), await compiled.execute(contextValue(), coerced)]
    : [];
  return {
    expected: expected.errors ? null : JSON.stringify(expected.data),
    found: found.map((data) => data && JSON.stringify(data)),
  };
}

describe('a compiled query', () => {
  it.each<[string, Record<string, unknown>?]>([
    ['{ tree(name: "oak") { name kind } }'],
    ['{ b: tree(name: "b") { name } a: tree { __typename kind n: name } __typename }'.replace('n: name', 'm: matrix')],
    ['{ none { name } }'],
    ['{ trees { name grown { name grown { name kind } } kind } }'],
    [
      '{ tree(name: "t") { leaves { name size weight flag } few: leaves(first: 0) { size } many: leaves(first: 9) { size } } }',
    ],
    ['query ($n: Int) { tree(name: "t") { leaves(first: $n) { size } } }', { n: 3 }],
    ['query ($n: Int) { tree(name: "t") { leaves(first: $n) { size } } }', {}],
    ['query ($n: Int = 4) { tree(name: "t") { leaves(first: $n) { size } } }', {}],
    ['query ($w: Wish) { tree(wish: $w) { name } }', { w: { first: 1, kinds: 'ELM' } }],
    ['query ($w: Wish) { tree(wish: $w) { name } }', { w: null }],
    ['query ($w: Wish) { tree(name: "t", wish: $w) { name } }', {}],
    [
      'query ($f: Int, $k: Kind!) { tree(wish: { first: $f, kinds: [$k], wish: { first: $f } }) { name } }',
      { k: 'OAK' },
    ],
    ['query ($f: Int, $k: Kind!) { tree(wish: { first: $f, kinds: [$k], wish: {} }) { name } }', { k: 'OAK', f: null }],
    ['query ($id: ID!) { id(id: $id) }', { id: 7 }],
    [
      '{ tree(name: "t") { any { __typename ... on Named { name } ... on Leaf { size } ... on Tree { kind } } named { name ... on Leaf { size } } } }',
    ],
    [
      '{ tree(name: "t") { ...T ...T kind ... { name } } } fragment T on Tree { name grown { ...N } } fragment N on Named { name }',
    ],
    [
      '{ tree(name: "t") { grown { name } grown { kind named { name } } named { name } ...G } } fragment G on Tree { grown { named { __typename } } }',
    ],
    ['{ tree(name: "t") { matrix later } trees { later } }'],
    ['{ trees { a: loaded(key: "one") { size } b: loaded(key: "three") { name } loaded { size } } }'],
    ['{ tree(name: "t") { name: kind kind: name constructor: name toString: name then: name } }'],
  ])('answers as graphql-js does: %s', async (query, variables = {}) => {
    const { expected, found } = await answers(query, variables);
    expect(expected).not.toBeNull();
    expect(found).toEqual([expected, expected]);
  });

  it.each([
    '{ tree { name } }',
    '{ tree(name: "t") { broken { name } } }',
    '{ tree(name: "t") { brokenList } }',
    '{ tree(name: "t") { strict { size } } }',
    '{ tree(name: "t") { loose { size } } }',
    '{ tree(name: "t") { refused name } }',
    '{ tree(name: "t") { refusedLater name } }',
    '{ trees { grown { refusedLater } refused } }',
    '{ trees { loaded(key: "bad") { size } } }',
    '{ tree(name: "t") { notFinite } }',
    '{ tree(name: "t") { notWhole } }',
    '{ tree(name: "t") { noList } }',
    '{ tree(name: "t") { stranger { name } } }',
    '{ tree(name: "t") { unknown { __typename } } }',
  ])('leaves to graphql-js what it would report: %s', async (query) => {
    expect(await answers(query, {})).toEqual({ expected: null, found: [null, null] });
  });

  it('leaves to graphql-js a field that asks where in the answer it stands', async () => {
    expect(await answers('{ tree(name: "t") { where } }', {})).toEqual({
      expected: '{"tree":{"where":"where"}}',
      found: [null, null],
    });
  });

  it.each([
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Tree") { name } }',
    'query ($b: Boolean!) { tree @include(if: $b) { kind } }',
    '{ tree { ...T @skip(if: true) kind } } fragment T on Tree { name }',
    '{ __proto__: tree { kind } }',
  ])('is not made of %s', (query) => {
    const document = parse(query);
    expect(isCompilable(document, operationOf(document))).toBe(false);
  });
});

class Wish {
  first: number;
}

@Resolver('Tree')
class TreeResolver {
  readonly of = 'of';

  @ResolveField('name')
  name(@Parent() tree: Tree, @Context() context: object, @Args('language') language?: string) {
    return [this.of, tree, context, language];
  }

  @ResolveField('kind')
  @UsePipes(ValidationPipe)
  kind() {}

  @ResolveField('leaves')
  leaves(@Args('wish') _wish: Wish) {}

  @ResolveField('grown')
  grown(@Info() _info: object) {}

  @ResolveField('named')
  named(@Args('key', new ValidationPipe()) _key: string) {}

  any(_values: object) {}
}

describe('a field that is resolved directly', () => {
  const type = resolveDirectly(buildSchema(SCHEMA), [new TreeResolver(), {}]).getType('Tree');
  const fields = isObjectType(type) ? type.getFields() : {};

  it('is given what its parameters name', () => {
    const [tree, context] = [new Tree('x'), {}];
    expect(Reflect.apply(fields['name']?.resolve ?? Object, undefined, [tree, { language: 'SV' }, context])).toEqual([
      'of',
      tree,
      context,
      'SV',
    ]);
  });

  it('refuses a text that cannot be stored, as the pipe does', () => {
    const bad = { language: '\u0000' };
    expect(() => Reflect.apply(fields['name']?.resolve ?? Object, undefined, [null, bad, {}])).toThrow(BadInput);
  });

  it('is none with pipes of its own, an object to validate, or anything that only Nest can give', () => {
    const direct = Object.values(fields).flatMap(({ name, resolve }) => (resolve ? [name] : []));
    expect(direct).toEqual(['name']);
  });
});

describe('a server that compiles', () => {
  const seen = rootOf(buildSchema(SCHEMA));
  const type = seen.getType('Tree');
  // Only graphql-js knows the place in the answer.
  if (isObjectType(type) && type.getFields()['name']) {
    Object.assign(type.getFields()['name'] ?? {}, {
      resolve: (_source: unknown, _values: unknown, _context: unknown, info: object) => {
        try {
          return Reflect.get(info, 'path') && 'graphql-js';
        } catch {
          return 'compiled';
        }
      },
    });
  }
  const server = new ApolloServer({ schema: seen, plugins: [compiledQueriesPlugin()] });
  afterAll(() => server.stop());

  const executorOf = async (query: string, operationName?: string) => {
    const { body } = await server.executeOperation({ query, ...(operationName ? { operationName } : {}) });
    if (body.kind !== 'single') throw new Error('The answer comes in parts.');
    const { tree } = body.singleResult.data ?? {};
    return Reflect.get(Object(tree), 'name');
  };

  it('compiles a query when it is asked again', async () => {
    const query = '{ tree { name } }';
    expect([await executorOf(query), await executorOf(query), await executorOf(query)]).toEqual([
      'graphql-js',
      'compiled',
      'compiled',
    ]);
  });

  it('compiles each operation of a document by itself', async () => {
    const document = 'query A { tree { name } } query B { tree { kind name } }';
    expect([await executorOf(document, 'A'), await executorOf(document, 'B')]).toEqual(['graphql-js', 'graphql-js']);
    expect([await executorOf(document, 'A'), await executorOf(document, 'B')]).toEqual(['compiled', 'compiled']);
  });

  it('keeps the queries that were asked last, and no more', async () => {
    const queries = new CompiledQueries();
    const documents = Array.from({ length: 300 }, () => parse('{ tree { kind } }'));
    const find = (document: DocumentNode) => queries.find(seen, document, operationOf(document));
    expect(documents.map(find)).toEqual(documents.map(() => null));
    const [first, ...others] = documents.map(find);
    expect([first, ...others]).not.toContain(null);
    expect(queries.size).toBe(100);
    expect(documents.slice(-100).map(find)).toEqual(others.slice(-100));
    expect(documents.slice(0, 1).map(find)[0]).not.toBe(first);
  });

  it('gives up a query with fragments that multiply into too many fields, and answers it all the same', async () => {
    const levels = Array.from(
      { length: 8 },
      (_, n) =>
        `fragment F${n} on Tree { ${'abcd'
          .split('')
          .map((c) => `${c}: grown { ...F${n + 1} }`)
          .join(' ')} }`,
    );
    const query = `{ tree { name ...F4 } } ${levels.slice(4).join(' ')} fragment F8 on Tree { x1: kind x2: kind x3: kind x4: kind }`;
    expect([await executorOf(query), await executorOf(query), await executorOf(query)]).toEqual([
      'graphql-js',
      'graphql-js',
      'graphql-js',
    ]);
  });

  it('answers many at once, each with its own', async () => {
    const query =
      'query ($name: String, $n: Int) { trees { grown { leaves(first: $n) { size } } } tree(name: $name) { kind } }';
    const wanted = Array.from({ length: 200 }, (_, n) => n % 7);
    const found = await Promise.all(
      wanted.map(async (n) => {
        const { body } = await server.executeOperation({ query, variables: { n } });
        return body.kind === 'single' && JSON.stringify(body.singleResult.data).match(/"size"/g)?.length;
      }),
    );
    expect(found).toEqual(wanted.map((n) => (n === 0 ? undefined : 2 * n)));
  });
});
