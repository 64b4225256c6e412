import type { AllowedRange } from '../../src/domain/progress/allowed-range.js';
import { forecastSeries } from '../../src/domain/progress/forecast-series.js';
import type { SeriesToJudge } from '../../src/domain/progress/series.js';
import { leastSquares } from '../../src/domain/statistics/least-squares.js';
import { theilSenSlope } from '../../src/domain/statistics/theil-sen-slope.js';
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

const OPEN: AllowedRange = { minimum: null, maximum: null };
const NOTHING = { value: null, low: null, high: null };

/** In a strategy that ends in 2024, asked in 2024. */
const forecast = (changes: Partial<SeriesToJudge>, range: AllowedRange = OPEN) =>
  forecastSeries(series(changes), range);

/** Five years: ȳ = 49.6 in 2020, slope 24/10 = 2.4, RSS 1.6, s = √(1.6/3). */
const FIVE = values(2018, 45, 47, 50, 51, 55);

describe('the forecast', () => {
  it('is the line through the years, with an interval and the probability of the target', () => {
    expect(forecast({ observations: FIVE, targets: [target(2024, 61)] })).toEqual({
      year: 2024,
      level: 0.8,
      value: expect.closeTo(59.2, 12),
      low: expect.closeTo(57.19864334, 8),
      high: expect.closeTo(61.20135666, 8),
      probability: expect.closeTo(0.1185864842, 10),
      refusedBecause: null,
      flags: [],
      unclipped: {
        value: expect.closeTo(59.2, 12),
        low: expect.closeTo(57.19864334, 8),
        high: expect.closeTo(61.20135666, 8),
      },
      points: FIVE,
      observations: 5,
      slope: expect.closeTo(2.4, 12),
      robustSlope: 2.5,
    });
  });

  // Regression in fractions, t by numerical integration of its density.
  it.each([
    ['falling', 'DECREASE', values(2017, 80, 74, 75, 68, 66, 61), 50, [54.4666667, 50.3294892, 58.6038441, 0.0866016]],
    ['steady', 'INCREASE', values(2018, 50, 52, 49, 51, 50, 48), 50, [48.6, 45.7895865, 51.4104135, 0.2437865]],
  ] as const)('of %s values', (_name, direction, observations, goal, expected) => {
    const baseline = { year: 2016, value: direction === 'DECREASE' ? 90 : 40 };
    const found = forecast({ direction, baseline, observations, targets: [target(2024, goal)] });
    const numbers = [found.value, found.low, found.high, found.probability];
    expect(numbers).toEqual(expected.map((number) => expect.closeTo(number, 6)));
  });

  it.each([1e-300, 1e285])('neither over- nor underflows with values of %d', (unit) => {
    const observations = FIVE.map(({ year, value }) => ({ year, value: value * unit }));
    const baseline = { year: 2020, value: 50 * unit };
    const found = forecast({ observations, baseline, targets: [target(2024, 61 * unit)] });
    const numbers = [(found.low ?? 0) / unit, (found.high ?? 0) / unit, found.probability];
    expect(numbers).toEqual([57.19864334, 61.20135666, 0.11858648].map((number) => expect.closeTo(number, 7)));
  });

  it('takes years with gaps as they lie', () => {
    const observations = values(2015, 10, null, 13, null, 12, 17, null, 18);
    const found = forecast({
      endYear: 2026,
      baseline: { year: 2015, value: 10 },
      observations,
      targets: [target(2026, 20)],
    });
    expect([found.value, found.low, found.high, found.probability, found.slope, found.robustSlope]).toEqual(
      [22.3630137, 17.4705392, 27.2554882, 0.756648, 1.130137, 1.2380952].map((number) => expect.closeTo(number, 6)),
    );
  });

  it('is as wide as the method says: 7.4 residual deviations from three years, 2.7 from five, two years ahead', () => {
    const widthOf = (...numbers: readonly number[]): number => {
      const observations = values(2023 - numbers.length, ...numbers);
      const { value, high } = forecast({ observations });
      const deviation = leastSquares(observations.map((one) => ({ x: one.year, y: one.value }))).residualDeviation;
      return ((high ?? 0) - (value ?? 0)) / (deviation ?? 0);
    };
    expect(widthOf(1, 3, 2)).toBeCloseTo(7.4, 1);
    expect(widthOf(1, 3, 2, 5, 4)).toBeCloseTo(2.7, 1);
  });

  it('counts years before the strategy, and none after the year asked for', () => {
    const observations = [...FIVE, ...values(2023, 90)];
    expect(forecast({ observations, year: 2022 }).value).toBeCloseTo(59.2, 12);
    expect(forecast({ observations, year: 2022 }).observations).toBe(5);
  });

  it('does not take a stated baseline for an observation', () => {
    const baseline = { year: 2019, value: 1000 };
    expect(forecast({ observations: FIVE, baseline, direction: 'DECREASE' }).value).toBeCloseTo(59.2, 12);
  });
});

