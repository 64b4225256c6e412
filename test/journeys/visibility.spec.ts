import { getOrganisation } from '../../src/contexts/organisations/organisation-ref.js';
import { MeasurementLoaders } from '../../src/contexts/reporting/graphql/measurement.loaders.js';
import { insightOf, maySeeInside } from '../../src/contexts/reporting/measurement.policy.js';
import { type Actor, EVERYWHERE, ROLES, type Role, VISITOR } from '../../src/domain/actor.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { askAs } from '../support/ask-as.js';
import { given, type OrganisationRef, type Plan } from '../support/given.js';
import { OPERATOR_NAME } from '../support/operator.js';

const who = (role: Role, ...organisations: string[]): Actor => ({
  kind: 'account',
  id: 'somebody',
  name: 'reporter@example.org',
  memberships: organisations.map((organisation) => ({ role, organisation })),
});

describe('the policy of what is known of figures', () => {
  it.each<[string, Actor, ReturnType<typeof insightOf>]>([
    ['a visitor', VISITOR, { drafts: [], inside: [] }],
    ['a viewer', who('VIEWER', 'a', 'b'), { drafts: [], inside: ['a', 'b'] }],
    ['the owner of a strategy', who('STRATEGY_OWNER', 'a'), { drafts: [], inside: ['a'] }],
    ['a reporter', who('REPORTER', 'a', 'b'), { drafts: ['a', 'b'], inside: ['a', 'b'] }],
    ['a reviewer', who('REVIEWER', 'a'), { drafts: ['a'], inside: ['a'] }],
    ['a reviewer of everything', who('REVIEWER', EVERYWHERE), { drafts: null, inside: null }],
    ['a viewer of everything', who('VIEWER', 'a', EVERYWHERE), { drafts: [], inside: null }],
  ])('says of which organisations %s knows more than what is public', (_who, actor, insight) => {
    expect(insightOf(actor)).toEqual(insight);
  });

  it('lets members, and nobody else, see inside', () => {
    expect(ROLES.filter((role) => maySeeInside(who(role, 'above'), ['below', 'above']))).toEqual([...ROLES]);
    expect(ROLES.filter((role) => maySeeInside(who(role, 'below'), ['above']))).toEqual([]);
    expect(maySeeInside(VISITOR, ['above'])).toBe(false);
  });
});

