import type { Figure, MissingReason } from '../../src/domain/review/measurement.js';
import {
  band,
  coverage,
  figure,
  type Given,
  goal,
  goalIndicator,
  judgedIndicator,
  organisation,
  participant,
  parts,
  rules,
  scope,
  share,
  target,
} from './given.js';

/** Figures of consecutive years from 2020; null where nothing was said. */
const yearly = (...numbers: readonly (number | null)[]): readonly Figure[] =>
  numbers.flatMap((value, index) => (value === null ? [] : [figure(2020 + index, value)]));

const missingPart = (id: string, reason: MissingReason) => ({ organisation: id, goalIndicator: null, reason });

describe('one organisation', () => {
  it('has its figures looked through a few times for each year, however many years there are', () => {
    const readsIn = (years: number): number => {
      let reads = 0;
      const counted = (year: number): Figure => ({
        ...figure(year, 50),
        get year() {
          reads += 1;
          return year;
        },
      });
      const a = Array.from({ length: years }, (_, index) => counted(2025 - years + index));
      judgedIndicator({ startYear: 2025 - years, reports: { i: { a } } }, scope('a', 2024));
      return reads;
    };
    // Twice the years, each of them looked for among twice the figures.
    expect(readsIn(80) / readsIn(40)).toBeLessThan(5);
  });

  it('is judged by its own figures and the common target, from its own baseline', () => {
    const judged = judgedIndicator(
      { indicator: { rules: share() }, reports: { i: { kalmar: [parts(2020, 45, 100), parts(2022, 53, 100)] } } },
      scope('kalmar', 2022),
    );
    expect(judged).toEqual({
      goalIndicator: 'gi',
      organisation: 'kalmar',
      year: 2022,
      dataYear: 2022,
      status: 'BEHIND',
      reason: null,
      method: 'planned-v1',
      value: 53,
      missing: null,
      inPerCent: false,
      baseline: { year: 2020, value: 45 },
      target: { year: 2024, value: 70, bandMinimum: null, bandMaximum: null, own: false },
      planned: 57.5,
      attainment: 32,
      attainmentRaw: 32,
      pace: 0.64,
      paceScore: expect.closeTo(0.2857, 4),
      judged: { value: 53, baseline: 45, planned: 57.5, target: 70 },
      // √(53/45) against ⁴√(70/45): 8.53 of 11.68 per cent a year.
      eurostat: {
        ratio: expect.closeTo(0.73, 3),
        growth: expect.closeTo(8.525, 3),
        band: 'MODERATE_PROGRESS',
        reason: null,
      },
      forecast: {
        year: 2024,
        level: 0.8,
        ...{ value: 61, low: null, high: null, probability: null },
        refusedBecause: 'two_points_no_error_estimate',
        flags: [],
        unclipped: { value: 61, low: null, high: null },
        points: [
          { year: 2020, value: 45 },
          { year: 2022, value: 53 },
        ],
        ...{ observations: 2, slope: 4, robustSlope: null },
      },
      coverage: coverage(),
      series: [
        point(2020, { value: 45, planned: 45 }),
        point(2021, { missing: 'NOT_REPORTED', planned: 51.25 }),
        point(2022, { value: 53, planned: 57.5, status: 'BEHIND' }),
        point(2023, { missing: 'NOT_DUE', planned: 63.75 }),
        point(2024, { missing: 'NOT_DUE', planned: 70, target: 70 }),
      ],
      yearsWithoutValue: [],
      distribution: null,
      flags: [],
      freshness: { state: 'CURRENT', overdueYears: 0 },
      counted: true,
    });
  });

  it('is never judged from the common baseline', () => {
    const { baseline } = judgedIndicator({ reports: { i: { a: yearly(40, 50) } } }, scope('a', 2021));
    expect(baseline).toEqual({ year: 2020, value: 40 });
  });

  it('takes its first observation after the baseline year for want of a better baseline, and says so', () => {
    const judged = judgedIndicator({ reports: { i: { a: yearly(null, 40, 50) } } }, scope('a', 2022));
    expect([judged.baseline, judged.flags]).toEqual([{ year: 2021, value: 40 }, ['assumed_baseline']]);
  });

  it('prefers the baseline it stated itself', () => {
    const given: Given = {
      indicator: { ownBaselines: new Map([['a', { year: 2019, value: 30 }]]) },
      reports: { i: { a: yearly(40, 50) } },
    };
    const judged = judgedIndicator(given, scope('a', 2021));
    expect(judged.baseline).toEqual({ year: 2019, value: 30 });
    expect(judged.series.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024]);
  });

  it('that stated only the year of its baseline means its observation of that year', () => {
    const given: Given = {
      indicator: { ownBaselines: new Map([['a', { year: 2021, value: null }]]) },
      reports: { i: { a: yearly(40, 50, 55) } },
    };
    expect(judgedIndicator(given, scope('a', 2022)).baseline).toEqual({ year: 2021, value: 50 });
  });

  it('has a baseline after the year asked for, and nothing after it yet', () => {
    const given: Given = {
      indicator: { baseline: { year: 2022, value: null } },
      reports: { i: { a: yearly(40, 45, 50) } },
    };
    const judged = judgedIndicator(given, scope('a', 2021));
    expect([judged.dataYear, judged.baseline, judged.reason]).toEqual([
      2021,
      { year: 2022, value: 50 },
      'no_observation_after_baseline',
    ]);
  });

  it('has no baseline as long as its first observation after the baseline year does not lie behind', () => {
    const given: Given = {
      indicator: { baseline: { year: 2021, value: null } },
      reports: { i: { a: yearly(40, null, 50) } },
    };
    const seenFrom = (year: number) => {
      const { baseline, reason } = judgedIndicator(given, scope('a', year));
      return [baseline, reason];
    };
    expect([2020, 2021].map(seenFrom)).toEqual([
      [null, 'no_baseline'],
      [null, 'no_baseline'],
    ]);
    expect(seenFrom(2022)).toEqual([{ year: 2022, value: 50 }, 'no_observation_after_baseline']);
  });

  it('without any figure has no observation, and each year says why', () => {
    const given: Given = { organisations: [organisation('a')] };
    const judged = judgedIndicator(given, scope('a', 2022));
    expect([judged.status, judged.reason, judged.missing, judged.dataYear, judged.freshness]).toEqual([
      'NOT_ASSESSED',
      'no_observation',
      'NOT_REPORTED',
      null,
      null,
    ]);
    expect(judged.coverage).toEqual(coverage({ reported: 0, share: 0, missing: [missingPart('a', 'NOT_REPORTED')] }));
    expect(judged.series.map(({ missing }) => missing)).toEqual([
      'NOT_REPORTED',
      'NOT_REPORTED',
      'NOT_DUE',
      'NOT_DUE',
      'NOT_DUE',
    ]);
  });

  it('in the first year has nothing that is due', () => {
    const judged = judgedIndicator({ organisations: [organisation('a')] }, scope('a', 2020));
    expect(judged.missing).toBe('NOT_DUE');
  });

  it.each(['NOT_APPLICABLE', 'NO_DATA', 'SUPPRESSED'] as const)('that said %s keeps its reason', (missing) => {
    const judged = judgedIndicator({ reports: { i: { a: [figure(2022, null, { missing })] } } }, scope('a', 2022));
    expect([judged.reason, judged.missing, judged.coverage.expected]).toEqual([
      'no_observation',
      missing,
      missing === 'NOT_APPLICABLE' ? 0 : 1,
    ]);
  });

  it('with a zero denominator is undefined, not zero', () => {
    const judged = judgedIndicator(
      { indicator: { rules: share() }, reports: { i: { a: [parts(2022, 0, 0)] } } },
      scope('a', 2022),
    );
    expect([judged.value, judged.missing]).toEqual([null, 'UNDEFINED_RATIO']);
  });

  it('is judged for itself by a figure that must not be compared', () => {
    const figures = [figure(2020, 50), figure(2022, 60, { comparable: false, observationStatus: 'PROVISIONAL' })];
    const judged = judgedIndicator({ reports: { i: { a: figures } } }, scope('a', 2022));
    expect([judged.status, judged.flags]).toEqual(['ON_TRACK', ['not_comparable', 'provisional']]);
  });

  it('that is measured every other year is not due in between', () => {
    const given: Given = {
      indicator: { rules: rules({ frequencyYears: 2 }) },
      reports: { i: { a: yearly(50, null, 60) } },
    };
    const judged = judgedIndicator(given, scope('a', 2024));
    expect(judged.series.map(({ missing }) => missing)).toEqual([null, 'NOT_DUE', null, 'NOT_DUE', 'NOT_DUE']);
    expect(judged.freshness).toEqual({ state: 'CURRENT', overdueYears: 0 });
  });

  it('with old figures still shows their status, and that they are stale', () => {
    const judged = judgedIndicator({ reports: { i: { a: yearly(50, 55) } } }, scope('a', 2024));
    expect([judged.status, judged.dataYear, judged.flags, judged.freshness]).toEqual([
      'ON_TRACK',
      2021,
      ['stale'],
      { state: 'STALE', overdueYears: 2 },
    ]);
  });

  it.each([
    ['two different figures of a year', [figure(2021, 50), figure(2021, 51), figure(2022, 55)], 'duplicate_year'],
    ['a figure that is not finite', [figure(2021, Number.NaN), figure(2022, 55)], 'not_finite'],
  ])('with %s is not assessed', (_name, figures, reason) => {
    const judged = judgedIndicator({ reports: { i: { a: figures } } }, scope('a', 2022));
    expect([judged.status, judged.reason]).toEqual(['NOT_ASSESSED', reason]);
  });

  it('takes the same figure twice for one', () => {
    const judged = judgedIndicator(
      { reports: { i: { a: [figure(2020, 50), figure(2022, 60), figure(2022, 60)] } } },
      scope('a', 2022),
    );
    expect(judged.status).toBe('ON_TRACK');
  });
});

