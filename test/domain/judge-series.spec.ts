import { judgeSeries, plannedIn } from '../../src/domain/progress/judge-series.js';
import type { SeriesToJudge } from '../../src/domain/progress/series.js';
import { band, series, target, values } from './given.js';

const NONE_ASSESSED = {
  status: 'NOT_ASSESSED',
  attainment: null,
  attainmentRaw: null,
  pace: null,
  paceScore: null,
  judged: null,
  yearsWithoutValue: [],
  flags: [],
};

describe('a series with a way to go', () => {
  it('is judged in the year of its data, with all numbers beside the status', () => {
    expect(judgeSeries(series({ observations: values(2020, 50, 53, 58) }))).toEqual({
      status: 'BEHIND',
      reason: null,
      dataYear: 2022,
      value: 58,
      target: target(2024, 70),
      planned: 60,
      attainment: 40,
      attainmentRaw: 40,
      pace: 0.8,
      paceScore: expect.closeTo(10 / 7, 9),
      judged: { value: 58, baseline: 50, planned: 60, target: 70 },
      yearsWithoutValue: [],
      flags: [],
    });
  });

  it('from 80 to 20 and now at 60 has come a third of the way', () => {
    const falling = series({
      direction: 'DECREASE',
      baseline: { year: 2020, value: 80 },
      targets: [target(2024, 20)],
      observations: values(2020, 80, 70, 60),
    });
    expect(judgeSeries(falling)).toEqual({
      status: 'BEHIND',
      reason: null,
      dataYear: 2022,
      value: 60,
      target: target(2024, 20),
      planned: 50,
      attainment: expect.closeTo(33.333, 3),
      attainmentRaw: expect.closeTo(33.333, 3),
      pace: expect.closeTo(2 / 3, 9),
      paceScore: expect.closeTo(0.476, 3),
      judged: { value: 60, baseline: 80, planned: 50, target: 20 },
      yearsWithoutValue: [],
      flags: [],
    });
  });

  it('ignores observations after the year asked for', () => {
    const judged = judgeSeries(series({ year: 2021, observations: values(2020, 50, 55, 40, 90) }));
    expect([judged.status, judged.dataYear, judged.value]).toEqual(['ON_TRACK', 2021, 55]);
  });

  it('does not judge data of 2022 by the plan for 2024', () => {
    const judged = judgeSeries(series({ year: 2024, observations: values(2020, 50, null, 60) }));
    expect([judged.status, judged.dataYear, judged.planned]).toEqual(['ON_TRACK', 2022, 60]);
  });

  it.each([
    ['beyond the target', 80, 'TARGET_REACHED', ['overshoot']],
    ['on the target', 70, 'TARGET_REACHED', []],
    ['on the plan', 60, 'ON_TRACK', []],
    ['a little worse than the baseline', 49.5, 'FAR_BEHIND', ['regressed', 'small_setback']],
    ['worse than the baseline', 40, 'MOVING_AWAY', ['regressed']],
  ])('%s (%d in 2022) is %s %j', (_name, value, status, flags) => {
    const judged = judgeSeries(series({ observations: values(2022, value) }));
    expect([judged.status, judged.flags]).toEqual([status, flags]);
  });

  it.each([
    [69, 'BEHIND', ['nearly_reached']],
    [70, 'TARGET_REACHED', []],
    [62, 'BEHIND', []],
    [60, 'FAR_BEHIND', []],
  ])('in the target year, %d is %s %j', (value, status, flags) => {
    const judged = judgeSeries(series({ observations: values(2024, value) }));
    expect([judged.status, judged.flags]).toEqual([status, flags]);
  });

  it('is judged by the last target within the strategy; a later one is in no judgement', () => {
    const judged = judgeSeries(
      series({ targets: [target(2030, 100), target(2023, 65), target(2022, 55)], observations: values(2022, 55) }),
    );
    expect([judged.status, judged.planned, judged.target]).toEqual(['ON_TRACK', 55, target(2023, 65)]);
  });

  it('keeps asking for the target after its year', () => {
    const early = series({ targets: [target(2022, 60)], observations: values(2023, 59) });
    expect([judgeSeries(early).status, judgeSeries(early).planned]).toEqual(['BEHIND', 60]);
  });

  it('has no raw attainment where target and baseline are equal, and says why', () => {
    const judged = judgeSeries(series({ targets: [target(2024, 50)], observations: values(2022, 51) }));
    expect(judged).toEqual({
      status: 'TARGET_REACHED',
      reason: 'baseline_equals_target',
      dataYear: 2022,
      value: 51,
      target: target(2024, 50),
      planned: 50,
      attainment: 100,
      attainmentRaw: null,
      pace: null,
      paceScore: 5,
      judged: { value: 51, baseline: 50, planned: 50, target: 50 },
      yearsWithoutValue: [],
      flags: ['overshoot'],
    });
  });

  it.each([
    ['INCREASE', 40, 45, 'ON_TRACK'],
    ['INCREASE', 40, 39, 'MOVING_AWAY'],
    ['DECREASE', 60, 55, 'ON_TRACK'],
    ['DECREASE', 60, 61, 'MOVING_AWAY'],
  ] as const)(
    'whose baseline of 50 is already beyond the target (%s to %d) keeps it: %d is %s',
    (direction, goal, value, status) => {
      const judged = judgeSeries(
        series({ direction, targets: [target(2024, goal)], observations: values(2022, value) }),
      );
      expect([judged.status, judged.flags, judged.planned, judged.pace]).toEqual([
        status,
        ['already_beyond_target'],
        goal,
        null,
      ]);
    },
  );

  it('flags an assumed baseline', () => {
    const judged = judgeSeries(
      series({ baseline: { year: 2021, value: 55 }, assumedBaseline: true, observations: values(2021, 55, 61) }),
    );
    expect([judged.status, judged.flags]).toEqual(['ON_TRACK', ['assumed_baseline']]);
  });
});