describe('a forecast is refused', () => {
  it.each<[string, Partial<SeriesToJudge>, string]>([
    ['without an observation', { observations: [] }, 'no_observation'],
    ['from one observation', { observations: values(2020, 50) }, 'one_point_only'],
    ['of levels', { valueKind: 'LEVEL', observations: values(2018, 1, 2, 2, 3, 3) }, 'not_numeric'],
    ['of levels that were never measured', { valueKind: 'LEVEL', observations: [] }, 'not_numeric'],
    [
      'of yes and no',
      { valueKind: 'YES_NO', direction: 'ACHIEVE', observations: values(2020, 0, 0, 1) },
      'not_numeric',
    ],
    [
      'of yes and no as context',
      { valueKind: 'YES_NO', direction: 'NONE', observations: values(2020, 0, 1) },
      'not_numeric',
    ],
    ['for a year that was measured', { observations: values(2020, 50, 52, 53, 55, 58) }, 'end_year_measured'],
    ['of an odd series', { observations: FIVE, oddity: 'duplicate_year' }, 'duplicate_year'],
    ['of two values of one year', { observations: [...values(2020, 50), ...values(2020, 51)] }, 'duplicate_year'],
    ['of what is too large to compute', { observations: values(2020, 1e300, 2) }, 'not_computable'],
  ])('%s', (_name, changes, reason) => {
    const found = forecast(changes);
    expect(found).toEqual({
      year: 2024,
      level: 0.8,
      ...NOTHING,
      probability: null,
      refusedBecause: reason,
      flags: [],
      unclipped: NOTHING,
      points: changes.observations,
      observations: changes.observations?.length,
      slope: null,
      robustSlope: null,
    });
  });
});