describe('whose targets judge', () => {
  const own = new Map([['a', [target(2024, 90)]]]);
  const reports = { i: { a: yearly(50, 60) } };

  it.each([
    ['EFFECTIVE', 'SHARE', 'RATIO_OF_SUMS', true, 90, true],
    ['EFFECTIVE', 'SHARE', 'RATIO_OF_SUMS', false, 70, false],
    ['COMMON', 'SHARE', 'RATIO_OF_SUMS', true, 70, false],
    ['OWN', 'SHARE', 'RATIO_OF_SUMS', true, 90, true],
    ['EFFECTIVE', 'AMOUNT', 'SUM', true, 90, true],
  ] as const)('%s targets of a %s by %s, own ones set: %s', (targets, valueKind, aggregation, hasOwn, value, isOwn) => {
    const indicator = { rules: rules({ valueKind, aggregation }), ownTargets: hasOwn ? own : new Map() };
    const judged = judgedIndicator({ indicator, reports }, scope('a', 2021, targets));
    expect([judged.target?.value, judged.target?.own]).toEqual([value, isOwn]);
  });

  it.each([
    ['OWN', 'MEAN', false],
    ['EFFECTIVE', 'SUM', false],
    ['COMMON', 'SUM', true],
  ] as const)('%s by %s has no own target, and is in no sum', (targets, aggregation, hasOwn) => {
    const indicator = { rules: rules({ aggregation }), ownTargets: hasOwn ? own : new Map() };
    const judged = judgedIndicator({ indicator, reports }, scope('a', 2021, targets));
    expect([judged.status, judged.reason, judged.value, judged.counted]).toEqual([
      'NOT_ASSESSED',
      'no_own_target',
      60,
      false,
    ]);
  });

  it('an empty list of own targets is none', () => {
    const indicator = { ownTargets: new Map([['a', []]]) };
    expect(judgedIndicator({ indicator, reports }, scope('a', 2021)).target?.value).toBe(70);
  });

  it('all participants together are judged by the common ones', () => {
    const judged = judgedIndicator({ indicator: { ownTargets: own }, reports }, scope(null, 2021, 'OWN'));
    expect([judged.target?.value, judged.target?.own]).toEqual([70, false]);
  });

  it('an organisation whose baseline is already beyond the common target keeps it', () => {
    const judged = judgedIndicator({ reports: { i: { a: yearly(80, 79) } } }, scope('a', 2021));
    expect([judged.status, judged.flags, judged.planned]).toEqual(['ON_TRACK', ['already_beyond_target'], 70]);
  });
});

