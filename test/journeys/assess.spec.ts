import fc from 'fast-check';
import { startApp, type TestApp } from '../support/app.js';
import { statementsDuring } from '../support/count-statements.js';
import { given, type OrganisationRef, type Plan } from '../support/given.js';

/** Everything that an answer says but whose it is. */
const JUDGEMENT = `
  fragment Judgement on IndicatorProgress {
    year dataYear status reason method value missing planned attainment attainmentRaw pace paceScore
    baseline { year value }
    target { year value bandMinimum bandMaximum }
    judged { value baseline planned target }
    yearsWithoutValue
    eurostat { ratio growth band reason }
    forecast {
      year value low high level probability refusedBecause flags
      unclipped { value low high } points { year value } observations slope robustSlope
    }
    series { year value missing target planned status observationStatus }
    coverage { expected reported share populationShare partialValue missing { reason } }
    flags
    danish: explanation(language: DA)
    swedish: explanation(language: SV)
    english: explanation(language: EN)
  }`;
const ASSESS = `query ($input: AssessInput!) { assess(input: $input) { ...Judgement } } ${JUDGEMENT}`;

/** From 50 % in 2020 to 70 % in 2024; 53 % in 2022. */
const BEHIND = {
  direction: 'INCREASE',
  valueKind: 'SHARE',
  baseline: { year: 2020, value: 50 },
  targets: [{ year: 2024, value: 70 }],
  observations: [
    { year: 2022, value: 53 },
    { year: 2020, value: 50 },
  ],
  asOfYear: 2023,
};

