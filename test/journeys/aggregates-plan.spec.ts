import { findDifferences } from '../../src/contexts/aggregates/find-differences.js';
import type { Database } from '../../src/database/database.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { openFreshDatabase } from '../support/databases.js';
import { given, type OrganisationRef, type Plan } from '../support/given.js';
import { importSmall, smallWith } from './import-files.js';

describe.each(DATABASE_KINDS)('a plan that changes on %s', (kind) => {
  let app: TestApp;
  let make: ReturnType<typeof given>;
  let plan: Plan;
  let municipality: OrganisationRef;
  let schools: OrganisationRef;
  let silent: OrganisationRef;
  let other: OrganisationRef;
  beforeAll(async () => {
    app = await startApp(kind);
    make = given(app);
  });
  afterAll(() => app.close());
  /** A municipality with three departments, of which two report, and one that reports itself. */
  beforeEach(async () => {
    municipality = await make.organisation({ population: 1000 });
    schools = await make.department(municipality);
    const roads = await make.department(municipality);
    silent = await make.department(municipality);
    other = await make.organisation({ population: 3000 });
    plan = await make.plan({
      participants: [municipality, other],
      indicator: { aggregation: 'SUM' },
      use: { baseline: { year: 2021, value: null } },
    });
    const reporters = [schools, roads, other];
    await make.submitted(
      reporters.flatMap((organisation, place) =>
        [2021, 2022, 2023].map((year) => ({
          ...{ indicator: plan.indicator.id, organisation, year, value: 10 * place + year - 2020 },
        })),
      ),
    );
    await make.measurement({
      indicator: plan.indicator.id,
      organisation: municipality,
      year: 2022,
      missing: 'NO_DATA',
    });
  });

  const mutate = (mutation: string, inputType: string, input: object) =>
    app.get(`mutation ($input: ${inputType}!) { ${mutation}(input: $input) { id } }`, { input });

  const setTargets = (input: object) =>
    mutate('setTargets', 'SetTargetsInput', {
      ...{ goalIndicator: plan.use.id, targets: [{ year: 2024, value: 40 }] },
      ...input,
    });

  const changes: readonly [string, () => Promise<unknown>][] = [
    [
      'own targets of all that reported, in place of some that are missing',
      async () => {
        await setTargets({ organisation: other });
        await make.measurement({ indicator: plan.indicator.id, organisation: other, year: 2024, value: 9 });
      },
    ],
    ['an own baseline', () => setTargets({ organisation: municipality, baseline: { year: 2022, value: 3 } })],
    [
      'an own baseline of a department',
      () => setTargets({ organisation: schools, baseline: { year: 2022, value: null } }),
    ],
    ['another common baseline', () => setTargets({ baseline: { year: 2019, value: null } })],
    [
      'a goal left out',
      () =>
        mutate('leaveOutGoal', 'LeaveOutGoalInput', {
          ...{ goal: plan.goal.id, organisation: municipality, reason: 'Varetages af regionen' },
        }),
    ],
    [
      'a municipality that joins',
      async () => {
        const late = await make.organisation({ population: 50 });
        const department = await make.department(late);
        await make.measurement({ indicator: plan.indicator.id, organisation: department, year: 2022, value: 4 });
        await make.participant(plan.strategy, late);
      },
    ],
    [
      'a goal that takes up the indicator, and a department that answers for it',
      async () => {
        const goal = await make.goal({ theme: plan.theme.id });
        await make.use({ goal: goal.id, indicator: plan.indicator.id, responsible: [silent] });
      },
    ],
    [
      'a department that reports unasked',
      () => make.measurement({ indicator: plan.indicator.id, organisation: silent, year: 2022, value: 4 }),
    ],
  ];

  it.each(changes)('keeps what it should after %s', async (_change, change) => {
    const { database } = app.server;
    const before = await database.read(jointRows);
    expect(await database.read(findDifferences)).toEqual([]);
    await change();
    expect(await database.read(jointRows)).not.toEqual(before);
    expect(await database.read(findDifferences)).toEqual([]);
  });
});

describe.each(DATABASE_KINDS)('an imported plan that changes on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase(kind));
    await importSmall(database);
    await importSmall(database, PARTS);
  });
  afterEach(() => close());

  const PARTS = {
    'organisations.csv':
      'code,name,country,population,level,parent\n0101,Byen,DK,1000,municipality,\n0102,Øen,DK,200,municipality,\nA,Skoler,DK,,department,0102\n',
    'measurements.csv': 'indicator,org,year,value,numerator,denominator,status\nbikes,A,2021,7,,,final\n',
  };

  it.each([
    ['the years of the strategy', smallWith('plan.yaml', 'endYear: 2024', 'endYear: 2026')],
    ['the minimum coverage', smallWith('plan.yaml', 'endYear: 2024', 'endYear: 2024\n  minimumCoverage: 0.9')],
    ['the rules of an indicator', smallWith('plan.yaml', 'aggregation: RATIO_OF_SUMS', 'aggregation: MEAN')],
    ['a common baseline', smallWith('plan.yaml', 'bikes, baseline: { year: 2020 }', 'bikes, baseline: { year: 2018 }')],
    ['who answers for a goal', smallWith('plan.yaml', 'code: G\n', 'code: G\n        responsible: [A]\n')],
    ['own targets', { 'targets.csv': 'indicator,org,year,value\nbikes,0102,2024,15\n' }],
    ['a population', { 'organisations.csv': PARTS['organisations.csv'].replace('DK,200', 'DK,900') }],
    ['a parent', { 'organisations.csv': PARTS['organisations.csv'].replace('department,0102', 'department,0101') }],
  ])('keeps what it should after an import changes %s', async (_what, files) => {
    const before = await database.read(jointRows);
    expect(await database.read(findDifferences)).toEqual([]);
    const report = await importSmall(database, { ...PARTS, ...files });
    expect(report).toMatchObject({ stored: true });
    expect(await database.read(jointRows)).not.toEqual(before);
    expect(await database.read(findDifferences)).toEqual([]);
  });
});

function jointRows(session: Parameters<typeof findDifferences>[0]) {
  return session.rows('SELECT * FROM joint_figure ORDER BY goal_indicator_id, whole, view, year');
}
