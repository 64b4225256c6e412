import {
  attainmentOf,
  bandAttainment,
  doneAttainment,
  yearsMetAttainment,
} from '../../src/domain/progress/attainment.js';

describe('attainment, how much of the way', () => {
  it.each([
    ['half of the way up', 50, 70, 60, 50, 50],
    ['from 80 to 20, now at 60: a third, and not 300 %', 80, 20, 60, 33.333333333333336, 33.333333333333336],
    ['nothing moved', 50, 70, 50, 0, 0],
    ['nothing moved on a falling way is a plain zero', 80, 20, 80, 0, 0],
    ['exactly on target', 50, 70, 70, 100, 100],
    ['beyond the target', 50, 70, 80, 100, 150],
    ['a setback', 50, 70, 45, 0, -25],
    ['a zero baseline', 0, 12, 3, 25, 25],
    ['a zero target', 12, 0, 3, 75, 75],
    ['negative values', -10, 10, -5, 25, 25],
    ['a falling negative value', -10, -30, -15, 25, 25],
    ['crossing zero downwards', 5, -5, 0, 50, 50],
  ])('%s', (_name, baseline, target, value, attainment, attainmentRaw) => {
    expect(attainmentOf({ value, baseline, target }, false)).toEqual({
      attainment,
      attainmentRaw,
      baselineEqualsTarget: false,
    });
  });

  it.each([
    [true, 100],
    [false, 0],
  ])('has no raw number where target and baseline are equal; target test %s gives %d', (holds, attainment) => {
    expect(attainmentOf({ value: 5, baseline: 50, target: 50 }, holds)).toEqual({
      attainment,
      attainmentRaw: null,
      baselineEqualsTarget: true,
    });
  });

  it('takes a target a rounding error from the baseline for equal', () => {
    expect(attainmentOf({ value: 0.3, baseline: 0.1 + 0.2, target: 0.3 }, true).attainmentRaw).toBeNull();
  });

  it('gives no raw number where it would be infinite', () => {
    expect(attainmentOf({ value: 1, baseline: 0, target: 5e-324 }, true)).toEqual({
      attainment: 100,
      attainmentRaw: null,
      baselineEqualsTarget: false,
    });
  });

  const BAND = { minimum: 10, maximum: 20 };
  it.each([
    ['half the distance gone', 15 + 10, 30, 50, 50],
    ['inside now', 15, 30, 100, 100],
    ['further out', 35, 30, 0, -50],
    ['on the other side at half the distance', 5, 30, 50, 50],
    ['from inside to outside', 21, 15, 0, null],
    ['inside as before', 20, 10, 100, null],
    ['inside without a baseline', 12, null, 100, null],
    ['outside without a baseline', 9, null, 0, null],
  ])('of a band: %s', (_name, value, baseline, attainment, attainmentRaw) => {
    expect(bandAttainment(BAND, value, baseline)).toEqual({ attainment, attainmentRaw, baselineEqualsTarget: false });
  });

  it('of a threshold is the share of years that met it', () => {
    expect(yearsMetAttainment({ minimum: 60, maximum: null }, [60, 59, 61, 62])).toEqual({
      attainment: 75,
      attainmentRaw: 75,
      baselineEqualsTarget: false,
    });
  });

  it.each([
    [true, 100],
    [false, 0],
  ])('of something to be done is all or nothing: done %s is %d', (isDone, attainment) => {
    expect(doneAttainment(isDone)).toEqual({ attainment, attainmentRaw: attainment, baselineEqualsTarget: false });
  });
});