describe('of a forecast', () => {
  const shapeOf = (changes: Partial<SeriesToJudge>) => {
    const { value, low, high, probability, refusedBecause, flags } = forecast(changes);
    const isKnown = [value, low, high, probability].map((number) => number !== null);
    return [isKnown, refusedBecause, flags];
  };
  const POINT = [true, false, false, false];
  const INTERVAL = [true, true, true, false];
  const ALL = [true, true, true, true];

  it.each<[string, SeriesToJudge['observations'], readonly boolean[], string | null, readonly string[]]>([
    [
      'two years give the line through both',
      values(2021, 50, 53),
      POINT,
      'two_points_no_error_estimate',
      ['horizon_longer_than_history'],
    ],
    [
      'two years far apart too',
      values(2015, 50, null, null, null, null, 53),
      POINT,
      'two_points_no_error_estimate',
      [],
    ],
    ['a perfect fit gives no error', values(2018, 50, 52, 54, 56, 58), POINT, 'perfect_fit_no_error_estimate', []],
    [
      'a perfect fit far ahead neither',
      values(2019, 50, 50, 50),
      POINT,
      'perfect_fit_no_error_estimate',
      ['horizon_longer_than_history'],
    ],
    ['zeros fit perfectly', values(2018, 0, 0, 0, 0, 0), POINT, 'perfect_fit_no_error_estimate', []],
    ['rounding is no error', values(2018, 0.1, 0.2, 0.3, 0.4, 0.5), POINT, 'perfect_fit_no_error_estimate', []],
    ['three years are indicative', values(2020, 50, 53, 58), INTERVAL, 'fewer_than_five_points', ['indicative']],
    ['four years are indicative', values(2019, 50, 53, 58, 59), INTERVAL, 'fewer_than_five_points', ['indicative']],
    [
      'three years ahead of two is too far',
      values(2019, 50, 53, 58),
      INTERVAL,
      'horizon_longer_than_history',
      ['indicative', 'horizon_longer_than_history'],
    ],
    ['as far ahead as behind is near enough', values(2016, 50, 53, 58, 57, 60), ALL, null, []],
    [
      'one year further is too far',
      values(2015, 50, 53, 58, 57, 60),
      INTERVAL,
      'horizon_longer_than_history',
      ['horizon_longer_than_history'],
    ],
    ['five years give everything', FIVE, ALL, null, []],
  ])('%s', (_name, observations, isKnown, reason, flags) => {
    expect(shapeOf({ observations, baseline: { year: 2010, value: 40 } })).toEqual([isKnown, reason, flags]);
  });

  it('the line through two years is exact', () => {
    expect(forecast({ observations: values(2020, 50, 53) }).value).toBe(62);
  });

  it.each<[string, Partial<SeriesToJudge>, string]>([
    ['without a target', { targets: [] }, 'no_target'],
    ['without an own target', { targets: [], withoutTarget: 'no_own_target' }, 'no_own_target'],
    ['with targets after the strategy only', { targets: [target(2030, 70)] }, 'no_target'],
    ['as context', { direction: 'NONE' }, 'context_only'],
    ['that cannot be judged', { baseline: null }, 'no_baseline'],
    ['of yearly values that are judged by their sum', { accumulation: 'PERIODIC' }, 'judged_by_sum_of_years'],
  ])('a series %s has an interval and no probability', (_name, changes, reason) => {
    expect(shapeOf({ observations: FIVE, ...changes })).toEqual([INTERVAL, reason, []]);
  });

  it('yearly values that are to be kept are kept year by year, so their probability is that of the last one', () => {
    const yearly = { accumulation: 'PERIODIC', observations: FIVE, targets: [target(2024, 61)] } as const;
    const kept = forecast({ ...yearly, direction: 'KEEP_AT_LEAST' });
    expect(kept.probability).toBeCloseTo(0.1185864842, 10);
    const beyond = forecast({ ...yearly, direction: 'INCREASE', baseline: { year: 2020, value: 65 } });
    expect(beyond.probability).toBeCloseTo(0.1185864842, 10);
  });

  it('yearly shares are never summed, so they have a probability', () => {
    expect(forecast({ accumulation: 'PERIODIC', valueKind: 'SHARE', observations: FIVE }).probability).not.toBeNull();
  });

  it('running totals are forecast as they stand', () => {
    expect(forecast({ accumulation: 'CUMULATIVE', observations: FIVE }).value).toBeCloseTo(59.2, 12);
  });

  it('what is kept has the probability of its condition, of a band that of both bounds', () => {
    const probabilityOf = (direction: SeriesToJudge['direction'], asked: SeriesToJudge['targets'][number]) =>
      forecast({ direction, observations: FIVE, targets: [asked] }).probability ?? Number.NaN;
    const atLeast60 = probabilityOf('KEEP_AT_LEAST', target(2024, 60));
    const atMost62 = probabilityOf('KEEP_AT_MOST', target(2024, 62));
    expect(atLeast60).toBeCloseTo(0.2797021721, 9);
    expect(atMost62).toBeCloseTo(1 - 0.0529155665, 9);
    expect(probabilityOf('KEEP_WITHIN', band(2024, 60, 62))).toBeCloseTo(0.2797021721 - 0.0529155665, 9);
    expect(probabilityOf('KEEP_WITHIN', band(2024, 59.2, 59.2))).toBeCloseTo(0, 12);
  });

  it('a target on the line is as likely as not', () => {
    expect(forecast({ observations: FIVE, targets: [target(2024, 59.2)] }).probability).toBeCloseTo(0.5, 12);
  });

  it('what is drawn stays within the allowed range, and the numbers as computed stay beside it', () => {
    const found = forecast({ observations: FIVE, targets: [target(2024, 61)] }, { minimum: 58, maximum: 59 });
    expect([found.value, found.low, found.high, found.flags]).toEqual([59, 58, 59, ['clipped']]);
    expect(found.unclipped.value).toBeCloseTo(59.2, 12);
    expect(found.probability).toBeCloseTo(0.1185864842, 10);
  });

  it('a range within which it lies changes nothing', () => {
    const range = { minimum: 0, maximum: 100 };
    expect(forecast({ observations: FIVE }, range)).toEqual(forecast({ observations: FIVE }));
  });

  it.each([
    ['one odd year at the end', values(2018, 10, 10.1, 10.2, 10.3, 25), ['outlier_sensitive']],
    ['one odd year that turns the line around', values(2018, 60, 11, 12, 13, 14, 15), ['outlier_sensitive']],
    ['one year that moved', values(2018, 0, 0, 0, 0, 1), ['outlier_sensitive']],
    ['a factor of exactly two', values(2018, 0, 1, 2, 3, 9), ['outlier_sensitive']],
    ['a factor of hardly two', values(2018, 0, 1, 2, 3, 8.9), []],
    ['nothing that moves', values(2018, 0.1, 0.1, 0.1, 0.1, 0.1), []],
    ['an ordinary series', FIVE, []],
    ['three years, too few to tell', values(2021, 1, 1, 50), ['indicative']],
  ])('%s: %j %j', (_name, observations, flags) => {
    expect(forecast({ observations }).flags).toEqual(flags);
  });

  it.each([0.1, 0.7, 3e-9, 7.46, 1.1e12])('a factor of exactly two is one in units of %d too', (unit) => {
    const observations = [0, 1, 2, 3, 9].map((value, index) => ({ year: 2018 + index, value: value * unit }));
    expect(forecast({ observations }).flags).toEqual(['outlier_sensitive']);
  });
});

