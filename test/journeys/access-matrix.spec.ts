import { GraphQLSchemaHost } from '@nestjs/graphql';
import { ROLES } from '../../src/domain/actor.js';
import { type AnswerError, DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { nameOf, newAsking, type Who } from '../support/askers.js';
import type { Operation, Outcome } from '../support/operation.js';
import { OPERATIONS } from '../support/operations.js';
import { type Place, placesIn, RELATIONS, type Relation } from '../support/places.js';
import { rootTypesOf } from '../support/root-types.js';
import { connect, subscribe } from '../support/subscriber.js';
import { whileChanging } from '../support/while-changing.js';

const WHO: readonly Who[] = [
  { kind: 'visitor', role: null },
  ...ROLES.map((role): Who => ({ kind: 'account', role })),
  ...(['REPORTER', 'VIEWER', 'ADMIN'] as const).map((role): Who => ({ kind: 'key', role })),
];

/** What comes for whom, by where it is asked for. */
type Outcomes = Readonly<Record<string, Readonly<Record<string, Outcome>>>>;

function titleOf({ field, use }: Operation): string {
  return use === undefined ? field : `${field}: ${use}`;
}

describe.each(DATABASE_KINDS)('who may do what on %s', (kind) => {
  let app: TestApp;
  let places: Readonly<Record<Relation, Place>>;
  beforeAll(async () => {
    app = await startApp(kind);
    places = await placesIn(app);
  });
  afterAll(() => app.close());

  it('is said of every field at the top of the schema, and of nothing else', () => {
    const { schema } = app.server.app.get(GraphQLSchemaHost);
    const fields = rootTypesOf(schema).flatMap((type) =>
      Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
    );
    expect([...new Set(OPERATIONS.map(({ field }) => field))].sort()).toEqual(fields.sort());
  });

  it.each(OPERATIONS.map((operation) => ({ title: titleOf(operation), operation })))(
    '$title',
    async ({ operation }) => {
      const relations = operation.isOfNoPlace ? RELATIONS.slice(0, 1) : RELATIONS;
      const expected = tableOf(relations, async (who, relation) => operation.expected(who, relation));
      expect(await tableOf(relations, (who, relation) => outcomeOf(operation, who, relation))).toEqual(await expected);
    },
    60_000,
  );

  async function tableOf(
    relations: readonly Relation[],
    cellOf: (who: Who, relation: Relation) => Promise<Outcome>,
  ): Promise<Outcomes> {
    const table: Record<string, Record<string, Outcome>> = {};
    for (const relation of relations) {
      const outcomes: Record<string, Outcome> = {};
      for (const who of WHO) outcomes[nameOf(who)] = await cellOf(who, relation);
      table[relation] = outcomes;
    }
    return table;
  }

  /** Asked by somebody new each time: what one does to itself is no matter for the next. */
  async function outcomeOf(operation: Operation, who: Who, relation: Relation): Promise<Outcome> {
    const place = places[relation];
    const { headers, self } = await newAsking(app, who, places['own organisation'].organisation);
    const cell = { app, place, self };
    const variables = { ...(await operation.variables?.(cell)) };
    const { data, errors } = await (operation.field.startsWith('Subscription.')
      ? firstOf(operation.document, variables, headers, place)
      : app.visitor.ask(operation.document, variables, headers));
    const [error] = errors;
    if (error) return `${error.extensions['code']} ${error.extensions['reason']}`;
    return operation.says?.(data, cell) ?? 'done';
  }

  /** The first change that is told. */
  async function firstOf(
    document: string,
    variables: Record<string, unknown>,
    headers: Readonly<Record<string, string>>,
    place: Place,
  ): Promise<{ readonly data: unknown; readonly errors: readonly AnswerError[] }> {
    const client = connect(app.url, headers);
    const subscriber = subscribe(client, document, variables);
    const refused = subscriber.over.then((errors) => ({ data: null, errors: Array.isArray(errors) ? errors : [] }));
    const told = subscriber.next().then(({ data = null, errors = [] }) => ({ data, errors }));
    const first = await whileChanging(() => changed(place), Promise.race([refused, told]));
    await client.dispose();
    return first;
  }

  function changed({ joined }: Place): Promise<unknown> {
    return app.get('mutation ($input: UpdateStrategyInput!) { updateStrategy(input: $input) { id } }', {
      input: { id: joined.strategy.id, title: [{ language: 'DA', text: 'Ny titel' }] },
    });
  }
});