describe('departments', () => {
  const organisations = [organisation('m'), organisation('m1', 'm'), organisation('m2', 'm'), organisation('m3', 'm')];
  const participants = [participant('m')];
  const ratios = { rules: share(), responsible: ['m1', 'm2'] };

  it('give the municipality its figure, by the sums of their parts', () => {
    const reports = {
      i: {
        m1: [parts(2020, 50, 100), parts(2022, 90, 100)],
        m2: [parts(2020, 500, 1000), parts(2022, 10, 1000)],
      },
    };
    const judged = judgedIndicator({ organisations, participants, indicator: ratios, reports }, scope('m', 2022));
    expect([judged.value, judged.baseline, judged.coverage]).toEqual([
      10_000 / 1100,
      { year: 2020, value: 50 },
      coverage({ expected: 2, reported: 2 }),
    ]);
  });

  it('do not count where the municipality reported itself, but a difference is flagged', () => {
    const reports = { i: { m: yearly(50, 60), m1: yearly(50, 59), m2: yearly(50, 59) } };
    const judged = judgedIndicator({ organisations, participants, reports }, scope('m', 2021));
    expect([judged.value, judged.flags, judged.coverage]).toEqual([60, ['differs_from_departments'], coverage()]);
  });

  it('that agree with the municipality are not flagged', () => {
    const reports = { i: { m: yearly(50, 60), m1: yearly(50, 59), m2: yearly(50, 61) } };
    expect(judgedIndicator({ organisations, participants, reports }, scope('m', 2021)).flags).toEqual([]);
  });

  it('count where the municipality itself only gave a reason', () => {
    const reports = { i: { m: [figure(2021, null)], m1: yearly(50, 60), m2: yearly(50, 62) } };
    const judged = judgedIndicator({ organisations, participants, reports }, scope('m', 2021));
    expect([judged.value, judged.missing]).toEqual([61, null]);
  });

  it('that are responsible are expected even if they never reported; others are not', () => {
    const given: Given = {
      organisations,
      participants,
      indicator: ratios,
      reports: { i: { m1: [parts(2021, 1, 2)] } },
    };
    const judged = judgedIndicator(given, scope('m', 2021));
    expect([judged.value, judged.reason, judged.missing, judged.coverage]).toEqual([
      null,
      'COVERAGE_TOO_LOW',
      'COVERAGE_TOO_LOW',
      coverage({
        expected: 2,
        reported: 1,
        share: 0.5,
        partialValue: 50,
        missing: [{ organisation: 'm2', goalIndicator: null, reason: 'NOT_DUE' }],
      }),
    ]);
  });

  it('for which the indicator is not applicable are not expected', () => {
    const reports = { i: { m1: [parts(2021, 1, 2)], m2: [figure(2021, null, { missing: 'NOT_APPLICABLE' })] } };
    const judged = judgedIndicator({ organisations, participants, indicator: ratios, reports }, scope('m', 2021));
    expect([judged.value, judged.coverage.expected]).toEqual([50, 1]);
  });

  it('of departments pass their sums upward', () => {
    const deep = [...organisations, organisation('m11', 'm1'), organisation('m12', 'm1')];
    const reports = { i: { m11: [parts(2021, 1, 10)], m12: [parts(2021, 2, 20)], m2: [parts(2021, 60, 70)] } };
    const indicator = { rules: share(), responsible: ['m11', 'm12', 'm2'] };
    expect(judgedIndicator({ organisations: deep, participants, indicator, reports }, scope('m', 2021)).value).toBe(63);
  });

  it('that answer yes or no become a per cent, and 1 means all of them', () => {
    const yesNo = { rules: rules({ valueKind: 'YES_NO', direction: 'ACHIEVE' }), targets: [target(2024, 1)] };
    const reports = { i: { m1: yearly(0, 1), m2: yearly(0, 0) } };
    const judged = judgedIndicator({ organisations, participants, indicator: yesNo, reports }, scope('m', 2021));
    expect([judged.value, judged.baseline?.value, judged.target?.value, judged.planned, judged.status]).toEqual([
      50,
      0,
      100,
      25,
      'ON_TRACK',
    ]);
  });

  it('that lie in a circle are nobody, and nothing hangs', () => {
    const circle = [organisation('m', 'm2'), organisation('m2', 'm')];
    const judged = judgedIndicator(
      { organisations: circle, participants, reports: { i: { m2: yearly(50, 60) } } },
      scope('m', 2021),
    );
    expect([judged.value, judged.reason]).toEqual([60, null]);
  });

  it('that nobody asked count from the first year they report, not before', () => {
    const reports = { i: { m1: yearly(50, 60, 70), m2: [figure(2022, 80)] } };
    const indicator = { rules: rules({ aggregation: 'MEAN' }), responsible: ['m1'] };
    const at = (year: number) => judgedIndicator({ organisations, participants, indicator, reports }, scope('m', year));
    expect([at(2021).value, at(2021).coverage.expected]).toEqual([60, 1]);
    expect([at(2022).value, at(2022).coverage.expected]).toEqual([75, 2]);
  });

  it('are judged only by what they are responsible for or report', () => {
    const reports = { i: { m1: yearly(50, 60) } };
    const indicator = { responsible: ['m2'] };
    const of = (id: string) => judgedIndicator({ organisations, participants, indicator, reports }, scope(id, 2021));
    expect([of('m1').reason, of('m1').value]).toEqual([null, 60]);
    expect([of('m2').reason, of('m2').counted]).toEqual(['no_observation', true]);
    expect([of('m3').reason, of('m3').missing, of('m3').counted]).toEqual(['not_responsible', 'NOT_APPLICABLE', false]);
  });
});

