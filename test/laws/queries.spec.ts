import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { leastStatements, statementsDuring } from '../support/count-statements.js';
import { DASHBOARD } from '../support/dashboard.js';
import { exampleOf } from '../support/example.js';
import { given, type OrganisationRef, text } from '../support/given.js';

const SHARE = { valueKind: 'SHARE', unit: '%', aggregation: 'RATIO_OF_SUMS' };

describe.each(DATABASE_KINDS)('the number of SQL statements on %s', (kind) => {
  let app: TestApp;
  let small: { slug: string; participant: OrganisationRef };
  let large: { slug: string; participant: OrganisationRef };
  beforeAll(async () => {
    app = await startApp(kind, { now: () => '2025-03-01T08:00:00.000Z' });
    small = await aStrategy({ goals: 1, participants: 1, years: 1 });
    large = await aStrategy({ goals: 12, participants: 8, years: 4 });
  });
  afterAll(() => app.close());

  async function aStrategy(size: { goals: number; participants: number; years: number }) {
    const give = given(app);
    const owner = await give.organisation({ kind: 'ASSOCIATION' });
    const strategy = await give.strategy({ owner });
    const participants: OrganisationRef[] = [];
    for (let n = 0; n < size.participants; n += 1) {
      const participant = await give.organisation({ population: 1_000 + n });
      await give.department(participant);
      await give.participant(strategy, participant, { named: n !== 3 });
      participants.push(participant);
    }
    for (let n = 0; n < size.goals; n += 1) {
      const theme = await give.theme({ strategy: strategy.id });
      const goal = await give.goal({ theme: theme.id, responsible: participants.slice(0, 2) });
      const indicator = await give.indicator({ ...SHARE, owner });
      const use = await give.use({
        goal: goal.id,
        indicator: indicator.id,
        baseline: { year: 2020, value: 10 },
        targets: [{ year: 2024, value: 50 }],
      });
      await app.get('mutation ($input: SetTargetsInput!) { setTargets(input: $input) { id } }', {
        input: { goalIndicator: use.id, organisation: participants[0], targets: [{ year: 2024, value: 60 }] },
      });
      await give.submitted(
        participants.flatMap((organisation) =>
          Array.from({ length: size.years }, (_, year) => ({
            indicator: indicator.id,
            organisation,
            year: 2021 + year,
            numerator: 10 + year,
            denominator: 100,
          })),
        ),
      );
    }
    const [participant] = participants;
    if (!participant) throw new Error('A strategy without participants shows nothing');
    return { slug: strategy.slug, participant };
  }

  const statementsOf = (query: string, variables: object = {}) => leastStatements(app, query, variables);

  it('is counted at all', async () => {
    const heard = await statementsOf('{ strategies { totalCount nodes { title } } }');
    expect(heard).toHaveLength(2);
    expect(heard.every((sql) => /^SELECT/.test(sql))).toBe(true);
  });

  it.each([
    ['for all participants together', () => ({})],
    ['for one of them', (of: { participant: OrganisationRef }) => ({ organisation: of.participant })],
    ['for a chosen year', () => ({ year: 2021 })],
  ])('of a dashboard %s does not grow with goals, organisations or measurements', async (_who, asked) => {
    const few = await statementsOf(DASHBOARD, { slug: small.slug, ...asked(small) });
    const many = await statementsOf(DASHBOARD, { slug: large.slug, ...asked(large) });
    expect(many.length).toBeLessThanOrEqual(few.length + 3);
    expect(many.length).toBeLessThan(30);
  });

  it.each([
    [
      'the whole plan',
      'strategy(slug: $slug) { themes { code goals { code responsible { code } indicators { weight responsible { code } targets { year } baseline { year } indicator { code owner { code } goals { code } } } } } }',
    ],
    [
      'its participants',
      'strategy(slug: $slug) { participants(first: 200) { nodes { named organisation { code } leftOut { goal { code } } } } }',
    ],
    [
      'the progress goal by goal',
      'strategy(slug: $slug) { goals { progress { status indicators { value } } indicators { progress { status } } } }',
    ],
  ])('of a query for %s does not grow with it', async (_what, query) => {
    const of = (slug: string) => statementsOf(`query ($slug: String!) { ${query} }`, { slug });
    const few = await of(small.slug);
    const many = await of(large.slug);
    expect(many.length).toBeLessThanOrEqual(few.length + 1);
  });

  it.each(['strategy-progress', 'municipality'])(
    'of the explorer’s query %s does not grow with goals, organisations or measurements',
    async (file) => {
      const [query = ''] = exampleOf(file).operations.values();
      const of = ({ slug, participant }: typeof small) => statementsOf(query, { slug, organisation: participant });
      const few = await of(small);
      const many = await of(large);
      expect(many.length).toBeLessThanOrEqual(few.length + 3);
    },
  );

  it('of a list of organisations with parents, parts and inhabitants does not grow with its length', async () => {
    const of = (first: number) =>
      statementsOf(
        `query ($first: Int!) {
           organisations(first: $first) { nodes { code population parent { code } children { totalCount nodes { code } } } }
         }`,
        { first },
      );
    const few = await of(3);
    const many = await of(200);
    expect(many.length).toBeLessThanOrEqual(few.length + 1);
    expect(many.length).toBeLessThan(12);
  });

  it('of a submission grows with its figures only where they are written', async () => {
    const indicator = await given(app).indicator({ title: text('Antal') });
    const organisation = await given(app).organisation();
    const submit = (count: number, from: number) =>
      statementsDuring(() =>
        given(app).submitted(
          Array.from({ length: count }, (_, n) => ({
            indicator: indicator.id,
            organisation,
            year: from + n,
            value: n,
          })),
        ),
      );
    const reading = (heard: readonly string[]) => heard.filter((sql) => /^(SELECT|WITH)/.test(sql)).length;
    expect(reading(await submit(50, 1_900))).toBe(reading(await submit(1, 1_800)));
  });
});