describe('the forecast of a judgement', () => {
  const five = { a: [45, 47, 50, 51, 55].map((value, index) => figure(2018 + index, value)) };

  it('uses every year of the series, whenever the strategy began', () => {
    const { forecast: found } = judgedIndicator({ reports: { i: five } }, scope('a', 2022));
    expect([found?.value, found?.observations, found?.refusedBecause]).toEqual([expect.closeTo(59.2, 12), 5, null]);
  });

  it('can be computed again from its points, of which some lie before the strategy', () => {
    const { forecast: found, series: drawn } = judgedIndicator({ reports: { i: five } }, scope('a', 2022));
    expect(found?.points).toEqual(FIVE);
    expect(drawn.map(({ year }) => year)).not.toContain(found?.points[0]?.year);
    const line = leastSquares((found?.points ?? []).map(({ year, value }) => ({ x: year, y: value })));
    expect([line.at(2024), line.slope]).toEqual([expect.closeTo(found?.value ?? 0, 12), found?.slope]);
  });

  it('asked for an earlier year knows nothing later', () => {
    const { forecast: found } = judgedIndicator({ reports: { i: five } }, scope('a', 2020));
    expect([found?.observations, found?.refusedBecause]).toEqual([3, 'horizon_longer_than_history']);
  });

  it('of several organisations is that of their aggregates', () => {
    const b = five.a.map(({ year, value }) => figure(year, (value ?? 0) + 10));
    const { forecast: found } = judgedIndicator({ reports: { i: { ...five, b } } }, scope(null, 2022));
    expect([found?.value, found?.low]).toEqual([expect.closeTo(64.2, 12), expect.closeTo(62.19864334, 8)]);
  });

  it('leaves out the years in which too few of them reported', () => {
    const reports = { i: { ...five, b: five.a.slice(0, 4) } };
    const { forecast: found, dataYear } = judgedIndicator({ reports }, scope(null, 2022));
    expect([dataYear, found?.observations]).toEqual([2021, 4]);
  });

  it('begins before the baseline also where nothing complete is known since', () => {
    const reports = { i: { a: five.a, b: five.a.slice(0, 3) } };
    const judged = judgedIndicator({ indicator: { rules: rules({ aggregation: 'SUM' }) }, reports }, scope(null, 2022));
    expect([judged.reason, judged.forecast?.observations]).toEqual(['COVERAGE_TOO_LOW', 3]);
    expect(judged.forecast?.value).toBeCloseTo(119.6667, 3);
  });

  it('without any complete year says what is missing', () => {
    const given = { organisations: [organisation('a'), organisation('b')], reports: { i: { a: five.a } } };
    const { forecast: found } = judgedIndicator(
      { ...given, indicator: { rules: rules({ aggregation: 'SUM' }) } },
      scope(null, 2022),
    );
    expect(found?.refusedBecause).toBe('COVERAGE_TOO_LOW');
  });

  it('stays within the range that the indicator allows', () => {
    const rising = [80, 88, 89, 97, 99].map((numerator, index) => parts(2018 + index, numerator, 100));
    const indicator = { rules: share({ minimum: 0, maximum: 100 }) };
    const { forecast: found } = judgedIndicator({ indicator, reports: { i: { a: rising } } }, scope('a', 2022));
    expect([found?.value, found?.high, found?.flags]).toEqual([100, 100, ['clipped']]);
    expect(found?.unclipped.value).toBeCloseTo(109.4, 9);
  });

  it('of yes and no is that of the per cent of yes, between 0 and 100, and none of a single answer', () => {
    const yes = (count: number) => [2018, 2019, 2020, 2021].map((year, index) => figure(year, index < count ? 0 : 1));
    const given = {
      indicator: {
        rules: rules({ valueKind: 'YES_NO', direction: 'ACHIEVE', minimum: 0, maximum: 1 }),
        targets: [target(2024, 1)],
      },
      reports: { i: { a: yes(1), b: yes(2), c: yes(3), d: yes(4) } },
    };
    // 0, 25, 50 and 75 per cent: 125 in 2023 and 150 in 2024.
    const together = judgedIndicator(given, scope(null, 2021)).forecast;
    expect([together?.value, together?.unclipped.value, together?.refusedBecause]).toEqual([
      100,
      150,
      'perfect_fit_no_error_estimate',
    ]);
    expect(judgedIndicator(given, scope('a', 2021)).forecast?.refusedBecause).toBe('not_numeric');
  });

  it('and the Eurostat view are none where the goal was left out', () => {
    const given = { participants: [{ organisation: 'a', leftOutGoals: new Set(['g']) }], reports: { i: five } };
    const judged = judgedIndicator(given, scope('a', 2022));
    expect([judged.reason, judged.forecast, judged.eurostat]).toEqual(['LEFT_OUT', null, null]);
  });
});

describe('the statistics behind it', () => {
  it('least squares loses no digit to years around 2000', () => {
    const line = leastSquares([0, 1, 2, 3].map((x) => ({ x: x + 2020, y: 1e-6 * x + (x % 2 === 1 ? 1e-6 : 0) })));
    expect(line.slope).toBeCloseTo(1.2e-6, 18);
    expect(line.at(2024)).toBeCloseTo(5e-6, 18);
  });

  it('the median slope is between the two in the middle', () => {
    const points = [0, 1, 3, 10].map((y, x) => ({ x, y }));
    // 1, 3/2, 10/3, 2, 9/2, 7
    expect(theilSenSlope(points)).toBeCloseTo((2 + 10 / 3) / 2, 12);
    expect(theilSenSlope([0, 1, 5].map((y, x) => ({ x, y })))).toBe(2.5);
  });
});
