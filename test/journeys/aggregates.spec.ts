import { findDifferences } from '../../src/contexts/aggregates/find-differences.js';
import { keepFigures } from '../../src/contexts/aggregates/keep-figures.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { given, type OrganisationRef, type Plan } from '../support/given.js';

describe.each(DATABASE_KINDS)('what is kept on %s', (kind) => {
  let app: TestApp;
  let make: ReturnType<typeof given>;
  beforeAll(async () => {
    app = await startApp(kind);
    make = given(app);
  });
  afterAll(() => app.close());
  afterEach(async () => {
    expect(await app.server.database.read(findDifferences)).toEqual([]);
  });

  /** What the organisations below it add up to. */
  const below = ({ code }: OrganisationRef, { indicator }: Pick<Plan, 'indicator'>) =>
    app.server.database.read((session) =>
      session.rows(
        `SELECT year, category, view, ${SUMS} FROM organisation_figure
         WHERE organisation_id IN (SELECT id FROM organisation WHERE code = $1)
           AND indicator_id IN (SELECT id FROM indicator WHERE code = $2)
         ORDER BY year, category, view`,
        [code, indicator.code],
      ),
    );

  /** What all participants have together, in the goal of that code, in the years of which any of them reported. */
  const together = ({ goal }: Pick<Plan, 'goal'>, view = 'PUBLIC') =>
    app.server.database.read((session) =>
      session.rows(
        `SELECT year, expected, reported, value, partial_value FROM joint_figure
         JOIN goal_indicator ON goal_indicator.id = goal_indicator_id JOIN goal ON goal.id = goal_id
         WHERE goal.code = $1 AND view = $2 AND whole = '' AND is_reported ORDER BY year`,
        [goal.code, view],
      ),
    );

  it('moves from a department to its municipality and to all participants, in both views', async () => {
    const municipality = await make.organisation({ population: 1000 });
    const [schools, roads] = [await make.department(municipality), await make.department(municipality)];
    const other = await make.organisation({ population: 3000 });
    const plan = await make.plan({ participants: [municipality, other] });

    await make.submitted([
      { indicator: plan.indicator.id, organisation: schools, year: 2023, value: 4 },
      { indicator: plan.indicator.id, organisation: roads, year: 2023, value: 6 },
      { indicator: plan.indicator.id, organisation: other, year: 2023, value: 20 },
    ]);
    const ofDepartments = { ...NONE, reported: 2, sum_of_values: 10, minimum: 4, maximum: 6 };
    expect(await below(municipality, plan)).toEqual([
      { year: 2023, category: '', view: 'PUBLIC', ...ofDepartments },
      { year: 2023, category: '', view: 'WORKING', ...ofDepartments },
    ]);
    const ofAll = { year: 2023, expected: 2, reported: 2, value: 12.5, partial_value: null };
    expect(await together(plan)).toEqual([ofAll]);
    expect(await together(plan, 'WORKING')).toEqual([ofAll]);
  });

  it('moves up to the root, each level from the one below it', async () => {
    const country = await make.organisation({ kind: 'COUNTRY' });
    const region = await make.organisation({ kind: 'REGION', parent: country });
    const municipalities = [await make.organisation({ parent: region }), await make.organisation({ parent: region })];
    const department = await make.organisation({ kind: 'DEPARTMENT', parent: municipalities[0] ?? region });
    const plan = await make.plan();
    await make.submitted([
      { indicator: plan.indicator.id, organisation: department, year: 2023, value: 1 },
      { indicator: plan.indicator.id, organisation: municipalities[1], year: 2023, value: 2 },
    ]);
    const both = { ...NONE, reported: 2, sum_of_values: 3, minimum: 1, maximum: 2 };
    expect(await below(region, plan)).toMatchObject([both, both]);
    expect(await below(country, plan)).toMatchObject([both, both]);
  });

  it('lets a municipality that reported itself speak for its departments', async () => {
    const municipality = await make.organisation();
    const department = await make.department(municipality);
    const plan = await make.plan({ participants: [municipality] });
    await make.measurement({ indicator: plan.indicator.id, organisation: department, year: 2023, value: 4 });
    expect(await together(plan)).toMatchObject([{ reported: 1, value: 4 }]);
    await make.measurement({ indicator: plan.indicator.id, organisation: municipality, year: 2023, value: 5 });
    expect(await together(plan)).toMatchObject([{ reported: 1, value: 5 }]);
    expect(await below(municipality, plan)).toMatchObject([{ sum_of_values: 4 }, { sum_of_values: 4 }]);
  });

  it('follows a correction, and forgets a value that is given up with a reason', async () => {
    const municipality = await make.organisation();
    const department = await make.department(municipality);
    const plan = await make.plan({ participants: [municipality] });
    const key = { indicator: plan.indicator.id, organisation: department, year: 2023 };
    await make.measurement({ ...key, value: 4 });
    await make.measurement({ ...key, value: 7, version: 1 });
    const one = { year: 2023, expected: 1, reported: 1, value: 7, partial_value: null };
    expect(await together(plan)).toEqual([one]);
    await make.measurement({ ...key, missing: 'NO_DATA', version: 2 });
    expect(await below(municipality, plan)).toMatchObject([NONE, NONE]);
    expect(await together(plan)).toEqual([{ ...one, reported: 0, value: null }]);
  });

  it('does not move for a draft', async () => {
    const municipality = await make.organisation();
    const plan = await make.plan({ participants: [municipality] });
    const key = { indicator: plan.indicator.id, organisation: municipality, year: 2023 };
    await make.measurement({ ...key, value: 4 });
    await app.get('mutation ($input: SaveMeasurementInput!) { saveMeasurement(input: $input) { id } }', {
      input: { measurement: { ...key, value: 9, version: 1 } },
    });
    expect(await together(plan)).toMatchObject([{ reported: 1, value: 4 }]);
  });

  it('adds up parts, and neither what cannot be compared nor what has nothing to divide by', async () => {
    const participants: OrganisationRef[] = [];
    for (let count = 0; count < 4; count += 1) participants.push(await make.organisation());
    const plan = await make.plan({
      participants,
      indicator: { valueKind: 'SHARE', aggregation: 'RATIO_OF_SUMS' },
    });
    const shares = [
      { numerator: 90, denominator: 100 },
      { numerator: 10, denominator: 1000 },
      { numerator: 0, denominator: 0 },
      { numerator: 50, denominator: 50, comparable: false, note: 'Talt på en anden måde' },
    ];
    await make.submitted(
      shares.map((share, index) => ({
        indicator: plan.indicator.id,
        organisation: participants[index],
        year: 2023,
        ...share,
      })),
    );
    // Two of four are fewer than the strategy asks for.
    const known = (100 * 100) / 1100;
    expect(await together(plan)).toEqual([{ year: 2023, expected: 4, reported: 2, value: null, partial_value: known }]);
  });

  it('counts a participant from the day it joins, with what it reported before', async () => {
    const [first, second] = [await make.organisation(), await make.organisation()];
    const department = await make.department(second);
    const plan = await make.plan({ participants: [first] });
    await make.submitted([
      { indicator: plan.indicator.id, organisation: first, year: 2023, value: 1 },
      { indicator: plan.indicator.id, organisation: second, year: 2022, value: 2 },
      { indicator: plan.indicator.id, organisation: department, year: 2023, value: 4 },
    ]);
    expect(await together(plan)).toMatchObject([{ year: 2023, reported: 1, value: 1 }]);
    await make.participant(plan.strategy, second);
    expect(await together(plan)).toMatchObject([
      { year: 2022, reported: 1, value: null, partial_value: 2 },
      { year: 2023, reported: 2, value: 2.5 },
    ]);
  });

  it('no longer counts a participant in a goal that it leaves out', async () => {
    const [first, second] = [await make.organisation(), await make.organisation()];
    const plan = await make.plan({ participants: [first, second] });
    const other = await make.goal({ theme: plan.theme.id });
    await make.use({ goal: other.id, indicator: plan.indicator.id });
    const key = { indicator: plan.indicator.id, year: 2023 };
    await make.submitted([
      { ...key, organisation: first, value: 1 },
      { ...key, organisation: second, value: 2 },
    ]);
    await app.get('mutation ($input: LeaveOutGoalInput!) { leaveOutGoal(input: $input) { id } }', {
      input: { goal: plan.goal.id, organisation: second, reason: 'Varetages af regionen' },
    });
    expect(await together(plan)).toMatchObject([{ reported: 1, value: 1 }]);
    expect(await together({ goal: other })).toMatchObject([{ reported: 2, value: 1.5 }]);
    await make.measurement({ ...key, organisation: second, value: 9, version: 1 });
    expect(await together(plan)).toMatchObject([{ reported: 1, value: 1 }]);
    expect(await together({ goal: other })).toMatchObject([{ reported: 2, value: 5 }]);
  });

  it('counts what was reported before a goal took up the indicator', async () => {
    const municipality = await make.organisation();
    const plan = await make.plan({ participants: [municipality] });
    const indicator = await make.indicator();
    await make.measurement({ indicator: indicator.id, organisation: municipality, year: 2023, value: 3 });
    const goal = await make.goal({ theme: plan.theme.id });
    await make.use({ goal: goal.id, indicator: indicator.id });
    expect(await together({ goal })).toMatchObject([{ reported: 1, value: 3 }]);
  });

  it('says nothing where the sum is more than a number can say, and does not refuse the value', async () => {
    const municipality = await make.organisation();
    const [schools, roads] = [await make.department(municipality), await make.department(municipality)];
    const plan = await make.plan({ participants: [municipality] });
    const key = { indicator: plan.indicator.id, year: 2023, value: 1.5e308 };
    await make.submitted([
      { ...key, organisation: schools },
      { ...key, organisation: roads },
    ]);
    const ofBoth = { ...NONE, reported: 2, minimum: 1.5e308, maximum: 1.5e308 };
    expect(await below(municipality, plan)).toMatchObject([ofBoth, ofBoth]);
    expect(await together(plan)).toEqual([{ year: 2023, expected: 1, reported: 0, value: null, partial_value: null }]);
  });

  it('says nothing of parts whose sum is more than a number can say, and goes on taking values', async () => {
    const municipality = await make.organisation();
    const departments: OrganisationRef[] = [];
    for (let count = 0; count < 3; count += 1) departments.push(await make.department(municipality));
    const plan = await make.plan({
      participants: [municipality],
      indicator: { valueKind: 'SHARE', aggregation: 'RATIO_OF_SUMS' },
    });
    const submit = async (denominators: readonly number[], more: object = {}) => {
      const { accepted } = await make.submitted(
        denominators.map((denominator, index) => ({
          ...{ indicator: plan.indicator.id, organisation: departments[index], year: 2023, ...more },
          ...{ numerator: 5, denominator },
        })),
      );
      return accepted.length;
    };
    expect(await submit([1e308, 1e308, 10])).toBe(3);
    expect(await together(plan)).toEqual([{ year: 2023, expected: 1, reported: 0, value: null, partial_value: null }]);
    expect(await submit([10, 10, 10], { version: 1 })).toBe(3);
    expect(await together(plan)).toEqual([{ year: 2023, expected: 1, reported: 1, value: 50, partial_value: null }]);
  });
});

