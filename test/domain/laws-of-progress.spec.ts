import fc from 'fast-check';
import type { Accumulation, Aggregation, Direction, ValueKind } from '../../src/domain/plan/indicator-rules.js';
import { ACCUMULATIONS, AGGREGATIONS, DIRECTIONS, VALUE_KINDS } from '../../src/domain/plan/indicator-rules.js';
import { type Target, TRAJECTORIES, type Trajectory } from '../../src/domain/plan/target.js';
import { senseOf } from '../../src/domain/progress/condition.js';
import { EUROSTAT_BANDS, type EurostatBand } from '../../src/domain/progress/eurostat-assessment.js';
import { eurostatView } from '../../src/domain/progress/eurostat-view.js';
import type { Forecast } from '../../src/domain/progress/forecast.js';
import { forecastSeries } from '../../src/domain/progress/forecast-series.js';
import { judgeSeries, plannedIn } from '../../src/domain/progress/judge-series.js';
import type { IndicatorJudgement, ProgressStatus } from '../../src/domain/progress/judgement.js';
import { type ChildSums, rollUp, sumsOfIndicator } from '../../src/domain/progress/roll-up.js';
import { type SeriesToJudge, targetsWithin } from '../../src/domain/progress/series.js';
import { judgeStrategy } from '../../src/domain/progress/strategy-progress.js';
import type { Figure } from '../../src/domain/review/measurement.js';
import { MISSING_REASONS, OBSERVATION_STATUSES } from '../../src/domain/review/measurement.js';
import {
  goal,
  goalIndicator,
  organisation,
  participant,
  rules,
  scope,
  series,
  strategy,
  target,
  values,
} from './given.js';

const BEST_FIRST: readonly ProgressStatus[] = ['TARGET_REACHED', 'ON_TRACK', 'BEHIND', 'FAR_BEHIND', 'MOVING_AWAY'];
const rank = (status: ProgressStatus): number => BEST_FIRST.indexOf(status);

const MIRRORED: Readonly<Record<Direction, Direction>> = {
  INCREASE: 'DECREASE',
  DECREASE: 'INCREASE',
  KEEP_AT_LEAST: 'KEEP_AT_MOST',
  KEEP_AT_MOST: 'KEEP_AT_LEAST',
  KEEP_WITHIN: 'KEEP_WITHIN',
  ACHIEVE: 'ACHIEVE',
  NONE: 'NONE',
};

const number = fc.integer({ min: -200, max: 200 });
const trajectory: fc.Arbitrary<Trajectory> = fc.constantFrom(...TRAJECTORIES);
const judgedDirection = fc.constantFrom<Direction>(
  'INCREASE',
  'DECREASE',
  'KEEP_AT_LEAST',
  'KEEP_AT_MOST',
  'KEEP_WITHIN',
);
const accumulation: fc.Arbitrary<Accumulation> = fc.constantFrom(...ACCUMULATIONS);

const bandOf = (year: number, one: number, other: number): Target => ({
  year,
  value: one,
  bandMinimum: Math.min(one, other),
  bandMaximum: Math.max(one, other),
});

/** A series with a baseline in 2020, one to three targets and some observations after it. */
const judgeable: fc.Arbitrary<SeriesToJudge> = fc
  .record({
    direction: judgedDirection,
    trajectory,
    accumulation,
    baseline: number,
    targets: fc.uniqueArray(fc.tuple(fc.integer({ min: 2021, max: 2026 }), number, number), {
      selector: ([year]) => year,
      minLength: 1,
      maxLength: 3,
    }),
    observed: fc.uniqueArray(fc.tuple(fc.integer({ min: 2021, max: 2026 }), number), {
      selector: ([year]) => year,
      minLength: 1,
    }),
    year: fc.integer({ min: 2021, max: 2027 }),
  })
  .map(({ baseline, targets, observed, ...rest }) =>
    series({
      ...rest,
      baseline: { year: 2020, value: baseline },
      targets: targets.map(([year, one, other]) => bandOf(year, one, other)),
      observations: observed.map(([year, value]) => ({ year, value })).toSorted((one, other) => one.year - other.year),
    }),
  );

