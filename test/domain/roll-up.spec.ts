import type { IndicatorJudgement, ProgressStatus } from '../../src/domain/progress/judgement.js';
import { type ChildSums, rollUp, sumsOfIndicator } from '../../src/domain/progress/roll-up.js';
import { coverage } from './given.js';

function indicator(
  goalIndicator: string,
  status: ProgressStatus,
  changes: Partial<IndicatorJudgement> = {},
): IndicatorJudgement {
  return {
    goalIndicator,
    organisation: null,
    year: 2022,
    dataYear: 2022,
    status,
    reason: null,
    method: 'planned-v1',
    value: 1,
    missing: null,
    inPerCent: false,
    baseline: null,
    target: null,
    planned: null,
    attainment: null,
    attainmentRaw: null,
    pace: null,
    paceScore: null,
    judged: null,
    eurostat: null,
    forecast: null,
    coverage: coverage(),
    series: [],
    yearsWithoutValue: [],
    distribution: null,
    flags: [],
    freshness: { state: 'CURRENT', overdueYears: 0 },
    counted: true,
    ...changes,
  };
}

const reached = indicator('reached', 'TARGET_REACHED', { attainment: 100, paceScore: 5 });
const onTrack = indicator('onTrack', 'ON_TRACK', { attainment: 60, paceScore: 3 });
const behind = indicator('behind', 'BEHIND', { attainment: 40, paceScore: 1 });
const farBehind = indicator('farBehind', 'FAR_BEHIND', { attainment: 10, paceScore: -2 });
const away = indicator('away', 'MOVING_AWAY', { attainment: 0, paceScore: -4 });
const silent = indicator('silent', 'NOT_ASSESSED', { reason: 'no_observation', value: null, missing: 'NOT_DUE' });
const stale = indicator('stale', 'ON_TRACK', {
  attainment: 70,
  paceScore: 4,
  freshness: { state: 'STALE', overdueYears: 2 },
});
const pending = indicator('pending', 'ON_TRACK', { paceScore: 2.5, attainment: 0, flags: ['pending'], counted: false });
const context = indicator('context', 'NOT_ASSESSED', { reason: 'context_only', counted: false });

const goalOf = (indicators: readonly IndicatorJudgement[], weights: readonly number[] = [], minimumCoverage = 0.8) =>
  rollUp({
    children: indicators.map((one, index) => sumsOfIndicator(one, weights[index] ?? 1)),
    indicators,
    minimumCoverage,
    isGoal: true,
  });

const themeOf = (children: readonly ChildSums[], minimumCoverage = 0.8) =>
  rollUp({ children, indicators: [], minimumCoverage, isGoal: false });

