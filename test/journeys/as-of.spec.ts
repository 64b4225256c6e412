import { EVERYWHERE, VISITOR } from '../../src/domain/actor.js';
import { type Asker, DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { askAs } from '../support/ask-as.js';
import { READ_ANEW, statementsDuring } from '../support/count-statements.js';
import { DASHBOARD } from '../support/dashboard.js';
import { given, type OrganisationRef, type Plan } from '../support/given.js';

/** The instant of a day of January 2025. */
const january = (day: number) => `2025-01-${String(day).padStart(2, '0')}T12:00:00.000Z`;
const DASHBOARD_AS_OF = DASHBOARD.replace('$year: Int,', '$year: Int, $asOf: DateTime,').replace(
  'year: $year,',
  'year: $year, asOf: $asOf,',
);
const PROGRESS = `
  query ($id: ID!, $organisation: OrganisationRef, $year: Int, $asOf: DateTime, $view: View! = PUBLIC) {
    node(id: $id) {
      ... on Strategy {
        progress(organisation: $organisation, year: $year, asOf: $asOf, view: $view) {
          year asOf view
          themes { goals { indicators {
            value missing dataYear status
            coverage { expected reported missing { reason organisation { code } } }
          } } }
        }
      }
    }
  }`;

describe.each(DATABASE_KINDS)('what was known on a day, on %s', (kind) => {
  let app: TestApp;
  let now = january(1);
  beforeAll(async () => {
    app = await startApp(kind, { sample: true, now: () => now });
  });
  beforeEach(() => {
    now = january(1);
  });
  afterAll(() => app.close());

  async function aPlan() {
    const municipality = await given(app).organisation({ population: 1_000 });
    const plan = await given(app).plan({ participants: [municipality] });
    return { municipality, plan };
  }

  /** Submits on a day what an organisation says; the version that is corrected, where it said something before. */
  function submit(day: number, { indicator }: Plan, organisation: OrganisationRef, said: object) {
    now = january(day);
    return given(app).measurement({ indicator: indicator.id, organisation, year: 2022, ...said });
  }

  function save(day: number, { indicator }: Plan, organisation: OrganisationRef, said: object) {
    now = january(day);
    return app.get('mutation ($input: SaveMeasurementInput!) { saveMeasurement(input: $input) { version } }', {
      input: { measurement: { indicator: indicator.id, organisation, year: 2022, ...said } },
    });
  }

  async function progressOf({ strategy }: Plan, asked: object, asker: Asker = app.visitor) {
    const { node } = await asker.get(PROGRESS, { id: strategy.id, ...asked });
    const { themes, ...progress } = node.progress;
    return { ...progress, ...themes[0].goals[0].indicators[0] };
  }

  it('is the value before it was corrected, until it was', async () => {
    const { municipality, plan } = await aPlan();
    await submit(2, plan, municipality, { value: 20 });
    await submit(6, plan, municipality, { value: 30, version: 1 });
    await setOwnBaseline(plan, municipality);
    now = january(9);

    const before = { value: null, missing: 'NOT_REPORTED', dataYear: null, status: 'NOT_ASSESSED' };
    const first = { value: 20, missing: null, dataYear: 2022, status: 'FAR_BEHIND' };
    const corrected = { value: 30, missing: null, dataYear: 2022, status: 'ON_TRACK' };
    for (const organisation of [null, municipality]) {
      const at = (asOf: string | null) => progressOf(plan, { organisation, year: 2024, asOf });
      expect(await at('2025-01-02T11:59:59.999Z')).toMatchObject({ asOf: '2025-01-02T11:59:59.999Z', ...before });
      expect(await at(january(2))).toMatchObject(first);
      expect(await at('2025-01-06T11:59:59.999Z')).toMatchObject(first);
      expect(await at(january(6))).toMatchObject(corrected);
      expect(await at(january(9))).toMatchObject(corrected);
      expect(await at(null)).toMatchObject({ asOf: null, ...corrected });
    }
  });

  function setOwnBaseline(plan: Plan, organisation: OrganisationRef) {
    return app.get('mutation ($input: SetTargetsInput!) { setTargets(input: $input) { id } }', {
      input: { goalIndicator: plan.use.id, organisation, baseline: { year: 2020, value: 10 }, targets: [] },
    });
  }

  it('is asked for several days at once, of strategy, goal and indicator alike', async () => {
    const { municipality, plan } = await aPlan();
    await submit(2, plan, municipality, { value: 20 });
    await submit(6, plan, municipality, { value: 30, version: 1 });
    now = january(9);
    const { strategy } = await app.visitor.get(
      `query ($slug: String!) {
         strategy(slug: $slug) {
           early: progress(asOf: "2025-01-03T12:00:00Z") { asOf themes { goals { indicators { value } } } }
           late: progress(asOf: "2025-01-06T13:00:00+01:00") { asOf themes { goals { indicators { value } } } }
           justBefore: progress(asOf: "2025-01-06T11:59:59Z") { themes { goals { indicators { value } } } }
           latest: progress { asOf themes { goals { indicators { value } } } }
           goals {
             progress(asOf: "2025-01-03T12:00:00Z") { indicators { value } }
             indicators { progress(asOf: "2025-01-03T12:00:00Z") { value } }
           }
         }
       }`,
      { slug: plan.strategy.slug },
    );
    const themes = (value: number) => [{ goals: [{ indicators: [{ value }] }] }];
    expect(strategy).toEqual({
      early: { asOf: january(3), themes: themes(20) },
      late: { asOf: january(6), themes: themes(30) },
      justBefore: { themes: themes(20) },
      latest: { asOf: null, themes: themes(30) },
      goals: [{ progress: { indicators: [{ value: 20 }] }, indicators: [{ progress: { value: 20 } }] }],
    });
  });

  it('is never a draft: neither before a submission nor after it', async () => {
    const { municipality, plan } = await aPlan();
    await save(2, plan, municipality, { value: 11 });
    await submit(4, plan, municipality, { value: 20 });
    await save(6, plan, municipality, { value: 12, version: 2 });
    await submit(8, plan, municipality, { value: 30, version: 3 });
    now = january(9);
    for (const { view, asker } of [
      { view: 'PUBLIC', asker: app.visitor },
      { view: 'WORKING', asker: app },
    ]) {
      const values: number[] = [];
      for (const day of [3, 5, 7, 9]) values.push((await progressOf(plan, { view, asOf: january(day) }, asker)).value);
      expect(values).toEqual([null, 20, 20, 30]);
    }
  });

  it('is the reason while there was no value, and the value while there was no reason', async () => {
    const { municipality, plan } = await aPlan();
    await submit(2, plan, municipality, { missing: 'NO_DATA' });
    await submit(4, plan, municipality, { value: 0, version: 1 });
    await submit(6, plan, municipality, { missing: 'SUPPRESSED', version: 2 });
    now = january(9);
    const said: object[] = [];
    for (const day of [1, 3, 5, 7]) {
      const { value, missing } = await progressOf(plan, {
        organisation: municipality,
        year: 2022,
        asOf: january(day),
      });
      said.push({ value, missing });
    }
    expect(said).toEqual([
      { value: null, missing: 'NOT_REPORTED' },
      { value: null, missing: 'NO_DATA' },
      { value: 0, missing: null },
      { value: null, missing: 'SUPPRESSED' },
    ]);
  });

  it('has the last year that had data then, for all and for one', async () => {
    const { municipality, plan } = await aPlan();
    const other = await given(app).organisation();
    await given(app).participant(plan.strategy, other);
    await submit(2, plan, municipality, { year: 2021, value: 20 });
    await submit(4, plan, other, { year: 2022, missing: 'NO_DATA' });
    await save(5, plan, other, { year: 2024, value: 20 });
    await submit(6, plan, other, { year: 2023, value: 20 });
    await submit(8, plan, other, { year: 2023, missing: 'NO_DATA', version: 1 });
    now = january(9);
    for (const organisation of [null, municipality]) {
      const years: number[] = [];
      for (const day of [1, 3, 5, 7, 9])
        years.push((await progressOf(plan, { organisation, asOf: january(day) })).year);
      expect(years).toEqual([2020, 2021, 2021, 2023, 2021]);
    }
  });

  it('lacks what was reported later, also of one that joined later, and says of whom', async () => {
    const { municipality, plan } = await aPlan();
    const newcomer = await given(app).organisation({ population: 1_000 });
    await submit(2, plan, municipality, { value: 20 });
    await submit(4, plan, newcomer, { value: 30 });
    await submit(6, plan, municipality, { value: 40, version: 1 });
    now = january(9);
    await given(app).participant(plan.strategy, newcomer);
    const coverageOn = async (day: number) => {
      const { value, coverage } = await progressOf(plan, { year: 2024, asOf: january(day) });
      return { value, reported: coverage.reported, missing: coverage.missing };
    };
    const notReported = (code: string) => ({ reason: 'NOT_REPORTED', organisation: { code } });
    expect(await coverageOn(3)).toEqual({ value: null, reported: 1, missing: [notReported(newcomer.code)] });
    expect(await coverageOn(5)).toEqual({ value: 25, reported: 2, missing: [] });
    expect(await coverageOn(7)).toEqual({ value: 35, reported: 2, missing: [] });
  });

  it('names nobody who takes part unnamed, and shows no working view to a visitor', async () => {
    const { municipality, plan } = await aPlan();
    const unnamed = await given(app).organisation({ population: 1_000 });
    await given(app).participant(plan.strategy, unnamed, { named: false });
    await submit(2, plan, municipality, { value: 30 });
    await submit(4, plan, unnamed, { value: 20 });
    now = january(9);
    const asked = { id: plan.strategy.id, year: 2024, asOf: january(3) };
    const ask = async (variables: object, memberships: typeof VISITOR.memberships = []) => {
      const actor = { ...VISITOR, memberships };
      const { data, errors } = await askAs(app, actor, PROGRESS, { ...asked, ...variables });
      const [theme] = JSON.parse(JSON.stringify(data)).node?.progress.themes ?? [];
      return (
        errors?.map(({ originalError }) => originalError?.message) ?? theme.goals[0].indicators[0].coverage.missing
      );
    };
    const operator = [{ role: 'ADMIN', organisation: EVERYWHERE }] as const;
    expect(await ask({})).toEqual([{ reason: 'NOT_REPORTED', organisation: null }]);
    expect(await ask({}, operator)).toEqual([{ reason: 'NOT_REPORTED', organisation: { code: unnamed.code } }]);
    for (const refused of [{ organisation: unnamed }, { view: 'WORKING' }]) {
      const refusal = await ask(refused);
      expect(refusal).toEqual([expect.any(String)]);
      expect(refusal).toEqual(await ask({ ...refused, asOf: null }));
    }
    expect(await ask({ view: 'WORKING' }, operator)).toHaveLength(1);
  });

  it('takes no baseline from what was reported later', async () => {
    const { municipality, plan } = await aPlan();
    await submit(2, plan, municipality, { year: 2021, value: 20 });
    await submit(4, plan, municipality, { year: 2022, value: 30 });
    await submit(6, plan, municipality, { year: 2020, value: 10 });
    now = january(9);
    const baselineOn = async (day: number) => {
      const { node } = await app.visitor.get(
        `query ($id: ID!, $organisation: OrganisationRef, $asOf: DateTime) {
           node(id: $id) { ... on GoalIndicator {
             progress(organisation: $organisation, year: 2024, asOf: $asOf) { baseline { year value } }
           } }
         }`,
        { id: plan.use.id, organisation: municipality, asOf: january(day) },
      );
      return node.progress.baseline;
    };
    expect(await baselineOn(5)).toEqual({ year: 2021, value: 20 });
    expect(await baselineOn(7)).toEqual({ year: 2020, value: 10 });
  });

  it('is nothing before anything was known, and is not told of the future', async () => {
    const { municipality, plan } = await aPlan();
    await submit(2, plan, municipality, { value: 20 });
    now = january(9);
    const nothing = { value: null, missing: 'NOT_DUE', dataYear: null, status: 'NOT_ASSESSED', year: 2020 };
    expect(await progressOf(plan, { asOf: '1969-12-31T23:59:59.999Z' })).toMatchObject(nothing);
    // Before the year 0000 in UTC.
    expect(await progressOf(plan, { asOf: '0000-01-01T00:00:00+01:00' })).toMatchObject(nothing);
    for (const asOf of [january(9), '2025-01-09T23:59:59.999Z']) {
      expect(await progressOf(plan, { asOf })).toMatchObject({ asOf, value: 20, year: 2022 });
    }
    for (const asOf of ['2025-01-10T00:00:00.000Z', '2025-01-09T23:59:59-01:00', '9999-12-31T23:59:59-01:00']) {
      expect(await app.visitor.refusal(PROGRESS, { id: plan.strategy.id, asOf })).toEqual({
        message: 'What will be known is not known yet; it is 2025-01-09T12:00:00.000Z now.',
        code: 'BAD_INPUT',
        reason: 'as_of_in_future',
        argument: 'asOf',
        now: january(9),
      });
    }
    expect(await app.visitor.refusal(PROGRESS, { id: plan.strategy.id, asOf: '2025-01-09' })).toMatchObject({
      code: 'BAD_INPUT',
      argument: 'asOf',
    });
  });

  it('grows until the day is over, and stays as it is afterwards', async () => {
    const { municipality, plan } = await aPlan();
    const day = { year: 2022, asOf: '2025-01-09T23:59:59.999Z' };
    const values: (number | null)[] = [];
    const look = async () => values.push((await progressOf(plan, day)).value);
    now = january(9);
    await look();
    await submit(9, plan, municipality, { value: 20 });
    await look();
    await submit(10, plan, municipality, { value: 30, version: 1 });
    await look();
    expect(values).toEqual([null, 20, 20]);
  });

  it.each([
    ['all participants together', {}],
    ['all in the first year', { year: 2020 }],
    ['all in a year that was reported', { year: 2022 }],
    ['all in a year that nobody has reported yet', { year: 2024 }],
    ['a municipality', { organisation: { code: '9901', country: 'DK' } }],
    [
      'a municipality in a year that nobody has reported yet',
      { organisation: { code: '9905', country: 'DK' }, year: 2024 },
    ],
    ['one that left out two goals', { organisation: { code: '9912', country: 'DK' }, year: 2022 }],
    ['its own targets', { organisation: { code: '9902', country: 'DK' }, targets: 'OWN' }],
    ['a department', { organisation: { code: '9901-koekken', country: 'DK' } }],
    ['a department in a year', { organisation: { code: '9901-koekken', country: 'DK' }, year: 2021 }],
  ])('is today what is known without a day, for %s', (_whom, asked) => expectToday(app.visitor, asked));

  it.each([
    ['one that joined unnamed', { organisation: { code: '9911', country: 'DK' } }],
    ['the working view', { view: 'WORKING' }],
  ])('is today what is known without a day, for %s, which members see', (_what, asked) => expectToday(app, asked));

  async function expectToday(asker: Asker, asked: object): Promise<void> {
    const variables = { slug: 'indkoeb-med-mening', ...asked };
    const known = await asker.get(DASHBOARD, variables);
    expect(await asker.get(DASHBOARD_AS_OF, { ...variables, asOf: now })).toEqual(known);
    expect(await asker.get(DASHBOARD_AS_OF, { ...variables, asOf: '2024-12-31T12:00:00Z' })).not.toEqual(known);
  }

  it('is today what is known without a day, where departments have departments', async () => {
    const give = given(app);
    const municipality = await give.organisation({ population: 1_000 });
    const area = await give.department(municipality);
    const kitchens = [await give.department(area), await give.department(area)];
    const school = await give.department(municipality);
    const plan = await give.plan({
      participants: [municipality, await give.organisation()],
      use: { responsible: [...kitchens, school] },
    });
    const [kitchen] = kitchens;
    if (!kitchen) throw new Error('There is a kitchen');
    await submit(2, plan, kitchen, { value: 20 });
    now = january(9);
    const missing = new Set<string>();
    for (const organisation of [null, municipality, area, ...kitchens, school]) {
      for (const year of [null, 2022, 2024]) {
        const variables = { slug: plan.strategy.slug, organisation, year };
        const known = await app.visitor.get(DASHBOARD, variables);
        expect(await app.visitor.get(DASHBOARD_AS_OF, { ...variables, asOf: now })).toEqual(known);
        const [theme] = known.strategy.progress.themes;
        for (const one of theme.goals[0].indicators[0].coverage.missing) missing.add(one.organisation.code);
      }
    }
    expect([...missing]).toEqual(
      expect.arrayContaining([kitchens[1]?.code, school.code, area.code, municipality.code]),
    );
  });

  it('is today what is known without a day, where those responsible lie two levels below', async () => {
    const give = given(app);
    const municipality = await give.organisation({ population: 1_000 });
    const [area, school] = [await give.department(municipality), await give.department(municipality)];
    const kitchen = await give.department(area);
    const plan = await give.plan({ participants: [municipality], use: { responsible: [kitchen, school] } });
    await submit(2, plan, school, { value: 20 });
    now = january(9);
    const asked = { organisation: municipality, year: 2024 };
    for (const asOf of [null, now]) {
      const { coverage } = await progressOf(plan, { ...asked, asOf });
      const missing = [{ reason: 'NOT_REPORTED', organisation: { code: area.code } }];
      expect(coverage).toEqual({ expected: 2, reported: 1, missing });
    }
  });

  it('is today what is known without a day, where everybody left the goal out', async () => {
    const municipalities = [await given(app).organisation(), await given(app).organisation()];
    const plan = await given(app).plan({ participants: municipalities });
    const variables = { slug: plan.strategy.slug };
    const reasons: (string | null)[] = [];
    for (const organisation of [null, ...municipalities]) {
      if (organisation !== null) {
        await app.get('mutation ($input: LeaveOutGoalInput!) { leaveOutGoal(input: $input) { id } }', {
          input: { goal: plan.goal.id, organisation, reason: 'Vi har ingen.' },
        });
      }
      const known = await app.visitor.get(DASHBOARD, variables);
      expect(await app.visitor.get(DASHBOARD_AS_OF, { ...variables, asOf: now })).toEqual(known);
      reasons.push(known.strategy.progress.themes[0].goals[0].reason);
    }
    expect(reasons).toEqual(['COVERAGE_TOO_LOW', 'COVERAGE_TOO_LOW', 'LEFT_OUT']);
  });

  it.each([
    ['all participants together', {}],
    ['one of them', { organisation: { code: '9901', country: 'DK' } }],
    ['one of them in a year', { organisation: { code: '9901', country: 'DK' }, year: 2022 }],
  ])('takes few statements, for %s', async (_whom, asked) => {
    const variables = { slug: 'indkoeb-med-mening', asOf: january(1), ...asked };
    const ask = () => app.visitor.get(DASHBOARD_AS_OF, variables, READ_ANEW);
    await ask();
    expect((await statementsDuring(ask)).length).toBeLessThan(30);
  });
});