function transformed(
  original: SeriesToJudge,
  change: (value: number) => number,
  direction: Direction = original.direction,
): SeriesToJudge {
  return {
    ...original,
    direction,
    baseline: original.baseline && { year: original.baseline.year, value: change(original.baseline.value) },
    targets: original.targets.map(({ year, value, bandMinimum, bandMaximum }) =>
      value === null || bandMinimum === null || bandMaximum === null
        ? { year, value, bandMinimum, bandMaximum }
        : { ...bandOf(year, change(bandMinimum), change(bandMaximum)), value: change(value) },
    ),
    observations: original.observations.map(({ year, value }) => ({ year, value: change(value) })),
  };
}

describe('the laws of judging a series', () => {
  it('a change of unit changes no status, no attainment and no score', () => {
    const unit = fc.constantFrom(0.001, 0.01, 0.1, 3, 7.46, 1000, 1e9);
    fc.assert(
      fc.property(judgeable, unit, (original, factor) => {
        const before = judgeSeries(original);
        const after = judgeSeries(transformed(original, (value) => value * factor));
        expect([after.status, after.reason]).toEqual([before.status, before.reason]);
        expect(after.attainment ?? -1).toBeCloseTo(before.attainment ?? -1, 6);
        expect(after.paceScore ?? -9).toBeCloseTo(before.paceScore ?? -9, 6);
      }),
      { numRuns: 1000 },
    );
  });

  it('a mirror image has the same status, attainment and score', () => {
    fc.assert(
      fc.property(judgeable, (original) => {
        const before = judgeSeries(original);
        const after = judgeSeries(transformed(original, (value) => -value, MIRRORED[original.direction]));
        expect([after.status, after.reason]).toEqual([before.status, before.reason]);
        expect(after.attainment ?? -1).toBeCloseTo(before.attainment ?? -1, 9);
        expect(after.paceScore ?? -9).toBeCloseTo(before.paceScore ?? -9, 9);
      }),
      { numRuns: 1000 },
    );
  });

  it('a better value is never judged worse, on any trajectory, in any year, in any direction', () => {
    fc.assert(
      fc.property(judgeable, fc.boolean(), fc.integer({ min: 0, max: 100 }), (made, isAchieving, by) => {
        const original: SeriesToJudge = isAchieving ? { ...made, direction: 'ACHIEVE' } : made;
        const observations = original.observations.filter(({ year }) => year <= original.year);
        const latest = observations.at(-1);
        fc.pre(latest !== undefined);
        const better = betterThan(original, latest.value, by);
        const improved = {
          ...original,
          observations: observations.map((one) => (one === latest ? { year: one.year, value: better } : one)),
        };
        const before = judgeSeries(original);
        const after = judgeSeries(improved);
        expect(after.reason).toBe(before.reason);
        expect(rank(after.status)).toBeLessThanOrEqual(rank(before.status));
        expect(after.paceScore ?? -9).toBeGreaterThanOrEqual((before.paceScore ?? -9) - 1e-9);
        expect(after.attainment ?? -1).toBeGreaterThanOrEqual((before.attainment ?? -1) - 1e-9);
      }),
      { numRuns: 2000 },
    );
  });

  it('on the plan before the target year is on track', () => {
    fc.assert(
      fc.property(judgeable, fc.integer({ min: 2021, max: 2023 }), (original, year) => {
        const direction = original.direction === 'DECREASE' ? 'DECREASE' : 'INCREASE';
        const upTo = { ...original, direction, year, targets: [...original.targets, bandOf(2024, 500, 500)] } as const;
        const ways = direction === 'DECREASE' ? transformed(upTo, (value) => -value, 'DECREASE') : upTo;
        const asSeries = { ...ways, accumulation: 'POINT_IN_TIME' as const };
        const targets = asSeries.targets.filter(
          (one, index, all) => all.findLastIndex((other) => other.year === one.year) === index,
        );
        const planned = plannedIn({ ...asSeries, targets }, year);
        fc.pre(planned !== null);
        const judged = judgeSeries({ ...asSeries, targets, observations: [{ year, value: planned }] });
        expect(rank(judged.status)).toBeLessThanOrEqual(rank('ON_TRACK'));
      }),
      { numRuns: 500 },
    );
  });

  it('what has reached its target has gone all of the way, from and to zero too', () => {
    const few = fc.constantFrom(0, 5, -5);
    const moved = fc.record({ direction: fc.constantFrom<Direction>('INCREASE', 'DECREASE'), accumulation });
    fc.assert(
      fc.property(moved, few, few, fc.array(few, { minLength: 1, maxLength: 4 }), (asked, baseline, goal, observed) => {
        const judged = judgeSeries(
          series({
            ...asked,
            baseline: { year: 2020, value: baseline },
            targets: [target(2024, goal)],
            observations: values(2025 - observed.length, ...observed),
          }),
        );
        fc.pre(judged.status === 'TARGET_REACHED' && !judged.flags.includes('already_beyond_target'));
        expect(judged.attainment).toBe(100);
      }),
      { numRuns: 500 },
    );
  });

  it('status and pace score never contradict each other', () => {
    fc.assert(
      fc.property(judgeable, (original) => {
        const { status, paceScore } = judgeSeries(original);
        const [least, most] = {
          TARGET_REACHED: [5, 5],
          ON_TRACK: [2.5, 5],
          BEHIND: [0, 2.499],
          FAR_BEHIND: [-2.5, 0],
          MOVING_AWAY: [-5, -2.5],
          NOT_ASSESSED: [-9, -9],
        }[status];
        expect(paceScore ?? -9).toBeGreaterThanOrEqual(least ?? 0);
        expect(paceScore ?? -9).toBeLessThanOrEqual(most ?? 0);
      }),
      { numRuns: 1000 },
    );
  });
});

