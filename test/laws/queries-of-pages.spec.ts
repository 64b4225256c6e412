import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { leastStatements } from '../support/count-statements.js';
import { given, type OrganisationRef } from '../support/given.js';

describe.each(DATABASE_KINDS)('the number of SQL statements on %s', (kind) => {
  let app: TestApp;
  let organisation: OrganisationRef;
  beforeAll(async () => {
    app = await startApp(kind, { now: () => '2025-03-01T08:00:00.000Z' });
    const give = given(app);
    const owner = await give.organisation({ kind: 'ASSOCIATION' });
    organisation = await give.organisation({ population: 1_000 });
    const another = await give.organisation();
    for (let n = 0; n < 8; n += 1) {
      const plan = await give.plan({
        strategy: { owner },
        indicator: { owner },
        participants: [organisation, another],
      });
      await give.submitted(
        [2021, 2022, 2023, 2024].map((year) => ({ indicator: plan.indicator.id, organisation, year, value: year - n })),
      );
    }
  });
  afterAll(() => app.close());

  it.each([
    [
      'measurements of indicators',
      'indicators(first: $first) { nodes { measurements { totalCount nodes { value } } } }',
    ],
    [
      'measurements of indicators of one organisation and year',
      'indicators(first: $first) { nodes { measurements(organisation: $organisation, year: 2022) { nodes { value organisation { code } } } } }',
    ],
    [
      'revisions of measurements',
      'indicators(first: 1) { nodes { measurements(first: $first) { nodes { revisions { totalCount nodes { value } } } } } }',
    ],
    [
      'revisions of measurements of indicators',
      'indicators(first: $first) { nodes { measurements { nodes { revisions(first: 1) { nodes { by } } } } } }',
    ],
    [
      'participants of strategies',
      'strategies(first: $first) { nodes { participants { totalCount nodes { organisation { code } leftOut { reason } } } } }',
    ],
    [
      'progress of strategies',
      'strategies(first: $first) { nodes { progress { year status coverage { missing { reason } } } } }',
    ],
    [
      'progress of strategies in a year, for one organisation',
      'strategies(first: $first) { nodes { progress(organisation: $organisation, year: 2022) { status } } }',
    ],
    [
      'progress of strategies for one organisation',
      'strategies(first: $first) { nodes { progress(organisation: $organisation) { year status } } }',
    ],
    [
      'progress of strategies as of a day',
      'strategies(first: $first) { nodes { progress(asOf: "2025-03-01T08:00:00Z") { year status coverage { missing { reason } } } } }',
    ],
    [
      'those who are missing behind the indicators of strategies',
      'strategies(first: $first) { nodes { themes { goals { indicators { progress { coverage { missing { organisation { code } } } } } } } } }',
    ],
    [
      'progress of goals of several strategies',
      'strategies(first: $first) { nodes { goals { progress { status } indicators { progress { value explanation } } } } }',
    ],
  ])('does not grow with the %s', async (_what, query) => {
    const usesOrganisation = query.includes('$organisation');
    const asked = `query ($first: Int! ${usesOrganisation ? ', $organisation: OrganisationRef' : ''}) { ${query} }`;
    const of = async (first: number) => (await leastStatements(app, asked, { first, organisation })).length;
    const one = await of(1);
    const many = await of(8);
    expect(one).toBeGreaterThan(0);
    expect(many).toBe(one);
  });

  it('does not mix the pages of rows that are read together', async () => {
    const { indicators } = await app.visitor.get(
      '{ indicators(first: 8) { nodes { code measurements(first: 2) { totalCount nodes { year value indicator { code } } } } } }',
    );
    for (const { code, measurements } of indicators.nodes) {
      expect(measurements.totalCount).toBe(4);
      expect(measurements.nodes).toMatchObject([
        { year: 2024, indicator: { code } },
        { year: 2023, indicator: { code } },
      ]);
    }
    expect(
      new Set(indicators.nodes.map((one: { measurements: object }) => JSON.stringify(one.measurements))).size,
    ).toBe(8);
  });

  it('does not mix the progress of strategies that are asked together', async () => {
    const { strategies } = await app.visitor.get(
      '{ strategies(first: 8) { nodes { slug progress { year goals: themes { goals { indicators { value } } } } } } }',
    );
    for (const { slug, progress } of strategies.nodes) {
      const { strategy } = await app.visitor.get(
        'query ($slug: String!) { strategy(slug: $slug) { progress { year goals: themes { goals { indicators { value } } } } } }',
        { slug },
      );
      expect(progress).toEqual(strategy.progress);
    }
  });
});
