import { v7 as uuidv7 } from 'uuid';
import { getOrganisation } from '../../src/contexts/organisations/organisation-ref.js';
import { type Actor, EVERYWHERE, VISITOR } from '../../src/domain/actor.js';
import { insertOrganisation } from '../storms/organisation-rows.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { askAs } from '../support/ask-as.js';
import { READ_ANEW, statementsDuring } from '../support/count-statements.js';
import { given, type OrganisationRef, type Plan } from '../support/given.js';

interface RowSeen {
  readonly rank: number | null;
  readonly organisation: { readonly code: string } | null;
  readonly status: string;
  readonly reason: string | null;
  readonly likeness: number | null;
  readonly values: readonly ValueSeen[];
}

interface ValueSeen {
  readonly year: number;
  readonly value: number | null;
  readonly missing: string | null;
}

const COMPARISON = `
  query ($id: ID!, $years: [Int!]!, $peers: PeersInput, $first: Int! = 50, $after: String) {
    node(id: $id) {
      ... on GoalIndicator {
        comparison(years: $years, peers: $peers, first: $first, after: $after) {
          totalCount
          nodes { rank organisation { code } status reason likeness values { year value missing comparable } }
          edges { cursor }
          pageInfo { hasNextPage hasPreviousPage endCursor }
          summaries {
            year median lowerQuartile upperQuartile
            coverage { expected reported share populationShare partialValue missing { organisation { code } reason } }
          }
        }
      }
    }
  }`;

const SLUG = 'indkoeb-med-mening';
const YEARS = [2020, 2021, 2022, 2023];

describe.each(DATABASE_KINDS)('a comparison in the sample on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind, { sample: true });
  });
  afterAll(() => app.close());

  it('shows the operator of everybody the values and the status that their progress shows', async () => {
    const all = await app.get(
      `query ($slug: String!, $years: [Int!]!) {
         strategy(slug: $slug) { goals { indicators { id indicator { code valueKind } comparison(years: $years, first: 20) {
           nodes { organisation { code } status reason values { year value missing } }
         } } } }
       }`,
      { slug: SLUG, years: YEARS },
    );
    const rows = new Map<string, RowSeen>();
    for (const { indicators } of all.strategy.goals) {
      for (const { id, comparison } of indicators) {
        for (const row of comparison.nodes) rows.set(`${id} ${row.organisation?.code}`, row);
      }
    }
    expect(rows.size).toBeGreaterThan(500);
    for (const code of new Set([...rows.keys()].map((key) => key.split(' ')[1]))) {
      const { strategy } = await app.get(
        `query ($slug: String!, $organisation: OrganisationRef) {
           strategy(slug: $slug) { goals { indicators { id progress(organisation: $organisation, year: 2023) {
             status reason series { year value missing }
           } } } }
         }`,
        { slug: SLUG, organisation: { code, country: 'DK' } },
      );
      for (const { id, progress } of strategy.goals.flatMap((goal: { indicators: object[] }) => goal.indicators)) {
        const row = rows.get(`${id} ${code}`);
        if (progress.reason === 'LEFT_OUT') {
          expect(row).toBeUndefined();
          continue;
        }
        const points = progress.series.filter(({ year }: ValueSeen) => YEARS.includes(year));
        expect({ status: row?.status, values: row?.values }).toEqual({ status: progress.status, values: points });
        if (progress.status === 'NOT_ASSESSED') expect(row?.reason).toBe(progress.reason);
      }
    }
  });

  it('leaves no null without a reason', async () => {
    const { strategy } = await app.visitor.get(
      `query ($slug: String!, $years: [Int!]!) {
         strategy(slug: $slug) { goals { indicators { comparison(years: $years, first: 20) {
           nodes { rank status reason values { year value missing comparable } }
           summaries { year median coverage { expected reported missing { reason } } }
         } } } }
       }`,
      { slug: SLUG, years: [2022, 2023] },
    );
    for (const { comparison } of strategy.goals.flatMap((goal: { indicators: object[] }) => goal.indicators)) {
      for (const { status, reason, values } of comparison.nodes) {
        expect((status === 'NOT_ASSESSED') === (reason !== null)).toBe(true);
        for (const { value, missing } of values) expect((value === null) === (missing !== null)).toBe(true);
      }
      for (const { median, coverage } of comparison.summaries) {
        expect((median === null) === (coverage.reported === 0)).toBe(true);
        expect(coverage.missing).toHaveLength(Math.min(20, coverage.expected - coverage.reported));
      }
    }
  });
});

