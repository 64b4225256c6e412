import { BadInput } from '../../src/domain/domain-error.js';
import { checkIndicatorRules } from '../../src/domain/plan/check-indicator-rules.js';
import type { Direction } from '../../src/domain/plan/indicator-rules.js';
import { checkNumber, significantDigits } from '../../src/domain/quantity/check-number.js';
import { checkTargets } from '../../src/domain/quantity/check-targets.js';
import { checkParts, checkValue, isMoreThanWhole } from '../../src/domain/quantity/check-value.js';
import { checkWeight, checkWeightAmong, checkWeights } from '../../src/domain/quantity/check-weight.js';
import {
  checkDistinctYears,
  checkObservationYear,
  checkRoundYear,
  checkYear,
} from '../../src/domain/quantity/check-year.js';
import { formatNumber, formatWithUnit } from '../../src/domain/quantity/format-number.js';
import { ratioValue } from '../../src/domain/quantity/ratio.js';
import { band, rules, share, target } from './given.js';

/** Argument and reason of the refusal, or `accepted`. */
function refusal(check: () => unknown): readonly [unknown, string] | 'accepted' {
  try {
    check();
    return 'accepted';
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    expect(error.message).toMatch(/^[A-Z'].*\.$/);
    return [error.facts.argument, error.facts.reason];
  }
}

const refused = (reason: string, argument = 'value') => [argument, reason];

describe('a number', () => {
  it.each([
    [0, 'accepted'],
    [-12.5, 'accepted'],
    [123456789012345, 'accepted'],
    [1e300, 'accepted'],
    [1e-7, 'accepted'],
    [1200000000000000000000, 'accepted'],
    [0.000000123456789012345, 'accepted'],
    [Number.NaN, refused('not_finite')],
    [Number.POSITIVE_INFINITY, refused('not_finite')],
    ['1', refused('not_a_number')],
    [true, refused('not_a_number')],
    [null, refused('not_a_number')],
    [0.1 + 0.2, refused('too_precise')],
    [1 / 3, refused('too_precise')],
    [1234567890123456, refused('too_precise')],
  ])('%p is %j', (value, expected) => {
    expect(refusal(() => checkNumber(value, 'value'))).toEqual(expected);
  });

  it.each([
    [0, 0],
    [1200, 2],
    [-0.05, 1],
    [12.34, 4],
    [1.5e-10, 2],
    [100000000000000000000000, 1],
  ])('%d has %d significant digits', (value, digits) => {
    expect(significantDigits(value)).toBe(digits);
  });
});

describe('a value', () => {
  const inRange = share({ minimum: 0, maximum: 100 });
  it.each([
    [inRange, 0, 'accepted'],
    [inRange, 100, 'accepted'],
    [inRange, -0.1, refused('below_minimum')],
    [inRange, 100.1, refused('above_maximum')],
    [share(), 120, 'accepted'],
    [rules({ valueKind: 'LEVEL' }), 5, 'accepted'],
    [rules({ valueKind: 'LEVEL' }), 3.5, refused('not_a_level')],
    [rules({ valueKind: 'LEVEL' }), 6, refused('not_a_level')],
    [rules({ valueKind: 'LEVEL' }), 0, refused('not_a_level')],
    [rules({ valueKind: 'YES_NO' }), 1, 'accepted'],
    [rules({ valueKind: 'YES_NO' }), 0.5, refused('not_yes_or_no')],
    [rules(), Number.NaN, refused('not_finite')],
  ])('%#: of %j, %d is %j', (ofRules, value, expected) => {
    expect(refusal(() => checkValue(ofRules, value, 'value'))).toEqual(expected);
  });

  it.each([
    [inRange, 29, 100, 29],
    [inRange, 0, 5, 0],
    [inRange, 1, 0, null],
    [share(), 120, 100, 120],
  ])('%#: of %j with parts %d/%d is %d', (ofRules, numerator, denominator, value) => {
    expect(checkParts(ofRules, { numerator, denominator }, 'measurement')).toBe(value);
  });

  it.each([
    [inRange, 120, 100, refused('above_maximum', 'm.numerator')],
    [inRange, -1, 100, refused('below_minimum', 'm.numerator')],
    [inRange, Number.NaN, 100, refused('not_finite', 'm.numerator')],
    [inRange, 1, 1 / 3, refused('too_precise', 'm.denominator')],
    [share(), 1e300, 1e-300, refused('not_finite', 'm.numerator')],
  ])('%#: of %j with parts %d/%d is refused', (ofRules, numerator, denominator, expected) => {
    expect(refusal(() => checkParts(ofRules, { numerator, denominator }, 'm'))).toEqual(expected);
  });

  it('of a share above its whole is worth a warning', () => {
    expect(isMoreThanWhole(share(), { numerator: 3, denominator: 2 })).toBe(true);
    expect(isMoreThanWhole(rules({ valueKind: 'RATIO' }), { numerator: 3, denominator: 2 })).toBe(false);
  });

  it.each([
    [100, 29, 100, 29],
    [100, 7, 100, 7],
    [1000, 1, 3, 1000 / 3],
    [100, 0, -5, 0],
    [100, 5, 0, null],
    [100, 0, 0, null],
  ])('with factor %d, %d of %d is %d', (factor, numerator, denominator, value) => {
    expect(ratioValue(factor, numerator, denominator)).toBe(value);
  });
});

describe('a year', () => {
  it.each([
    [2024, 'accepted'],
    [1000, 'accepted'],
    [9999, 'accepted'],
    [999, refused('not_a_year', 'year')],
    [10000, refused('not_a_year', 'year')],
    [2024.5, refused('not_a_year', 'year')],
    [Number.NaN, refused('not_a_year', 'year')],
  ])('%d is %j', (year, expected) => {
    expect(refusal(() => checkYear(year, 'year'))).toEqual(expected);
  });

  it.each([
    [2026, 'accepted'],
    [1999, 'accepted'],
    [2027, refused('observation_in_future', 'year')],
    [20.5, refused('not_a_year', 'year')],
  ])('of an observation, %d in 2026 is %j', (year, expected) => {
    expect(refusal(() => checkObservationYear(year, 2026, 'year'))).toEqual(expected);
  });

  it.each([
    [2020, 'accepted'],
    [2024, 'accepted'],
    [2019, refused('year_outside_period', 'year')],
    [2025, refused('year_outside_period', 'year')],
    [0, refused('not_a_year', 'year')],
  ])('of a round in a strategy from 2020 to 2024, %d is %j', (year, expected) => {
    expect(refusal(() => checkRoundYear(year, { startYear: 2020, endYear: 2024 }, 'year'))).toEqual(expected);
  });

  it('must not be given twice, with equal values or not', () => {
    expect(refusal(() => checkDistinctYears([{ year: 2020 }, { year: 2021 }, { year: 2020 }], 'observations'))).toEqual(
      refused('duplicate_year', 'observations[2].year'),
    );
    expect(refusal(() => checkDistinctYears([{ year: 2020 }, { year: 2021 }], 'observations'))).toBe('accepted');
  });
});

describe('a weight', () => {
  it.each([
    [1, 'accepted'],
    [0, 'accepted'],
    [-1, refused('negative_weight', 'weight')],
    [Number.NaN, refused('not_finite', 'weight')],
  ])('of %d is %j', (weight, expected) => {
    expect(refusal(() => checkWeight(weight, 'weight'))).toEqual(expected);
  });

  it.each([
    [[0, 1], 'accepted'],
    [[], 'accepted'],
    [[0, 0], refused('weights_all_zero', 'weights')],
    [[1, -1], refused('negative_weight', 'weights[1]')],
  ])('of all parts, %j, are %j', (weights, expected) => {
    expect(refusal(() => checkWeights(weights, 'weights'))).toEqual(expected);
  });

  it.each([
    [[0], 1, 'accepted'],
    [[1], 0, 'accepted'],
    [[], 0, refused('weights_all_zero', 'weight')],
    [[0, 0], 0, refused('weights_all_zero', 'weight')],
    [[1], -1, refused('negative_weight', 'weight')],
  ])('beside %j, %d is %j', (siblings, weight, expected) => {
    expect(refusal(() => checkWeightAmong(siblings, weight, 'weight'))).toEqual(expected);
  });
});

describe('targets', () => {
  const up = rules();
  const from50 = { year: 2020, value: 50 };
  const ranged = share({ minimum: 0, maximum: 100 });
  const within = rules({ direction: 'KEEP_WITHIN' });
  it.each([
    ['a rising one', up, from50, [target(2024, 70)], 'accepted'],
    ['none', up, from50, [], 'accepted'],
    ['one without a baseline', up, null, [target(2024, 70)], 'accepted'],
    ['one equal to the baseline', up, from50, [target(2024, 50)], 'accepted'],
    ['a step back on the way', up, from50, [target(2022, 45), target(2024, 70)], 'accepted'],
    ['a baseline still to be observed', up, { year: 2020, value: null }, [target(2024, 10)], 'accepted'],
    [
      'one as early as the baseline',
      up,
      from50,
      [target(2020, 70)],
      refused('target_year_not_after_baseline_year', 'targets[0].year'),
    ],
    ['two of a year', up, from50, [target(2024, 70), target(2024, 71)], refused('duplicate_year', 'targets[1].year')],
    [
      'a falling one that should rise',
      up,
      from50,
      [target(2024, 40)],
      refused('target_contradicts_direction', 'targets[0].value'),
    ],
    [
      'a last one that falls, given first',
      up,
      from50,
      [target(2024, 40), target(2022, 60)],
      refused('target_contradicts_direction', 'targets[0].value'),
    ],
    [
      'a rising one that should fall',
      rules({ direction: 'DECREASE' }),
      from50,
      [target(2024, 60)],
      refused('target_contradicts_direction', 'targets[0].value'),
    ],
    ['a threshold on either side', rules({ direction: 'KEEP_AT_MOST' }), from50, [target(2024, 40)], 'accepted'],
    ['a band for a value', up, from50, [band(2024, 1, 2)], refused('target_needs_value', 'targets[0]')],
    ['a value for a band', within, from50, [target(2024, 1)], refused('target_needs_band', 'targets[0]')],
    ['a band', within, from50, [band(2024, 1, 2)], 'accepted'],
    ['a reversed band', within, from50, [band(2024, 2, 1)], refused('band_reversed', 'targets[0].bandMinimum')],
    [
      'a bound that is no number',
      within,
      from50,
      [band(2024, 1, Number.NaN)],
      refused('not_finite', 'targets[0].bandMaximum'),
    ],
    ['one above the range', ranged, null, [target(2024, 101)], refused('above_maximum', 'targets[0].value')],
    ['a baseline below the range', ranged, { year: 2020, value: -1 }, [], refused('below_minimum', 'baseline.value')],
    ['a year that is none', up, null, [target(24, 70)], refused('not_a_year', 'targets[0].year')],
    ['a baseline of no year', up, { year: 20, value: 1 }, [], refused('not_a_year', 'baseline.year')],
    [
      'half a level',
      rules({ valueKind: 'LEVEL' }),
      null,
      [target(2024, 3.5)],
      refused('not_a_level', 'targets[0].value'),
    ],
    ['a common per cent of yes', rules({ valueKind: 'YES_NO' }), null, [target(2024, 50)], 'accepted'],
    [
      'nobody saying yes',
      rules({ valueKind: 'YES_NO' }),
      null,
      [target(2024, 0)],
      refused('target_must_be_yes', 'targets[0].value'),
    ],
    [
      'more than all saying yes',
      rules({ valueKind: 'YES_NO' }),
      null,
      [target(2024, 101)],
      refused('above_maximum', 'targets[0].value'),
    ],
  ])('%s', (_name, ofRules, baseline, targets, expected) => {
    expect(refusal(() => checkTargets({ rules: ofRules, baseline, targets }))).toEqual(expected);
  });

  it('of one organisation are yes or no', () => {
    const own = { rules: rules({ valueKind: 'YES_NO' }), baseline: null, own: true };
    expect(refusal(() => checkTargets({ ...own, targets: [target(2024, 50)] }))).toEqual(
      refused('not_yes_or_no', 'targets[0].value'),
    );
  });

  it('of one organisation are yes, never no', () => {
    const own = { rules: rules({ valueKind: 'YES_NO' }), baseline: { year: 2020, value: 0 }, own: true };
    const asking = (value: number) => refusal(() => checkTargets({ ...own, targets: [target(2024, value)] }));
    expect([asking(1), asking(0)]).toEqual(['accepted', refused('target_must_be_yes', 'targets[0].value')]);
  });
});

describe('the direction of yes and no', () => {
  it.each<[Direction, unknown]>([
    ['ACHIEVE', 'accepted'],
    ['INCREASE', 'accepted'],
    ['NONE', 'accepted'],
    ['DECREASE', refused('yes_no_must_become_yes', 'direction')],
    ['KEEP_AT_LEAST', refused('yes_no_must_become_yes', 'direction')],
    ['KEEP_AT_MOST', refused('yes_no_must_become_yes', 'direction')],
    ['KEEP_WITHIN', refused('yes_no_must_become_yes', 'direction')],
  ])('%s is %j', (direction, expected) => {
    expect(refusal(() => checkIndicatorRules(rules({ valueKind: 'YES_NO', direction })))).toEqual(expected);
  });
});

describe('a number for display', () => {
  it.each([
    [1234567.891, 2, 'DA', '1.234.567,89'],
    [1234567.891, 2, 'SV', '1\u00a0234\u00a0567,89'],
    [1234567.891, 2, 'EN', '1,234,567.89'],
    [-5, 0, 'DA', '\u22125'],
    [-5.25, 1, 'SV', '\u22125,3'],
    [-0.2, 0, 'EN', '0'],
    [2.5, 0, 'EN', '3'],
  ] as const)('%d with %d decimals in %s is %s', (value, decimals, language, written) => {
    expect(formatNumber(value, decimals, language)).toBe(written);
  });

  it.each([
    [53, 0, '%', 'DA', '53\u00a0%'],
    [53, 0, '%', 'SV', '53\u00a0%'],
    [53, 0, '%', 'EN', '53%'],
    [1.5, 1, 't CO2e', 'DA', '1,5\u00a0t CO2e'],
    [7, 0, '', 'EN', '7'],
  ] as const)('%d with %d decimals and unit "%s" in %s is %s', (value, decimals, unit, language, written) => {
    expect(formatWithUnit(value, decimals, unit, language)).toBe(written);
  });
});