describe('a goal', () => {
  it('is the mean of its indicators, with counts, coverage and the worst of them', () => {
    expect(goalOf([reached, onTrack, behind])).toEqual({
      node: {
        method: 'planned-v1',
        status: 'ON_TRACK',
        reason: null,
        attainment: expect.closeTo(200 / 3, 9),
        paceScore: 3,
        coverage: { expected: 3, reported: 3, share: 1, populationShare: null, partialValue: null, missing: [] },
        counts: { targetReached: 1, onTrack: 1, behind: 1, farBehind: 0, movingAway: 0, notAssessed: 0 },
        worst: behind,
        flags: [],
      },
      sums: {
        isCounted: true,
        coverage: 1,
        attainment: expect.closeTo(200 / 3, 9),
        paceScore: 3,
        hasReachedTarget: false,
        isMovingAway: false,
      },
    });
  });

  it('weighs', () => {
    const { node } = goalOf([reached, behind], [1, 3]);
    expect([node.attainment, node.paceScore, node.status]).toEqual([55, 2, 'BEHIND']);
  });

  it.each([
    ['every indicator has reached its target', [reached, reached], 'TARGET_REACHED'],
    ['one has not', [reached, onTrack], 'ON_TRACK'],
    ['the rest only waits to become due', [reached, pending], 'TARGET_REACHED'],
    ['the rest is only context', [reached, context], 'TARGET_REACHED'],
    ['the mean is below 2.5', [onTrack, behind], 'BEHIND'],
    ['the mean is below 0', [behind, farBehind], 'FAR_BEHIND'],
    ['the mean is below -2.5', [farBehind, away], 'MOVING_AWAY'],
  ] as const)('where %s has the status of the mean', (_name, indicators, status) => {
    expect(goalOf(indicators).node.status).toBe(status);
  });

  it('with an indicator that moves away is at most behind, and says so', () => {
    const { node } = goalOf([reached, reached, reached, reached, reached, away]);
    expect([node.paceScore, node.status, node.flags, node.worst]).toEqual([
      3.5,
      'BEHIND',
      ['limited_by_moving_away'],
      away,
    ]);
  });

  it('shows nothing below the minimum coverage, but what it knows counts above it', () => {
    const { node, sums } = goalOf([onTrack, silent]);
    expect([node.status, node.reason, node.attainment, node.paceScore]).toEqual([
      'NOT_ASSESSED',
      'COVERAGE_TOO_LOW',
      null,
      null,
    ]);
    expect(node.coverage).toEqual({
      expected: 2,
      reported: 1,
      share: 0.5,
      populationShare: null,
      partialValue: null,
      missing: [{ organisation: null, goalIndicator: 'silent', reason: 'NOT_DUE' }],
    });
    expect([sums.attainment, sums.paceScore, sums.coverage]).toEqual([60, 3, 0.5]);
  });

  it('counts what is stale as missing, though its status is still shown', () => {
    const { node } = goalOf([onTrack, stale], [], 0.5);
    expect([node.attainment, node.coverage.share, node.counts.onTrack, node.flags, node.coverage.missing]).toEqual([
      60,
      0.5,
      2,
      ['has_stale'],
      [{ organisation: null, goalIndicator: 'stale', reason: 'NOT_REPORTED' }],
    ]);
  });

  it('whose coverage is weighted counts plainly', () => {
    const { node } = goalOf([onTrack, silent], [9, 1]);
    expect([node.status, node.coverage.share, node.coverage.expected, node.coverage.reported]).toEqual([
      'ON_TRACK',
      0.9,
      2,
      1,
    ]);
  });

  it.each([
    ['nothing', []],
    ['only context', [context]],
    ['only what waits to become due', [pending, context]],
  ])('with %s has nothing to assess', (_name, indicators) => {
    const { node, sums } = goalOf(indicators);
    expect([node.status, node.reason, node.attainment, node.paceScore, node.coverage.share, sums.isCounted]).toEqual([
      'NOT_ASSESSED',
      'nothing_to_assess',
      null,
      null,
      0,
      false,
    ]);
  });

  it.each([[0], [-1], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    'takes an indicator of weight %d as being in no sum',
    (weight) => {
      expect(goalOf([onTrack, away], [1, weight]).node.paceScore).toBe(3);
    },
  );
});

describe('a theme', () => {
  const child = (changes: Partial<ChildSums>): ChildSums => ({
    weight: 1,
    isCounted: true,
    coverage: 1,
    attainment: 50,
    paceScore: 3,
    hasReachedTarget: false,
    isMovingAway: false,
    ...changes,
  });

  it('does not let a goal with many indicators outvote one with a single one', () => {
    const many = goalOf(Array.from({ length: 12 }, () => reached)).sums;
    const single = goalOf([farBehind]).sums;
    const { node } = themeOf([
      { ...many, weight: 1 },
      { ...single, weight: 1 },
    ]);
    expect([node.attainment, node.paceScore, node.status]).toEqual([55, 1.5, 'BEHIND']);
  });

  it('uses what a goal knows, even where the goal itself is not shown', () => {
    const { node } = themeOf([child({ coverage: 0.5, attainment: 20, paceScore: 0 }), child({ weight: 4 })]);
    expect([node.attainment, node.paceScore]).toEqual([44, expect.closeTo(2.4, 9)]);
  });

  it('passes coverage upward by weight', () => {
    expect(themeOf([child({ coverage: 0.5 }), child({ weight: 3 })]).node.coverage.share).toBe(0.875);
  });

  it('leaves a goal with nothing to assess out', () => {
    const { node } = themeOf([child({}), child({ isCounted: false, coverage: 0, attainment: null, paceScore: null })]);
    expect([node.attainment, node.coverage.share]).toEqual([50, 1]);
  });

  it('is not limited by one goal that moves away', () => {
    const goals = [child({ isMovingAway: true, paceScore: -3 }), child({ weight: 20, paceScore: 5 })];
    expect(themeOf(goals).node.status).toBe('ON_TRACK');
  });
});