describe('what numbers would be judged', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp('SQLite');
  });
  afterAll(() => app.close());

  const assess = async (input: object) => (await app.visitor.get(ASSESS, { input })).assess;

  it('is told with the same fields and the same words as everything else', async () => {
    expect(await assess(BEHIND)).toMatchObject({
      year: 2023,
      dataYear: 2022,
      status: 'FAR_BEHIND',
      reason: null,
      method: 'planned-v1',
      value: 53,
      missing: null,
      planned: 60,
      attainment: 15,
      attainmentRaw: 15,
      pace: 0.3,
      baseline: { year: 2020, value: 50 },
      target: { year: 2024, value: 70 },
      forecast: {
        year: 2024,
        value: 56,
        low: null,
        high: null,
        refusedBecause: 'two_points_no_error_estimate',
        points: [
          { year: 2020, value: 50 },
          { year: 2022, value: 53 },
        ],
      },
      coverage: { expected: 1, reported: 1, share: 1, missing: [] },
      flags: [],
      english:
        '53% in 2022, 7 percentage points behind the plan (60%); if the past pattern continues, it will be roughly 56% in 2024, when the target is 70%.',
    });
  });

  it('belongs to no goal and to no organisation, whose own target it is all the same', async () => {
    const { assess: found } = await app.visitor.get(
      `query ($input: AssessInput!) {
         assess(input: $input) {
           goalIndicator { id } organisation { code } target { own }
           coverage { missing { reason organisation { code } goalIndicator { id } } }
         }
       }`,
      { input: { ...BEHIND, observations: [] } },
    );
    expect(found).toEqual({
      goalIndicator: null,
      organisation: null,
      target: { own: true },
      coverage: { missing: [{ reason: 'NOT_REPORTED', organisation: null, goalIndicator: null }] },
    });
  });

  it('takes neither a statement nor a place in the history', async () => {
    const history = 'SELECT COUNT(*) AS entries FROM history_entry';
    const entries = () => app.server.database.read((session) => session.rows<{ entries: number }>(history, []));
    const before = await entries();
    expect(await statementsDuring(() => assess(BEHIND))).toEqual([]);
    expect(await entries()).toEqual(before);
  });

  it('needs nothing but a direction, observations and a year', async () => {
    expect(await assess({ direction: 'DECREASE', observations: [], asOfYear: 2023 })).toMatchObject({
      status: 'NOT_ASSESSED',
      reason: 'no_target',
      missing: 'NOT_REPORTED',
      english: 'Not assessed: no target is set within the years of the strategy.',
    });
  });

  it.each([
    ['the observation of its year where the baseline has no value', {}, { year: 2020, value: 50 }, []],
    [
      'the first one after it where that year has none',
      {
        observations: [
          { year: 2021, value: 51 },
          { year: 2022, value: 53 },
        ],
      },
      { year: 2021, value: 51 },
      ['assumed_baseline'],
    ],
  ])('is counted from %s', async (_what, changes, baseline, flags) => {
    expect(await assess({ ...BEHIND, baseline: { year: 2020 }, ...changes })).toMatchObject({ baseline, flags });
  });

  it.each([
    ['from the baseline to the last target', {}, [2020, 2024]],
    ['to the year asked for where that is later', { asOfYear: 2026 }, [2020, 2026]],
    ['from the first observation where there is no baseline', { baseline: null }, [2020, 2024]],
    ['from the year asked for where that is earlier', { asOfYear: 2018 }, [2018, 2024]],
    ['of two years at least', { baseline: null, targets: [], observations: [] }, [2022, 2023]],
    ['as it is stated', { startYear: 2019, endYear: 2030 }, [2019, 2030]],
  ])('is judged in a strategy %s', async (_how, changes, years) => {
    const { series } = await assess({ ...BEHIND, ...changes });
    expect([series.at(0).year, series.at(-1).year]).toEqual(years);
  });

  it('ignores targets after the stated end and observations after the year asked for', async () => {
    const observations = [...BEHIND.observations, { year: 2024, value: 99 }];
    const targets = [...BEHIND.targets, { year: 2030, value: 90 }];
    expect(await assess({ ...BEHIND, observations, targets, endYear: 2024 })).toEqual(
      await assess({ ...BEHIND, endYear: 2024, targets: BEHIND.targets }),
    );
  });

  it.each<[string, object, string, string]>([
    [
      'a year that has not begun',
      { observations: [{ year: 9000, value: 1 }] },
      'observation_in_future',
      'observations[0].year',
    ],
    ['no year', { observations: [{ year: 20, value: 1 }] }, 'not_a_year', 'observations[0].year'],
    ['half a year', { observations: [{ year: 2020.5, value: 1 }] }, 'not_a_year', 'observations[0].year'],
    ['a text for a number', { observations: [{ year: 2020, value: '50' }] }, 'not_a_number', 'observations[0].value'],
    [
      'a number that cannot be kept',
      { observations: [...BEHIND.observations, { year: 2021, value: 50.12345678901234 }] },
      'too_precise',
      'observations[2].value',
    ],
    [
      'a year twice',
      {
        observations: [
          { year: 2020, value: 50 },
          { year: 2020, value: 50 },
        ],
      },
      'duplicate_year',
      'observations[1].year',
    ],
    ['a value below the range', { minimum: 52, baseline: null }, 'below_minimum', 'observations[1].value'],
    ['a baseline below the range', { minimum: 52 }, 'below_minimum', 'baseline.value'],
    ['a target above the range', { maximum: 60 }, 'above_maximum', 'targets[0].value'],
    ['a range turned round', { minimum: 60, maximum: 50 }, 'range_reversed', 'minimum'],
    [
      'a level that is none',
      { valueKind: 'LEVEL', baseline: { year: 2020 }, targets: [{ year: 2024, value: 4 }] },
      'not_a_level',
      'observations[0].value',
    ],
    [
      'neither yes nor no',
      { valueKind: 'YES_NO', baseline: null, targets: [{ year: 2024, value: 1 }] },
      'not_yes_or_no',
      'observations[0].value',
    ],
    [
      'a yes that is to become a no',
      { valueKind: 'YES_NO', direction: 'DECREASE' },
      'yes_no_must_become_yes',
      'direction',
    ],
    [
      'a no for a target',
      { valueKind: 'YES_NO', baseline: null, targets: [{ year: 2024, value: 0 }] },
      'target_must_be_yes',
      'targets[0].value',
    ],
    ['to achieve a number', { direction: 'ACHIEVE' }, 'achieve_needs_yes_no', 'direction'],
    ['a target on the wrong side', { direction: 'DECREASE' }, 'target_contradicts_direction', 'targets[0].value'],
    [
      'a target before the baseline',
      { targets: [{ year: 2020, value: 70 }] },
      'target_year_not_after_baseline_year',
      'targets[0].year',
    ],
    [
      'a target twice',
      {
        targets: [
          { year: 2024, value: 70 },
          { year: 2024, value: 71 },
        ],
      },
      'duplicate_year',
      'targets[1].year',
    ],
    ['a target without a value', { targets: [{ year: 2024 }] }, 'target_needs_value', 'targets[0]'],
    ['a value for a band', { direction: 'KEEP_WITHIN' }, 'target_needs_band', 'targets[0]'],
    [
      'a band turned round',
      { direction: 'KEEP_WITHIN', targets: [{ year: 2024, bandMinimum: 2, bandMaximum: 1 }] },
      'band_reversed',
      'targets[0].bandMinimum',
    ],
    ['an end before the start', { startYear: 2024, endYear: 2020 }, 'end_before_start', 'endYear'],
    ['a year before the strategy', { startYear: 2024, endYear: 2028 }, 'year_outside_period', 'asOfYear'],
    ['a strategy of centuries', { startYear: 1900 }, 'period_too_long', 'startYear'],
    ['too many decimals', { decimals: 13 }, 'out_of_range', 'decimals'],
    ['a unit as long as a sentence', { unit: 'x'.repeat(41) }, 'too_long', 'unit'],
  ])('refuses %s', async (_what, changes, reason, argument) => {
    expect(await app.visitor.refusal(ASSESS, { input: { ...BEHIND, ...changes } })).toMatchObject({
      code: 'BAD_INPUT',
      reason,
      argument,
    });
  });

  it.each([
    ['observations', Array.from({ length: 201 }, (_, index) => ({ year: 1800 + index, value: 1 }))],
    ['targets', Array.from({ length: 101 }, (_, index) => ({ year: 2021 + index, value: 70 }))],
  ])('refuses more %s than anybody has', async (argument, many) => {
    expect(await app.visitor.refusal(ASSESS, { input: { ...BEHIND, [argument]: many } })).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      reason: 'too_many',
      argument,
    });
  });

  describe('equals what they are judged once they are reported', () => {
    let plan: Plan;
    let municipality: OrganisationRef;
    beforeAll(async () => {
      municipality = await given(app).organisation({ population: 5_000 });
      plan = await given(app).plan({ participants: [municipality, await given(app).organisation()] });
    });

    it('by a municipality, whatever they are', async () => {
      await fc.assert(
        fc.asyncProperty(numbers, async ({ isOwn, aggregation, unit, ...input }) => {
          const { direction, valueKind, accumulation, trajectory, baseline, targets, asOfYear } = input;
          const { decimals, frequencyYears, publicationLagYears, minimum } = input;
          const rules = { direction, valueKind, accumulation, decimals, frequencyYears, publicationLagYears, minimum };
          const indicator = await given(app).indicator({ ...rules, aggregation, unit });
          const stated = { baseline, targets };
          const use = await given(app).use({
            goal: plan.goal.id,
            indicator: indicator.id,
            trajectory,
            ...(isOwn ? {} : stated),
          });
          if (isOwn) {
            await app.get('mutation ($input: SetTargetsInput!) { setTargets(input: $input) { id } }', {
              input: { goalIndicator: use.id, organisation: municipality, ...stated },
            });
          }
          const reported = input.observations.map((one) => ({
            ...one,
            indicator: indicator.id,
            organisation: municipality,
          }));
          if (reported.length > 0) expect((await given(app).submitted(reported)).refused).toEqual([]);
          const { node } = await app.visitor.get(
            `query ($id: ID!, $organisation: OrganisationRef, $year: Int) {
               node(id: $id) { ... on GoalIndicator {
                 progress(organisation: $organisation, year: $year) { ...Judgement }
               } }
             } ${JUDGEMENT}`,
            { id: use.id, organisation: municipality, year: asOfYear },
          );
          expect(await assess({ ...input, unit, startYear: 2020, endYear: 2024 })).toEqual(node.progress);
        }),
        { numRuns: 30 },
      );
    });
  });
});

