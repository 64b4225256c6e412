import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { given, type OrganisationRef, type Plan, text } from '../support/given.js';

/** What the refusal says to a program. */
interface Said {
  readonly code: string;
  readonly reason: string;
  readonly argument?: string;
}

const bad = (reason: string, argument: string): Said => ({ code: 'BAD_INPUT', reason, argument });
const taken = (reason: string, argument: string): Said => ({ code: 'ALREADY_EXISTS', reason, argument });
const unknown = (reason: string, argument: string): Said => ({ code: 'NOT_FOUND', reason, argument });

const GARBAGE = 'not an id at all';
const LONG = 'å'.repeat(10_001);
const NUL = String.fromCharCode(0);
const HALF_A_CHARACTER = '\ud83c';

/** As JSON writes it, so that a test can also say what JavaScript cannot. */
class Json {
  constructor(readonly written: string) {}
}
const json = (written: string) => new Json(written);

describe.each(DATABASE_KINDS)('the API on %s', (kind) => {
  let app: TestApp;
  let here: Here;
  beforeAll(async () => {
    app = await startApp(kind, { now: () => '2025-03-01T08:00:00.000Z' });
    here = await somePlans(app);
  });
  afterAll(() => app.close());

  /** Everything that a refused request might have stored. */
  async function stored(): Promise<unknown> {
    const tables = ['organisation', 'strategy', 'theme', 'goal', 'goal_responsible', 'indicator', 'goal_indicator'];
    tables.push('goal_indicator_responsible', 'common_target', 'own_target', 'own_baseline', 'participation');
    tables.push('left_out_goal', 'measurement', 'measurement_revision', 'leaf_figure', 'history_entry', 'submission');
    return app.server.database.read(async (session) => {
      const counts: Record<string, unknown> = {};
      for (const table of tables) counts[table] = await session.rows(`SELECT COUNT(*) AS n FROM ${table}`);
      counts['versions'] = await session.rows('SELECT id, version FROM strategy ORDER BY id');
      counts['figures'] = await session.rows('SELECT id, version, value FROM measurement ORDER BY id');
      return counts;
    });
  }

  async function expectRefusal(query: string, variables: object, said: Said): Promise<void> {
    const before = await stored();
    const { errors } = await app.send({
      method: 'POST',
      headers: { 'content-type': 'application/json', ...app.operator },
      body: written({ query, variables }),
    });
    expect(errors).toHaveLength(1);
    const { code, reason, argument } = errors[0]?.extensions ?? {};
    expect({ code, reason, ...(argument ? { argument } : {}) }).toEqual(said);
    expect(errors[0]?.message).toMatch(/^[^\n]{10,600}$/);
    expect(await stored()).toEqual(before);
  }

  describe('refuses a measurement', () => {
    const submit = (said: object): [string, object] => [
      'mutation ($m: MeasurementInput!) { submitMeasurements(input: { measurements: [$m] }) { refused { code reason argument message } } }',
      { m: said },
    ];

    it.each<[string, (here: Here) => object, Said]>([
      [
        'with an infinite value',
        ({ number }) => ({ ...number, value: json('1e400') }),
        bad('not_finite', 'measurements[0].value'),
      ],
      [
        'with an endless negative value',
        ({ number }) => ({ ...number, value: json('-1e400') }),
        bad('not_finite', 'measurements[0].value'),
      ],
      [
        'with a text for a number',
        ({ number }) => ({ ...number, value: '12' }),
        bad('not_a_number', 'measurements[0].value'),
      ],
      [
        'with NaN written out',
        ({ number }) => ({ ...number, value: 'NaN' }),
        bad('not_a_number', 'measurements[0].value'),
      ],
      [
        'with true for a number',
        ({ number }) => ({ ...number, value: true }),
        bad('not_a_number', 'measurements[0].value'),
      ],
      [
        'with a list for a number',
        ({ number }) => ({ ...number, value: [12] }),
        bad('not_a_number', 'measurements[0].value'),
      ],
      ['of half a year', ({ number }) => ({ ...number, year: 2020.5 }), bad('not_a_year', 'measurements[0].year')],
      ['of a year as text', ({ number }) => ({ ...number, year: '2020' }), bad('not_a_year', 'measurements[0].year')],
      [
        'of a year beyond all numbers',
        ({ number }) => ({ ...number, year: 20200000000 }),
        bad('not_a_year', 'measurements[0].year'),
      ],
      ['without a year', ({ number }) => ({ ...number, year: undefined }), bad('required', 'measurements[0].year')],
      ['of a year that is null', ({ number }) => ({ ...number, year: null }), bad('required', 'measurements[0].year')],
      [
        'with a reason nobody knows',
        ({ number }) => ({ ...number, missing: 'LOST' }),
        bad('unknown_choice', 'measurements[0].missing'),
      ],
      [
        'with a field nobody knows',
        ({ number }) => ({ ...number, amount: 5 }),
        bad('unknown_argument', 'measurements[0].amount'),
      ],
      ['with a number for a note', ({ number }) => ({ ...number, note: 5 }), bad('not_a_text', 'measurements[0].note')],
      [
        'with a text for yes or no',
        ({ number }) => ({ ...number, comparable: 'yes' }),
        bad('not_true_or_false', 'measurements[0].comparable'),
      ],
    ])('%s, before anything is executed', async (_case, measurement, said) => {
      await expectRefusal(...submit(measurement(here)), said);
    });

    it.each<[string, (here: Here) => object, Said]>([
      ['below the range', ({ share }) => ({ ...share, value: -0.1 }), bad('below_minimum', 'value')],
      ['above the range', ({ share }) => ({ ...share, value: 100.1 }), bad('above_maximum', 'value')],
      [
        'with more digits than are kept',
        ({ number }) => ({ ...number, value: json('0.1234567890123456') }),
        bad('too_precise', 'value'),
      ],
      ['of a year with three digits', ({ number }) => ({ ...number, year: 999, value: 1 }), bad('not_a_year', 'year')],
      [
        'of a year to come',
        ({ number }) => ({ ...number, year: 2026, value: 1 }),
        bad('observation_in_future', 'year'),
      ],
      ['of level 3.5', ({ level }) => ({ ...level, value: 3.5 }), bad('not_a_level', 'value')],
      ['of level 6', ({ level }) => ({ ...level, value: 6 }), bad('not_a_level', 'value')],
      ['of level 0', ({ level }) => ({ ...level, value: 0 }), bad('not_a_level', 'value')],
      ['of yes or no that says 2', ({ yesNo }) => ({ ...yesNo, value: 2 }), bad('not_yes_or_no', 'value')],
      ['with a numerator alone', ({ share }) => ({ ...share, numerator: 3 }), bad('needs_denominator', 'denominator')],
      ['with a denominator alone', ({ share }) => ({ ...share, denominator: 3 }), bad('needs_numerator', 'numerator')],
      [
        'with more than the whole, where the range ends there',
        ({ share }) => ({ ...share, numerator: 5, denominator: 4 }),
        bad('above_maximum', 'numerator'),
      ],
      [
        'with parts and a value',
        ({ share }) => ({ ...share, value: 50, numerator: 1, denominator: 2 }),
        bad('value_and_parts', 'value'),
      ],
      [
        'with parts, of a plain number',
        ({ number }) => ({ ...number, numerator: 1, denominator: 2 }),
        bad('parts_not_allowed', 'numerator'),
      ],
      [
        'with parts that give no finite value',
        ({ ratio }) => ({ ...ratio, numerator: json('1e300'), denominator: json('1e-300') }),
        bad('not_finite', 'numerator'),
      ],
      [
        'with a value and a reason why it is missing',
        ({ number }) => ({ ...number, value: 5, missing: 'NO_DATA' }),
        bad('value_and_missing', 'missing'),
      ],
      [
        'with parts and a reason why it is missing',
        ({ share }) => ({ ...share, numerator: 1, denominator: 2, missing: 'NO_DATA' }),
        bad('value_and_missing', 'missing'),
      ],
      [
        'with a reason that only the calculation finds',
        ({ number }) => ({ ...number, missing: 'LEFT_OUT' }),
        bad('missing_not_reportable', 'missing'),
      ],
      ['that says nothing', ({ number }) => number, bad('required', 'value')],
      [
        'that must not be compared, without saying why',
        ({ number }) => ({ ...number, value: 5, comparable: false }),
        bad('note_required', 'note'),
      ],
      [
        'of a category nobody knows',
        ({ number }) => ({ ...number, value: 5, category: 'æbler' }),
        bad('unknown_category', 'category'),
      ],
      [
        'of an indicator nobody knows',
        ({ number, nobodys }) => ({ ...number, value: 5, indicator: nobodys('Indicator') }),
        unknown('unknown_indicator', 'indicator'),
      ],
      [
        'of an organisation nobody knows',
        ({ number }) => ({ ...number, value: 5, organisation: { country: 'DK', code: 'kommume' } }),
        unknown('unknown_organisation', 'organisation.code'),
      ],
      [
        'of an organisation id nobody knows',
        ({ number, nobodys }) => ({ ...number, value: 5, organisation: { id: nobodys('Organisation') } }),
        unknown('unknown_organisation', 'organisation.id'),
      ],
      [
        'of an organisation by code alone',
        ({ number }) => ({ ...number, value: 5, organisation: { code: 'x' } }),
        bad('needs_id_or_code', 'organisation'),
      ],
      [
        'of a year that has been reported',
        ({ reported }) => ({ ...reported, value: 5 }),
        taken('already_reported', 'version'),
      ],
      [
        'with a stale version',
        ({ reported }) => ({ ...reported, value: 5, version: 7 }),
        { code: 'CONFLICT', reason: 'stale_version', argument: 'version' },
      ],
      [
        'with the version of one that is not there',
        ({ number }) => ({ ...number, value: 5, version: 1 }),
        { code: 'CONFLICT', reason: 'stale_version', argument: 'version' },
      ],
    ])('%s, by itself in a submission and whole as a draft', async (_case, measurement, { code, reason, argument }) => {
      const before = await stored();
      const submitted = await app.send(posted(app, ...submit(measurement(here))));
      expect(submitted.errors).toEqual([]);
      expect(submitted.data.submitMeasurements.refused).toEqual([
        { code, reason, argument: `measurements[0].${argument}`, message: expect.stringMatching(/^[^\n]{10,600}$/) },
      ]);
      // An idempotency key of none: nothing at all is written.
      expect(await stored()).toEqual(before);
      await expectRefusal(
        'mutation ($m: MeasurementInput!) { saveMeasurement(input: { measurement: $m }) { id } }',
        { m: measurement(here) },
        { code, reason, argument: `measurement.${argument}` },
      );
    });

    it.each<[string, (here: Here) => object, Said]>([
      [
        'with a garbage id',
        ({ number }) => ({ ...number, indicator: GARBAGE }),
        bad('not_an_id', 'measurements[0].indicator'),
      ],
      [
        'with the id of another type',
        ({ number, plan }) => ({ ...number, indicator: plan.goal.id }),
        bad('id_of_another_type', 'measurements[0].indicator'),
      ],
      [
        'with a garbage organisation id',
        ({ number }) => ({ ...number, organisation: { id: GARBAGE } }),
        bad('not_an_id', 'measurements[0].organisation.id'),
      ],
      [
        'of an organisation with a code like a novel',
        ({ number }) => ({ ...number, organisation: { country: 'DK', code: LONG } }),
        bad('too_long', 'measurements[0].organisation.code'),
      ],
      [
        'with a note like a novel',
        ({ number }) => ({ ...number, value: 5, note: LONG }),
        bad('too_long', 'measurements[0].note'),
      ],
      [
        'with a category like a novel',
        ({ number }) => ({ ...number, value: 5, category: LONG }),
        bad('too_long', 'measurements[0].category'),
      ],
      [
        'with a NUL in its note',
        ({ number }) => ({ ...number, value: 5, note: `a${NUL}b` }),
        bad('not_storable_text', 'measurements[0].note'),
      ],
      [
        'with half a character in its note',
        ({ number }) => ({ ...number, value: 5, note: HALF_A_CHARACTER }),
        bad('not_storable_text', 'measurements[0].note'),
      ],
    ])('%s, with everything sent beside it', async (_case, measurement, said) => {
      await expectRefusal(...submit(measurement(here)), said);
    });

    it('written into the query itself, too, and names the argument', async () => {
      const { number } = here;
      const query = (said: string) =>
        `mutation { submitMeasurements(input: { measurements: [
           { indicator: "${number.indicator}", organisation: { country: "DK", code: "${number.organisation.code}" }, ${said} }
         ] }) { refused { code reason argument } } }`;
      await expectRefusal(query('year: 2020.5, value: 1'), {}, bad('not_a_year', 'measurements[0].year'));
      await expectRefusal(query('year: 2020, value: "1"'), {}, bad('not_a_number', 'measurements[0].value'));
      await expectRefusal(query('year: 2020, value: NaN'), {}, bad('not_a_number', 'measurements[0].value'));
      await expectRefusal(query('value: 1'), {}, bad('required', 'measurements[0].year'));
      await expectRefusal(query('year: 2020, missing: LOST'), {}, bad('unknown_choice', 'measurements[0].missing'));
      await expectRefusal(query('year: 2020, colour: 1'), {}, bad('unknown_argument', 'measurements[0].colour'));
      const { data } = await app.ask(query('year: 2020, value: 1e400'));
      expect(data.submitMeasurements.refused).toEqual([
        { code: 'BAD_INPUT', reason: 'not_finite', argument: 'measurements[0].value' },
      ]);
    });

    it('and names the organisation that was probably meant', async () => {
      const { data } = await app.ask(
        ...submit({ ...here.number, value: 1, organisation: { country: 'DK', code: 'kommume' } }),
      );
      expect(data.submitMeasurements.refused[0].message).toBe(
        'There is no organisation DK "kommume". Did you mean DK "kommune"?',
      );
    });
  });

  const mutation = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
  const CREATE_STRATEGY = mutation('createStrategy', 'CreateStrategyInput');
  const ADD_THEME = mutation('addTheme', 'AddThemeInput');
  const ADD_GOAL = mutation('addGoal', 'AddGoalInput');
  const CREATE_INDICATOR = mutation('createIndicator', 'CreateIndicatorInput');
  const USE = mutation('useIndicator', 'UseIndicatorInput');
  const SET = mutation('setTargets', 'SetTargetsInput');
  const JOIN = mutation('joinStrategy', 'JoinStrategyInput');
  const LEAVE_OUT = mutation('leaveOutGoal', 'LeaveOutGoalInput');

  it.each<[string, string, (here: Here) => object, Said]>([
    [
      'a strategy with a slug that is taken',
      CREATE_STRATEGY,
      ({ strategy, plan }) => ({ ...strategy, slug: plan.strategy.slug }),
      taken('slug_taken', 'slug'),
    ],
    [
      'a strategy with a slug that no URL can have',
      CREATE_STRATEGY,
      ({ strategy }) => ({ ...strategy, slug: 'Grøn mad' }),
      bad('malformed', 'slug'),
    ],
    [
      'a strategy that ends before it starts',
      CREATE_STRATEGY,
      ({ strategy }) => ({ ...strategy, startYear: 2024, endYear: 2024 }),
      bad('end_before_start', 'endYear'),
    ],
    [
      'a strategy from the year 24',
      CREATE_STRATEGY,
      ({ strategy }) => ({ ...strategy, startYear: 24 }),
      bad('not_a_year', 'startYear'),
    ],
    [
      'a strategy from half a year on',
      CREATE_STRATEGY,
      ({ strategy }) => ({ ...strategy, startYear: 2020.5 }),
      bad('not_a_year', 'startYear'),
    ],
    [
      'a strategy in no language',
      CREATE_STRATEGY,
      ({ strategy }) => ({ ...strategy, title: [] }),
      bad('required', 'title'),
    ],
    [
      'a strategy twice in one language',
      CREATE_STRATEGY,
      ({ strategy }) => ({ ...strategy, title: [...text('a'), ...text('b')] }),
      bad('duplicate_language', 'title[1].language'),
    ],
    [
      'a strategy with a blank title',
      CREATE_STRATEGY,
      ({ strategy }) => ({ ...strategy, title: text('  ') }),
      bad('required', 'title[0].text'),
    ],
    [
      'a strategy with an empty title',
      CREATE_STRATEGY,
      ({ strategy }) => ({ ...strategy, title: text('') }),
      bad('required', 'title[0].text'),
    ],
    [
      'a strategy with a title like a novel',
      CREATE_STRATEGY,
      ({ strategy }) => ({ ...strategy, title: text(LONG) }),
      bad('too_long', 'title[0].text'),
    ],
    [
      'a strategy with a NUL in its title',
      CREATE_STRATEGY,
      ({ strategy }) => ({ ...strategy, title: text(`a${NUL}`) }),
      bad('not_storable_text', 'title[0].text'),
    ],
    [
      'a strategy with half a character in its title',
      CREATE_STRATEGY,
      ({ strategy }) => ({ ...strategy, title: text(HALF_A_CHARACTER) }),
      bad('not_storable_text', 'title[0].text'),
    ],
    [
      'a strategy whose coverage is a per cent',
      CREATE_STRATEGY,
      ({ strategy }) => ({ ...strategy, minimumCoverage: 80 }),
      bad('not_a_share', 'minimumCoverage'),
    ],
    [
      'a strategy of an owner nobody knows',
      CREATE_STRATEGY,
      ({ strategy }) => ({ ...strategy, owner: { country: 'SE', code: '0180' } }),
      unknown('unknown_organisation', 'owner.code'),
    ],
    [
      'a theme of a strategy nobody knows',
      ADD_THEME,
      ({ theme, nobodys }) => ({ ...theme, strategy: nobodys('Strategy') }),
      unknown('unknown_strategy', 'strategy'),
    ],
    [
      'a theme of no strategy at all',
      ADD_THEME,
      ({ theme, plan }) => ({ ...theme, strategy: plan.theme.id }),
      bad('id_of_another_type', 'strategy'),
    ],
    [
      'a theme with a code that is taken',
      ADD_THEME,
      ({ theme, plan }) => ({ ...theme, code: plan.theme.code }),
      taken('code_taken', 'code'),
    ],
    [
      'a theme with spaces in its code',
      ADD_THEME,
      ({ theme }) => ({ ...theme, code: 'A B' }),
      bad('malformed', 'code'),
    ],
    [
      'a theme with a negative weight',
      ADD_THEME,
      ({ theme }) => ({ ...theme, weight: -1 }),
      bad('negative_weight', 'weight'),
    ],
    [
      'a theme with an infinite weight',
      ADD_THEME,
      ({ theme }) => ({ ...theme, weight: json('1e400') }),
      bad('not_finite', 'weight'),
    ],
    [
      'a goal of a theme nobody knows',
      ADD_GOAL,
      ({ goal, nobodys }) => ({ ...goal, theme: nobodys('Theme') }),
      unknown('unknown_theme', 'theme'),
    ],
    [
      'a goal with a code that is taken',
      ADD_GOAL,
      ({ goal, plan }) => ({ ...goal, code: plan.goal.code }),
      taken('code_taken', 'code'),
    ],
    [
      'a goal with a negative weight',
      ADD_GOAL,
      ({ goal }) => ({ ...goal, weight: -0.5 }),
      bad('negative_weight', 'weight'),
    ],
    [
      'a goal that serves an 18th world goal',
      ADD_GOAL,
      ({ goal }) => ({ ...goal, sdgs: [12, 18] }),
      bad('not_an_sdg', 'sdgs[1]'),
    ],
    [
      'a goal with an aim in capitals',
      ADD_GOAL,
      ({ goal }) => ({ ...goal, aims: ['Green'] }),
      bad('malformed', 'aims'),
    ],
    [
      'a goal that somebody unknown answers for',
      ADD_GOAL,
      ({ goal }) => ({ ...goal, responsible: [{ country: 'DK', code: 'nobody' }] }),
      unknown('unknown_organisation', 'responsible[0].code'),
    ],
    [
      'a goal that everybody answers for',
      ADD_GOAL,
      ({ goal, number }) => ({ ...goal, responsible: Array(1_001).fill(number.organisation) }),
      { code: 'LIMIT_EXCEEDED', reason: 'too_many', argument: 'responsible' },
    ],
    [
      'an only theme without weight',
      ADD_THEME,
      ({ theme, empty }) => ({ ...theme, strategy: empty.strategy.id, weight: 0 }),
      bad('weights_all_zero', 'weight'),
    ],
    [
      'an only goal without weight',
      ADD_GOAL,
      ({ goal, empty }) => ({ ...goal, theme: empty.theme.id, weight: 0 }),
      bad('weights_all_zero', 'weight'),
    ],
    [
      'an only indicator without weight',
      USE,
      ({ plan, empty }) => ({ goal: empty.goal.id, indicator: plan.indicator.id, weight: 0 }),
      bad('weights_all_zero', 'weight'),
    ],
    [
      'an indicator with a code that is taken',
      CREATE_INDICATOR,
      ({ indicator, plan }) => ({ ...indicator, code: plan.indicator.code }),
      taken('code_taken', 'code'),
    ],
    [
      'an indicator of shares to be added up',
      CREATE_INDICATOR,
      ({ indicator }) => ({ ...indicator, valueKind: 'SHARE', aggregation: 'SUM' }),
      bad('must_not_be_added', 'aggregation'),
    ],
    [
      'an indicator of numbers with parts',
      CREATE_INDICATOR,
      ({ indicator }) => ({ ...indicator, aggregation: 'RATIO_OF_SUMS' }),
      bad('needs_parts', 'aggregation'),
    ],
    [
      'an indicator whose range is reversed',
      CREATE_INDICATOR,
      ({ indicator }) => ({ ...indicator, minimum: 5, maximum: 1 }),
      bad('range_reversed', 'minimum'),
    ],
    [
      'an indicator with a factor of nothing',
      CREATE_INDICATOR,
      ({ indicator }) => ({ ...indicator, factor: 0 }),
      bad('factor_not_positive', 'factor'),
    ],
    [
      'an indicator with an infinite maximum',
      CREATE_INDICATOR,
      ({ indicator }) => ({ ...indicator, maximum: json('1e400') }),
      bad('not_finite', 'maximum'),
    ],
    [
      'an indicator with half a decimal',
      CREATE_INDICATOR,
      ({ indicator }) => ({ ...indicator, decimals: 0.5 }),
      bad('not_a_whole_number', 'decimals'),
    ],
    [
      'an indicator without a direction',
      CREATE_INDICATOR,
      ({ indicator }) => ({ ...indicator, direction: undefined }),
      bad('required', 'direction'),
    ],
    [
      'an indicator with a unit like a novel',
      CREATE_INDICATOR,
      ({ indicator }) => ({ ...indicator, unit: LONG }),
      bad('too_long', 'unit'),
    ],
    [
      'an indicator that a goal already uses',
      USE,
      ({ plan }) => ({ goal: plan.goal.id, indicator: plan.indicator.id }),
      taken('indicator_already_used', 'indicator'),
    ],
    [
      'an indicator nobody knows',
      USE,
      ({ plan, nobodys }) => ({ goal: plan.goal.id, indicator: nobodys('Indicator') }),
      unknown('unknown_indicator', 'indicator'),
    ],
    [
      'a goal nobody knows',
      USE,
      ({ plan, nobodys }) => ({ goal: nobodys('Goal'), indicator: plan.indicator.id }),
      unknown('unknown_goal', 'goal'),
    ],
    [
      'a use with a negative weight',
      USE,
      ({ plan, another }) => ({ goal: plan.goal.id, indicator: another.id, weight: -1 }),
      bad('negative_weight', 'weight'),
    ],
    [
      'two targets of one year',
      USE,
      ({ plan, another }) => ({ goal: plan.goal.id, indicator: another.id, targets: [aim(2023, 1), aim(2023, 1)] }),
      bad('duplicate_year', 'targets[1].year'),
    ],
    [
      'a target of the baseline year',
      USE,
      ({ plan, another }) => ({
        goal: plan.goal.id,
        indicator: another.id,
        baseline: aim(2021, 1),
        targets: [aim(2021, 2)],
      }),
      bad('target_year_not_after_baseline_year', 'targets[0].year'),
    ],
    [
      'a target on the wrong side of the baseline',
      USE,
      ({ plan, another }) => ({
        goal: plan.goal.id,
        indicator: another.id,
        baseline: aim(2020, 9),
        targets: [aim(2024, 2)],
      }),
      bad('target_contradicts_direction', 'targets[0].value'),
    ],
    [
      'a target outside the range',
      USE,
      ({ plan, share }) => ({ goal: plan.goal.id, indicator: share.indicator, targets: [aim(2024, 101)] }),
      bad('above_maximum', 'targets[0].value'),
    ],
    [
      'a target without a value',
      USE,
      ({ plan, another }) => ({ goal: plan.goal.id, indicator: another.id, targets: [{ year: 2024 }] }),
      bad('target_needs_value', 'targets[0]'),
    ],
    [
      'a target of half a year',
      USE,
      ({ plan, another }) => ({ goal: plan.goal.id, indicator: another.id, targets: [aim(2024.5, 1)] }),
      bad('not_a_year', 'targets[0].year'),
    ],
    [
      'a target of level 2.5',
      USE,
      ({ plan, level }) => ({ goal: plan.goal.id, indicator: level.indicator, targets: [aim(2024, 2.5)] }),
      bad('not_a_level', 'targets[0].value'),
    ],
    [
      'a band that is reversed',
      USE,
      ({ plan, band }) => ({
        goal: plan.goal.id,
        indicator: band.id,
        targets: [{ year: 2024, bandMinimum: 5, bandMaximum: 4 }],
      }),
      bad('band_reversed', 'targets[0].bandMinimum'),
    ],
    [
      'half a band',
      USE,
      ({ plan, band }) => ({ goal: plan.goal.id, indicator: band.id, targets: [{ year: 2024, bandMinimum: 5 }] }),
      bad('target_needs_band', 'targets[0]'),
    ],
    [
      'a hundred and one targets',
      USE,
      ({ plan, another }) => ({
        goal: plan.goal.id,
        indicator: another.id,
        targets: Array.from({ length: 101 }, (_, n) => aim(2021 + n, n)),
      }),
      { code: 'LIMIT_EXCEEDED', reason: 'too_many', argument: 'targets' },
    ],
    [
      'common targets that contradict the baseline stated before',
      SET,
      ({ plan }) => ({ goalIndicator: plan.use.id, targets: [aim(2024, 1)] }),
      bad('target_contradicts_direction', 'targets[0].value'),
    ],
    [
      'own targets of somebody who takes no part',
      SET,
      ({ plan, stranger }) => ({ goalIndicator: plan.use.id, organisation: stranger, targets: [aim(2024, 60)] }),
      bad('not_a_participant', 'organisation'),
    ],
    [
      'an own target of 50 % yes',
      SET,
      ({ yesNoUse, participant }) => ({ goalIndicator: yesNoUse, organisation: participant, targets: [aim(2024, 50)] }),
      bad('not_yes_or_no', 'targets[0].value'),
    ],
    [
      'targets of a use nobody knows',
      SET,
      ({ nobodys }) => ({ goalIndicator: nobodys('GoalIndicator'), targets: [] }),
      unknown('unknown_goal_indicator', 'goalIndicator'),
    ],
    [
      'targets for a reason like a novel',
      SET,
      ({ plan }) => ({ goalIndicator: plan.use.id, targets: [], reason: LONG }),
      bad('too_long', 'reason'),
    ],
    [
      'a participant a second time',
      JOIN,
      ({ plan, participant }) => ({ strategy: plan.strategy.id, organisation: participant }),
      taken('already_participates', 'organisation'),
    ],
    [
      'a part of a participant',
      JOIN,
      ({ plan, department }) => ({ strategy: plan.strategy.id, organisation: department }),
      bad('participants_overlap', 'organisation'),
    ],
    [
      'what a participant is a part of',
      JOIN,
      ({ plan, region }) => ({ strategy: plan.strategy.id, organisation: region }),
      bad('participants_overlap', 'organisation'),
    ],
    [
      'a goal left out by somebody who takes no part',
      LEAVE_OUT,
      ({ plan, stranger }) => ({ goal: plan.goal.id, organisation: stranger, reason: 'Nej' }),
      bad('not_a_participant', 'organisation'),
    ],
    [
      'a goal left out a second time',
      LEAVE_OUT,
      ({ leftOut, participant }) => ({ goal: leftOut.id, organisation: participant, reason: 'Nej' }),
      taken('goal_already_left_out', 'goal'),
    ],
    [
      'a goal left out for no reason',
      LEAVE_OUT,
      ({ plan, participant }) => ({ goal: plan.goal.id, organisation: participant, reason: '' }),
      bad('required', 'reason'),
    ],
    [
      'a stale version of a strategy',
      mutation('updateStrategy', 'UpdateStrategyInput'),
      ({ plan }) => ({ id: plan.strategy.id, version: 9, title: text('x') }),
      { code: 'CONFLICT', reason: 'stale_version', argument: 'version' },
    ],
  ])('refuses %s', async (_case, query, input, said) => {
    await expectRefusal(query, { input: input(here) }, said);
  });

  it.each<[string, string, (here: Here) => object, Said]>([
    [
      'progress of a year outside the period',
      'query ($id: ID!) { strategy(id: $id) { progress(year: 2031) { year } } }',
      ({ plan }) => ({ id: plan.strategy.id }),
      bad('year_outside_period', 'year'),
    ],
    [
      'progress of half a year',
      'query ($id: ID!, $y: Int) { strategy(id: $id) { progress(year: $y) { year } } }',
      ({ plan }) => ({ id: plan.strategy.id, y: 2020.5 }),
      bad('not_a_year', 'year'),
    ],
    [
      'progress of half a year, written into the query',
      'query ($id: ID!) { strategy(id: $id) { progress(year: 2020.5) { year } } }',
      ({ plan }) => ({ id: plan.strategy.id }),
      bad('not_a_year', 'year'),
    ],
    [
      'progress of somebody who takes no part',
      'query ($id: ID!, $o: OrganisationRef) { strategy(id: $id) { progress(organisation: $o) { year } } }',
      ({ plan, stranger }) => ({ id: plan.strategy.id, o: stranger }),
      unknown('not_a_participant', 'organisation'),
    ],
    [
      'progress of an organisation nobody knows',
      'query ($id: ID!) { strategy(id: $id) { progress(organisation: { country: "DK", code: "kommume" }) { year } } }',
      ({ plan }) => ({ id: plan.strategy.id }),
      unknown('unknown_organisation', 'organisation.code'),
    ],
    [
      'a page of 201',
      '{ organisations(first: 201) { totalCount } }',
      () => ({}),
      { code: 'LIMIT_EXCEEDED', reason: 'page_too_large', argument: 'first' },
    ],
    ['a page of −1', '{ strategies(first: -1) { totalCount } }', () => ({}), bad('below_minimum', 'first')],
    ['a page of null', '{ strategies(first: null) { totalCount } }', () => ({}), bad('required', 'first')],
    [
      'a page behind a bad cursor',
      '{ indicators(after: "garbage") { totalCount } }',
      () => ({}),
      bad('not_a_cursor', 'after'),
    ],
    [
      'a page behind the cursor of another list',
      'query ($after: String!) { strategies(after: $after) { totalCount } }',
      () => ({ after: cursor('DK', '101') }),
      bad('not_a_cursor', 'after'),
    ],
    [
      'a page of measurements behind a made-up year',
      'query ($after: String!) { indicators { nodes { measurements(after: $after) { totalCount } } } }',
      () => ({ after: cursor('abc', 'abc') }),
      bad('not_a_cursor', 'after'),
    ],
    [
      'a page of participants behind a made-up id',
      'query ($id: ID!, $after: String!) { strategy(id: $id) { participants(after: $after) { totalCount } } }',
      ({ plan }) => ({ id: plan.strategy.id, after: cursor('abc') }),
      bad('not_a_cursor', 'after'),
    ],
    [
      'a page of organisations behind a NUL',
      'query ($after: String!) { organisations(after: $after) { totalCount } }',
      () => ({ after: cursor('DK', NUL) }),
      bad('not_a_cursor', 'after'),
    ],
    [
      'a search for a NUL',
      'query ($s: String!) { organisations(search: $s) { totalCount } }',
      () => ({ s: NUL }),
      bad('not_storable_text', 'search'),
    ],
    ['a search for nothing', '{ indicators(search: "") { totalCount } }', () => ({}), bad('too_short', 'search')],
    [
      'a slug with a NUL',
      'query ($s: String!) { strategy(slug: $s) { id } }',
      () => ({ s: NUL }),
      bad('not_storable_text', 'slug'),
    ],
    ['a strategy by neither id nor slug', '{ strategy { id } }', () => ({}), bad('needs_id_or_slug', 'slug')],
    [
      'a strategy by its id and its slug',
      'query ($id: ID!) { strategy(id: $id, slug: "x") { id } }',
      ({ plan }) => ({ id: plan.strategy.id }),
      bad('needs_id_or_slug', 'id'),
    ],
    ['an indicator by neither id nor code', '{ indicator { id } }', () => ({}), bad('needs_id_or_code', 'code')],
    ['a node by a garbage id', '{ node(id: "garbage") { id } }', () => ({}), bad('not_an_id', 'id')],
    [
      'nodes by a garbage id',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      ({ plan }) => ({ ids: [plan.goal.id, GARBAGE] }),
      bad('not_an_id', 'ids[1]'),
    ],
    [
      'a hundred and one nodes',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      ({ plan }) => ({ ids: Array(101).fill(plan.goal.id) }),
      { code: 'LIMIT_EXCEEDED', reason: 'too_many_ids', argument: 'ids' },
    ],
    [
      '1,001 missing parts',
      'query ($id: ID!) { strategy(id: $id) { progress { coverage { missing(first: 1001) { reason } } } } }',
      ({ plan }) => ({ id: plan.strategy.id }),
      bad('out_of_range', 'first'),
    ],
    [
      'a query without a variable that it needs',
      'query ($id: ID!) { node(id: $id) { id } }',
      () => ({}),
      bad('required', 'id'),
    ],
  ])('refuses to answer %s', async (_case, query, variables, said) => {
    await expectRefusal(query, variables(here), said);
  });

  it('finds nothing under an id that is well made and nobody’s', async () => {
    const { nobodys } = here;
    const ids = [
      'Organisation',
      'Strategy',
      'Theme',
      'Goal',
      'Indicator',
      'GoalIndicator',
      'Participation',
      'Measurement',
    ];
    const { nodes } = await app.visitor.get('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [...ids, 'Nonsense', 'constructor', '__proto__'].map(nobodys),
    });
    expect(nodes).toEqual(Array(11).fill(null));
  });
});

