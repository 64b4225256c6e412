import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { given, type OrganisationRef, unique } from '../support/given.js';

interface Submitted {
  readonly accepted: readonly { readonly id: string; readonly version: number }[];
  readonly refused: readonly { readonly code: string; readonly reason: string }[];
}

describe.each(DATABASE_KINDS)('many at once on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind, { now: () => '2025-03-01T08:00:00.000Z' });
  });
  afterAll(() => app.close());

  const atOnce = <Result>(count: number, act: (index: number) => Promise<Result>): Promise<Result[]> =>
    Promise.all(Array.from({ length: count }, (_, index) => act(index)));

  async function aMeasurement() {
    return { indicator: (await given(app).indicator()).id, organisation: await given(app).organisation(), year: 2024 };
  }

  async function revisionsOf(id: string): Promise<{ version: number; values: number[] }> {
    const { node } = await app.get(
      'query ($id: ID!) { node(id: $id) { ... on Measurement { version revisions { nodes { value } } } } }',
      { id },
    );
    return { version: node.version, values: node.revisions.nodes.map(({ value }: { value: number }) => value) };
  }

  it('submit the same measurement: one is accepted, the others are told', async () => {
    const measurement = await aMeasurement();
    const answers: Submitted[] = await atOnce(20, (value) => given(app).submitted([{ ...measurement, value }]));
    const accepted = answers.flatMap((answer) => answer.accepted);
    const refused = answers.flatMap((answer) => answer.refused);
    expect(accepted).toHaveLength(1);
    expect(refused.map(({ code, reason }) => [code, reason])).toEqual(
      Array(19).fill(['ALREADY_EXISTS', 'already_reported']),
    );
    const winner = answers.findIndex((answer) => answer.accepted.length === 1);
    expect(await revisionsOf(accepted[0]?.id ?? '')).toEqual({ version: 1, values: [winner] });
  });

  it('change it from the same version: one is accepted, the others must read it again', async () => {
    const measurement = await aMeasurement();
    const { id } = await given(app).measurement({ ...measurement, value: 100 });
    const answers: Submitted[] = await atOnce(20, (value) =>
      given(app).submitted([{ ...measurement, value, version: 1 }]),
    );
    const refused = answers.flatMap((answer) => answer.refused);
    expect(refused.map(({ code, reason }) => [code, reason])).toEqual(Array(19).fill(['CONFLICT', 'stale_version']));
    const winner = answers.findIndex((answer) => answer.accepted.length === 1);
    expect(await revisionsOf(id)).toEqual({ version: 2, values: [100, winner] });
  });

  it('save the same draft: whoever comes later is told or goes on from there, and no revision is lost', async () => {
    const measurement = await aMeasurement();
    const answers = await atOnce(20, (value) =>
      app.ask('mutation ($m: MeasurementInput!) { saveMeasurement(input: { measurement: $m }) { id version } }', {
        m: { ...measurement, value },
      }),
    );
    const saved = answers.flatMap(({ data }) => (data ? [data.saveMeasurement] : []));
    const codes = new Set(answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions['code'])));
    expect([...codes].filter((code) => code !== 'CONFLICT' && code !== 'ALREADY_EXISTS')).toEqual([]);
    const versions = saved.map(({ version }) => version).sort((one, other) => one - other);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
    expect(await revisionsOf(saved[0].id)).toMatchObject({ version: saved.length });
  });

  it('change a strategy from the same version: one is accepted', async () => {
    const { id } = await given(app).strategy();
    const answers = await atOnce(20, (n) =>
      app.ask('mutation ($input: UpdateStrategyInput!) { updateStrategy(input: $input) { version title } }', {
        input: { id, version: 1, title: [{ language: 'DA', text: `Titel ${n}` }] },
      }),
    );
    const winners = answers.flatMap(({ data }) => (data ? [data.updateStrategy] : []));
    const refusals = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions['reason']));
    expect([winners.length, refusals]).toEqual([1, Array(19).fill('stale_version')]);
    const { strategy } = await app.visitor.get('query ($id: ID!) { strategy(id: $id) { version title } }', { id });
    expect(strategy).toEqual(winners[0]);
  });

  it('take the same slug, the same code, the same place: one has it, the others are told', async () => {
    const owner = await given(app).organisation();
    const strategy = await given(app).strategy({ owner });
    const slug = unique('samme-slug');
    const outcomes = await atOnce(10, async (n) => {
      const taken = await Promise.allSettled([
        given(app).strategy({ slug, owner }),
        given(app).theme({ strategy: strategy.id, code: 'samme' }),
        given(app).participant(strategy, owner),
        given(app).indicator({ owner, code: slug, unit: String(n) }),
      ]);
      return taken.map(({ status }) => status === 'fulfilled');
    });
    const won = [0, 1, 2, 3].map((what) => outcomes.filter((outcome) => outcome[what]).length);
    expect(won).toEqual([1, 1, 1, 1]);
    const codes = await refusalCodesOf(() => given(app).strategy({ slug, owner }));
    expect(codes).toEqual(['ALREADY_EXISTS']);
  });

  it('set targets of different years: those of one of them stand, never a mixture', async () => {
    const participant = await given(app).organisation();
    const { use } = await given(app).plan({ participants: [participant] });
    const read = async (organisation: OrganisationRef | null) => {
      const { node } = await app.visitor.get(
        'query ($id: ID!, $o: OrganisationRef) { node(id: $id) { ... on GoalIndicator { targets(organisation: $o) { year value } } } }',
        { id: use.id, o: organisation },
      );
      return node.targets;
    };
    for (const organisation of [null, participant]) {
      const sent = Array.from({ length: 10 }, (_, n) => [
        { year: 2021 + n, value: 20 + n },
        { year: 2041 + n, value: 60 + n },
      ]);
      const answers = await atOnce(10, (n) =>
        app.ask('mutation ($input: SetTargetsInput!) { setTargets(input: $input) { id } }', {
          input: { goalIndicator: use.id, organisation, targets: sent[n] },
        }),
      );
      expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
      expect(sent).toContainEqual(await read(organisation));
    }
  });

  it('add themes and goals: each has its own place behind the others', async () => {
    const strategy = await given(app).strategy();
    const themes = await atOnce(10, () => given(app).theme({ strategy: strategy.id }));
    const [theme] = themes;
    await atOnce(10, () => given(app).goal({ theme: theme?.id }));
    const places = await app.server.database.read((session) =>
      Promise.all(
        ['theme', 'goal'].map((table) =>
          session.rows<{ position: number }>(
            `SELECT position FROM ${table} WHERE strategy_id = (SELECT id FROM strategy WHERE slug = $1) ORDER BY position`,
            [strategy.slug],
          ),
        ),
      ),
    );
    const expected = Array.from({ length: 10 }, (_, position) => ({ position }));
    expect(places).toEqual([expected, expected]);
  });

  it('join while a part of them joins: never both', async () => {
    const strategy = await given(app).strategy();
    const pairs = await atOnce(5, async () => {
      const whole = await given(app).organisation();
      return [whole, await given(app).department(whole)] as const;
    });
    const joined = await Promise.all(
      pairs.map(async ([whole, part]) => {
        const both = await Promise.allSettled([
          given(app).participant(strategy, whole),
          given(app).participant(strategy, part),
        ]);
        return both.filter(({ status }) => status === 'fulfilled').length;
      }),
    );
    expect(joined).toEqual([1, 1, 1, 1, 1]);
  });

  it('report for fifty departments: all are counted', async () => {
    const municipality = await given(app).organisation();
    const departments: OrganisationRef[] = [];
    for (let n = 0; n < 50; n += 1) departments.push(await given(app).department(municipality));
    const { indicator, use } = await given(app).plan({
      participants: [municipality],
      indicator: { aggregation: 'SUM' },
      goal: { responsible: departments },
      use: { baseline: undefined, targets: [{ year: 2024, value: 2_000 }] },
    });
    await atOnce(50, (n) =>
      given(app).measurement({ indicator: indicator.id, organisation: departments[n], year: 2024, value: n }),
    );
    const { node } = await app.visitor.get(
      `query ($id: ID!, $o: OrganisationRef) {
         node(id: $id) { ... on GoalIndicator { progress(organisation: $o, year: 2024) { value coverage { expected reported } } } }
       }`,
      { id: use.id, o: municipality },
    );
    expect(node.progress).toEqual({ value: 1_225, coverage: { expected: 50, reported: 50 } });
  });

  it('read while pairs are written: nobody ever sees half a pair', async () => {
    const municipality = await given(app).organisation();
    const indicator = await given(app).indicator();
    const years = Array.from({ length: 30 }, (_, n) => 1900 + 2 * n);
    const writing = (async () => {
      for (const year of years) {
        const one = { indicator: indicator.id, organisation: municipality, value: year };
        const { refused } = await given(app).submitted([
          { ...one, year },
          { ...one, year: year + 1 },
        ]);
        expect(refused).toEqual([]);
      }
      return 'written' as const;
    })();
    const seen = new Set<number>();
    const read = async () => {
      const { node } = await app.visitor.get(
        'query ($id: ID!) { node(id: $id) { ... on Indicator { measurements(first: 200) { totalCount nodes { year } } } } }',
        { id: indicator.id },
      );
      expect(node.measurements.nodes).toHaveLength(node.measurements.totalCount);
      seen.add(node.measurements.totalCount);
    };
    let state: 'written' | 'writing' = 'writing';
    while (state === 'writing') {
      await Promise.all([read(), read(), read(), read()]);
      state = await Promise.race([writing, Promise.resolve('writing' as const)]);
    }
    await read();
    expect([...seen].filter((count) => count % 2 === 1)).toEqual([]);
    expect(seen.size).toBeGreaterThan(2);
    expect(Math.max(...seen)).toBe(60);
  });

  it('send the same submission under one key: it counts once, and all get the same answer', async () => {
    const measurement = { ...(await aMeasurement()), value: 7 };
    const more = { idempotencyKey: unique('once-and-for-all') };
    const answers: Submitted[] = await atOnce(20, () => given(app).submitted([measurement], more));
    const [first] = answers;
    expect(answers).toEqual(Array(20).fill(first));
    expect(first?.refused).toEqual([]);
    expect(await revisionsOf(first?.accepted[0]?.id ?? '')).toEqual({ version: 1, values: [7] });
  });

  it('send different submissions under one key: one counts, the others are told', async () => {
    const measurement = await aMeasurement();
    const more = { idempotencyKey: unique('only-one-of-us') };
    const answers = await atOnce(10, (value) =>
      app.ask(
        'mutation ($input: SubmitMeasurementsInput!) { submitMeasurements(input: $input) { accepted { id } refused { code } } }',
        { input: { measurements: [{ ...measurement, value }], ...more } },
      ),
    );
    const reasons = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions['reason']));
    expect(reasons).toEqual(Array(9).fill('idempotency_key_reused'));
    const accepted = answers.flatMap(({ data }) => data?.submitMeasurements.accepted ?? []);
    expect(accepted).toHaveLength(1);
  });

  it('leave in the middle of an answer: the next one is answered all the same', async () => {
    const { strategy } = await given(app).plan({ participants: [await given(app).organisation()] });
    const body = JSON.stringify({
      query: `{ strategy(slug: "${strategy.slug}") { progress { themes { goals { indicators { explanation series { year } } } } } } }`,
    });
    const visits = await atOnce(100, async (n) => {
      const visit = new AbortController();
      const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal: visit.signal };
      const answer = fetch(`${app.url}/graphql`, request).then(
        () => 'answered',
        () => 'left',
      );
      setTimeout(() => visit.abort(), n % 20);
      return answer;
    });
    expect(visits).toContain('left');
    const answers = await atOnce(20, () =>
      app.send({ method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    );
    expect(answers.filter(({ errors }) => errors.length > 0)).toEqual([]);
    // Whoever left while writing was waiting must not hold it up either.
    expect((await given(app).measurement({ ...(await aMeasurement()), value: 1 })).version).toBe(1);
  });

  async function refusalCodesOf(act: () => Promise<unknown>): Promise<string[]> {
    const message = await act().then(
      () => '',
      (error: Error) => error.message,
    );
    return [...message.matchAll(/"code": "(\w+)"/g)].map(([, code]) => code ?? '');
  }
});