/** A series with up to nine years before and in the strategy, forecast to 2024. */
const forecastable: fc.Arbitrary<SeriesToJudge> = fc
  .record({
    direction: fc.constantFrom<Direction>(...DIRECTIONS),
    accumulation,
    trajectory,
    baseline: number,
    targets: fc.tuple(number, number),
    observed: fc.uniqueArray(fc.tuple(fc.integer({ min: 2005, max: 2025 }), number), {
      selector: ([year]) => year,
      maxLength: 9,
    }),
    year: fc.integer({ min: 2018, max: 2025 }),
  })
  .map(({ baseline, targets: [one, other], observed, ...rest }) =>
    series({
      ...rest,
      baseline: { year: 2017, value: baseline },
      targets: [bandOf(2024, one, other)],
      observations: observed
        .map(([year, value]) => ({ year, value }))
        .toSorted((early, late) => early.year - late.year),
    }),
  );

const OPEN = { minimum: null, maximum: null };
const units = fc.constantFrom(1e-9, 1e-3, 0.1, 3, 7.46, 1e6, 1e12);
const shapeOf = ({ year, refusedBecause, flags, observations }: Forecast) => [
  year,
  refusedBecause,
  flags,
  observations,
];
const numbersOf = ({ value, low, high, slope, robustSlope }: Forecast) => [value, low, high, slope, robustSlope];

function expectNear(found: readonly (number | null)[], expected: readonly (number | null)[], greatest: number): void {
  for (const [index, number] of expected.entries()) {
    const other = found[index] ?? null;
    expect(other === null).toBe(number === null);
    expect(Math.abs((other ?? 0) - (number ?? 0))).toBeLessThanOrEqual(1e-9 * greatest);
  }
}