describe.each(DATABASE_KINDS)('a comparison on %s', (kind) => {
  let app: TestApp;
  let plan: Plan;
  let members: OrganisationRef[];
  beforeAll(async () => {
    app = await startApp(kind, { now: () => '2025-03-01T08:00:00.000Z' });
    const give = given(app);
    members = [];
    for (const population of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000]) {
      members.push(await give.organisation({ population }));
    }
    plan = await give.plan({ participants: members });
    await report([10, 30, 20, 30, null]);
  });
  afterAll(() => app.close());

  function report(values: readonly (number | null)[]) {
    return given(app).submitted(
      values.map((value, index) => ({
        indicator: plan.indicator.id,
        organisation: members[index],
        year: 2023,
        ...(value === null ? { missing: 'NO_DATA' } : { value }),
      })),
    );
  }

  async function look(asked: object = {}) {
    const { node } = await app.visitor.get(COMPARISON, { id: plan.use.id, years: [2023], ...asked });
    return node.comparison;
  }

  const codesOf = (rows: readonly RowSeen[]) => rows.map(({ organisation }) => organisation?.code ?? null);
  const code = (index: number) => members[index]?.code;

  it('ranks in the order of the direction, lists what is missing, and sums up with coverage', async () => {
    const { nodes, totalCount, summaries } = await look();
    expect(nodes.map((row: RowSeen) => [row.organisation?.code, row.rank, row.values[0]?.missing])).toEqual([
      [code(1), 1, null],
      [code(3), 1, null],
      [code(2), 3, null],
      [code(0), 4, null],
      [code(4), null, 'NO_DATA'],
      [code(5), null, 'NOT_DUE'],
    ]);
    expect(totalCount).toBe(6);
    expect(summaries).toEqual([
      {
        year: 2023,
        median: 25,
        lowerQuartile: 17.5,
        upperQuartile: 30,
        coverage: {
          expected: 6,
          reported: 4,
          share: 4 / 6,
          populationShare: 15_000 / 63_000,
          partialValue: null,
          missing: [
            { organisation: { code: code(4) }, reason: 'NO_DATA' },
            { organisation: { code: code(5) }, reason: 'NOT_DUE' },
          ],
        },
      },
    ]);
  });

  it('is the same page by page, with the summary of all on each', async () => {
    const whole = await look();
    const rows: RowSeen[] = [];
    for (let after: string | null = null; ; ) {
      const page = await look({ first: 2, after });
      expect([page.totalCount, page.summaries]).toEqual([6, whole.summaries]);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      rows.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(rows).toEqual(whole.nodes);
    expect((await look({ first: 0 })).nodes).toEqual([]);
  });

  it('is among the participants that are named', async () => {
    const { nodes, totalCount, summaries } = await look({
      peers: { organisations: [members[0], members[3], members[0]] },
    });
    expect(nodes.map(({ rank, likeness }: RowSeen) => [rank, likeness])).toEqual([
      [1, null],
      [2, null],
    ]);
    expect([codesOf(nodes), totalCount]).toEqual([[code(3), code(0)], 2]);
    expect(summaries[0].median).toBe(20);
  });

  it('is among those most like one, by inhabitants, with itself', async () => {
    const { nodes } = await look({ peers: { similarTo: members[2], count: 2 } });
    const likeness = new Map(nodes.map((row: RowSeen) => [row.organisation?.code, row.likeness]));
    expect([...likeness].sort()).toEqual(
      [
        [code(1), 0.5],
        [code(2), 1],
        [code(3), 0.5],
      ].sort(),
    );
    expect((await look({ peers: { similarTo: members[2] } })).totalCount).toBe(6);
  });

  it('is without those that left the goal out, also where they are named', async () => {
    const give = given(app);
    const gone = await give.organisation({ population: 3_000 });
    await give.participant(plan.strategy, gone);
    await app.get('mutation ($input: LeaveOutGoalInput!) { leaveOutGoal(input: $input) { id } }', {
      input: { goal: plan.goal.id, organisation: gone, reason: 'Har ingen' },
    });
    expect((await look()).totalCount).toBe(6);
    expect(codesOf((await look({ peers: { organisations: [gone, members[0]] } })).nodes)).toEqual([code(0)]);
    expect(codesOf((await look({ peers: { similarTo: gone, count: 1 } })).nodes)).toEqual([code(2)]);
  });

  it('shows what must not be compared, without a rank', async () => {
    const give = given(app);
    const other = await give.plan({ participants: members.slice(0, 3) });
    const figures = [{ value: 1 }, { value: 2, comparable: false, note: 'Ny opgørelse' }, { value: 3 }];
    await give.submitted(
      figures.map((figure, index) => ({
        ...{ indicator: other.indicator.id, organisation: members[index], year: 2023 },
        ...figure,
      })),
    );
    const { nodes, summaries } = await look({ id: other.use.id });
    expect(nodes.map(({ rank, values }: RowSeen) => [rank, values[0]])).toEqual([
      [1, { year: 2023, value: 3, missing: null, comparable: true }],
      [2, { year: 2023, value: 1, missing: null, comparable: true }],
      [null, { year: 2023, value: 2, missing: null, comparable: false }],
    ]);
    expect(summaries[0]).toMatchObject({ median: 2, coverage: { reported: 2, expected: 3 } });
  });

  it('may be asked of several indicators at once, each with its own years and peers', async () => {
    const both = await app.visitor.get(
      `query ($slug: String!, $one: OrganisationRef!) {
         strategy(slug: $slug) { goals { indicators {
           all: comparison(years: [2022, 2023]) { totalCount summaries { year median } }
           one: comparison(years: [2023], peers: { organisations: [$one] }) { nodes { rank } }
         } } }
       }`,
      { slug: plan.strategy.slug, one: members[0] },
    );
    expect(both.strategy.goals[0].indicators[0]).toEqual({
      all: {
        totalCount: 6,
        summaries: [
          { year: 2022, median: null },
          { year: 2023, median: 25 },
        ],
      },
      one: { nodes: [{ rank: 1 }] },
    });
  });

  const nobody = { code: 'findes-ikke', country: 'DK' };
  it.each<[string, () => object, object]>([
    ['no year', () => ({ years: [] }), { code: 'BAD_INPUT', reason: 'too_few', argument: 'years' }],
    [
      'too many years',
      () => ({ years: Array.from({ length: 51 }, (_, index) => 1_970 + index) }),
      { code: 'BAD_INPUT', reason: 'too_many', argument: 'years', limit: 50 },
    ],
    ['a year twice', () => ({ years: [2022, 2023, 2022] }), { reason: 'duplicate_year', argument: 'years[2]' }],
    ['what is no year', () => ({ years: [2022, 23] }), { reason: 'not_a_year', argument: 'years[1]' }],
    ['fewer than no rows', () => ({ first: -1 }), { reason: 'below_minimum', argument: 'first' }],
    ['what is no cursor', () => ({ after: 'abc' }), { reason: 'not_a_cursor', argument: 'after' }],
    [
      'a cursor of another list',
      () => ({ after: Buffer.from('["0","?","","0"]').toString('base64url') }),
      { reason: 'not_a_cursor', argument: 'after' },
    ],
    ['peers that are none', () => ({ peers: {} }), { reason: 'needs_organisations_or_similar_to', argument: 'peers' }],
    [
      'peers of both sorts',
      () => ({ peers: { organisations: [members[0]], similarTo: members[0] } }),
      { reason: 'needs_organisations_or_similar_to', argument: 'peers' },
    ],
    [
      'nobody alike',
      () => ({ peers: { similarTo: members[0], count: 0 } }),
      { reason: 'out_of_range', argument: 'peers.count' },
    ],
    [
      'too many alike',
      () => ({ peers: { similarTo: members[0], count: 201 } }),
      { reason: 'out_of_range', argument: 'peers.count' },
    ],
    [
      'an organisation that there is not',
      () => ({ peers: { organisations: [members[0], nobody] } }),
      { code: 'NOT_FOUND', reason: 'unknown_organisation', argument: 'peers.organisations[1].code' },
    ],
    [
      'an organisation named by half',
      () => ({ peers: { similarTo: { code: 'x' } } }),
      { reason: 'needs_id_or_code', argument: 'peers.similarTo' },
    ],
  ])('is refused for %s', async (_what, asked, refusal) => {
    expect(await app.visitor.refusal(COMPARISON, { id: plan.use.id, years: [2023], ...asked() })).toMatchObject(
      refusal,
    );
  });

  it('is refused with somebody who takes no part, or whose inhabitants are not known', async () => {
    const give = given(app);
    const stranger = await give.organisation({ population: 1_000 });
    const unknown = await give.organisation();
    const other = await give.plan({ participants: [unknown] });
    const refusal = (of: Plan, peers: object) =>
      app.visitor.refusal(COMPARISON, { id: of.use.id, years: [2023], peers });
    expect(await refusal(plan, { organisations: [members[0], stranger] })).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'not_a_participant',
      argument: 'peers.organisations[1]',
    });
    expect(await refusal(plan, { similarTo: stranger })).toMatchObject({
      reason: 'not_a_participant',
      argument: 'peers.similarTo',
    });
    expect(await refusal(other, { similarTo: unknown })).toMatchObject({
      code: 'BAD_INPUT',
      reason: 'no_population',
      argument: 'peers.similarTo',
    });
  });

  describe('with a participant that joined unnamed', () => {
    let hidden: OrganisationRef;
    let hiddenId: string;
    let shared: Plan;
    beforeAll(async () => {
      const give = given(app);
      hidden = await give.organisation({ population: 5_000 });
      hiddenId = await app.server.database.read(
        async (session) => (await getOrganisation(session, hidden, 'organisation')).id,
      );
      shared = await give.plan({ participants: members.slice(0, 5) });
      await give.participant(shared.strategy, hidden, { named: false });
      await give.submitted(
        [...members.slice(0, 5), hidden].flatMap((organisation, index) => [
          { indicator: shared.indicator.id, organisation, year: 2023, value: 10 * index },
          // In the year before, only three of them.
          ...(index % 2 === 1 ? [{ indicator: shared.indicator.id, organisation, year: 2022, value: index }] : []),
        ]),
      );
    });

    const who = (organisation: string): Actor => ({
      kind: 'account',
      id: 'somebody',
      name: 'viewer@example.org',
      memberships: [{ role: 'VIEWER', organisation }],
    });

    async function compared(actor: Actor, asked: object = {}) {
      const variables = { id: shared.use.id, years: [2022, 2023], ...asked };
      const { data, errors } = await askAs(app, actor, COMPARISON, variables);
      // biome-ignore lint/suspicious/noExplicitAny: a test reads what its own query asked for
      const node: any = data?.['node'];
      return { comparison: node?.comparison, errors: errors ?? [] };
    }

    it('shows it without its name among at least five, and nothing of a year with fewer', async () => {
      const { comparison } = await compared(VISITOR);
      expect(comparison.nodes[0]).toEqual({
        rank: 1,
        organisation: null,
        status: 'TARGET_REACHED',
        reason: null,
        likeness: null,
        values: [
          { year: 2022, value: null, missing: 'SUPPRESSED', comparable: true },
          { year: 2023, value: 50, missing: null, comparable: true },
        ],
      });
      const [before, latest] = comparison.summaries;
      expect(before).toMatchObject({ median: 2, coverage: { expected: 6, reported: 2, populationShare: null } });
      expect(before.coverage.missing).toContainEqual({ organisation: null, reason: 'SUPPRESSED' });
      expect(latest).toMatchObject({ median: 25, coverage: { expected: 6, reported: 6, populationShare: null } });
    });

    it('has no row for it where every year has fewer', async () => {
      const { comparison } = await compared(VISITOR, { years: [2022] });
      expect([comparison.totalCount, codesOf(comparison.nodes)]).toEqual([5, expect.not.arrayContaining([null])]);
      expect(comparison.summaries[0].coverage).toMatchObject({ expected: 6, reported: 2 });
    });

    it('has no row for anybody unnamed where another strategy tells the same figures with other names', async () => {
      const give = given(app);
      const first = await give.plan({ participants: members.slice(0, 5) });
      await give.participant(first.strategy, hidden, { named: false });
      await give.submitted(
        [...members.slice(0, 5), hidden].map((organisation) => ({
          ...{ indicator: first.indicator.id, organisation, year: 2023, value: 1 },
        })),
      );
      const using = async (participants: readonly OrganisationRef[]) => {
        const other = await give.plan({ participants });
        await give.use({ goal: other.goal.id, indicator: first.indicator.id });
        return other;
      };
      const asked = { id: first.use.id, years: [2023] };
      const rowsOf = async (actor: Actor) => codesOf((await compared(actor, asked)).comparison.nodes);
      const named = members.slice(0, 5).map((one) => one.code);

      const successor = await using(members.slice(0, 5));
      await give.participant(successor.strategy, hidden, { named: false });
      expect(await rowsOf(VISITOR)).toHaveLength(6);

      // Somebody else: else the missing row itself would say who it is.
      const other = await using(members.slice(5));
      expect((await rowsOf(VISITOR)).sort()).toEqual([...named].sort());
      const { comparison } = await compared(VISITOR, asked);
      expect(comparison.summaries[0].coverage).toMatchObject({
        ...{ expected: 6, reported: 5 },
        missing: [{ organisation: null, reason: 'SUPPRESSED' }],
      });

      await give.participant(other.strategy, hidden);
      expect((await rowsOf(VISITOR)).sort()).toEqual([...named].sort());
      expect((await rowsOf(who(hiddenId))).sort()).toEqual([...named, hidden.code].sort());
    });

    it('says in no cursor whose it is', async () => {
      const { comparison } = await compared(VISITOR);
      const cursors = comparison.edges.map(({ cursor }: { cursor: string }) =>
        Buffer.from(cursor, 'base64url').toString('utf8'),
      );
      const participations = await app.server.database.read((session) =>
        session.rows<{ id: string }>('SELECT id FROM participation WHERE organisation_id = $1', [hiddenId]),
      );
      for (const { id } of [{ id: hiddenId }, ...participations]) {
        expect(cursors.filter((cursor: string) => cursor.includes(id))).toEqual([]);
      }
      const { comparison: second } = await compared(VISITOR, { first: 1, after: comparison.edges[0].cursor });
      expect(second.nodes).toEqual([comparison.nodes[1]]);
    });

    it('refuses its name as that of somebody who takes no part', async () => {
      const stranger = await given(app).organisation();
      for (const peersOf of [
        (organisation: OrganisationRef) => ({ organisations: [organisation] }),
        (organisation: OrganisationRef) => ({ similarTo: organisation }),
      ]) {
        const [mine] = (await compared(VISITOR, { peers: peersOf(hidden) })).errors;
        const [theirs] = (await compared(VISITOR, { peers: peersOf(stranger) })).errors;
        expect(mine?.message).toBe(theirs?.message);
        expect(mine?.message).toContain('takes no part');
      }
    });

    it('does not place it by its inhabitants: whoever is like another is known', async () => {
      const { comparison } = await compared(VISITOR, { peers: { similarTo: members[2], count: 200 } });
      expect(codesOf(comparison.nodes).sort()).toEqual(
        members
          .slice(0, 5)
          .map((one) => one.code)
          .sort(),
      );
    });

    it('shows its own members and the operator who it is, also among fewer', async () => {
      for (const actor of [who(hiddenId), who(EVERYWHERE)]) {
        const { comparison } = await compared(actor, { years: [2022] });
        expect(comparison.nodes[0]).toMatchObject({ rank: 1, organisation: { code: hidden.code } });
        expect(comparison.summaries[0].coverage).toMatchObject({ expected: 6, reported: 3 });
        const alike = await compared(actor, { peers: { similarTo: hidden, count: 1 } });
        expect(codesOf(alike.comparison.nodes).sort()).toEqual([hidden.code, code(2)].sort());
      }
    });
  });
});

