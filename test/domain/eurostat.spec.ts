import type { AllowedRange } from '../../src/domain/progress/allowed-range.js';
import { eurostatView } from '../../src/domain/progress/eurostat-view.js';
import type { IndicatorJudgement } from '../../src/domain/progress/judgement.js';
import type { SeriesToJudge } from '../../src/domain/progress/series.js';
import {
  band,
  figure,
  judgedIndicator,
  organisation,
  parts,
  rules,
  scope,
  series,
  share,
  target,
  values,
} from './given.js';

const OPEN = { minimum: null, maximum: null };
const view = (changes: Partial<SeriesToJudge>, range: AllowedRange = OPEN) => eurostatView(series(changes), range);
const refusedBecause = (reason: string) => ({ ratio: null, growth: null, band: 'NOT_ASSESSED', reason });

/** From 100 in 2020, measured two years later. */
const from100 = (value: number, changes: Partial<SeriesToJudge> = {}) =>
  view({ baseline: { year: 2020, value: 100 }, targets: [], observations: values(2022, value), ...changes });

describe('the Eurostat view with a target', () => {
  it('compares the growth a year with the growth that the target requires', () => {
    // g_a = √1.21 − 1 = 10 %, g_r = ⁴√1.4641 − 1 = 10 %
    const found = from100(121, { targets: [target(2024, 146.41)] });
    expect(found).toEqual({
      ratio: expect.closeTo(1, 9),
      growth: expect.closeTo(10, 9),
      band: 'SIGNIFICANT_PROGRESS',
      reason: null,
    });
  });

  // The two cases of the method: exactly half-way at half-time, down from 100 to 10 and up from 5 to 50.
  it.each([
    ['DECREASE', 100, 10, 55, 0.59, 'INSUFFICIENT_PROGRESS'],
    ['INCREASE', 5, 50, 27.5, 1.73, 'SIGNIFICANT_PROGRESS'],
  ] as const)(
    'of %s from %d to %d, half-way at half-time (%d), gives %d',
    (direction, from, to, value, ratio, found) => {
      const half = view({
        direction,
        baseline: { year: 2020, value: from },
        targets: [target(2024, to)],
        observations: values(2022, value),
      });
      expect([half.ratio, half.band]).toEqual([expect.closeTo(ratio, 2), found]);
    },
  );

  // Required from 100 to 110 in one year: 10 % a year.
  it.each([
    [109.5, 'SIGNIFICANT_PROGRESS'],
    [109.49, 'MODERATE_PROGRESS'],
    [106, 'MODERATE_PROGRESS'],
    [105.99, 'INSUFFICIENT_PROGRESS'],
    [100, 'INSUFFICIENT_PROGRESS'],
    [99.99, 'MOVEMENT_AWAY'],
  ])('from 100 to 110 in a year finds %d to be %s', (value, found) => {
    const assessed = from100(value, { observations: values(2021, value), targets: [target(2021, 110)] });
    expect(assessed.band).toBe(found);
  });

  it('turns the growth of negative values: from −100 towards −81 is better for INCREASE', () => {
    // g_a = √0.81 − 1 = −10 %, and g_r = ⁴√0.6561 − 1 = −10 %
    const below = (direction: 'INCREASE' | 'DECREASE', value: number, goal: number) =>
      view({
        direction,
        baseline: { year: 2020, value: -100 },
        targets: [target(2024, goal)],
        observations: values(2022, value),
      });
    expect(below('INCREASE', -81, -65.61)).toEqual({
      ratio: expect.closeTo(1, 9),
      growth: expect.closeTo(-10, 9),
      band: 'SIGNIFICANT_PROGRESS',
      reason: null,
    });
    expect(below('DECREASE', -81, -146.41).band).toBe('MOVEMENT_AWAY');
    expect(below('DECREASE', -121, -146.41).ratio).toBeCloseTo(1, 9);
  });

  it('judges the year of the latest observation up to the year asked for', () => {
    const observations = values(2021, 110, 50);
    expect(from100(0, { year: 2021, observations, targets: [target(2024, 146.41)] }).ratio).toBeCloseTo(1, 9);
  });

  it.each([
    ['the baseline is zero', 0, 10, 20],
    ['the value is zero', 10, 0, 20],
    ['the target is zero', 10, 15, 0],
    ['the value has another sign than the baseline', -10, 15, -5],
    ['the target has another sign than the baseline', -10, -5, 15],
    ['the target is the baseline', 10, 15, 10],
    ['the target is the baseline but for rounding', 0.3, 0.5, 0.1 + 0.2],
  ])('is undefined where %s', (_name, from, value, to) => {
    const found = view({
      baseline: { year: 2020, value: from },
      targets: [target(2024, to)],
      observations: values(2022, value),
      direction: to < from ? 'DECREASE' : 'INCREASE',
    });
    expect(found).toEqual(refusedBecause('growth_rate_undefined'));
  });

  it('is undefined where the observation is of the baseline year', () => {
    expect(view({ observations: values(2020, 50) })).toEqual(refusedBecause('growth_rate_undefined'));
    expect(from100(100, { observations: values(2020, 100) })).toEqual(refusedBecause('growth_rate_undefined'));
  });

  it('takes yearly values as they stand and never their sums', () => {
    const found = view({
      accumulation: 'PERIODIC',
      baseline: { year: 2020, value: 100 },
      targets: [target(2024, 146.41)],
      observations: values(2021, 300, 121),
    });
    expect(found.ratio).toBeCloseTo(1, 9);
  });
});

