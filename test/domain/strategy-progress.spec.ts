import type { IndicatorRules } from '../../src/domain/plan/indicator-rules.js';
import type { GoalIndicatorToJudge } from '../../src/domain/progress/strategy-figures.js';
import { judgeStrategy } from '../../src/domain/progress/strategy-progress.js';
import type { Figure } from '../../src/domain/review/measurement.js';
import { figure, goal, goalIndicator, participant, rules, scope, strategy, target } from './given.js';

const series = (...numbers: readonly number[]): readonly Figure[] =>
  numbers.map((value, index) => figure(2020 + index, value));

const uses = (id: string, weight = 1) => goalIndicator({ id, indicator: id, weight });

describe('a strategy', () => {
  const figures = strategy({
    goals: [goal('g1', [uses('reached'), uses('behind')]), goal('g2', [uses('silent'), uses('onTrack')])],
    participants: [participant('a')],
    reports: { reached: { a: series(50, 70) }, behind: { a: series(50, 54) }, onTrack: { a: series(50, 55) } },
  });
  const judged = judgeStrategy(figures, scope('a', 2021));

  it('is a tree of themes, goals and indicators', () => {
    expect(judged.themes.map((theme) => [theme.theme, theme.goals.map((one) => one.goal)])).toEqual([
      ['t', ['g1', 'g2']],
    ]);
    expect(judged.themes[0]?.goals[1]?.indicators.map((one) => one.goalIndicator)).toEqual(['silent', 'onTrack']);
  });

  it('shows coverage, counts of indicators and of goals, and its worst indicator', () => {
    expect({ ...judged, themes: [] }).toEqual({
      organisation: 'a',
      year: 2021,
      method: 'planned-v1',
      status: 'NOT_ASSESSED',
      reason: 'COVERAGE_TOO_LOW',
      attainment: null,
      paceScore: null,
      coverage: {
        expected: 4,
        reported: 3,
        share: 0.75,
        populationShare: null,
        partialValue: null,
        missing: [{ organisation: null, goalIndicator: 'silent', reason: 'NOT_REPORTED' }],
      },
      counts: { targetReached: 1, onTrack: 1, behind: 1, farBehind: 0, movingAway: 0, notAssessed: 1 },
      worst: judged.themes[0]?.goals[0]?.indicators[1],
      flags: [],
      goalCounts: { targetReached: 0, onTrack: 1, behind: 0, farBehind: 0, movingAway: 0, notAssessed: 1 },
      themes: [],
    });
  });

  it('whose minimum coverage is lower is shown', () => {
    const lenient = { ...figures, plan: { ...figures.plan, minimumCoverage: 0.5 } };
    const { status, attainment, paceScore, themes } = judgeStrategy(lenient, scope('a', 2021));
    // g1: attainment (100 + 20)/2, score (5 + 1.428…)/2; g2: 25 and 2.857…
    expect([status, attainment]).toEqual(['ON_TRACK', 42.5]);
    expect(paceScore).toBeCloseTo((5 + 10 / 7) / 4 + 10 / 7, 9);
    expect(themes[0]?.goals.map((one) => one.status)).toEqual(['ON_TRACK', 'ON_TRACK']);
  });

  it('without themes has nothing to assess', () => {
    const empty = { ...figures, plan: { ...figures.plan, themes: [] } };
    const { status, reason, attainment, paceScore, coverage, worst } = judgeStrategy(empty, scope(null, 2021));
    expect([status, reason, attainment, paceScore, coverage.share, worst]).toEqual([
      'NOT_ASSESSED',
      'nothing_to_assess',
      null,
      null,
      0,
      null,
    ]);
  });
});

describe('a goal left out', () => {
  const given = {
    goals: [goal('g1', [uses('x')]), goal('g2', [uses('y')])],
    participants: [participant('a', 'g2'), participant('b')],
    reports: { x: { a: series(50, 60), b: series(50, 60) }, y: { a: series(50, 0), b: series(50, 60) } },
  };

  it('says so, is counted as not assessed and is in no sum of that participant', () => {
    const judged = judgeStrategy(strategy(given), scope('a', 2021));
    const leftOut = judged.themes[0]?.goals[1];
    expect([leftOut?.status, leftOut?.reason, leftOut?.leftOut]).toEqual(['NOT_ASSESSED', 'LEFT_OUT', true]);
    expect([judged.coverage.expected, judged.attainment, judged.counts.notAssessed]).toEqual([1, 50, 1]);
  });

  it('by everyone is left out of the whole', () => {
    const participants = [participant('a', 'g2'), participant('b', 'g2')];
    const judged = judgeStrategy(strategy({ ...given, participants }), scope(null, 2021));
    expect([judged.themes[0]?.goals[1]?.leftOut, judged.coverage.expected]).toEqual([true, 1]);
  });
});