describe.each(DATABASE_KINDS)('a category on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind);
  });
  afterAll(() => app.close());

  it('never adds into the total, nor one view into the other', async () => {
    const make = given(app);
    const municipality = await make.organisation();
    const department = await make.department(municipality);
    const plan = await make.plan({ participants: [municipality] });
    const ids = await app.server.database.read((session) =>
      session.rows<{ organisation: string; indicator: string }>(
        `SELECT organisation.id AS organisation, indicator.id AS indicator FROM organisation, indicator
         WHERE organisation.code = $1 AND indicator.code = $2`,
        [department.code, plan.indicator.code],
      ),
    );
    const figure = {
      ...{ indicatorId: ids[0]?.indicator ?? '', organisationId: ids[0]?.organisation ?? '', year: 2023 },
      ...{ numerator: null, denominator: null, missing: null, observationStatus: 'NORMAL' as const, comparable: true },
    };
    await app.server.database.write(async (session) => {
      await keepFigures(session, [{ ...figure, category: '', value: 5 }], ['PUBLIC']);
      await keepFigures(session, [{ ...figure, category: 'women', value: 3 }], ['PUBLIC', 'WORKING']);
    });
    const rows = (sql: string) => app.server.database.read((session) => session.rows(sql));
    expect(
      await rows('SELECT category, view, reported, sum_of_values FROM organisation_figure ORDER BY category, view'),
    ).toEqual([
      { category: '', view: 'PUBLIC', reported: 1, sum_of_values: 5 },
      { category: 'women', view: 'PUBLIC', reported: 1, sum_of_values: 3 },
      { category: 'women', view: 'WORKING', reported: 1, sum_of_values: 3 },
    ]);
    expect(
      await rows("SELECT view, whole = '' AS together, value FROM joint_figure WHERE year = 2023 ORDER BY view, whole"),
    ).toMatchObject([
      { view: 'PUBLIC', value: 5 },
      { view: 'PUBLIC', value: 5 },
      { view: 'WORKING', value: null },
    ]);
  });
});

const SUMS =
  'reported, sum_of_values, sum_of_numerators, sum_of_denominators, sum_of_populations, sum_of_values_times_population, minimum, maximum';

/** The sums of nobody. */
const NONE = {
  reported: 0,
  sum_of_values: null,
  sum_of_numerators: null,
  sum_of_denominators: null,
  sum_of_populations: null,
  sum_of_values_times_population: null,
  minimum: null,
  maximum: null,
};