describe('the Eurostat view without a target', () => {
  it.each([
    ['INCREASE', 101, 'SIGNIFICANT_PROGRESS'],
    ['INCREASE', 100.9, 'MODERATE_PROGRESS'],
    ['INCREASE', 100, 'MODERATE_PROGRESS'],
    ['INCREASE', 99.1, 'MODERATE_MOVEMENT_AWAY'],
    ['INCREASE', 99, 'SIGNIFICANT_MOVEMENT_AWAY'],
    ['DECREASE', 99, 'SIGNIFICANT_PROGRESS'],
    ['DECREASE', 100.9, 'MODERATE_MOVEMENT_AWAY'],
    ['DECREASE', 101, 'SIGNIFICANT_MOVEMENT_AWAY'],
  ] as const)('of %s, from 100 to %d in a year, is %s', (direction, value, found) => {
    const assessed = from100(value, { direction, observations: values(2021, value) });
    expect(assessed).toEqual({ ratio: null, growth: expect.closeTo(value - 100, 9), band: found, reason: null });
  });

  it('is what an organisation has that set no target of its own for a sum', () => {
    const judged = judgedIndicator(
      {
        indicator: { rules: rules({ aggregation: 'SUM' }) },
        reports: { i: { a: [figure(2020, 100), figure(2022, 121)] } },
      },
      scope('a', 2022),
    );
    expect([judged.reason, judged.eurostat]).toEqual([
      'no_own_target',
      { ratio: null, growth: expect.closeTo(10, 9), band: 'SIGNIFICANT_PROGRESS', reason: null },
    ]);
  });

  it('ignores targets after the strategy', () => {
    expect(from100(121, { targets: [target(2030, 500)] }).ratio).toBeNull();
  });
});