/** Without what would be too much of a thousand rows. */
const LONG_COMPARISON = `
  query ($id: ID!, $years: [Int!]!, $peers: PeersInput, $first: Int!) {
    node(id: $id) {
      ... on GoalIndicator {
        comparison(years: $years, peers: $peers, first: $first) {
          totalCount
          nodes { rank organisation { code } status likeness values { value missing } }
          summaries { median coverage { expected reported } }
        }
      }
    }
  }`;

/** The database's id. */
function stored(id: string): string {
  return Buffer.from(id, 'base64url').toString('utf8').split(':')[1] ?? '';
}

describe.each(DATABASE_KINDS)('a large comparison on %s', (kind) => {
  const MUNICIPALITIES = 388;
  let app: TestApp;
  let small: Plan;
  let large: Plan;
  let first: OrganisationRef;
  beforeAll(async () => {
    app = await startApp(kind, { now: () => '2025-03-01T08:00:00.000Z' });
    const everybody = Array.from({ length: MUNICIPALITIES }, (_, n) => ({ code: `kommune-${n}`, country: 'DK' }));
    first = { code: 'kommune-0', country: 'DK' };
    small = await given(app).plan();
    large = await given(app).plan();
    await app.server.database.write(async (session) => {
      for (const [n, { code }] of everybody.entries()) {
        const id = await insertOrganisation(session, code);
        await session.execute('INSERT INTO population (organisation_id, year, population) VALUES ($1, 2023, $2)', [
          id,
          1_000 + n,
        ]);
        for (const { strategy } of n < 10 ? [small, large] : [large]) {
          await session.execute(
            'INSERT INTO participation (id, strategy_id, organisation_id, named) VALUES ($1, $2, $3, $4)',
            [uuidv7(), stored(strategy.id), id, true],
          );
        }
      }
    });
    const unnamed = await given(app).organisation();
    for (const { strategy } of [small, large]) await given(app).participant(strategy, unnamed, { named: false });
    for (const [{ indicator }, few] of [
      [small, everybody.slice(0, 10)],
      [large, everybody],
    ] as const) {
      for (const year of [2021, 2022, 2023]) {
        await given(app).submitted(
          few.map((organisation, n) => ({ indicator: indicator.id, organisation, year, value: n % 97 })),
        );
      }
    }
  }, 240_000);
  afterAll(() => app.close());

  it.each([
    ['all', () => null],
    ['those most like one', () => ({ similarTo: first, count: 200 })],
  ])('of %s is read by as many statements as a small one', async (_who, peers) => {
    const statementsOf = async ({ use }: Plan, years: readonly number[]) => {
      const asked = { id: use.id, years, peers: peers(), first: 400 };
      await app.visitor.get(LONG_COMPARISON, asked, READ_ANEW);
      return (await statementsDuring(() => app.visitor.get(LONG_COMPARISON, asked, READ_ANEW))).length;
    };
    const few = await statementsOf(small, [2023]);
    expect(await statementsOf(large, [2019, 2020, 2021, 2022, 2023])).toBe(few);
    expect(few).toBeLessThan(25);
  });

  it('has everybody on one page of at most a thousand', async () => {
    const asked = { id: large.use.id, years: [2023] };
    const { node } = await app.visitor.get(LONG_COMPARISON, { ...asked, first: 1_000 });
    expect(node.comparison.totalCount).toBe(MUNICIPALITIES + 1);
    expect(node.comparison.nodes).toHaveLength(MUNICIPALITIES + 1);
    expect(node.comparison.nodes.slice(0, 5).map(({ rank }: RowSeen) => rank)).toEqual([1, 1, 1, 1, 5]);
    expect(await app.visitor.refusal(LONG_COMPARISON, { ...asked, first: 1_001 })).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      reason: 'page_too_large',
      argument: 'first',
      limit: 1_000,
    });
  });

  it('of many indicators is read by as many statements as of one', async () => {
    const give = given(app);
    for (let n = 0; n < 3; n += 1) {
      await give.use({ goal: small.goal.id, indicator: (await give.indicator()).id });
    }
    const statementsOf = async (slug: string) => {
      const query = `query ($slug: String!) {
        strategy(slug: $slug) { goals { indicators { comparison(years: [2023]) { nodes { rank organisation { code } } } } } }
      }`;
      await app.visitor.get(query, { slug }, READ_ANEW);
      return (await statementsDuring(() => app.visitor.get(query, { slug }, READ_ANEW))).length;
    };
    expect(await statementsOf(small.strategy.slug)).toBe(await statementsOf(large.strategy.slug));
  });
});