describe('a series that cannot be judged', () => {
  const cases: readonly [string, Partial<SeriesToJudge>, unknown][] = [
    [
      'is only context',
      { direction: 'NONE', observations: values(2022, 58) },
      { reason: 'context_only', dataYear: 2022, value: 58, target: target(2024, 70), planned: null },
    ],
    [
      'has no target',
      { targets: [], observations: values(2022, 58) },
      { reason: 'no_target', dataYear: 2022, value: 58, target: null, planned: null },
    ],
    [
      'has only a target after the strategy',
      { targets: [target(2030, 90)], observations: values(2022, 58) },
      { reason: 'no_target', dataYear: 2022, value: 58, target: null, planned: null },
    ],
    [
      'has no target of its own',
      { targets: [], withoutTarget: 'no_own_target', observations: values(2022, 58) },
      { reason: 'no_own_target', dataYear: 2022, value: 58, target: null, planned: null },
    ],
    [
      'has no observation',
      {},
      { reason: 'no_observation', dataYear: null, value: null, target: target(2024, 70), planned: null },
    ],
    [
      'has neither observation nor baseline',
      { baseline: null },
      { reason: 'no_observation', dataYear: null, value: null, target: target(2024, 70), planned: null },
    ],
    [
      'has no baseline',
      { baseline: null, observations: values(2022, 58) },
      { reason: 'no_baseline', dataYear: 2022, value: 58, target: target(2024, 70), planned: null },
    ],
    [
      'has only the baseline',
      { observations: values(2020, 50) },
      { reason: 'no_observation_after_baseline', dataYear: 2020, value: 50, target: target(2024, 70), planned: 50 },
    ],
    [
      'has only something before the baseline',
      { observations: values(2018, 45) },
      { reason: 'no_observation_after_baseline', dataYear: 2018, value: 45, target: target(2024, 70), planned: null },
    ],
    [
      'has a baseline as late as its target',
      { baseline: { year: 2022, value: 50 }, targets: [target(2022, 60)], observations: values(2023, 55) },
      {
        reason: 'target_year_not_after_baseline_year',
        dataYear: 2023,
        value: 55,
        target: target(2022, 60),
        planned: null,
      },
    ],
    [
      'has a band where a value is needed',
      { targets: [band(2024, 1, 2)], observations: values(2022, 58) },
      { reason: 'target_needs_value', dataYear: 2022, value: 58, target: band(2024, 1, 2), planned: null },
    ],
    [
      'has two targets for a year',
      { targets: [target(2024, 70), target(2024, 70)], observations: values(2022, 58) },
      { reason: 'duplicate_year', dataYear: 2022, value: 58, target: target(2024, 70), planned: 60 },
    ],
    [
      'has a reversed band',
      { direction: 'KEEP_WITHIN', targets: [band(2024, 2, 1)], observations: values(2022, 58) },
      { reason: 'band_reversed', dataYear: 2022, value: 58, target: band(2024, 2, 1), planned: expect.anything() },
    ],
    [
      'has a value where a band is needed',
      { direction: 'KEEP_WITHIN', observations: values(2022, 58) },
      { reason: 'target_needs_band', dataYear: 2022, value: 58, target: target(2024, 70), planned: null },
    ],
    [
      'has a level that is none',
      {
        valueKind: 'LEVEL',
        baseline: { year: 2020, value: 2 },
        targets: [target(2024, 4)],
        observations: values(2022, 3.5),
      },
      { reason: 'not_a_level', dataYear: 2022, value: 3.5, target: target(2024, 4), planned: 3 },
    ],
    [
      'is neither yes nor no',
      { direction: 'ACHIEVE', valueKind: 'YES_NO', targets: [target(2024, 1)], observations: values(2022, 0.5) },
      { reason: 'not_yes_or_no', dataYear: 2022, value: 0.5, target: target(2024, 1), planned: null },
    ],
    [
      'is too large to calculate with',
      { observations: values(2022, 1e300) },
      { reason: 'not_computable', dataYear: 2022, value: 1e300, target: target(2024, 70), planned: 60 },
    ],
    [
      'is odd as it is stored',
      { oddity: 'duplicate_year', observations: values(2022, 58) },
      { reason: 'duplicate_year', dataYear: 2022, value: 58, target: target(2024, 70), planned: 60 },
    ],
  ];
  it.each(cases)('because it %s is NOT_ASSESSED with the reason', (_name, changes, expected) => {
    expect(judgeSeries(series(changes))).toEqual({ ...NONE_ASSESSED, ...Object(expected) });
  });
});