describe('all participants together', () => {
  const three = (a: readonly Figure[], b: readonly Figure[], c: readonly Figure[]) => ({ i: { a, b, c } });

  it('are judged from the common baseline to the common target', () => {
    const judged = judgedIndicator(
      { reports: three(yearly(30, 55), yearly(50, 60), yearly(70, 65)) },
      scope(null, 2021),
    );
    expect([judged.value, judged.baseline, judged.planned, judged.status, judged.coverage]).toEqual([
      60,
      { year: 2020, value: 50 },
      55,
      'ON_TRACK',
      coverage({ expected: 3, reported: 3 }),
    ]);
  });

  it('without a stated baseline start from the baselines of the same members', () => {
    const given: Given = {
      indicator: { baseline: { year: 2020, value: null } },
      reports: { i: { a: yearly(10, 20), b: yearly(20, 30), c: yearly(30, 40), d: yearly(40, 50), e: yearly(100) } },
    };
    const judged = judgedIndicator(given, scope(null, 2021));
    expect([judged.baseline, judged.value, judged.coverage.reported]).toEqual([{ year: 2020, value: 25 }, 35, 4]);
  });

  it('take the latest year with enough coverage, though a later one is known in part', () => {
    const judged = judgedIndicator(
      { reports: three(yearly(50, 60, 70), yearly(50, 60), yearly(50, 60)) },
      scope(null, 2022),
    );
    expect([judged.dataYear, judged.value, judged.series[2]?.missing]).toEqual([2021, 60, 'COVERAGE_TOO_LOW']);
  });

  it('say of what is known only in part that coverage is too low', () => {
    const judged = judgedIndicator({ reports: three(yearly(50, 60), yearly(50, 70), yearly(50)) }, scope(null, 2021));
    expect([judged.dataYear, judged.value, judged.missing, judged.status, judged.reason, judged.coverage]).toEqual([
      2021,
      null,
      'COVERAGE_TOO_LOW',
      'NOT_ASSESSED',
      'COVERAGE_TOO_LOW',
      coverage({
        expected: 3,
        reported: 2,
        share: 2 / 3,
        partialValue: 65,
        missing: [{ organisation: 'c', goalIndicator: null, reason: 'NOT_DUE' }],
      }),
    ]);
  });

  it('say "61 of 98 municipalities, 71 % of inhabitants" in numbers', () => {
    const organisations = [organisation('a', null, 710), organisation('b', null, 290)];
    const judged = judgedIndicator({ organisations, reports: { i: { a: yearly(50, 60) } } }, scope(null, 2021));
    expect(judged.coverage).toEqual(
      coverage({
        expected: 2,
        reported: 1,
        share: 0.5,
        populationShare: 0.71,
        partialValue: 60,
        missing: [{ organisation: 'b', goalIndicator: null, reason: 'NOT_DUE' }],
      }),
    );
  });

  it('do not expect those who left the goal out', () => {
    const participants = [participant('a'), participant('b', 'g')];
    const judged = judgedIndicator(
      { participants, reports: { i: { a: yearly(50, 60), b: yearly(50, 0) } } },
      scope(null, 2021),
    );
    expect([judged.value, judged.coverage]).toEqual([60, coverage()]);
  });

  it('do not count departments beside their municipality', () => {
    const organisations = [organisation('a'), organisation('a1', 'a'), organisation('b')];
    const reports = { i: { a: yearly(50, 60), a1: yearly(50, 0), b: yearly(50, 70) } };
    expect(judgedIndicator({ organisations, reports }, scope(null, 2021)).value).toBe(65);
  });

  it('of an index are refused, with the reason and the coverage', () => {
    const judged = judgedIndicator(
      { indicator: { rules: rules({ valueKind: 'INDEX' }) }, reports: { i: { a: yearly(50, 60), b: yearly(50, 70) } } },
      scope(null, 2021),
    );
    expect([judged.value, judged.missing, judged.reason, judged.status, judged.coverage.reported]).toEqual([
      null,
      'NOT_AGGREGATED',
      'NOT_AGGREGATED',
      'NOT_ASSESSED',
      2,
    ]);
  });

  it('weighted by population are flagged as an approximation', () => {
    const organisations = [organisation('a', null, 300), organisation('b', null, 100)];
    const indicator = { rules: rules({ aggregation: 'POPULATION_WEIGHTED_MEAN' }) };
    const reports = { i: { a: yearly(50, 60), b: yearly(50, 100) } };
    const judged = judgedIndicator({ organisations, indicator, reports }, scope(null, 2021));
    expect([judged.value, judged.flags]).toEqual([70, ['approximation']]);
  });

  it('flag Simpson’s paradox: every member better, together worse', () => {
    const indicator = { rules: share(), baseline: { year: 2020, value: null } };
    const reports = {
      i: {
        a: [parts(2020, 80, 100), parts(2022, 9, 10)],
        b: [parts(2020, 1, 10), parts(2022, 20, 100)],
      },
    };
    const judged = judgedIndicator({ indicator, reports }, scope(null, 2022));
    expect([judged.value, judged.baseline?.value, judged.flags]).toEqual([
      2900 / 110,
      8100 / 110,
      ['already_beyond_target', 'simpson'],
    ]);
  });

  it('take levels by their lower median, with their distribution', () => {
    const indicator = {
      rules: rules({ valueKind: 'LEVEL' }),
      baseline: { year: 2020, value: 2 },
      targets: [target(2024, 4)],
    };
    const reports = { i: { a: yearly(2, 2), b: yearly(2, 3), c: yearly(2, 4), d: yearly(2, 5) } };
    const judged = judgedIndicator({ indicator, reports }, scope(null, 2021));
    expect([judged.value, judged.planned, judged.distribution]).toEqual([
      3,
      2,
      [2, 3, 4, 5].map((level) => ({ level, count: 1 })),
    ]);
  });

  it('of yes and no are the per cent of yes among those who answered', () => {
    const indicator = {
      rules: rules({ valueKind: 'YES_NO', direction: 'ACHIEVE' }),
      baseline: { year: 2020, value: 0 },
      targets: [target(2024, 1)],
    };
    const reports = {
      i: { a: yearly(0, 1), b: yearly(0, 0), c: yearly(0, 0), d: yearly(0, 1), e: [figure(2021, null)] },
    };
    const judged = judgedIndicator({ indicator, reports }, scope(null, 2021));
    expect([judged.value, judged.target?.value, judged.planned, judged.status, judged.coverage.reported]).toEqual([
      50,
      100,
      25,
      'ON_TRACK',
      4,
    ]);
  });

  it.each([
    ['one organisation', 'a', [target(2024, 50)], null, 'no_own_target'],
    ['one organisation, which 1 asks', 'a', [target(2024, 1)], 1, null],
    ['one organisation, of which 1 is what is asked in the end', 'a', [target(2022, 50), target(2024, 1)], 1, null],
    ['all together', null, [target(2024, 50)], 50, null],
  ] as const)('a common per cent of yes, asked of %s', (_whom, organisationId, targets, value, reason) => {
    const baseline = { year: 2020, value: 0 };
    const indicator = { rules: rules({ valueKind: 'YES_NO', direction: 'ACHIEVE' }), baseline, targets };
    const reports = { i: { a: yearly(0, 1), b: yearly(0, 0) } };
    const judged = judgedIndicator({ indicator, reports }, scope(organisationId, 2021));
    expect([judged.target?.value ?? null, judged.reason]).toEqual([value, reason]);
  });

  it('keep a band like anybody else', () => {
    const indicator = { rules: rules({ direction: 'KEEP_WITHIN' }), targets: [band(2024, 40, 60)] };
    const judged = judgedIndicator(
      { indicator, reports: three(yearly(50, 45), yearly(50, 50), yearly(50, 55)) },
      scope(null, 2021),
    );
    expect([judged.status, judged.attainment]).toEqual(['ON_TRACK', 100]);
  });
});

