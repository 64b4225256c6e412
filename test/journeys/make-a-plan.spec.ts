import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { given, type OrganisationRef } from '../support/given.js';

const PLAN = `
  query ($slug: String!, $municipality: OrganisationRef!) {
    strategy(slug: $slug) {
      slug version state startYear endYear minimumCoverage adoptedOn predecessor { slug }
      title titleInSwedish: title(language: SV) summary
      owner { code }
      themes {
        code title weight
        goals { code title description aims sdgs weight responsible { code } theme { code } indicators { ...Use } }
      }
      goals { code }
      goal(code: "A1") { code }
      participants { totalCount nodes { named organisation { code } leftOut { reason goal { code } } } }
    }
  }
  fragment Use on GoalIndicator {
    weight trajectory
    indicator { code title definition source unit decimals valueKind direction aggregation factor goals { code } }
    responsible { code }
    baseline { year value }
    targets { year value own }
    ownBaseline: baseline(organisation: $municipality) { year value }
    ownTargets: targets(organisation: $municipality) { year value own }
  }`;

describe.each(DATABASE_KINDS)('a strategy owner on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind);
  });
  afterAll(() => app.close());

  it('makes a plan, step by step, and reads it all back', async () => {
    const association = await given(app).organisation({ code: '9900', kind: 'ASSOCIATION' });
    const municipality = await given(app).organisation({ code: '9901' });
    const kitchens = await given(app).organisation({ code: '9901-koekken', kind: 'DEPARTMENT', parent: municipality });

    const { createStrategy } = await send('createStrategy', 'CreateStrategyInput', 'id slug state version', {
      slug: 'mad-med-mening',
      title: [
        { language: 'DA', text: 'Mad med mening' },
        { language: 'SV', text: 'Mat med mening' },
      ],
      summary: [{ language: 'DA', text: 'Bedre mad for de samme penge.' }],
      startYear: 2021,
      endYear: 2025,
      owner: association,
      minimumCoverage: 0.6,
    });
    expect(createStrategy).toEqual({
      id: expect.any(String),
      slug: 'mad-med-mening',
      state: 'DRAFT',
      version: 1,
    });
    const { addTheme } = await send('addTheme', 'AddThemeInput', 'id', {
      strategy: createStrategy.id,
      code: 'A',
      title: [{ language: 'DA', text: 'Økologi' }],
      weight: 2,
    });
    const { addGoal } = await send('addGoal', 'AddGoalInput', 'id', {
      theme: addTheme.id,
      code: 'A1',
      title: [{ language: 'DA', text: 'Mere økologi i køkkenerne' }],
      description: [{ language: 'DA', text: 'I kilo, ikke i kroner.' }],
      aims: ['green-transition', 'economic-headroom'],
      sdgs: [2, 12],
      responsible: [kitchens],
    });
    const { createIndicator } = await send('createIndicator', 'CreateIndicatorInput', 'id', {
      owner: association,
      code: 'oeko-kilo',
      title: [{ language: 'DA', text: 'Økologisk andel' }],
      definition: [{ language: 'DA', text: 'Økologiske kilo af alle kilo.' }],
      source: [{ language: 'DA', text: 'Leverandørernes opgørelser' }],
      unit: '%',
      decimals: 1,
      valueKind: 'SHARE',
      direction: 'INCREASE',
      aggregation: 'RATIO_OF_SUMS',
      minimum: 0,
      maximum: 100,
    });
    const { useIndicator } = await send('useIndicator', 'UseIndicatorInput', 'id', {
      goal: addGoal.id,
      indicator: createIndicator.id,
      weight: 3,
      trajectory: 'YEARLY',
      baseline: { year: 2020, value: 30 },
      targets: [
        { year: 2025, value: 60 },
        { year: 2023, value: 45 },
      ],
    });
    await send('joinStrategy', 'JoinStrategyInput', 'id', {
      strategy: createStrategy.id,
      organisation: municipality,
      named: true,
    });
    await send('setTargets', 'SetTargetsInput', 'id', {
      goalIndicator: useIndicator.id,
      organisation: municipality,
      baseline: { year: 2021, value: 41 },
      targets: [{ year: 2025, value: 75 }],
      reason: 'Byrådet vil mere.',
    });
    const second = await given(app).goal({ theme: addTheme.id, code: 'A2' });
    await send('leaveOutGoal', 'LeaveOutGoalInput', 'id', {
      goal: second.id,
      organisation: municipality,
      reason: 'Kommunen har ingen skolemad.',
    });

    expect((await app.visitor.get(PLAN, { slug: 'mad-med-mening', municipality })).strategy).toEqual({
      slug: 'mad-med-mening',
      version: 1,
      state: 'DRAFT',
      startYear: 2021,
      endYear: 2025,
      minimumCoverage: 0.6,
      adoptedOn: null,
      predecessor: null,
      title: 'Mad med mening',
      titleInSwedish: 'Mat med mening',
      summary: 'Bedre mad for de samme penge.',
      owner: { code: '9900' },
      themes: [
        {
          code: 'A',
          title: 'Økologi',
          weight: 2,
          goals: [
            {
              code: 'A1',
              title: 'Mere økologi i køkkenerne',
              description: 'I kilo, ikke i kroner.',
              aims: ['green-transition', 'economic-headroom'],
              sdgs: [2, 12],
              weight: 1,
              responsible: [{ code: '9901-koekken' }],
              theme: { code: 'A' },
              indicators: [
                {
                  weight: 3,
                  trajectory: 'YEARLY',
                  indicator: {
                    code: 'oeko-kilo',
                    title: 'Økologisk andel',
                    definition: 'Økologiske kilo af alle kilo.',
                    source: 'Leverandørernes opgørelser',
                    unit: '%',
                    decimals: 1,
                    valueKind: 'SHARE',
                    direction: 'INCREASE',
                    aggregation: 'RATIO_OF_SUMS',
                    factor: 100,
                    goals: [{ code: 'A1' }],
                  },
                  responsible: [{ code: '9901-koekken' }],
                  baseline: { year: 2020, value: 30 },
                  targets: [
                    { year: 2023, value: 45, own: false },
                    { year: 2025, value: 60, own: false },
                  ],
                  ownBaseline: { year: 2021, value: 41 },
                  ownTargets: [{ year: 2025, value: 75, own: true }],
                },
              ],
            },
            {
              code: 'A2',
              title: 'Et mål',
              description: null,
              aims: [],
              sdgs: [],
              weight: 1,
              responsible: [],
              theme: { code: 'A' },
              indicators: [],
            },
          ],
        },
      ],
      goals: [{ code: 'A1' }, { code: 'A2' }],
      goal: { code: 'A1' },
      participants: {
        totalCount: 1,
        nodes: [
          {
            named: true,
            organisation: { code: '9901' },
            leftOut: [{ reason: 'Kommunen har ingen skolemad.', goal: { code: 'A2' } }],
          },
        ],
      },
    });
  });

  it('lets an organisation go back to the common targets', async () => {
    const municipality = await given(app).organisation();
    const { use } = await given(app).plan({ participants: [municipality] });
    const targets = async () => {
      const { node } = await app.visitor.get(
        `query ($id: ID!, $municipality: OrganisationRef!) {
           node(id: $id) { ... on GoalIndicator { targets(organisation: $municipality) { year value own } } }
         }`,
        { id: use.id, municipality },
      );
      return node.targets;
    };
    await setOwn(use.id, municipality, [{ year: 2024, value: 70 }]);
    expect(await targets()).toEqual([{ year: 2024, value: 70, own: true }]);
    await setOwn(use.id, municipality, []);
    expect(await targets()).toEqual([{ year: 2024, value: 50, own: false }]);
  });

  it('sets the common targets anew; the baseline stays unless a new one is given', async () => {
    const { use } = await given(app).plan();
    const { setTargets } = await send(
      'setTargets',
      'SetTargetsInput',
      'baseline { year value } targets { year value }',
      {
        goalIndicator: use.id,
        targets: [{ year: 2023, value: 30 }],
      },
    );
    expect(setTargets).toEqual({ baseline: { year: 2020, value: 10 }, targets: [{ year: 2023, value: 30 }] });
    const { setTargets: again } = await send(
      'setTargets',
      'SetTargetsInput',
      'baseline { year value } targets { year value }',
      { goalIndicator: use.id, baseline: { year: 2021, value: 12 }, targets: [{ year: 2024, value: 40 }] },
    );
    expect(again).toEqual({ baseline: { year: 2021, value: 12 }, targets: [{ year: 2024, value: 40 }] });
  });

  it('says what may be done with a strategy', async () => {
    const { id } = await given(app).strategy();
    const { node } = await app.get('query ($id: ID!) { node(id: $id) { ... on Strategy { viewerMay { edit } } } }', {
      id,
    });
    expect(node).toEqual({ viewerMay: { edit: true } });
  });

  describe('who changes a strategy', () => {
    const CHANGE = `
      mutation ($input: UpdateStrategyInput!) { updateStrategy(input: $input) { version title summary } }`;
    const read = async (id: string) =>
      (await app.visitor.get('query ($id: ID!) { strategy(id: $id) { version title summary } }', { id })).strategy;

    it('sends back the version that was read, and moves it on', async () => {
      const { id } = await given(app).strategy({ summary: [{ language: 'DA', text: 'Før' }] });
      const title = [{ language: 'DA', text: 'Ny titel' }];
      const { updateStrategy } = await app.get(CHANGE, { input: { id, version: 1, title, reason: 'Tastefejl' } });
      expect(updateStrategy).toEqual({ version: 2, title: 'Ny titel', summary: 'Før' });
      expect(await read(id)).toEqual({ version: 2, title: 'Ny titel', summary: 'Før' });
    });

    it('is refused with a stale version, and nothing changes', async () => {
      const { id, slug } = await given(app).strategy();
      await app.get(CHANGE, { input: { id, version: 1, title: [{ language: 'DA', text: 'Den andens titel' }] } });
      const before = await read(id);
      const title = [{ language: 'DA', text: 'Min titel' }];
      expect(await app.refusal(CHANGE, { input: { id, version: 1, title } })).toEqual({
        code: 'CONFLICT',
        reason: 'stale_version',
        argument: 'version',
        currentVersion: 2,
        message: `The strategy '${slug}' has been changed since version 1; it is now at 2. Read it again.`,
      });
      expect(await read(id)).toEqual(before);
    });
  });

  describe('a text', () => {
    let id: string;
    beforeAll(async () => {
      const title = [
        { language: 'SV', text: 'Upphandling' },
        { language: 'EN', text: 'Purchasing' },
      ];
      ({ id } = await given(app).strategy({ title }));
    });
    const title = async (argument: string, headers: Record<string, string>) =>
      (await app.visitor.get(`query ($id: ID!) { strategy(id: $id) { title${argument} } }`, { id }, headers)).strategy
        .title;

    it.each([
      ['in the language asked for', '(language: EN)', { 'accept-language': 'sv' }, 'Purchasing'],
      ['else in that of the Accept-Language header', '', { 'accept-language': 'en-GB, sv;q=0.5' }, 'Purchasing'],
      ['else in the best of several that it has', '', { 'accept-language': 'de, da;q=0.9, en;q=0.5' }, 'Purchasing'],
      [
        'else in that of the header, where it lacks the one asked for',
        '(language: DA)',
        { 'accept-language': 'en' },
        'Purchasing',
      ],
      ['else in the one it was written in', '', { 'accept-language': 'fi' }, 'Upphandling'],
      ['also where nobody says a language', '', {}, 'Upphandling'],
    ])('is read %s', async (_case, argument, headers, expected) => {
      expect(await title(argument, headers)).toBe(expected);
    });
  });

  async function send(mutation: string, inputType: string, answer: string, input: object) {
    return app.get(`mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${answer} } }`, { input });
  }

  function setOwn(goalIndicator: string, organisation: OrganisationRef, targets: readonly object[]) {
    return send('setTargets', 'SetTargetsInput', 'id', { goalIndicator, organisation, targets });
  }
});