describe('a series whose values belong to their year only', () => {
  /** 100 a year before; 120 a year planned by 2024: 105, 110, 115, 120. */
  const periodic = series({
    accumulation: 'PERIODIC',
    baseline: { year: 2020, value: 100 },
    targets: [target(2024, 120)],
  });

  it('is judged by sums over the years after the baseline that have a value', () => {
    expect(judgeSeries({ ...periodic, observations: values(2020, 100, 104, null, 116) })).toEqual({
      status: 'ON_TRACK',
      reason: null,
      dataYear: 2023,
      value: 116,
      target: target(2024, 120),
      planned: 115,
      attainment: 100,
      attainmentRaw: 100,
      pace: 1,
      paceScore: expect.closeTo(20 / 7, 9),
      judged: { value: 220, baseline: 200, planned: 220, target: 220 },
      yearsWithoutValue: [2022],
      flags: ['sum_of_years'],
    });
  });

  it('reaches its target only from the target year on', () => {
    const observations = values(2021, 110, 112, 118, 120);
    expect(judgeSeries({ ...periodic, year: 2023, observations }).status).toBe('ON_TRACK');
    expect(judgeSeries({ ...periodic, year: 2024, observations }).status).toBe('TARGET_REACHED');
  });

  it('makes up in a good year for a bad one', () => {
    const judged = judgeSeries({ ...periodic, observations: values(2021, 95, 121) });
    expect([judged.status, judged.judged]).toEqual([
      'ON_TRACK',
      { value: 216, baseline: 200, planned: 215, target: 215 },
    ]);
  });

  it('has no way to go while its plan only steps back', () => {
    const stepBack = { ...periodic, targets: [target(2021, 90), target(2024, 120)] };
    const judged = judgeSeries({ ...stepBack, observations: values(2021, 95) });
    expect([judged.status, judged.attainment, judged.attainmentRaw, judged.reason, judged.pace]).toEqual([
      'ON_TRACK',
      100,
      null,
      'baseline_equals_target',
      null,
    ]);
  });

  it('looks for its targets no more often when it is longer', () => {
    const readsOf = (years: number): number => {
      let reads = 0;
      const long = {
        ...periodic,
        observations: values(2021 - years, ...Array.from({ length: years + 4 }, () => 130)),
        baseline: { year: 2020 - years, value: 100 },
        get targets() {
          reads += 1;
          return [target(2024, 120)];
        },
      };
      expect(judgeSeries(long).status).toBe('TARGET_REACHED');
      return reads;
    };
    expect(readsOf(100)).toBe(readsOf(2));
  });

  it.each(['SHARE', 'RATIO', 'LEVEL'] as const)('is never summed when it is a %s', (valueKind) => {
    const judged = judgeSeries({
      ...periodic,
      valueKind,
      baseline: { year: 2020, value: 2 },
      targets: [target(2024, 4)],
      observations: values(2021, 2, 3),
    });
    expect(judged.judged).toEqual({ value: 3, baseline: 2, planned: 3, target: 4 });
  });

  it('is kept year by year where it is to be kept', () => {
    const judged = judgeSeries({ ...periodic, direction: 'KEEP_AT_MOST', observations: values(2021, 130, 110) });
    expect([judged.status, judged.attainment, judged.judged]).toEqual([
      'ON_TRACK',
      50,
      { value: 110, baseline: 100, planned: 120, target: 120 },
    ]);
  });
});