describe.each(DATABASE_KINDS)('on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind, { now: () => '2025-03-01T08:00:00.000Z' });
  });
  afterAll(() => app.close());

  // biome-ignore lint/suspicious/noExplicitAny: a test reads what its own query asked for
  async function told(actor: Actor, source: string, variables: Readonly<Record<string, unknown>>): Promise<any> {
    const { data, errors } = await askAs(app, actor, source, variables);
    expect(errors).toBeUndefined();
    return data;
  }

  function idOf(ref: OrganisationRef): Promise<string> {
    return app.server.database.read(async (session) => (await getOrganisation(session, ref, 'organisation')).id);
  }

  function stored(id: string): string {
    return Buffer.from(id, 'base64url').toString('utf8').split(':')[1] ?? '';
  }

  function setTargets(plan: Plan, organisation: OrganisationRef, value: number): Promise<unknown> {
    return app.get('mutation ($input: SetTargetsInput!) { setTargets(input: $input) { id } }', {
      input: {
        goalIndicator: plan.use.id,
        organisation,
        baseline: { year: 2020, value: value - 10 },
        targets: [{ year: 2024, value }],
      },
    });
  }

  describe('a participant that joined unnamed', () => {
    let plan: Plan;
    let owner: OrganisationRef;
    let named: OrganisationRef;
    let unnamed: OrganisationRef;
    let kitchen: OrganisationRef;
    let figures: Record<'named' | 'unnamed' | 'kitchen', string>;
    let actors: Record<'visitor' | 'owner' | 'neighbour' | 'member' | 'cook' | 'operator', Actor>;
    beforeAll(async () => {
      const give = given(app);
      owner = await give.organisation({ kind: 'ASSOCIATION' });
      named = await give.organisation();
      unnamed = await give.organisation();
      kitchen = await give.department(unnamed);
      plan = await give.plan({ participants: [named], strategy: { owner } });
      await give.participant(plan.strategy, unnamed, { named: false });
      const report = async (organisation: OrganisationRef, year: number, value: number) =>
        (await give.measurement({ indicator: plan.indicator.id, organisation, year, value })).id;
      figures = {
        named: await report(named, 2023, 20),
        unnamed: await report(unnamed, 2022, 40),
        kitchen: await report(kitchen, 2021, 41),
      };
      await setTargets(plan, named, 60);
      await setTargets(plan, unnamed, 70);
      await setTargets(plan, kitchen, 80);
      actors = {
        visitor: VISITOR,
        owner: who('STRATEGY_OWNER', await idOf(owner)),
        neighbour: who('ADMIN', await idOf(named)),
        member: who('VIEWER', await idOf(unnamed)),
        cook: who('REPORTER', await idOf(kitchen)),
        operator: who('ADMIN', EVERYWHERE),
      };
    });

    const FIGURES: Record<keyof typeof actors, (keyof typeof figures)[]> = {
      visitor: ['named'],
      owner: ['named'],
      neighbour: ['named'],
      member: ['named', 'unnamed', 'kitchen'],
      cook: ['named', 'kitchen'],
      operator: ['named', 'unnamed', 'kitchen'],
    };
    const EVERYBODY: (keyof typeof actors)[] = ['visitor', 'owner', 'neighbour', 'member', 'cook', 'operator'];

    it.each(EVERYBODY)('tells the %s of the figures that this one may know, in lists', async (actor) => {
      const expected = FIGURES[actor].map((whose) => figures[whose]);
      const { node } = await told(
        actors[actor],
        '{ node(id: "$id") { ... on Indicator { measurements { totalCount nodes { id } } } } }'.replace(
          '$id',
          plan.indicator.id,
        ),
        {},
      );
      expect(node.measurements).toEqual({ totalCount: expected.length, nodes: expected.map((id) => ({ id })) });
    });

    it.each(EVERYBODY)('tells the %s of the figures that this one may know, page by page', async (actor) => {
      const found: string[] = [];
      for (let after: string | null = null; ; ) {
        const { node } = await told(
          actors[actor],
          `query ($id: ID!, $after: String) {
             node(id: $id) { ... on Indicator { measurements(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }
           }`,
          { id: plan.indicator.id, after },
        );
        found.push(...node.measurements.nodes.map(({ id }: { id: string }) => id));
        if (!node.measurements.pageInfo.hasNextPage) break;
        after = node.measurements.pageInfo.endCursor;
      }
      expect(found).toEqual(FIGURES[actor].map((whose) => figures[whose]));
    });

    it.each(EVERYBODY)('tells the %s of no other figure by its organisation', async (actor) => {
      const counts = await told(
        actors[actor],
        `query ($id: ID!, $named: OrganisationRef, $unnamed: OrganisationRef, $kitchen: OrganisationRef) {
           node(id: $id) { ... on Indicator {
             named: measurements(organisation: $named) { totalCount }
             unnamed: measurements(organisation: $unnamed) { totalCount }
             kitchen: measurements(organisation: $kitchen) { totalCount }
           } }
         }`,
        { id: plan.indicator.id, named, unnamed, kitchen },
      );
      const known = (whose: keyof typeof figures) => ({ totalCount: FIGURES[actor].includes(whose) ? 1 : 0 });
      expect(counts.node).toEqual({ named: known('named'), unnamed: known('unnamed'), kitchen: known('kitchen') });
    });

    it.each(EVERYBODY)('tells the %s of no other figure by its id', async (actor) => {
      const { nodes } = await told(actors[actor], 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: Object.values(figures),
      });
      const known = new Set(FIGURES[actor].map((whose) => figures[whose]));
      expect(nodes).toEqual(Object.values(figures).map((id) => (known.has(id) ? { id } : null)));
    });

    it.each(EVERYBODY)('tells the %s of no other revision, even of a figure whose id is known', async (actor) => {
      const loaders = new MeasurementLoaders(app.server.database, actors[actor]);
      const counts = await Promise.all(
        Object.values(figures).map(async (id) => {
          const { rows, totalCount } = await loaders.revisions.load({ of: stored(id), after: null, limit: 10 });
          expect(rows).toHaveLength(totalCount);
          return totalCount;
        }),
      );
      expect(counts).toEqual(
        Object.keys(figures).map((whose) => (FIGURES[actor].some((one) => one === whose) ? 1 : 0)),
      );
    });

    it.each(EVERYBODY)('shows the %s the common targets in place of own ones that are not known', async (actor) => {
      const { node } = await told(
        actors[actor],
        `query ($id: ID!, $named: OrganisationRef, $unnamed: OrganisationRef, $kitchen: OrganisationRef) {
           node(id: $id) { ... on GoalIndicator {
             named: targets(organisation: $named) { value own }
             namedBaseline: baseline(organisation: $named) { value }
             unnamed: targets(organisation: $unnamed) { value own }
             unnamedBaseline: baseline(organisation: $unnamed) { value }
             kitchen: targets(organisation: $kitchen) { value own }
             kitchenBaseline: baseline(organisation: $kitchen) { value }
           } }
         }`,
        { id: plan.use.id, named, unnamed, kitchen },
      );
      const targets = (whose: keyof typeof figures, value: number) =>
        FIGURES[actor].includes(whose) ? [{ value, own: true }] : [{ value: 50, own: false }];
      const baseline = (whose: keyof typeof figures, value: number) =>
        FIGURES[actor].includes(whose) ? { value } : null;
      expect(node).toEqual({
        named: targets('named', 60),
        namedBaseline: baseline('named', 50),
        unnamed: targets('unnamed', 70),
        unnamedBaseline: baseline('unnamed', 60),
        kitchen: targets('kitchen', 80),
        kitchenBaseline: baseline('kitchen', 70),
      });
    });

    it('is known where it has a name: by the targets and the missing figures of another strategy', async () => {
      const give = given(app);
      const other = await give.plan({ participants: [named, unnamed], strategy: { owner } });
      await setTargets(other, unnamed, 90);
      const third = await give.plan({ participants: [named], strategy: { owner } });
      await give.participant(third.strategy, unnamed, { named: false });

      const missingIn = async (of: Plan, actor: Actor) => {
        const { node } = await told(
          actor,
          `query ($id: ID!, $organisation: OrganisationRef) {
             node(id: $id) { ... on GoalIndicator {
               targets(organisation: $organisation) { value }
               progress { coverage { missing { organisation { code } reason } } }
             } }
           }`,
          { id: of.use.id, organisation: unnamed },
        );
        return {
          targets: node.targets.map(({ value }: { value: number }) => value),
          missing: node.progress.coverage.missing.map(
            ({ organisation }: { organisation: OrganisationRef | null }) => organisation?.code ?? null,
          ),
        };
      };
      expect(await missingIn(other, VISITOR)).toEqual({ targets: [90], missing: [named.code, unnamed.code] });
      expect(await missingIn(third, VISITOR)).toEqual({ targets: [50], missing: [named.code, null] });
      expect(await missingIn(third, actors.member)).toEqual({ targets: [50], missing: [named.code, unnamed.code] });
    });

    it('cannot be found by its inhabitants: no share of them is told, and no value that they weight', async () => {
      const give = given(app);
      const five: OrganisationRef[] = [];
      for (let n = 0; n < 5; n += 1) five.push(await give.organisation({ population: 10_000 }));
      const late = await give.organisation({ population: 10_000 });
      const hidden = await give.organisation({ population: 5_000 });
      const weighted = await give.plan({
        participants: [...five, late],
        indicator: { aggregation: 'POPULATION_WEIGHTED_MEAN' },
      });
      await give.participant(weighted.strategy, hidden, { named: false });
      await give.submitted(
        [...five, hidden].flatMap((organisation, n) => [
          { indicator: weighted.indicator.id, organisation, year: 2020, value: 10 },
          { indicator: weighted.indicator.id, organisation, year: 2023, value: 20 + n },
        ]),
      );
      const seenBy = async (actor: Actor) => {
        const part = 'coverage { expected reported populationShare } explanation(language: EN)';
        const { strategy, node } = await told(
          actor,
          `query ($slug: String!, $id: ID!) {
             strategy(slug: $slug) { progress(year: 2023) {
               worst { ${part} } themes { worst { ${part} } goals { worst { ${part} } indicators { ${part} } } }
             } }
             node(id: $id) { ... on GoalIndicator { comparison(years: [2023]) {
               nodes { organisation { code } } summaries { coverage { expected reported } }
             } } }
           }`,
          { slug: weighted.strategy.slug, id: weighted.use.id },
        );
        const [theme] = strategy.progress.themes;
        const [goal] = theme.goals;
        const parts = [strategy.progress.worst, theme.worst, goal.worst, goal.indicators[0]];
        for (const { coverage } of parts) expect(coverage).toMatchObject({ expected: 7, reported: 6 });
        return {
          shares: parts.map(({ coverage }) => coverage.populationShare),
          sayInhabitants: parts.map(({ explanation }) => explanation.includes('of inhabitants')),
          rows: node.comparison.nodes.length,
          coverage: node.comparison.summaries[0].coverage,
        };
      };
      expect(await seenBy(VISITOR)).toEqual({
        shares: [null, null, null, null],
        sayInhabitants: [false, false, false, false],
        rows: 6,
        coverage: { expected: 7, reported: 5 },
      });
      const all = 55_000 / 65_000;
      expect(await seenBy(who('VIEWER', await idOf(hidden)))).toEqual({
        shares: [all, all, all, all],
        sayInhabitants: [true, true, true, true],
        rows: 7,
        coverage: { expected: 7, reported: 6 },
      });
    });

    it('is known by figures that no strategy asks for in which it is unnamed', async () => {
      const indicator = await given(app).indicator({ owner });
      const { id } = await given(app).measurement({
        indicator: indicator.id,
        organisation: unnamed,
        year: 2022,
        value: 1,
      });
      const { nodes } = await told(VISITOR, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [id] });
      expect(nodes).toEqual([{ id }]);
    });
  });

  describe('a draft', () => {
    let plan: Plan;
    let municipality: OrganisationRef;
    let submitted: string;
    let unsaid: string;
    let actors: Record<'visitor' | 'neighbour' | 'viewer' | 'reporter' | 'reviewer', Actor>;
    beforeAll(async () => {
      const give = given(app);
      municipality = await give.organisation();
      const kitchen = await give.department(municipality);
      const neighbour = await give.organisation();
      plan = await give.plan({ participants: [municipality, neighbour] });
      const key = { indicator: plan.indicator.id, organisation: kitchen };
      submitted = (await give.measurement({ ...key, year: 2023, value: 5, note: 'Indsendt' })).id;
      await save({ ...key, year: 2023, value: 6, version: 1, note: 'Kladde' });
      await give.measurement({ ...key, year: 2023, value: 7, version: 2, note: 'Indsendt igen' });
      await save({ ...key, year: 2023, value: 8, version: 3, note: 'Kladde igen' });
      unsaid = (await save({ ...key, year: 2022, value: 9 })).saveMeasurement.id;
      actors = {
        visitor: VISITOR,
        neighbour: who('REVIEWER', await idOf(neighbour)),
        viewer: who('VIEWER', await idOf(municipality)),
        reporter: who('REPORTER', await idOf(kitchen)),
        reviewer: who('REVIEWER', await idOf(municipality)),
      };
    });

    function save(measurement: object) {
      return app.get('mutation ($input: SaveMeasurementInput!) { saveMeasurement(input: $input) { id } }', {
        input: { measurement },
      });
    }

    const SHOWN = 'state value note version viewerMay { save } revisions { totalCount nodes { state value by } }';

    it.each(['visitor', 'neighbour', 'viewer'] as const)('is not known to the %s', async (actor) => {
      const by = actor === 'viewer' ? OPERATOR_NAME : null;
      const before = {
        state: 'SUBMITTED',
        value: 7,
        note: 'Indsendt igen',
        version: 3,
        viewerMay: { save: false },
        revisions: {
          totalCount: 2,
          nodes: [
            { state: 'SUBMITTED', value: 5, by },
            { state: 'SUBMITTED', value: 7, by },
          ],
        },
      };
      expect(await everywhere(actors[actor])).toEqual({
        nodes: [before, null],
        indicator: { all: { totalCount: 1, nodes: [before] }, unsaid: { totalCount: 0, nodes: [] } },
      });
    });

    it.each(['reporter', 'reviewer'] as const)('is known to the %s, who works on it', async (actor) => {
      const draft = {
        state: 'DRAFT',
        value: 8,
        note: 'Kladde igen',
        version: 4,
        viewerMay: { save: true },
        revisions: {
          totalCount: 4,
          nodes: [
            { state: 'SUBMITTED', value: 5, by: OPERATOR_NAME },
            { state: 'DRAFT', value: 6, by: OPERATOR_NAME },
            { state: 'SUBMITTED', value: 7, by: OPERATOR_NAME },
            { state: 'DRAFT', value: 8, by: OPERATOR_NAME },
          ],
        },
      };
      const first = {
        state: 'DRAFT',
        value: 9,
        note: null,
        version: 1,
        viewerMay: { save: true },
        revisions: { totalCount: 1, nodes: [{ state: 'DRAFT', value: 9, by: OPERATOR_NAME }] },
      };
      expect(await everywhere(actors[actor])).toEqual({
        nodes: [draft, first],
        indicator: { all: { totalCount: 2, nodes: [draft, first] }, unsaid: { totalCount: 1, nodes: [first] } },
      });
    });

    it('leaves no gap where the revisions of others are read page by page', async () => {
      const read = (first: number, after: string | null) =>
        told(
          VISITOR,
          `query ($id: ID!, $first: Int!, $after: String) {
             node(id: $id) { ... on Measurement {
               revisions(first: $first, after: $after) { totalCount nodes { value } pageInfo { hasNextPage endCursor } }
             } }
           }`,
          { id: submitted, first, after },
        );
      const { node: one } = await read(1, null);
      expect(one.revisions).toMatchObject({ totalCount: 2, nodes: [{ value: 5 }], pageInfo: { hasNextPage: true } });
      const { node: two } = await read(1, one.revisions.pageInfo.endCursor);
      expect(two.revisions).toMatchObject({ totalCount: 2, nodes: [{ value: 7 }], pageInfo: { hasNextPage: false } });
    });

    function everywhere(actor: Actor) {
      return told(
        actor,
        `query ($ids: [ID!]!, $indicator: ID!) {
           nodes(ids: $ids) { ... on Measurement { ${SHOWN} } }
           indicator(id: $indicator) {
             all: measurements { totalCount nodes { ${SHOWN} } }
             unsaid: measurements(year: 2022) { totalCount nodes { ${SHOWN} } }
           }
         }`,
        { ids: [submitted, unsaid], indicator: plan.indicator.id },
      );
    }
  });

  it('one organisation that is unknown is no fault of the others of a query', async () => {
    const municipality = await given(app).organisation();
    const plan = await given(app).plan({ participants: [municipality] });
    const { data, errors } = await app.visitor.ask(
      `query ($id: ID!, $known: OrganisationRef, $unknown: OrganisationRef) {
         known: node(id: $id) { ... on GoalIndicator { targets(organisation: $known) { value } } }
         unknown: node(id: $id) { ... on GoalIndicator { targets(organisation: $unknown) { value } } }
       }`,
      { id: plan.use.id, known: municipality, unknown: { code: 'ukendt', country: 'DK' } },
    );
    expect(data).toEqual({ known: { targets: [{ value: 50 }] }, unknown: null });
    expect(errors).toMatchObject([
      { path: ['unknown', 'targets'], extensions: { reason: 'unknown_organisation', argument: 'organisation.code' } },
    ]);
  });
});