interface Here {
  readonly plan: Plan;
  /** A plan in which nothing has been put to use yet. */
  readonly empty: Pick<Plan, 'strategy' | 'theme' | 'goal'>;
  /** What names a measurement that nobody has reported, of each kind of value. */
  readonly number: Key;
  readonly share: Key;
  readonly ratio: Key;
  readonly level: Key;
  readonly yesNo: Key;
  /** What names one that has been reported. */
  readonly reported: Key;
  /** What is otherwise right. */
  readonly strategy: object;
  readonly theme: object;
  readonly goal: object;
  readonly indicator: object;
  /** An indicator that no goal uses. */
  readonly another: { readonly id: string };
  readonly band: { readonly id: string };
  readonly yesNoUse: string;
  readonly participant: OrganisationRef;
  readonly department: OrganisationRef;
  readonly region: OrganisationRef;
  readonly stranger: OrganisationRef;
  readonly leftOut: { readonly id: string };
  readonly nobodys: (type: string) => string;
}

interface Key {
  readonly indicator: string;
  readonly organisation: OrganisationRef;
  readonly year: number;
}

async function somePlans(app: TestApp): Promise<Here> {
  const give = given(app);
  const region = await give.organisation({ kind: 'REGION' });
  const participant = await give.organisation({ code: 'kommune', parent: region });
  const department = await give.department(participant);
  const stranger = await give.organisation({ code: 'fremmed' });
  const owner = await give.organisation({ kind: 'ASSOCIATION' });
  const plan = await give.plan({ participants: [participant], indicator: { owner } });
  const leftOut = await give.goal({ theme: plan.theme.id });
  await app.get('mutation ($input: LeaveOutGoalInput!) { leaveOutGoal(input: $input) { id } }', {
    input: { goal: leftOut.id, organisation: participant, reason: 'Ikke vores opgave' },
  });
  const key = async (rules: object): Promise<Key> => ({
    indicator: (await give.indicator({ owner, ...rules })).id,
    organisation: participant,
    year: 2024,
  });
  const share = { valueKind: 'SHARE', unit: '%', aggregation: 'RATIO_OF_SUMS', minimum: 0, maximum: 100 };
  const yesNo = await key({ valueKind: 'YES_NO', direction: 'ACHIEVE' });
  const reported = await key({});
  await give.measurement({ ...reported, value: 4 });
  const strategy = await give.strategy();
  return {
    plan,
    empty: { strategy, ...(await emptyPlan(app)) },
    number: await key({}),
    share: await key(share),
    ratio: await key({ valueKind: 'RATIO', aggregation: 'RATIO_OF_SUMS' }),
    level: await key({ valueKind: 'LEVEL', aggregation: 'MEDIAN' }),
    yesNo,
    reported,
    strategy: { slug: 'en-strategi-til', title: text('x'), startYear: 2020, endYear: 2024, owner },
    theme: { strategy: plan.strategy.id, code: 'nyt', title: text('x') },
    goal: { theme: plan.theme.id, code: 'nyt', title: text('x') },
    indicator: {
      owner,
      code: 'ny',
      title: text('x'),
      definition: text('x'),
      unit: 'stk.',
      valueKind: 'NUMBER',
      direction: 'INCREASE',
      aggregation: 'MEAN',
    },
    another: await give.indicator({ owner }),
    band: await give.indicator({ owner, direction: 'KEEP_WITHIN' }),
    yesNoUse: (await give.use({ goal: plan.goal.id, indicator: yesNo.indicator })).id,
    participant,
    department,
    region,
    stranger,
    leftOut,
    nobodys: (type) => Buffer.from(`${type}:01890a5d-ac96-774b-bcce-b302099a8057`).toString('base64url'),
  };
}

/** A theme without a goal, and a goal without an indicator. */
async function emptyPlan(app: TestApp) {
  return { theme: await given(app).theme(), goal: await given(app).goal() };
}

function aim(year: number, value: number) {
  return { year, value };
}

function cursor(...key: string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function posted({ operator }: TestApp, query: string, variables: object): RequestInit {
  const headers = { 'content-type': 'application/json', ...operator };
  return { method: 'POST', headers, body: written({ query, variables }) };
}

/** JSON, with what is written out by hand left as it is. */
function written(body: unknown): string {
  const marks = new Map<string, string>();
  const marked = JSON.stringify(body, (_key, value: unknown) => {
    if (!(value instanceof Json)) return value;
    const mark = `written by hand ${marks.size}`;
    marks.set(`"${mark}"`, value.written);
    return mark;
  });
  return [...marks].reduce((json, [mark, said]) => json.replace(mark, said), marked);
}