describe('a running total', () => {
  it('is judged as it stands and flagged where it is carried forward', () => {
    const judged = judgeSeries(series({ accumulation: 'CUMULATIVE', observations: values(2022, 60) }));
    expect([judged.status, judged.flags]).toEqual(['ON_TRACK', ['carried_forward']]);
  });

  it('of the year asked for is not flagged', () => {
    const judged = judgeSeries(series({ accumulation: 'CUMULATIVE', year: 2022, observations: values(2022, 60) }));
    expect(judged.flags).toEqual([]);
  });
});

describe('a level', () => {
  const level = series({ valueKind: 'LEVEL', baseline: { year: 2020, value: 2 }, targets: [target(2024, 4)] });

  it.each([
    [2021, 2, 2, 'ON_TRACK', 0],
    [2022, 3, 3, 'ON_TRACK', 50],
    [2022, 2, 3, 'FAR_BEHIND', 0],
    [2023, 3, 3, 'ON_TRACK', 50],
    [2024, 3, 4, 'FAR_BEHIND', 50],
    [2024, 4, 4, 'TARGET_REACHED', 100],
    [2022, 1, 3, 'MOVING_AWAY', 0],
  ])('in %d on %d, planned %d, is %s', (year, value, planned, status, attainment) => {
    const judged = judgeSeries({ ...level, observations: values(year, value) });
    expect([judged.planned, judged.status, judged.attainment]).toEqual([planned, status, attainment]);
  });
});

describe('something to be achieved', () => {
  const achieve = series({ direction: 'ACHIEVE', valueKind: 'YES_NO', baseline: null, targets: [target(2023, 1)] });

  it.each([
    ['ACHIEVE', 2021, 1, 'TARGET_REACHED', 100, 5, []],
    ['ACHIEVE', 2021, 0, 'ON_TRACK', 0, 2.5, ['pending']],
    ['ACHIEVE', 2023, 0, 'FAR_BEHIND', 0, -1.25, []],
    ['ACHIEVE', 2024, 0, 'FAR_BEHIND', 0, -1.25, []],
    ['INCREASE', 2021, 1, 'TARGET_REACHED', 100, 5, []],
    ['INCREASE', 2021, 0, 'ON_TRACK', 0, 2.5, ['pending']],
    ['INCREASE', 2024, 0, 'FAR_BEHIND', 0, -1.25, []],
  ] as const)('with direction %s: in %d a %d is %s', (direction, year, value, status, attainment, paceScore, flags) => {
    const judged = judgeSeries({ ...achieve, direction, observations: values(year, value) });
    expect(judged).toEqual({
      status,
      reason: null,
      dataYear: year,
      value,
      target: target(2023, 1),
      planned: year >= 2023 ? 1 : null,
      attainment,
      attainmentRaw: attainment,
      pace: null,
      paceScore,
      judged: { value, baseline: null, planned: year >= 2023 ? 1 : null, target: 1 },
      yearsWithoutValue: [],
      flags,
    });
  });
});

