import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { answersDuring, READ_ANEW } from '../support/count-statements.js';
import { DASHBOARD } from '../support/dashboard.js';
import { given, type OrganisationRef, type Plan } from '../support/given.js';

const WITHOUT_MISSING = DASHBOARD.replace(/missing \{ reason organisation .*\n/, '');
const COMPARISON = `
  query ($use: ID!) {
    node(id: $use) { ... on GoalIndicator { comparison(years: [2021, 2022, 2023]) {
      nodes { rank organisation { code name } status values { value } } summaries { median coverage { reported } }
    } } }
  }`;
const YEARS = [2020, 2021, 2022, 2023];

describe.each(DATABASE_KINDS)('what a read costs on %s', (kind) => {
  let app: TestApp;
  let plan: Plan;
  let participants: OrganisationRef[];
  beforeAll(async () => {
    app = await startApp(kind, { now: () => '2025-03-01T08:00:00.000Z' });
    const give = given(app);
    participants = [];
    for (let n = 0; n < 3; n += 1) participants.push(await give.organisation({ population: 1_000 + n }));
    const indicator = { valueKind: 'SHARE', unit: '%', aggregation: 'RATIO_OF_SUMS' };
    plan = await give.plan({ participants, indicator });
    for (const participant of participants) await reportBelow(participant, 2, 10);
    const [first] = participants;
    await give.submitted(
      YEARS.map((year) => ({
        indicator: plan.indicator.id,
        organisation: first,
        year,
        numerator: 30,
        denominator: 90,
      })),
    );
  });
  afterAll(() => app.close());

  /** So many departments report every year, and correct themselves. */
  async function reportBelow(participant: OrganisationRef, departments: number, numerator: number): Promise<void> {
    const give = given(app);
    for (let n = 0; n < departments; n += 1) {
      const organisation = await give.department(participant);
      const figures = YEARS.map((year) => ({
        ...{ indicator: plan.indicator.id, organisation, year, denominator: 100 },
        numerator: numerator + year - 2020,
      }));
      await give.submitted(figures);
      await give.submitted(figures.map((figure) => ({ ...figure, numerator: figure.numerator + 1, version: 1 })));
    }
  }

  async function costOf(query: string, variables: object) {
    // What is prepared or looked up once for a connection is no matter of size.
    const answer = await app.visitor.get(query, variables);
    const heard = await answersDuring(() => app.visitor.get(query, variables, READ_ANEW));
    return { answer, statements: heard.length, rows: heard.reduce((sum, { rows }) => sum + rows, 0), heard };
  }

  const READS: readonly [string, () => [query: string, variables: object]][] = [
    ['the dashboard of all participants', () => [WITHOUT_MISSING, { slug: plan.strategy.slug }]],
    ['the dashboard of all with who is missing', () => [DASHBOARD, { slug: plan.strategy.slug, year: 2024 }]],
    [
      'the page of a municipality that reports itself',
      () => [WITHOUT_MISSING, { slug: plan.strategy.slug, organisation: participants[0] }],
    ],
    [
      'the page of a municipality that its departments speak for',
      () => [WITHOUT_MISSING, { slug: plan.strategy.slug, organisation: participants[1] }],
    ],
    ['a comparison', () => [COMPARISON, { use: plan.use.id }]],
  ];

  it('reads no figure of anybody for the dashboard of all participants', async () => {
    const { heard } = await costOf(WITHOUT_MISSING, { slug: plan.strategy.slug });
    const tables = new Set(
      heard.flatMap(({ sql }) => [...sql.matchAll(/(?:FROM|JOIN) "?(\w+)/g)].map(([, table]) => table)),
    );
    expect([...tables].filter((table) => /figure|measurement|organisation|population/.test(table ?? ''))).toEqual([
      'joint_figure',
    ]);
  });

  it('reads of a municipality its own figures only', async () => {
    const { heard } = await costOf(WITHOUT_MISSING, { slug: plan.strategy.slug, organisation: participants[0] });
    const figures = heard.filter(({ sql }) => /leaf_figure|measurement/.test(sql));
    expect(figures.map(({ rows }) => rows)).toEqual([YEARS.length]);
  });

  it('does not grow with what departments report, though it counts', async () => {
    const costs = async () => {
      const found = [];
      for (const [what, read] of READS) found.push([what, await costOf(...read())] as const);
      return new Map(found);
    };
    const before = await costs();
    for (const participant of participants) await reportBelow(participant, 20, 50);
    const after = await costs();
    for (const [what] of READS) {
      const [few, many] = [before.get(what), after.get(what)];
      expect([what, many?.statements, many?.rows]).toEqual([what, few?.statements, few?.rows]);
      // Who reports itself speaks for its departments.
      if (!what.includes('reports itself')) expect(many?.answer).not.toEqual(few?.answer);
    }
  });
});