describe('the Eurostat view is not for', () => {
  const measured = values(2022, 3);
  it.each<[string, Partial<SeriesToJudge>, string]>([
    ['context', { direction: 'NONE' }, 'context_only'],
    ['levels', { valueKind: 'LEVEL', baseline: { year: 2020, value: 2 }, targets: [target(2024, 4)] }, 'not_numeric'],
    ['yes and no', { valueKind: 'YES_NO', direction: 'ACHIEVE', targets: [target(2024, 1)] }, 'not_numeric'],
    ['a threshold', { direction: 'KEEP_AT_LEAST' }, 'to_be_kept'],
    ['a ceiling', { direction: 'KEEP_AT_MOST', targets: [] }, 'to_be_kept'],
    ['a band', { direction: 'KEEP_WITHIN', targets: [band(2024, 1, 4)] }, 'to_be_kept'],
    ['what the baseline had reached', { baseline: { year: 2020, value: 80 } }, 'to_be_kept'],
    ['a share that is negative', { valueKind: 'SHARE', observations: values(2022, -3) }, 'percentage_change'],
    [
      'a share from a negative baseline',
      { valueKind: 'SHARE', baseline: { year: 2020, value: -1 } },
      'percentage_change',
    ],
    ['what has no observation', { observations: [] }, 'no_observation'],
    ['what has none and no target', { observations: [], targets: [] }, 'no_observation'],
    ['what has no baseline', { baseline: null }, 'no_baseline'],
    ['what has none and no target either', { baseline: null, targets: [] }, 'no_baseline'],
    ['what was measured before', { observations: values(2019, 40) }, 'no_observation_after_baseline'],
    [
      'what was measured before, without target',
      { observations: values(2019, 40), targets: [] },
      'no_observation_after_baseline',
    ],
    ['two targets of one year', { targets: [target(2024, 70), target(2024, 71)] }, 'duplicate_year'],
    ['an odd series', { oddity: 'not_finite' }, 'not_finite'],
    ['an odd series without target', { oddity: 'not_finite', targets: [] }, 'not_finite'],
    [
      'what is too large to compute',
      { observations: values(2022, Number.POSITIVE_INFINITY), targets: [] },
      'not_computable',
    ],
  ])('%s', (_name, changes, reason) => {
    expect(view({ observations: measured, ...changes })).toEqual(refusedBecause(reason));
  });

  it('a share whose allowed range lies below zero', () => {
    const range = { minimum: -100, maximum: null };
    expect(view({ observations: measured, valueKind: 'SHARE' }, range)).toEqual(refusedBecause('percentage_change'));
    expect(view({ observations: measured }, range).reason).toBeNull();
  });
});

describe('the Eurostat view of a judgement', () => {
  const eurostatOf = (judged: IndicatorJudgement) => judged.eurostat;

  it('stands beside the status, from the same numbers', () => {
    const judged = judgedIndicator(
      {
        indicator: { rules: share(), targets: [target(2024, 66.55)] },
        reports: { i: { a: [parts(2021, 50, 100), parts(2022, 55, 100)] } },
      },
      scope('a', 2022),
    );
    // From the assumed baseline of 2021: 10 % in one year; 66.55 in 2024 asks for 10 % a year.
    expect(eurostatOf(judged)).toEqual({
      ratio: expect.closeTo(1, 9),
      growth: expect.closeTo(10, 9),
      band: 'SIGNIFICANT_PROGRESS',
      reason: null,
    });
  });

  it('says of all participants together what is missing', () => {
    const two = [organisation('a'), organisation('b')];
    const indicator = { rules: rules({ aggregation: 'SUM' }) };
    const judged = judgedIndicator(
      { indicator, organisations: two, reports: { i: { a: [figure(2022, 60)] } } },
      scope(null, 2022),
    );
    expect(eurostatOf(judged)?.reason).toBe('COVERAGE_TOO_LOW');
  });

  it('is of the per cent of yes where many answered, and of no single answer', () => {
    const indicator = {
      rules: rules({ valueKind: 'YES_NO', direction: 'ACHIEVE' }),
      baseline: { year: 2020, value: 25 },
      targets: [target(2024, 1)],
    };
    const answers = { a: [figure(2022, 1)], b: [figure(2022, 0)] };
    // From 25 to 50 % in two years; 100 % in 2024 asks for the same factor.
    const together = judgedIndicator({ indicator, reports: { i: answers } }, scope(null, 2022));
    expect(eurostatOf(together)?.ratio).toBeCloseTo(1, 9);
    const alone = judgedIndicator({ indicator, reports: { i: answers } }, scope('a', 2022));
    expect(eurostatOf(alone)?.reason).toBe('not_numeric');
  });
});