describe('a sum over all participants', () => {
  const sum = {
    rules: rules({ valueKind: 'AMOUNT', aggregation: 'SUM' }),
    baseline: { year: 2020, value: 150 },
    targets: [target(2024, 210)],
  };

  it('of everyone is judged by the common target', () => {
    const reports = { i: { a: yearly(50, 70), b: yearly(50, 60), c: yearly(50, 60) } };
    const judged = judgedIndicator({ indicator: sum, reports }, scope(null, 2021));
    expect([judged.value, judged.planned, judged.status, judged.flags]).toEqual([190, 165, 'ON_TRACK', []]);
  });

  const someReports = { i: { a: yearly(50, 60), b: yearly(40, 45), c: yearly(60) } };

  it('of some is judged by the sum of their own targets, flagged partial', () => {
    const ownTargets = new Map([
      ['a', [target(2024, 70)]],
      ['b', [target(2022, 50), target(2024, 60)]],
    ]);
    const judged = judgedIndicator({ indicator: { ...sum, ownTargets }, reports: someReports }, scope(null, 2021));
    expect([judged.value, judged.missing, judged.reason, judged.status, judged.flags]).toEqual([
      null,
      'COVERAGE_TOO_LOW',
      'COVERAGE_TOO_LOW',
      'ON_TRACK',
      ['partial'],
    ]);
    expect([judged.judged, judged.baseline, judged.target, judged.coverage.partialValue]).toEqual([
      { value: 105, baseline: 90, planned: 100, target: 130 },
      { year: 2020, value: 90 },
      { year: 2024, value: 130, bandMinimum: null, bandMaximum: null, own: true },
      105,
    ]);
  });

  it('of some is not assessed where one of them has no own target', () => {
    const ownTargets = new Map([['a', [target(2024, 70)]]]);
    const judged = judgedIndicator({ indicator: { ...sum, ownTargets }, reports: someReports }, scope(null, 2021));
    expect([judged.status, judged.reason, judged.flags, judged.coverage.partialValue]).toEqual([
      'NOT_ASSESSED',
      'COVERAGE_TOO_LOW',
      [],
      105,
    ]);
  });
});