describe('something to be kept', () => {
  const keep = series({
    direction: 'KEEP_AT_LEAST',
    baseline: { year: 2020, value: 90 },
    targets: [target(2024, 80)],
  });

  it('is on track while it is kept', () => {
    expect(judgeSeries({ ...keep, observations: values(2021, 85, null, 80) })).toEqual({
      status: 'ON_TRACK',
      reason: null,
      dataYear: 2023,
      value: 80,
      target: target(2024, 80),
      planned: 80,
      attainment: 100,
      attainmentRaw: 100,
      pace: null,
      paceScore: 2.5,
      judged: { value: 80, baseline: 90, planned: 80, target: 80 },
      yearsWithoutValue: [2022],
      flags: [],
    });
  });

  it.each([
    ['kept in the last year', 90, values(2021, 79, 85, 81, 80), 'TARGET_REACHED', 75, 5],
    ['lost although the baseline met it', 90, values(2021, 85, 79), 'MOVING_AWAY', 50, -3.75],
    ['not met, and nothing known before', null, values(2022, 79), 'FAR_BEHIND', 0, -1.25],
    ['met, and nothing known before', null, values(2022, 81), 'ON_TRACK', 100, 2.5],
  ])('%s', (_name, baseline, observations, status, attainment, paceScore) => {
    const judged = judgeSeries({
      ...keep,
      baseline: baseline === null ? null : { year: 2020, value: baseline },
      observations,
    });
    expect([judged.status, judged.attainment, judged.pace, judged.paceScore]).toEqual([
      status,
      attainment,
      null,
      paceScore,
    ]);
  });

  it.each([
    [2022, 70, 'ON_TRACK', 1, 70],
    [2022, 69, 'BEHIND', 0.9, 70],
    [2022, 66, 'BEHIND', 0.6, 70],
    [2022, 65, 'FAR_BEHIND', 0.5, 70],
    [2022, 59.5, 'FAR_BEHIND', -0.05, 70],
    [2022, 50, 'MOVING_AWAY', -1, 70],
    [2024, 79.5, 'BEHIND', 0.975, 80],
    [2022, 80, 'ON_TRACK', 2, 70],
    [2024, 80, 'TARGET_REACHED', 1, 80],
  ])('from 60 towards at least 80, by distance: in %d, %d is %s', (year, value, status, pace, planned) => {
    const judged = judgeSeries({ ...keep, baseline: { year: 2020, value: 60 }, observations: values(year, value) });
    expect([judged.status, judged.pace, judged.planned]).toEqual([status, expect.closeTo(pace, 9), planned]);
  });

  it('shows the distances it was judged by', () => {
    const judged = judgeSeries({ ...keep, baseline: { year: 2020, value: 60 }, observations: values(2022, 69) });
    expect(judged.judged).toEqual({ value: 11, baseline: 20, planned: 10, target: 0 });
  });

  it.each([
    ['below, half-way to the band in half of the time', 0, 5, 'ON_TRACK', 50, 5],
    ['above, further out', 30, 35, 'MOVING_AWAY', 0, 25],
    ['from one side to the other', 0, 25, 'ON_TRACK', 50, 5],
    ['inside and out of it', 15, 21, 'MOVING_AWAY', 0, null],
    ['inside, on the bound', 15, 20, 'ON_TRACK', 100, null],
  ])('in a band from 10 to 20: %s', (_name, baseline, value, status, attainment, planned) => {
    const judged = judgeSeries({
      ...keep,
      direction: 'KEEP_WITHIN',
      targets: [band(2024, 10, 20)],
      baseline: { year: 2020, value: baseline },
      observations: values(2022, value),
    });
    expect([judged.status, judged.attainment, judged.planned]).toEqual([status, attainment, planned]);
  });

  it('is judged without a baseline where the first observation is all there is', () => {
    const first = { baseline: { year: 2022, value: 85 }, assumedBaseline: true, observations: values(2022, 85) };
    const judged = judgeSeries({ ...keep, ...first });
    expect([judged.status, judged.flags]).toEqual(['ON_TRACK', ['assumed_baseline']]);
  });

  it('plans the threshold in every year on a CONSTANT trajectory', () => {
    const constant: SeriesToJudge = { ...keep, trajectory: 'CONSTANT', baseline: { year: 2020, value: 60 } };
    expect([2019, 2020, 2022, 2024].map((year) => plannedIn(constant, year))).toEqual([null, 80, 80, 80]);
  });
});