describe('an organisation above the participants', () => {
  it('is judged with no goals left out, without those who left the goal out', () => {
    const figures = strategy({
      participants: [participant('a', 'g'), participant('b')],
      organisations: [
        { id: 'country', parent: null, populations: [] },
        { id: 'a', parent: 'country', populations: [] },
        { id: 'b', parent: 'country', populations: [] },
      ],
      reports: { i: { a: series(50, 0), b: series(50, 60) } },
    });
    const judged = judgeStrategy(figures, scope('country', 2021)).themes[0]?.goals[0];
    expect([judged?.leftOut, judged?.indicators[0]?.value, judged?.indicators[0]?.coverage.expected]).toEqual([
      false,
      60,
      1,
    ]);
  });
});

describe('the whole country', () => {
  it('of 400 municipalities, 60 indicators and 5 years is judged as one', () => {
    const ids = Array.from({ length: 60 }, (_, index) => `i${index}`);
    const organisations = Array.from({ length: 400 }, (_, index) => `o${index}`);
    const byOrganisation = Object.fromEntries(
      organisations.map((id, index) => [id, series(50, 51, 52 + (index % 5), 53, 60)]),
    );
    const indicator = (id: string) =>
      goalIndicator({
        id,
        indicator: id,
        baseline: { year: 2020, value: null },
        rules: rules({ aggregation: 'MEDIAN' }),
      });
    const figures = strategy({
      goals: Array.from({ length: 20 }, (_, index) =>
        goal(`g${index}`, ids.slice(3 * index, 3 * index + 3).map(indicator)),
      ),
      participants: organisations.map((id) => participant(id)),
      reports: Object.fromEntries(ids.map((id) => [id, byOrganisation])),
    });
    const judged = judgeStrategy(figures, scope(null, 2024));
    expect([judged.counts.behind, judged.worst?.target]).toEqual([0, { ...target(2024, 70), own: false }]);
  });
});

describe('what stands beside a status', () => {
  const reports = { i: { a: series(50, 55, 58, 60) } };
  const judgedBy = (used: GoalIndicatorToJudge) =>
    judgeStrategy(strategy({ goals: [goal('g', [used])], reports }), scope('a', 2023));
  const indicatorOf = (judged: ReturnType<typeof judgeStrategy>) => judged.themes[0]?.goals[0]?.indicators[0];

  it('is computed only when it is read: judging forecasts nothing', () => {
    const unread: IndicatorRules = {
      ...rules(),
      get minimum(): number {
        throw new Error('the allowed range was read');
      },
    };
    const judged = judgedBy(goalIndicator({ rules: unread }));
    expect([judged.status, judged.counts.onTrack]).toEqual(['BEHIND', 0]);
    expect(indicatorOf(judged)?.series.map(({ value }) => value)).toEqual([50, 55, 58, 60, null]);
    // The allowed range is that of what is forecast and of what can grow.
    expect(() => indicatorOf(judged)?.forecast).toThrow('the allowed range was read');
    expect(() => indicatorOf(judged)?.eurostat).toThrow('the allowed range was read');
  });

  it('is computed once, and copied like anything else', () => {
    const judged = indicatorOf(judgedBy(goalIndicator()));
    expect(judged?.forecast).toBe(judged?.forecast);
    expect(judged?.series).toBe(judged?.series);
    expect(judged?.coverage).toBe(judged?.coverage);
    expect({ ...judged }).toEqual(judged);
    expect(Object.keys(judged ?? {})).toEqual(expect.arrayContaining(['forecast', 'eurostat', 'series']));
  });

  it('is judged for each year only where the status of that year is read', () => {
    let reads = 0;
    const judged = indicatorOf(
      judgedBy({
        ...goalIndicator(),
        get trajectory() {
          reads += 1;
          return 'LINEAR' as const;
        },
      }),
    );
    const points = judged?.series ?? [];
    expect(points.map(({ value }) => value)).toEqual([50, 55, 58, 60, null]);
    expect(reads).toBe(1);
    const statuses = ['NOT_ASSESSED', 'ON_TRACK', 'BEHIND', 'BEHIND', 'NOT_ASSESSED'];
    expect([points.map(({ status }) => status), points.map(({ status }) => status)]).toEqual([statuses, statuses]);
    expect(reads).toBe(5);
  });
});
