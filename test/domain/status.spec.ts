import { paceScoreOf, statusOfScore } from '../../src/domain/progress/pace-score.js';
import { type NumbersToJudge, paceOf, statusOf } from '../../src/domain/progress/status.js';

/** From 50 to 70, planned 60 this year, before the target year. */
function numbers(changes: Partial<NumbersToJudge>): NumbersToJudge {
  return {
    value: 60,
    baseline: 50,
    planned: 60,
    target: 70,
    sense: 1,
    tolerance: 7e-8,
    isBeforeTargetYear: true,
    reachableOnlyFromTargetYear: false,
    ...changes,
  };
}

describe('the status of planned against actual', () => {
  it.each([
    [71, 'TARGET_REACHED', []],
    [70, 'TARGET_REACHED', []],
    [69.99999999, 'TARGET_REACHED', []],
    [69, 'ON_TRACK', []],
    [60, 'ON_TRACK', []],
    [59.5, 'ON_TRACK', []],
    [59.4, 'BEHIND', []],
    [56, 'BEHIND', []],
    [55.9, 'FAR_BEHIND', []],
    [50, 'FAR_BEHIND', []],
    [49.5, 'FAR_BEHIND', ['small_setback']],
    [49, 'FAR_BEHIND', ['small_setback']],
    [48.9, 'MOVING_AWAY', []],
  ])('before the target year, planned 60 on the way from 50 to 70: %d is %s %j', (value, status, flags) => {
    expect(statusOf(numbers({ value }))).toEqual({ status, flags });
  });

  it.each([
    [70, 'TARGET_REACHED', []],
    [69.9, 'BEHIND', ['nearly_reached']],
    [69, 'BEHIND', ['nearly_reached']],
    [68.9, 'BEHIND', []],
    [62, 'BEHIND', []],
    [61.9, 'FAR_BEHIND', []],
    [48, 'MOVING_AWAY', []],
  ])('from the target year on: %d is %s %j', (value, status, flags) => {
    expect(statusOf(numbers({ value, planned: 70, isBeforeTargetYear: false }))).toEqual({ status, flags });
  });

  it.each([
    [60, 'BEHIND', []],
    [50, 'ON_TRACK', []],
    [20, 'TARGET_REACHED', []],
    [80, 'FAR_BEHIND', []],
    [83, 'FAR_BEHIND', ['small_setback']],
    [83.1, 'MOVING_AWAY', []],
  ])('of a falling goal from 80 to 20, planned 50: %d is %s %j', (value, status, flags) => {
    const falling = numbers({ value, baseline: 80, planned: 50, target: 20, sense: -1, tolerance: 8e-8 });
    expect(statusOf(falling)).toEqual({ status, flags });
  });

  it.each([
    ['nothing yet', 50, 50, 'ON_TRACK'],
    ['nothing yet', 50, 49.5, 'FAR_BEHIND'],
    ['a step back', 45, 46, 'ON_TRACK'],
    ['a step back', 45, 44, 'MOVING_AWAY'],
  ])('where the plan asks for %s (%d), %d is %s', (_asked, planned, value, status) => {
    expect(statusOf(numbers({ planned, value })).status).toBe(status);
  });

  it('is FAR_BEHIND without a pace in the year of a target step back that was not used', () => {
    const stepBack = numbers({ planned: 45, value: 50, isBeforeTargetYear: false });
    expect([statusOf(stepBack).status, paceOf(stepBack)]).toEqual(['FAR_BEHIND', null]);
  });

  it('of a sum is on track, and not yet reached, before the target year', () => {
    const sum = { value: 330, baseline: 150, planned: 330, target: 330, reachableOnlyFromTargetYear: true };
    expect(statusOf(numbers(sum)).status).toBe('ON_TRACK');
    expect(statusOf(numbers({ ...sum, isBeforeTargetYear: false })).status).toBe('TARGET_REACHED');
  });
});

describe('the pace', () => {
  it.each([
    [60, 60, 1],
    [65, 60, 1.5],
    [55, 60, 0.5],
    [45, 60, -0.5],
    [50, 60, 0],
    [60, 50, null],
    [60, 45, null],
  ])('of %d where %d was planned, from 50, is %d', (value, planned, pace) => {
    expect(paceOf(numbers({ value, planned }))).toBe(pace);
  });
});

describe('the pace score', () => {
  it.each([
    ['TARGET_REACHED', 0.2, 5],
    ['TARGET_REACHED', null, 5],
    ['ON_TRACK', 1.3, 5],
    ['ON_TRACK', 9, 5],
    ['ON_TRACK', 0.95, 2.5],
    ['ON_TRACK', null, 2.5],
    ['BEHIND', 0.6, 0],
    ['BEHIND', 0.95, 2.499],
    ['BEHIND', 1, 2.499],
    ['BEHIND', null, 1.25],
    ['FAR_BEHIND', 0, -2.5],
    ['FAR_BEHIND', -0.04, -2.5],
    ['FAR_BEHIND', null, -1.25],
    ['MOVING_AWAY', -0.6, -5],
    ['MOVING_AWAY', -3, -5],
    ['MOVING_AWAY', null, -3.75],
    ['NOT_ASSESSED', 1, null],
    ['NOT_ASSESSED', null, null],
  ] as const)('of %s at pace %d is %d', (status, pace, score) => {
    expect(paceScoreOf(status, pace)).toEqual(score);
  });

  it.each([
    ['FAR_BEHIND', 0.3, -1.25],
    ['ON_TRACK', 1, 2.857142857],
    ['BEHIND', 0.8, 1.428571429],
    ['MOVING_AWAY', -0.3, -3.75],
  ] as const)('of %s at pace %d is about %d', (status, pace, score) => {
    expect(paceScoreOf(status, pace)).toBeCloseTo(score, 9);
  });

  it.each([
    [5, 'ON_TRACK'],
    [2.5, 'ON_TRACK'],
    [2.499, 'BEHIND'],
    [0, 'BEHIND'],
    [-0.001, 'FAR_BEHIND'],
    [-2.5, 'FAR_BEHIND'],
    [-2.501, 'MOVING_AWAY'],
  ])('of %d stands for %s', (score, status) => {
    expect(statusOfScore(score)).toBe(status);
  });
});