describe('the laws of the forecast', () => {
  it('a change of unit changes no refusal, no flag and no probability', () => {
    fc.assert(
      fc.property(forecastable, units, (original, unit) => {
        const before = forecastSeries(original, OPEN);
        const after = forecastSeries(
          transformed(original, (value) => value * unit),
          OPEN,
        );
        expect(shapeOf(after)).toEqual(shapeOf(before));
        expectNear([after.probability], [before.probability], 1);
        expectNear(
          numbersOf(after),
          numbersOf(before).map((one) => one && one * unit),
          1e4 * unit,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('a mirror image has the mirrored interval and the same probability', () => {
    fc.assert(
      fc.property(forecastable, (original) => {
        const before = forecastSeries(original, OPEN);
        const after = forecastSeries(
          transformed(original, (value) => -value, MIRRORED[original.direction]),
          OPEN,
        );
        expect(shapeOf(after)).toEqual(shapeOf(before));
        const { value, low, high, slope, robustSlope, probability } = before;
        const mirrored = [value, high, low, slope, robustSlope].map((one) => one && -one);
        expectNear([...numbersOf(after), after.probability], [...mirrored, probability], 1e3);
      }),
      { numRuns: 500 },
    );
  });

  it('other years at the same distances change nothing', () => {
    fc.assert(
      fc.property(forecastable, fc.integer({ min: -900, max: 900 }), (original, years) => {
        const later = <Dated extends { readonly year: number }>(one: Dated): Dated => ({
          ...one,
          year: one.year + years,
        });
        const moved = {
          ...original,
          year: original.year + years,
          endYear: original.endYear + years,
          baseline: original.baseline && later(original.baseline),
          targets: original.targets.map(later),
          observations: original.observations.map(later),
        };
        const [before, after] = [forecastSeries(original, OPEN), forecastSeries(moved, OPEN)];
        expect(shapeOf(after)).toEqual(shapeOf({ ...before, year: before.year + years }));
        expectNear([...numbersOf(after), after.probability], [...numbersOf(before), before.probability], 1e3);
      }),
      { numRuns: 500 },
    );
  });

  it('values after the year asked for change nothing', () => {
    fc.assert(
      fc.property(forecastable, (original) => {
        const observations = original.observations.filter(({ year }) => year <= original.year);
        expect(forecastSeries({ ...original, observations }, OPEN)).toEqual(forecastSeries(original, OPEN));
      }),
    );
  });

  it('a target that is easier to reach is never less probable, and a probability lies between 0 and 1', () => {
    fc.assert(
      fc.property(forecastable, fc.integer({ min: 1, max: 50 }), (original, by) => {
        fc.pre(original.direction !== 'KEEP_WITHIN');
        const easier = senseOf(original.direction) === 1 ? -by : by;
        const targets = original.targets.map((one) => ({ ...one, value: (one.value ?? 0) + easier }));
        // From a baseline that had reached the easier target, yearly values are kept and no longer summed.
        const asked = { ...original, accumulation: 'POINT_IN_TIME' } as const;
        const { probability } = forecastSeries(asked, OPEN);
        fc.pre(probability !== null);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(forecastSeries({ ...asked, targets }, OPEN).probability ?? -1).toBeGreaterThanOrEqual(
          probability - 1e-12,
        );
        expect(probability).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('the point lies in the interval, both within the allowed range, and every null has its reason', () => {
    fc.assert(
      fc.property(forecastable, number, number, (original, one, other) => {
        const range = { minimum: Math.min(one, other), maximum: Math.max(one, other) };
        const found = forecastSeries(original, range);
        const { value, low, high, probability, refusedBecause, unclipped } = found;
        expect(found.points).toEqual(original.observations.filter(({ year }) => year <= original.year));
        expect(found.observations).toBe(found.points.length);
        expect([value, low, high, probability].includes(null)).toBe(refusedBecause !== null);
        for (const { value: point, low: least, high: most } of [unclipped, found]) {
          if (point !== null)
            expect([least ?? point, point, most ?? point]).toEqual(
              [...[least ?? point, point, most ?? point]].toSorted((a, b) => a - b),
            );
        }
        for (const drawn of [value, low, high]) {
          if (drawn === null) continue;
          expect(drawn).toBeGreaterThanOrEqual(range.minimum);
          expect(drawn).toBeLessThanOrEqual(range.maximum);
        }
        expect(found.flags.includes('clipped')).toBe(
          value !== unclipped.value || low !== unclipped.low || high !== unclipped.high,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('the laws of the Eurostat view', () => {
  /** With and without targets, from positive, negative and zero baselines. */
  const growing = fc
    .tuple(judgeable, fc.boolean())
    .map(([original, hasTargets]) => (hasTargets ? original : { ...original, targets: [] }));

  it('a change of unit and a mirror image change neither band nor reason', () => {
    fc.assert(
      fc.property(growing, units, fc.boolean(), (original, unit, isMirrored) => {
        const before = eurostatView(original, OPEN);
        const after = eurostatView(
          isMirrored
            ? transformed(original, (value) => -value * unit, MIRRORED[original.direction])
            : transformed(original, (value) => value * unit),
          OPEN,
        );
        expect([after.band, after.reason]).toEqual([before.band, before.reason]);
        expectNear([after.growth, after.ratio], [before.growth, before.ratio], 1e5);
      }),
      { numRuns: 1000 },
    );
  });

  it('growth as required has the ratio 1, in any year', () => {
    const positive = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 2021, max: 2024 }), (from, to, year) => {
        fc.pre(from !== to);
        const value = from * (to / from) ** ((year - 2020) / 4);
        const direction = to > from ? 'INCREASE' : 'DECREASE';
        const baseline = { year: 2020, value: from };
        const targets = [bandOf(2024, to, to)];
        const found = eurostatView(series({ direction, baseline, targets, observations: [{ year, value }] }), OPEN);
        expect([found.ratio, found.band]).toEqual([expect.closeTo(1, 6), 'SIGNIFICANT_PROGRESS']);
      }),
    );
  });

  it('a better value is never in a worse band', () => {
    const fromBest: readonly EurostatBand[] = EUROSTAT_BANDS;
    fc.assert(
      fc.property(growing, fc.integer({ min: 1, max: 100 }), (original, by) => {
        const worse = { ...original, observations: original.observations.filter(({ year }) => year <= original.year) };
        const latest = worse.observations.at(-1);
        fc.pre(latest !== undefined);
        const better = betterThan(original, latest.value, by);
        const observations = worse.observations.map((one) => (one === latest ? { ...one, value: better } : one));
        const [before, after] = [eurostatView(worse, OPEN), eurostatView({ ...worse, observations }, OPEN)];
        // A better value may cross zero, and then has no growth rate.
        fc.pre(before.reason === null && after.reason === null);
        expect(fromBest.indexOf(after.band)).toBeLessThanOrEqual(fromBest.indexOf(before.band));
      }),
      { numRuns: 1000 },
    );
  });

  it('every band but NOT_ASSESSED has a growth rate, and every NOT_ASSESSED a reason', () => {
    fc.assert(
      fc.property(growing, (original) => {
        const { band, growth, ratio, reason } = eurostatView(original, OPEN);
        expect([reason === null, growth !== null]).toEqual([band !== 'NOT_ASSESSED', band !== 'NOT_ASSESSED']);
        if (growth !== null) expect(ratio !== null).toBe(targetsWithin(original).length > 0);
      }),
      { numRuns: 500 },
    );
  });
});

/** A value that is better by the direction: further along, or less far outside what is to be kept. */
function betterThan(original: SeriesToJudge, value: number, by: number): number {
  const last = original.targets
    .filter(({ year }) => year <= original.endYear)
    .toSorted((one, other) => one.year - other.year)
    .at(-1);
  if (original.direction === 'DECREASE' || original.direction === 'KEEP_AT_MOST') return value - by;
  if (original.direction !== 'KEEP_WITHIN') return value + by;
  const { bandMinimum, bandMaximum } = last ?? {};
  if (bandMinimum == null || bandMaximum == null) return value;
  if (value > bandMaximum) return Math.max(bandMaximum, value - by);
  return value < bandMinimum ? Math.min(bandMinimum, value + by) : value;
}

const child: fc.Arbitrary<ChildSums> = fc
  .record({
    weight: fc.constantFrom(0, 0.1, 0.5, 1, 2, 3),
    isCounted: fc.boolean(),
    coverage: fc.constantFrom(0, 0.3, 1),
    attainment: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
    paceScore: fc.integer({ min: -500, max: 500 }).map((hundredths) => hundredths / 100),
    hasReachedTarget: fc.boolean(),
    isMovingAway: fc.boolean(),
  })
  .map((made) => (made.coverage === 0 ? { ...made, attainment: null, paceScore: null } : made));

const rolled = (children: readonly ChildSums[], minimumCoverage = 0.5) =>
  rollUp({ children, indicators: [], minimumCoverage, isGoal: true });

describe('the laws of rolling up', () => {
  it('the order of the children does not matter', () => {
    fc.assert(
      fc.property(fc.array(child, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (children, keys) => {
        const keyed = children.map((one) => ({ one, key: keys.next().value ?? 0 }));
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ one }) => one);
        const [before, after] = [rolled(children), rolled(shuffled)];
        expect([after.node.status, after.node.reason]).toEqual([before.node.status, before.node.reason]);
        expect(after.sums.attainment ?? -1).toBeCloseTo(before.sums.attainment ?? -1, 9);
        expect(after.sums.paceScore ?? -9).toBeCloseTo(before.sums.paceScore ?? -9, 9);
        expect(after.sums.coverage).toBeCloseTo(before.sums.coverage, 9);
      }),
      { numRuns: 500 },
    );
  });

  it('a missing child changes coverage and never what the present ones give', () => {
    const missing = { isCounted: true, coverage: 0, attainment: null, paceScore: null } as const;
    fc.assert(
      fc.property(fc.array(child, { maxLength: 6 }), (children) => {
        const added = { ...missing, weight: 1, hasReachedTarget: false, isMovingAway: false };
        const [before, after] = [rolled(children).sums, rolled([...children, added]).sums];
        expect([after.attainment, after.paceScore]).toEqual([before.attainment, before.paceScore]);
        expect(after.coverage).toBeLessThanOrEqual(before.coverage);
      }),
      { numRuns: 500 },
    );
  });

  it('a mean lies between the least and the greatest', () => {
    fc.assert(
      fc.property(fc.array(child, { minLength: 1, maxLength: 6 }), (children) => {
        const { attainment } = rolled(children).sums;
        fc.pre(attainment !== null);
        const known = children.flatMap((one) => one.attainment ?? []);
        expect(attainment).toBeGreaterThanOrEqual(Math.min(...known) - 1e-9);
        expect(attainment).toBeLessThanOrEqual(Math.max(...known) + 1e-9);
      }),
    );
  });
});

const oddNumber = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -5, max: 120 }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1e308, -1e308, 5e-324, Number.NaN, Number.NEGATIVE_INFINITY) },
);
const oddYear = fc.integer({ min: 2017, max: 2027 });
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });

const oddFigure: fc.Arbitrary<Figure> = fc.record({
  year: oddYear,
  value: orNull(oddNumber),
  numerator: orNull(oddNumber),
  denominator: orNull(oddNumber),
  missing: fc.option(fc.constantFrom(...MISSING_REASONS), { nil: null, freq: 3 }),
  observationStatus: fc.constantFrom(...OBSERVATION_STATUSES),
  comparable: fc.boolean(),
});
const oddTarget: fc.Arbitrary<Target> = fc.record({
  year: oddYear,
  value: fc.option(oddNumber, { nil: null, freq: 9 }),
  bandMinimum: orNull(oddNumber),
  bandMaximum: orNull(oddNumber),
});
const oddBaseline = fc.record({ year: oddYear, value: orNull(oddNumber) });

const ORGANISATIONS = ['a', 'b', 'a1', 'a2', 'a11'];
const oddStrategy = fc
  .record({
    direction: fc.constantFrom<Direction>(...DIRECTIONS),
    valueKind: fc.constantFrom<ValueKind>(...VALUE_KINDS),
    aggregation: fc.constantFrom<Aggregation>(...AGGREGATIONS),
    accumulation,
    trajectory,
    weight: oddNumber,
    baseline: orNull(oddBaseline),
    targets: fc.array(oddTarget, { maxLength: 3 }),
    ownBaselines: fc.dictionary(fc.constantFrom(...ORGANISATIONS), oddBaseline),
    ownTargets: fc.dictionary(fc.constantFrom(...ORGANISATIONS), fc.array(oddTarget, { maxLength: 2 })),
    responsible: fc.subarray(ORGANISATIONS),
    figures: fc.dictionary(fc.constantFrom(...ORGANISATIONS), fc.array(oddFigure, { maxLength: 6 })),
    frequencyYears: fc.integer({ min: 1, max: 3 }),
    minimum: fc.option(oddNumber, { nil: null, freq: 3 }),
    maximum: fc.option(oddNumber, { nil: null, freq: 3 }),
    minimumCoverage: fc.constantFrom(0, 0.5, 0.8, 1, Number.NaN),
    circle: fc.boolean(),
  })
  .map(({ direction, valueKind, aggregation, accumulation: accumulated, frequencyYears, minimum, maximum, ...made }) =>
    strategy({
      goals: [
        goal('g', [
          goalIndicator({
            ...made,
            rules: rules({
              direction,
              valueKind,
              aggregation,
              accumulation: accumulated,
              frequencyYears,
              minimum,
              maximum,
              factor: valueKind === 'SHARE' ? 100 : 1,
            }),
            ownBaselines: new Map(Object.entries(made.ownBaselines)),
            ownTargets: new Map(Object.entries(made.ownTargets)),
          }),
        ]),
      ],
      participants: [participant('a'), participant('b')],
      organisations: [
        organisation('a', made.circle ? 'a11' : null, 100),
        organisation('b', null, 300),
        organisation('a1', 'a'),
        organisation('a2', 'a', 40),
        organisation('a11', 'a1'),
      ],
      reports: { i: made.figures },
      minimumCoverage: made.minimumCoverage,
    }),
  );

function expectNothingOdd(value: unknown, path: string): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${path} is ${value}`);
  if (value === undefined) throw new Error(`${path} is undefined`);
  if (value === null || typeof value !== 'object') return;
  for (const [key, part] of Object.entries(value)) expectNothingOdd(part, `${path}.${key}`);
}

describe('the laws of judging what is stored, however odd', () => {
  const asked = fc.record({
    organisation: fc.constantFrom(null, ...ORGANISATIONS),
    year: fc.integer({ min: 2019, max: 2026 }),
    targets: fc.constantFrom('COMMON' as const, 'OWN' as const, 'EFFECTIVE' as const),
  });

  it('it never throws, and no number is NaN, infinite or undefined', () => {
    fc.assert(
      fc.property(oddStrategy, asked, (figures, of) => {
        const judged = judgeStrategy(figures, of);
        const [indicator] = judged.themes[0]?.goals[0]?.indicators ?? [];
        // What was stored is given back as it was: only targets and stated baselines may be odd themselves.
        expectNothingOdd({ ...judged, themes: [], worst: null }, 'strategy');
        expectNothingOdd({ ...indicator, target: null, baseline: null }, 'indicator');
      }),
      { numRuns: 1000 },
    );
  });

  it('every null value and every NOT_ASSESSED has its reason, and nothing missing has a value', () => {
    fc.assert(
      fc.property(oddStrategy, asked, (figures, of) => {
        const [judged] = judgeStrategy(figures, of).themes[0]?.goals[0]?.indicators ?? [];
        expect(judged).toBeDefined();
        if (judged !== undefined) expectReasons(judged);
      }),
      { numRuns: 1000 },
    );
  });

  it('every year of the strategy is in the series, once and in order', () => {
    fc.assert(
      fc.property(oddStrategy, asked, (figures, of) => {
        const [judged] = judgeStrategy(figures, of).themes[0]?.goals[0]?.indicators ?? [];
        const years = judged?.series.map(({ year }) => year) ?? [];
        expect(years).toEqual([...new Set(years)].toSorted((one, other) => one - other));
        expect(years).toEqual(expect.arrayContaining([2020, 2021, 2022, 2023, 2024]));
      }),
    );
  });

  it('what is in no sum has no weight, whatever it is', () => {
    fc.assert(
      fc.property(oddStrategy, (figures) => {
        const judged = judgeStrategy(figures, scope('a', 2023));
        const [indicator] = judged.themes[0]?.goals[0]?.indicators ?? [];
        fc.pre(indicator !== undefined && !indicator.counted);
        expect(sumsOfIndicator(indicator, 1).isCounted).toBe(false);
        expect([judged.attainment, judged.reason]).toEqual([null, 'nothing_to_assess']);
      }),
    );
  });
});

function expectReasons(judged: IndicatorJudgement): void {
  if (judged.value === null) expect([judged.missing, judged.reason]).not.toContain(null);
  else expect(judged.missing).toBeNull();
  if (judged.status === 'NOT_ASSESSED') {
    expect(judged.reason).not.toBeNull();
    expect([judged.attainment, judged.pace, judged.paceScore, judged.judged]).toEqual([null, null, null, null]);
  } else {
    expect([judged.attainment, judged.paceScore, judged.dataYear]).not.toContain(null);
  }
  const { eurostat, forecast } = judged;
  expect((eurostat ?? { reason: judged.reason }).reason === null).toBe(eurostat !== null && eurostat.growth !== null);
  const isWhole = forecast !== null && forecast.low !== null && forecast.probability !== null;
  expect((forecast ?? { refusedBecause: judged.reason }).refusedBecause === null).toBe(isWhole);
  for (const point of judged.series) {
    expect(point.value === null).toBe(point.missing !== null);
    if (point.value === null) expect(point.status).toBe('NOT_ASSESSED');
  }
  expect(judged.coverage.reported + (judged.coverage.missing?.length ?? 0)).toBe(judged.coverage.expected);
}
