import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { given } from '../support/given.js';

interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const PAGE = 'edges { cursor } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** By their bytes: capitals before small letters, both before æ, ø and å, whatever the database's own language is. */
const CODES = ['0101', '101', '101-A', '101-a', 'Z', 'a', 'å', 'æ', 'ø'];

describe.each(DATABASE_KINDS)('a list on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind, { now: () => '2025-03-01T08:00:00.000Z' });
    for (const code of CODES.toReversed()) await given(app).organisation({ code, name: `Kommunen ${code}` });
    await given(app).organisation({ country: 'SE', code: '0180', kind: 'REGION', name: '100 % Sälen_Øst' });
    for (let n = 0; n < 60; n += 1) {
      await given(app).organisation({ code: `101-${n}`, kind: 'DEPARTMENT', parent: { country: 'DK', code: '101' } });
    }
  });
  afterAll(() => app.close());

  /** Every page of a list, one after the other. */
  async function leafThrough<Row>(field: string, row: string, first: number): Promise<Page<Row>[]> {
    const pages: Page<Row>[] = [];
    let after: string | null = null;
    do {
      const query = `query ($first: Int!, $after: String) {
        list: ${field.replace('(', '(first: $first, after: $after, ').replace(', )', ')')} { nodes { ${row} } ${PAGE} }
      }`;
      const { list } = await app.visitor.get(query, { first, after });
      pages.push(list);
      after = pages.at(-1)?.pageInfo.hasNextPage ? (pages.at(-1)?.pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    return pages;
  }

  it.each([1, 7, 70, 71, 200])('gives every organisation once and in the same order, %i at a time', async (first) => {
    const pages = await leafThrough<{ code: string; country: string }>('organisations()', 'code country', first);
    const found = pages.flatMap(({ nodes }) => nodes.map(({ code, country }) => `${country} ${code}`));
    const expected = [
      ...[...CODES, ...Array.from({ length: 60 }, (_, n) => `101-${n}`)].map((code) => `DK ${code}`),
      'SE 0180',
    ].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    expect(found).toEqual(expected);
    expect(pages).toHaveLength(Math.ceil(70 / first));
    for (const [index, { totalCount, pageInfo, edges }] of pages.entries()) {
      expect({ totalCount, ...pageInfo }).toEqual({
        totalCount: 70,
        hasNextPage: index < pages.length - 1,
        hasPreviousPage: index > 0,
        startCursor: edges[0]?.cursor,
        endCursor: edges.at(-1)?.cursor,
      });
    }
  });

  it('goes on behind any row, not only behind the last of a page', async () => {
    const { organisations } = await app.visitor.get(
      '{ organisations(country: "DK", first: 9) { edges { cursor node { code } } } }',
    );
    const [, , third, fourth] = organisations.edges;
    const { organisations: rest } = await app.visitor.get(
      'query ($after: String) { organisations(country: "DK", first: 1, after: $after) { nodes { code } } }',
      { after: third.cursor },
    );
    expect(rest.nodes).toEqual([fourth.node]);
  });

  it('can be counted without a row', async () => {
    const { organisations } = await app.visitor.get(`{ organisations(first: 0) { nodes { code } ${PAGE} } }`);
    expect(organisations).toEqual({
      nodes: [],
      edges: [],
      totalCount: 70,
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it.each([
    ['of a kind', '(kind: REGION)', ['0180']],
    ['of a country, in any case', '(country: "se")', ['0180']],
    ['of a country nobody is in', '(country: "NO")', []],
    ['whose name contains a word, in any case', '(search: "sälEN")', ['0180']],
    ['whose name contains a Danish letter, in any case', '(search: "øST")', ['0180']],
    ['whose name contains a per cent sign', '(search: "%")', ['0180']],
    ['whose name contains an underscore', '(search: "_")', ['0180']],
    ['whose name contains what would be SQL', '(search: "\' OR 1=1 --")', []],
    ['of a kind and a country', '(kind: DEPARTMENT, country: "SE")', []],
  ])('of organisations %s', async (_what, filter, expected) => {
    const { organisations } = await app.visitor.get(`{ organisations${filter} { totalCount nodes { code } } }`);
    expect(organisations.nodes.map(({ code }: { code: string }) => code)).toEqual(expected);
    expect(organisations.totalCount).toBe(expected.length);
  });

  it('of the parts of an organisation, page by page', async () => {
    const { organisation } = await app.visitor.get(
      `{ organisation(ref: { country: "DK", code: "101" }) { children(first: 50) { nodes { code } ${PAGE} } } }`,
    );
    expect(organisation.children).toMatchObject({ totalCount: 60, pageInfo: { hasNextPage: true } });
    const { organisation: again } = await app.visitor.get(
      `query ($after: String) {
         organisation(ref: { country: "DK", code: "101" }) {
           code parent { code }
           children(first: 50, after: $after) { totalCount nodes { code parent { code } } pageInfo { hasNextPage hasPreviousPage } }
         }
       }`,
      { after: organisation.children.pageInfo.endCursor },
    );
    expect(again.children).toMatchObject({
      totalCount: 60,
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
    const codes = [...organisation.children.nodes, ...again.children.nodes].map(({ code }: { code: string }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(new Set(codes).size).toBe(60);
    expect(again.children.nodes[0].parent).toEqual({ code: '101' });
  });

  it('of the parts of many organisations, each with its own', async () => {
    const { organisations } = await app.visitor.get(
      '{ organisations(country: "DK", first: 200) { nodes { code children(first: 2) { totalCount nodes { code } } } } }',
    );
    const withParts = organisations.nodes.filter(({ children }: { children: Page<object> }) => children.totalCount > 0);
    expect(withParts).toEqual([
      { code: '101', children: { totalCount: 60, nodes: [{ code: '101-0' }, { code: '101-1' }] } },
    ]);
  });

  it('behind its end is empty, and still knows how many there are', async () => {
    const after = Buffer.from(JSON.stringify(['ZZ', 'zz'])).toString('base64url');
    const { organisations, organisation } = await app.visitor.get(
      `query ($after: String) {
         organisations(after: $after) { nodes { code } totalCount pageInfo { hasNextPage hasPreviousPage } }
         organisation(ref: { country: "DK", code: "101" }) {
           children(after: $after) { nodes { code } totalCount pageInfo { hasNextPage hasPreviousPage } }
         }
       }`,
      { after },
    );
    const end = { nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: true } };
    expect(organisations).toEqual({ ...end, totalCount: 70 });
    expect(organisation.children).toEqual({ ...end, totalCount: 60 });
  });

  describe('of the plan', () => {
    let ids: Record<string, string>;
    let municipality: { code: string; country: string };
    beforeAll(async () => {
      const give = given(app);
      municipality = await give.organisation({ code: 'planens-kommune', country: 'FI' });
      const owner = await give.organisation({ code: 'planens-ejer', country: 'FI', kind: 'ASSOCIATION' });
      const plan = await give.plan({
        strategy: { slug: 'b-plan', owner },
        indicator: { code: 'b-indikator', title: [{ language: 'DA', text: 'Bønner' }], owner },
      });
      await give.strategy({ slug: 'a-plan', owner });
      await give.indicator({ code: 'a-indikator', owner });
      const { id: participation } = await give.participant(plan.strategy, municipality);
      const key = { indicator: plan.indicator.id, organisation: municipality };
      await give.measurement({ ...key, year: 2022, value: 20 });
      const { id: measurement } = await give.measurement({ ...key, year: 2024, value: 40 });
      await give.measurement({ ...key, year: 2023, value: 30 });
      const { organisation } = await app.visitor.get(
        '{ organisation(ref: { country: "FI", code: "planens-kommune" }) { id } }',
      );
      ids = {
        Organisation: organisation.id,
        Strategy: plan.strategy.id,
        Theme: plan.theme.id,
        Goal: plan.goal.id,
        Indicator: plan.indicator.id,
        GoalIndicator: plan.use.id,
        Participation: participation,
        Measurement: measurement,
      };
    });

    it('has strategies in the order of their slugs, by owner and by state', async () => {
      const owner = { country: 'FI', code: 'planens-ejer' };
      const list = async (filter: string) =>
        (
          await app.visitor.get(
            `query ($owner: OrganisationRef) { strategies(${filter}) { totalCount nodes { slug } } }`,
            {
              owner,
            },
          )
        ).strategies;
      expect(await list('owner: $owner')).toEqual({ totalCount: 2, nodes: [{ slug: 'a-plan' }, { slug: 'b-plan' }] });
      expect(await list('owner: $owner, state: ADOPTED')).toEqual({ totalCount: 0, nodes: [] });
    });

    it('has indicators in the order of their codes, by owner and by search', async () => {
      const owner = { country: 'FI', code: 'planens-ejer' };
      const list = async (filter: string) =>
        (
          await app.visitor.get(`query ($owner: OrganisationRef) { indicators(${filter}) { nodes { code } } }`, {
            owner,
          })
        ).indicators.nodes;
      expect(await list('owner: $owner')).toEqual([{ code: 'a-indikator' }, { code: 'b-indikator' }]);
      expect(await list('owner: $owner, search: "BØNNE"')).toEqual([{ code: 'b-indikator' }]);
      expect(await list('owner: $owner, search: "A-IND"')).toEqual([{ code: 'a-indikator' }]);
      expect(await list('owner: $owner, search: "%"')).toEqual([]);
    });

    it('has measurements with the latest year first, by organisation and by year', async () => {
      const list = async (filter: string) => {
        const declared = filter.includes('$o') ? ', $o: OrganisationRef' : '';
        const query = `query ($id: ID!${declared}) {
          node(id: $id) { ... on Indicator { measurements(${filter}) { totalCount nodes { year } pageInfo { endCursor } } } }
        }`;
        const { node } = await app.visitor.get(query, { id: ids['Indicator'], o: municipality });
        return node.measurements;
      };
      const first = await list('organisation: $o, first: 2');
      expect(first).toMatchObject({ totalCount: 3, nodes: [{ year: 2024 }, { year: 2023 }] });
      expect(await list(`first: 2, organisation: $o, after: "${first.pageInfo.endCursor}"`)).toMatchObject({
        totalCount: 3,
        nodes: [{ year: 2022 }],
      });
      expect(await list('year: 2023')).toMatchObject({ totalCount: 1, nodes: [{ year: 2023 }] });
    });

    it('finds everything again by its id, alone and together with others', async () => {
      for (const [type, id] of Object.entries(ids)) {
        const { node } = await app.visitor.get('query ($id: ID!) { node(id: $id) { __typename id } }', { id });
        expect(node).toEqual({ __typename: type, id });
      }
      const { nodes } = await app.visitor.get('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
        ids: Object.values(ids),
      });
      expect(nodes).toEqual(Object.entries(ids).map(([__typename, id]) => ({ __typename, id })));
    });

    it('has one id for a thing, wherever it is met', async () => {
      const { strategy, indicator } = await app.visitor.get(
        `{
           strategy(slug: "b-plan") {
             id themes { id goals { id indicators { id indicator { id } goal { id } } } } participants { nodes { id strategy { id } organisation { id } } }
           }
           indicator(code: "b-indikator") { id measurements(year: 2024) { nodes { id organisation { id } } } }
         }`,
      );
      expect(strategy).toEqual({
        id: ids['Strategy'],
        themes: [
          {
            id: ids['Theme'],
            goals: [
              {
                id: ids['Goal'],
                indicators: [
                  { id: ids['GoalIndicator'], indicator: { id: ids['Indicator'] }, goal: { id: ids['Goal'] } },
                ],
              },
            ],
          },
        ],
        participants: {
          nodes: [
            {
              id: ids['Participation'],
              strategy: { id: ids['Strategy'] },
              organisation: { id: ids['Organisation'] },
            },
          ],
        },
      });
      expect(indicator).toEqual({
        id: ids['Indicator'],
        measurements: { nodes: [{ id: ids['Measurement'], organisation: { id: ids['Organisation'] } }] },
      });
    });

    it('asks whose indicator is meant where several have one of that code', async () => {
      await given(app).indicator({ code: 'b-indikator' });
      expect(await app.visitor.refusal('{ indicator(code: "b-indikator") { id } }')).toMatchObject({
        code: 'BAD_INPUT',
        reason: 'code_not_unique',
        argument: 'owner',
      });
      const { indicator } = await app.visitor.get(
        '{ indicator(code: "b-indikator", owner: { country: "FI", code: "planens-ejer" }) { id } }',
      );
      expect(indicator.id).toBe(ids['Indicator']);
    });

    it('gives null for what is not there', async () => {
      const answer = await app.visitor.get(
        `{
           strategy(slug: "c-plan") { id }
           indicator(code: "c-indikator") { id }
           organisation(ref: { country: "FI", code: "ingen" }) { id }
           there: strategy(slug: "b-plan") { goal(code: "ingen") { id } }
         }`,
      );
      expect(answer).toEqual({ strategy: null, indicator: null, organisation: null, there: { goal: null } });
    });
  });
});
