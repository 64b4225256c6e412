import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema, type GraphQLSchema, isObjectType } from 'graphql';
import { ACCESS, type AccessRule } from '../../src/faces/access.js';
import { type AnswerError, DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { rootTypesOf } from '../support/root-types.js';
import { connect, subscribe } from '../support/subscriber.js';
import { ruleOf, undeclared, unknownTypes } from './access-law.js';
import { anyQuestion } from './any-question.js';

/** Whoever is nobody yet becomes somebody by these. */
const OPEN_MUTATIONS = ['Mutation.requestPasswordReset', 'Mutation.setPassword', 'Mutation.signIn'];
const NEED_SOMEBODY: readonly (AccessRule | null)[] = ['SIGNED_IN', 'ACCOUNT', 'POLICY'];

describe.each(DATABASE_KINDS)('the rules of who may ask on %s', (kind) => {
  let app: TestApp;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    app = await startApp(kind);
    ({ schema } = app.server.app.get(GraphQLSchemaHost));
  });
  afterAll(() => app.close());

  it('are declared by every root field, and by every field that can lead to something not public', () => {
    expect(undeclared(schema)).toEqual([]);
  });

  it('are demanded of no type that there is not', () => {
    expect(unknownTypes(schema)).toEqual([]);
  });

  it('let visitors change nothing but their being visitors', () => {
    const open = fieldsBy((rule) => !NEED_SOMEBODY.includes(rule));
    expect(open.filter((field) => field.startsWith('Mutation.')).sort()).toEqual(OPEN_MUTATIONS);
  });

  it('refuse visitors what needs somebody, all in the same words, and nothing else', async () => {
    const refused = await refusedWith({}, { code: 'UNAUTHENTICATED', reason: 'not_signed_in' });
    expect(refused).toEqual(fieldsBy((rule) => NEED_SOMEBODY.includes(rule)));
  });

  it('refuse keys what needs an account, all in the same words, and nothing else', async () => {
    const refused = await refusedWith({ ...app.operator }, { code: 'FORBIDDEN', reason: 'not_for_keys' });
    expect(refused).toEqual(fieldsBy((rule) => rule === 'ACCOUNT'));
  });

  /** The root fields whose rule is one of them. */
  function fieldsBy(isOne: (rule: AccessRule | null) => boolean): string[] {
    return rootTypesOf(schema).flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => (isOne(ruleOf(field)) ? [`${type.name}.${field.name}`] : [])),
    );
  }

  /** The root fields that are refused in this way, asked one by one for things that there are not. */
  async function refusedWith(headers: Readonly<Record<string, string>>, refusal: object): Promise<string[]> {
    const refused: string[] = [];
    for (const { type, field } of rootTypesOf(schema).flatMap(fieldsOf)) {
      const errors = await errorsOf(anyQuestion(kindOf(type.name), field), headers);
      const isRefused = errors.some(({ extensions }) =>
        Object.entries(refusal).every(([name, value]) => extensions[name] === value),
      );
      if (isRefused) refused.push(`${type.name}.${field.name}`);
    }
    return refused;
  }

  async function errorsOf(
    { query, variables }: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> },
    headers: Readonly<Record<string, string>>,
  ): Promise<readonly AnswerError[]> {
    if (!query.startsWith('subscription')) return (await app.visitor.ask(query, variables, headers)).errors;
    const client = connect(app.url, headers);
    // One of something that there is would never be over.
    const errors: unknown = await subscribe(client, query, variables).over;
    await client.dispose();
    return Array.isArray(errors) ? errors : [];
  }
});

function fieldsOf(type: ReturnType<typeof rootTypesOf>[number]) {
  return Object.values(type.getFields()).map((field) => ({ type, field }));
}

function kindOf(root: string): 'query' | 'mutation' | 'subscription' {
  if (root === 'Mutation') return 'mutation';
  return root === 'Subscription' ? 'subscription' : 'query';
}

describe('it would be noticed if not:', () => {
  const SCHEMA = `
    interface Node { id: ID! }
    type Query { open: Int account: Account node: Node }
    type Subscription { changed: Int }
    type Account implements Node { id: ID! email: String }
    type Strategy { title: String state(view: String): String viewerMay: StrategyAbilities }
    type StrategyAbilities { edit: Boolean }
    type Indicator { code: String measurements: MeasurementConnection latest: [Measurement!] }
    type MeasurementConnection { nodes: [Measurement!]! edges: [MeasurementEdge!]! }
    type MeasurementEdge { node: Measurement! }
    type Measurement implements Node { id: ID! value: Float indicator: Indicator }`;
  const DECLARED = {
    ...{ 'Query.open': 'PUBLIC', 'Query.account': 'ACCOUNT', 'Query.node': 'NARROWED' },
    ...{ 'Subscription.changed': 'PUBLIC', 'Account.email': 'ACCOUNT' },
    ...{ 'Strategy.state': 'NARROWED', 'Strategy.viewerMay': 'NARROWED' },
    ...{ 'Indicator.measurements': 'NARROWED', 'Indicator.latest': 'NARROWED', 'Measurement.indicator': 'PUBLIC' },
  };
  const RESOLVED = ['Indicator.measurements', 'Indicator.code', 'Measurement.indicator', 'Strategy.title'];

  it('all are declared', () => {
    expect(undeclared(schemaWith(DECLARED))).toEqual([]);
  });

  it('none is declared', () => {
    expect(undeclared(schemaWith({})).map((sentence) => sentence.split(' ')[0])).toEqual(Object.keys(DECLARED));
    expect(undeclared(schemaWith({}))).toContain(
      "Indicator.latest does not say who may ask for it, but it leads to Measurement, where there are drafts, and figures of unnamed participants: put @Access('…') ahead of it, with one of PUBLIC, NARROWED, SIGNED_IN, ACCOUNT, POLICY.",
    );
  });

  it.each(Object.keys(DECLARED))('%s alone is not declared, or by a rule that there is not', (path) => {
    for (const rule of [null, 'EVERYBODY']) {
      const found = undeclared(schemaWith({ ...DECLARED, [path]: rule }));
      expect(found).toEqual([expect.stringMatching(new RegExp(`^${path} does not say`))]);
    }
  });

  it('a type is named that there is not', () => {
    expect(unknownTypes(schemaWith({}))).toContain('Viewer');
    expect(unknownTypes(schemaWith({}))).not.toContain('Measurement');
  });

  function schemaWith(rules: Readonly<Record<string, string | null>>): GraphQLSchema {
    const schema = buildSchema(SCHEMA);
    for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
      for (const field of Object.values(type.getFields())) {
        const path = `${type.name}.${field.name}`;
        if (rules[path]) field.extensions = { [ACCESS]: rules[path] };
        if (RESOLVED.includes(path)) field.resolve = function ownMethod() {};
      }
    }
    return schema;
  }
});