const amount = fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4);
const KINDS = fc.constantFrom('NUMBER', 'AMOUNT', 'SHARE', 'INDEX', 'LEVEL', 'YES_NO');
const VALUES: Readonly<Record<string, fc.Arbitrary<number>>> = {
  LEVEL: fc.integer({ min: 1, max: 5 }),
  YES_NO: fc.integer({ min: 0, max: 1 }),
};

/** Numbers that the plan and the report accept: a stated baseline lies on the worse side of every target. */
const numbers = KINDS.chain((valueKind) => {
  const value = VALUES[valueKind] ?? amount;
  const yearly = (from: number, to: number, maxLength: number, measured = value) =>
    fc.uniqueArray(fc.record({ year: fc.integer({ min: from, max: to }), value: measured }), {
      selector: ({ year }) => year,
      maxLength,
    });
  return fc
    .record({
      isOwn: fc.boolean(),
      direction:
        valueKind === 'YES_NO'
          ? fc.constant('ACHIEVE')
          : fc.constantFrom('INCREASE', 'DECREASE', 'KEEP_AT_LEAST', 'KEEP_AT_MOST', 'KEEP_WITHIN', 'NONE'),
      accumulation: fc.constantFrom('POINT_IN_TIME', 'PERIODIC', 'CUMULATIVE'),
      trajectory: fc.constantFrom('LINEAR', 'YEARLY', 'CONSTANT'),
      decimals: fc.integer({ min: 0, max: 2 }),
      frequencyYears: fc.integer({ min: 1, max: 2 }),
      publicationLagYears: fc.integer({ min: 0, max: 2 }),
      minimum: fc.constantFrom(null, 0),
      isBaselineStated: fc.boolean(),
      baselineValue: value,
      targets: yearly(2021, 2026, 3, valueKind === 'YES_NO' ? fc.constant(1) : value),
      observations: yearly(2015, 2024, 10),
      asOfYear: fc.integer({ min: 2020, max: 2024 }),
    })
    .map(({ isBaselineStated, baselineValue, ...rest }) => {
      const { direction, targets } = rest;
      const values = [baselineValue, ...targets.map((one) => one.value)];
      const first = direction === 'DECREASE' ? Math.max(...values) : Math.min(...values);
      const isJudgedAlone = rest.isOwn && targets.length > 0;
      return {
        ...rest,
        valueKind,
        unit: valueKind === 'SHARE' ? '%' : 'kr.',
        isOwn: rest.isOwn || isBaselineStated,
        // A common target of a sum judges no municipality, and none of its own is another reason than none at all.
        aggregation: valueKind === 'INDEX' ? 'NONE' : valueKind === 'AMOUNT' && isJudgedAlone ? 'SUM' : 'MEAN',
        baseline: { year: 2020, value: isBaselineStated ? first : null },
        targets:
          direction === 'KEEP_WITHIN'
            ? targets.map(({ year, value }) => ({ year, bandMinimum: value, bandMaximum: value + 10 }))
            : targets,
      };
    });
});
