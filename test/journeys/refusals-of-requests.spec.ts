import { startApp, type TestApp } from '../support/app.js';
import { given, type OrganisationRef, type Plan, text } from '../support/given.js';

const times = (count: number, part: (index: number) => string) => Array.from({ length: count }, (_, n) => part(n));

describe('a request', () => {
  let app: TestApp;
  let plan: Plan;
  let participant: OrganisationRef;
  const logged: string[] = [];
  beforeAll(async () => {
    app = await startApp('SQLite', { now: () => '2025-03-01T08:00:00.000Z' });
    const log = (message: unknown) => logged.push(String(message));
    app.server.app.useLogger({ error: log, warn: log, log });
    participant = await given(app).organisation();
    plan = await given(app).plan({ participants: [participant] });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    logged.length = 0;
  });
  afterEach(() => expect(logged).toEqual([]));

  describe('with a long text', () => {
    const lengthened = (query: string, length: number) => query + ','.repeat(length - query.length);

    it('is answered up to 100,000 characters', async () => {
      const { status, data } = await app.ask(lengthened('{ __typename }', 100_000));
      expect([status, data]).toEqual([200, { __typename: 'Query' }]);
    });

    it.each([100_001, 1_900_000])('of %d characters is refused before it is read', async (length) => {
      expect(await app.ask(lengthened('{ is not even (GraphQL', length))).toEqual({
        status: 400,
        data: null,
        errors: [
          {
            message: 'A query has at most 100,000 characters. Send long values as variables.',
            extensions: { code: 'LIMIT_EXCEEDED', reason: 'query_too_long', limit: 100_000 },
          },
        ],
      });
    });

    it('and a hundred faults is told where each of them stands', async () => {
      const query = lengthened(`{ strategies(${times(150, (n) => `a${n}: 1`).join(' ')}) { totalCount } }`, 100_000);
      const { errors } = await app.ask(query);
      expect(errors).toHaveLength(101);
      expect(errors[7]?.extensions).toEqual({ code: 'BAD_INPUT', reason: 'unknown_argument', argument: 'a7' });
      expect(errors.at(-1)?.extensions).toEqual({ code: 'BAD_INPUT', reason: 'too_many_errors' });
    });
  });

  const SUBMIT =
    'mutation ($input: SubmitMeasurementsInput!) { submitMeasurements(input: $input) { refused { argument message } } }';

  it('with more wrong values than anybody reads is told so, and not logged', async () => {
    const measurement = { indicator: plan.indicator.id, organisation: participant, year: 'x' };
    const { status, errors } = await app.ask(SUBMIT, { input: { measurements: Array(60).fill(measurement) } });
    expect([status, errors.length]).toEqual([400, 51]);
    expect(errors[1]?.extensions).toEqual({
      code: 'BAD_INPUT',
      reason: 'not_a_year',
      argument: 'measurements[1].year',
    });
    expect(errors.at(-1)?.extensions).toEqual({ code: 'BAD_INPUT', reason: 'too_many_errors' });
  });

  it('that sends the hash of a query is told to send the query', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } };
    const { errors } = await app.send({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ extensions }),
    });
    expect(errors).toEqual([
      {
        // What Apollo's clients look for.
        message: 'PersistedQueryNotFound',
        extensions: { code: 'BAD_INPUT', reason: 'persisted_query_not_found' },
      },
    ]);
  });

  describe('names the argument at fault alike', () => {
    const wrong = () => ({ indicator: plan.indicator.id, organisation: participant, year: 'x' });

    it.each<[string, string, () => object]>([
      ['whatever the variable is called', SUBMIT, () => ({ input: { measurements: [wrong()] } })],
      ['whatever else it is called', SUBMIT.replaceAll('$input', '$i'), () => ({ i: { measurements: [wrong()] } })],
      [
        'for a variable within the input',
        'mutation ($all: [MeasurementInput!]!) { submitMeasurements(input: { measurements: $all }) { refused { code } } }',
        () => ({ all: [wrong()] }),
      ],
      [
        'for a variable deep within the input',
        'mutation ($one: MeasurementInput!) { submitMeasurements(input: { measurements: [$one] }) { refused { code } } }',
        () => ({ one: wrong() }),
      ],
      [
        'for a variable of a single value',
        `mutation ($indicator: ID!, $organisation: OrganisationRef!, $y: Int!) {
           submitMeasurements(input: { measurements: [{ indicator: $indicator, organisation: $organisation, year: $y }] }) { refused { code } }
         }`,
        () => ({ indicator: plan.indicator.id, organisation: participant, y: 'x' }),
      ],
      [
        'in a fragment',
        `mutation ($i: SubmitMeasurementsInput!) { ...All }
         fragment All on Mutation { submitMeasurements(input: $i) { refused { code } } }`,
        () => ({ i: { measurements: [wrong()] } }),
      ],
    ])('%s', async (_case, query, variables) => {
      expect(await app.refusal(query, variables())).toMatchObject({
        code: 'BAD_INPUT',
        reason: 'not_a_year',
        argument: 'measurements[0].year',
      });
    });

    it('where a value is missing or nobody knows its field', async () => {
      const query = 'mutation ($s: UpdateStrategyInput!) { updateStrategy(input: $s) { id } }';
      expect(await app.refusal(query, { s: {} })).toMatchObject({ reason: 'required', argument: 'id' });
      expect(await app.refusal(query, { s: { id: 'x', colour: 1 } })).toMatchObject({
        reason: 'unknown_argument',
        argument: 'colour',
      });
      expect(await app.refusal(query, {})).toMatchObject({ reason: 'required', argument: 'input' });
    });

    it('in the operation that is asked for', async () => {
      const body = {
        query: `query A($n: Int) { strategies(first: $n) { totalCount } }
                query B($n: Int) { strategy(slug: "x") { progress(year: $n) { year } } }`,
        operationName: 'B',
        variables: { n: 2020.5 },
      };
      const { errors } = await app.send({
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(errors.map(({ extensions }) => extensions)).toEqual([
        { code: 'BAD_INPUT', reason: 'not_a_year', argument: 'year' },
      ]);
    });
  });

  describe('is refused in a sentence', () => {
    const mutation = (name: string, type: string) => `mutation ($i: ${type}!) { ${name}(input: $i) { id } }`;
    const indicator = () => ({
      owner: participant,
      code: 'ny',
      title: text('x'),
      definition: text('x'),
      unit: 'stk.',
      valueKind: 'NUMBER',
      direction: 'INCREASE',
      aggregation: 'MEAN',
    });
    const CREATE_INDICATOR = mutation('createIndicator', 'CreateIndicatorInput');
    const LEAVE_OUT = mutation('leaveOutGoal', 'LeaveOutGoalInput');
    const leftOut = (reason: string) => ({ goal: plan.goal.id, organisation: participant, reason });

    it.each<[string, string, () => object, object]>([
      [
        'an empty text',
        CREATE_INDICATOR,
        () => ({ ...indicator(), unit: '' }),
        { argument: 'unit', reason: 'too_short', message: "'unit' must have 1 to 40 characters." },
      ],
      [
        'a long text',
        CREATE_INDICATOR,
        () => ({ ...indicator(), unit: 'x'.repeat(41) }),
        { argument: 'unit', reason: 'too_long', message: "'unit' must have 1 to 40 characters." },
      ],
      [
        'a long text in a language',
        CREATE_INDICATOR,
        () => ({ ...indicator(), title: text('x'.repeat(10_001)) }),
        {
          argument: 'title[0].text',
          reason: 'too_long',
          message: "'title[0].text' must have 1 to 10,000 characters.",
        },
      ],
      [
        'a long reason',
        mutation('setTargets', 'SetTargetsInput'),
        () => ({ goalIndicator: plan.use.id, targets: [], reason: 'x'.repeat(2_001) }),
        { argument: 'reason', reason: 'too_long', message: "'reason' must have at most 2,000 characters." },
      ],
      [
        'too many entries',
        mutation('setTargets', 'SetTargetsInput'),
        () => ({
          goalIndicator: plan.use.id,
          targets: Array.from({ length: 101 }, (_, n) => ({ year: 2021 + n, value: 1 })),
        }),
        { argument: 'targets', reason: 'too_many', message: "'targets' must have at most 100 entries; it has 101." },
      ],
      [
        'no reason at all',
        LEAVE_OUT,
        () => leftOut(''),
        { argument: 'reason', reason: 'required', message: "'reason' must not be blank." },
      ],
      [
        'a blank reason',
        LEAVE_OUT,
        () => leftOut(' \n'),
        { argument: 'reason', reason: 'required', message: "'reason' must not be blank." },
      ],
      [
        'a change of nothing',
        mutation('updateStrategy', 'UpdateStrategyInput'),
        () => ({ id: plan.strategy.id, reason: 'because' }),
        {
          argument: 'title',
          reason: 'nothing_to_change',
          message: "Say what is to change: give a new 'title', a new 'summary' or both.",
        },
      ],
    ])('for %s', async (_case, query, input, expected) => {
      expect(await app.refusal(query, { i: input() })).toMatchObject(expected);
    });

    it('for no measurements at all', async () => {
      expect(await app.refusal(SUBMIT, { input: { measurements: [] } })).toEqual({
        code: 'BAD_INPUT',
        reason: 'too_few',
        argument: 'measurements',
        message: "'measurements' must have at least 1 entry.",
      });
    });

    it.each([
      ['{ strategy { id } }', "Name the strategy by its 'id' or by its 'slug'; neither is given."],
      ['{ indicator { id } }', "Name the indicator by its 'id' or by its 'code'; neither is given."],
      [
        '{ indicator(id: "SW5kaWNhdG9yOjAxODkwYTVkLWFjOTYtNzc0Yi1iY2NlLWIzMDIwOTlhODA1Nw", code: "x") { id } }',
        "Name the indicator by its 'id' or by its 'code'; both are given.",
      ],
    ])('for %s', async (query, message) => {
      expect(await app.refusal(query)).toMatchObject({ code: 'BAD_INPUT', message });
    });

    it('for a ratio, with what it is made of', async () => {
      const { id } = await given(app).indicator({
        valueKind: 'SHARE',
        unit: '%',
        aggregation: 'RATIO_OF_SUMS',
        minimum: 0,
        maximum: 100,
      });
      const measurement = { indicator: id, organisation: participant, year: 2024 };
      const { refused } = await given(app).submitted([
        { ...measurement, numerator: 4, denominator: 3 },
        { ...measurement, value: 100.000001 },
      ]);
      expect(refused.map(({ message }: { message: string }) => message)).toEqual([
        'The numerator 4 and the denominator 3 give 133.333, above the most allowed, 100.',
        "'measurements[1].value' is 100.000001, above the most allowed, 100.",
      ]);
    });
  });

  it('that changes nothing leaves the version and the history alone', async () => {
    const stored = () =>
      app.server.database.read(async (session) => [
        await session.rows('SELECT version FROM strategy ORDER BY id'),
        await session.rows('SELECT COUNT(*) AS n FROM history_entry'),
      ]);
    const before = await stored();
    await app.refusal('mutation ($i: UpdateStrategyInput!) { updateStrategy(input: $i) { id } }', {
      i: { id: plan.strategy.id, title: null, summary: null },
    });
    expect(await stored()).toEqual(before);
  });
});