describe('a goal that was left out', () => {
  const organisations = [organisation('a'), organisation('a1', 'a'), organisation('b')];
  const given: Given = {
    organisations,
    participants: [participant('a', 'g'), participant('b')],
    reports: { i: { a1: yearly(50, 60), b: yearly(50, 60) } },
    goals: [goal('g', [goalIndicator()])],
  };

  it.each(['a', 'a1'])('is not judged for %s', (id) => {
    const judged = judgedIndicator(given, scope(id, 2021));
    expect([judged.status, judged.reason, judged.missing, judged.value, judged.counted]).toEqual([
      'NOT_ASSESSED',
      'LEFT_OUT',
      'LEFT_OUT',
      null,
      false,
    ]);
    expect(judged.series.map(({ missing }) => missing)).toEqual(Array.from({ length: 5 }, () => 'LEFT_OUT'));
  });

  it('is judged for the others', () => {
    expect(judgedIndicator(given, scope('b', 2021)).status).toBe('ON_TRACK');
  });
});

function point(year: number, changes: object) {
  const nothing = { value: null, missing: null, target: null, planned: null, status: 'NOT_ASSESSED' };
  const found = { year, ...nothing, observationStatus: null, ...changes };
  return found.value === null ? found : { ...found, observationStatus: 'NORMAL' };
}
