import fc from 'fast-check';
import { compare } from '../../src/domain/comparison/compare.js';
import type { Compared, ComparedRow, Comparison } from '../../src/domain/comparison/comparison.js';
import { likenessOf, mostAlike } from '../../src/domain/comparison/likeness.js';
import { comparePlaces } from '../../src/domain/comparison/places.js';
import { quartilesOf } from '../../src/domain/comparison/quartiles.js';
import { ranksOf } from '../../src/domain/comparison/ranks.js';
import { DIRECTIONS, type Direction, type IndicatorRules, VALUE_KINDS } from '../../src/domain/plan/indicator-rules.js';
import { joinBelow } from '../../src/domain/progress/join-years.js';
import { organisationTree } from '../../src/domain/progress/organisation-tree.js';
import type { OrganisationNode } from '../../src/domain/progress/strategy-figures.js';
import { type Figure, MISSING_REASONS } from '../../src/domain/review/measurement.js';
import { band, figure, goalIndicator, judgedIndicator, organisation, parts, rules, scope, share } from './given.js';

interface Wish {
  /** Figures by organisation. Names that begin with `?` take part unnamed. */
  readonly figures: Readonly<Record<string, readonly Figure[]>>;
  readonly years?: readonly number[];
  readonly rules?: IndicatorRules;
  readonly indicator?: Parameters<typeof goalIndicator>[0];
  readonly below?: readonly OrganisationNode[];
  readonly isNamedElsewhere?: boolean;
}

function compared({
  figures,
  years = [2023],
  rules: ofIndicator = rules(),
  indicator = {},
  below = [],
  isNamedElsewhere = false,
}: Wish): Comparison {
  const departments = new Set(below.map(({ id }) => id));
  const participants = Object.keys(figures).filter((id) => !departments.has(id));
  const plan = { startYear: 2020, endYear: 2024, minimumCoverage: 0.8 };
  const reports = new Map(Object.entries(figures));
  const uses = goalIndicator({ rules: ofIndicator, ...indicator });
  const organisations = [...participants.map((id) => organisation(id, null, 100)), ...below];
  const tree = organisationTree({ organisations, participants: [] });
  const joined = joinBelow({ plan, goal: 'g', goalIndicator: uses, tree, figures: reports }, participants);
  return compare({
    plan,
    goalIndicator: uses,
    own: (of) => reports.get(of) ?? [],
    below: (of) => joined.get(of) ?? [],
    populationOf: tree.populationOf,
    compared: participants.map((id): Compared => ({ organisation: id, key: id.startsWith('?') ? null : id })),
    years,
    isNamedElsewhere,
  });
}

const one = (value: number | null, changes: Partial<Figure> = {}): readonly Figure[] => [figure(2023, value, changes)];
const ranked = ({ rows }: Comparison) => rows.map(({ organisation: of, rank }) => [of, rank]);
const toldOf = ({ rows, summaries }: Comparison) => ({
  rows: rows.map(({ judged, ...row }) => ({ ...row, ...judged() })),
  summaries,
});
const lastValue = ({ values }: ComparedRow) => values.at(-1);

describe('the rank in a comparison', () => {
  it.each<[string, Direction, object, readonly [string, number | null][]]>([
    [
      'greatest first',
      'INCREASE',
      {},
      [
        ['d', 1],
        ['c', 2],
        ['b', 3],
        ['a', 4],
      ],
    ],
    [
      'smallest first',
      'DECREASE',
      {},
      [
        ['a', 1],
        ['b', 2],
        ['c', 3],
        ['d', 4],
      ],
    ],
    [
      'all that keep it equal',
      'KEEP_AT_LEAST',
      { value: 25 },
      [
        ['c', 1],
        ['d', 1],
        ['b', 3],
        ['a', 4],
      ],
    ],
    [
      'all that keep it equal',
      'KEEP_AT_MOST',
      { value: 25 },
      [
        ['a', 1],
        ['b', 1],
        ['c', 3],
        ['d', 4],
      ],
    ],
    [
      'all inside first',
      'KEEP_WITHIN',
      band(2024, 20, 30),
      [
        ['b', 1],
        ['c', 1],
        ['a', 3],
        ['d', 3],
      ],
    ],
    [
      'nobody first',
      'NONE',
      {},
      [
        ['a', null],
        ['b', null],
        ['c', null],
        ['d', null],
      ],
    ],
  ])('puts %s for %s', (_what, direction, target, expected) => {
    const targets = [{ year: 2024, value: null, bandMinimum: null, bandMaximum: null, ...target }];
    const figures = { a: one(10), b: one(20), c: one(30), d: one(40) };
    expect(ranked(compared({ figures, rules: rules({ direction }), indicator: { targets } }))).toEqual(expected);
  });

  it.each<[string, Partial<IndicatorRules>, object]>([
    ['without a common target', {}, { targets: [] }],
    ['where the common target is that of a sum', { aggregation: 'SUM' }, {}],
  ])('is given to nobody for what is to be kept %s', (_what, changes, indicator) => {
    const found = compared({
      figures: { a: one(10), b: one(20) },
      rules: rules({ direction: 'KEEP_AT_LEAST', ...changes }),
      indicator,
    });
    expect(ranked(found)).toEqual([
      ['a', null],
      ['b', null],
    ]);
  });

  it('is shared by equals and leaves the next ones free', () => {
    expect(ranksOf([5, 3, 5, 9, 3, null])).toEqual([
      { rank: 3, standing: 5 },
      { rank: 1, standing: 3 },
      { rank: 3, standing: 5 },
      { rank: 5, standing: 9 },
      { rank: 1, standing: 3 },
      null,
    ]);
  });

  it('is shared by numbers that only the computer tells apart', () => {
    const [first, second] = ranksOf([0.1 + 0.2, 0.3]);
    expect([first?.rank, second?.rank]).toEqual([1, 1]);
  });

  it('is that of the latest year, wherever it stands among those asked for', () => {
    const figures = { a: [figure(2021, 1), figure(2023, 9)], b: [figure(2021, 8), figure(2023, 2)] };
    const found = compared({ figures, years: [2023, 2021] });
    expect(ranked(found)).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(found.rows[0]?.values.map(({ year, value }) => [year, value])).toEqual([
      [2023, 9],
      [2021, 1],
    ]);
    expect(found.summaries.map(({ year }) => year)).toEqual([2023, 2021]);
  });

  it('is null for what is missing and for what must not be compared, which stand behind', () => {
    const found = compared({
      figures: {
        a: one(null),
        b: one(99, { comparable: false }),
        c: one(1),
        d: [],
        e: one(null, { missing: 'NOT_APPLICABLE' }),
      },
    });
    expect(found.rows.map(({ organisation: of, rank, values: [value] }) => [of, rank, value])).toEqual([
      ['c', 1, { year: 2023, value: 1, missing: null, comparable: true }],
      ['b', null, { year: 2023, value: 99, missing: null, comparable: false }],
      ['a', null, { year: 2023, value: null, missing: 'NO_DATA', comparable: true }],
      ['d', null, { year: 2023, value: null, missing: 'NOT_DUE', comparable: true }],
      ['e', null, { year: 2023, value: null, missing: 'NOT_APPLICABLE', comparable: true }],
    ]);
    expect(found.summaries).toEqual([
      {
        year: 2023,
        lowerQuartile: 1,
        median: 1,
        upperQuartile: 1,
        coverage: {
          expected: 4,
          reported: 1,
          share: 0.25,
          populationShare: 0.25,
          partialValue: null,
          missing: [
            { organisation: 'b', goalIndicator: null, reason: 'NOT_COMPARABLE' },
            { organisation: 'a', goalIndicator: null, reason: 'NO_DATA' },
            { organisation: 'd', goalIndicator: null, reason: 'NOT_DUE' },
          ],
        },
      },
    ]);
  });

  it('never counts zero as missing', () => {
    expect(ranked(compared({ figures: { a: one(0), b: one(null), c: one(-1) } }))).toEqual([
      ['a', 1],
      ['c', 2],
      ['b', null],
    ]);
  });
});

describe('median and quartiles', () => {
  it.each([
    ['of nothing', [], [null, null, null]],
    ['of one', [7], [7, 7, 7]],
    ['of two', [1, 2], [1.25, 1.5, 1.75]],
    ['of four', [4, 1, 3, 2], [1.75, 2.5, 3.25]],
    ['of five', [10, 20, 30, 40, 50], [20, 30, 40]],
    ['of the greatest there are', [-(2 ** 1023), 2 ** 1023], [-(2 ** 1022), 0, 2 ** 1022]],
  ])('%s are interpolated', (_what, values, [lowerQuartile, median, upperQuartile]) => {
    expect(quartilesOf(values, false)).toEqual({ lowerQuartile, median, upperQuartile });
  });

  it.each([
    ['of nothing', [], [null, null, null]],
    ['of one', [4], [4, 4, 4]],
    ['of two', [2, 3], [2, 2, 3]],
    ['of four', [4, 1, 3, 2], [1, 2, 3]],
    ['of five', [1, 2, 2, 4, 5], [2, 2, 4]],
  ])('%s that only have an order are one of them', (_what, values, [lowerQuartile, median, upperQuartile]) => {
    expect(quartilesOf(values, true)).toEqual({ lowerQuartile, median, upperQuartile });
  });

  it('lie in their order among the values', () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.boolean(), (some, isOrdinal) => {
        const { lowerQuartile, median, upperQuartile } = quartilesOf(some, isOrdinal);
        const line = [Math.min(...some), lowerQuartile, median, upperQuartile, Math.max(...some)].map(Number);
        for (const [index, number] of line.entries()) {
          expect(Number.isFinite(number)).toBe(true);
          expect(number).toBeGreaterThanOrEqual(
            (line[index - 1] ?? Number.NEGATIVE_INFINITY) * (1 + 1e-12 * Math.sign(-number)),
          );
        }
      }),
    );
  });
});

describe('the value in a comparison', () => {
  const departments = [organisation('m1', 'm'), organisation('m2', 'm')];

  it('is the own one, else that of the departments, as progress shows it', () => {
    const figures = {
      m: [],
      m1: [parts(2020, 10, 100), parts(2023, 30, 100)],
      m2: [parts(2020, 60, 300), parts(2023, 90, 300)],
      n: [parts(2023, 1, 2)],
    };
    const { rows } = compared({ figures, rules: share(), below: departments });
    expect(rows.map(({ organisation: of, rank, values: [value] }) => [of, rank, value?.value])).toEqual([
      ['n', 1, 50],
      ['m', 2, 30],
    ]);
    const asked = judgedIndicator(
      { indicator: { rules: share() }, organisations: [organisation('m'), ...departments], reports: { i: figures } },
      scope('m', 2023),
    );
    expect(rows[1]?.judged()).toEqual({ status: 'FAR_BEHIND', reason: null });
    expect(asked).toMatchObject({ status: 'FAR_BEHIND', value: 30 });
  });

  it('is one of the levels for a LEVEL, with the lower median', () => {
    const found = compared({
      figures: { a: one(2), b: one(5), c: one(4), d: one(3) },
      rules: rules({ valueKind: 'LEVEL', aggregation: 'MEDIAN' }),
    });
    expect(ranked(found)).toEqual([
      ['b', 1],
      ['c', 2],
      ['d', 3],
      ['a', 4],
    ]);
    expect(found.summaries[0]).toMatchObject({ lowerQuartile: 2, median: 3, upperQuartile: 4 });
  });

  it('is 1 or 0 for a YES_NO, yes first whatever the direction', () => {
    const found = compared({
      figures: { a: one(0), b: one(1), c: one(1) },
      rules: rules({ valueKind: 'YES_NO', direction: 'ACHIEVE' }),
    });
    expect(ranked(found)).toEqual([
      ['b', 1],
      ['c', 1],
      ['a', 3],
    ]);
    expect(found.rows.map((row) => lastValue(row)?.value)).toEqual([1, 1, 0]);
    expect(found.summaries[0]).toMatchObject({ median: 1 });
  });

  it('is the per cent of yes for everybody as soon as departments speak for one', () => {
    const found = compared({
      figures: { a: one(1), b: one(0), m: [], m1: one(1), m2: one(0) },
      rules: rules({ valueKind: 'YES_NO', direction: 'ACHIEVE' }),
      below: departments,
    });
    expect(found.rows.map((row) => [row.organisation, row.rank, lastValue(row)?.value])).toEqual([
      ['a', 1, 100],
      ['m', 2, 50],
      ['b', 3, 0],
    ]);
  });
});

describe('who takes part unnamed', () => {
  const four = { a: one(10), b: one(20), c: one(30), d: one(40) };

  it('stands without its name among at least five with a value', () => {
    const found = compared({ figures: { ...four, '?x': one(25) } });
    expect(ranked(found)).toEqual([
      ['d', 1],
      ['c', 2],
      [null, 3],
      ['b', 4],
      ['a', 5],
    ]);
    expect(found.summaries[0]).toMatchObject({
      median: 25,
      coverage: { expected: 5, reported: 5, populationShare: null },
    });
  });

  it('has no row and no number among fewer, and is counted as missing', () => {
    const found = compared({ figures: { ...four, d: one(null), '?x': one(25) } });
    expect(ranked(found)).toEqual([
      ['c', 1],
      ['b', 2],
      ['a', 3],
      ['d', null],
    ]);
    expect(found.summaries[0]).toMatchObject({
      median: 20,
      coverage: {
        expected: 5,
        reported: 3,
        populationShare: null,
        missing: [
          { organisation: 'd', reason: 'NO_DATA' },
          { organisation: null, reason: 'SUPPRESSED' },
        ],
      },
    });
  });

  it('does not count as one of five with a value that must not be compared', () => {
    const found = compared({ figures: { ...four, d: one(40, { comparable: false }), '?x': one(25) } });
    expect(found.rows.map(({ organisation: of }) => of)).toEqual(['c', 'b', 'a', 'd']);
  });

  it('is suppressed in the years that have fewer, whether it has a value or not, and its status with the latest', () => {
    const early = (value: number) => [figure(2022, value), figure(2023, value)];
    const found = compared({
      figures: { ...four, a: early(1), b: early(2), '?x': early(25), '?y': one(3) },
      years: [2022, 2023],
    });
    const unnamed = found.rows.filter(({ organisation: of }) => of === null);
    expect(unnamed.map(({ values: [before, latest] }) => [before?.missing, latest?.value])).toEqual([
      ['SUPPRESSED', 25],
      ['SUPPRESSED', 3],
    ]);
    expect(found.summaries[0]).toMatchObject({ median: 1.5, coverage: { expected: 6, reported: 2 } });

    const sparse = compared({
      figures: { a: early(1), b: early(2), c: one(3), d: one(4), '?x': early(5) },
      years: [2023, 2024],
    });
    expect(toldOf(sparse).rows.filter(({ organisation: of }) => of === null)).toMatchObject([
      {
        rank: null,
        status: 'NOT_ASSESSED',
        reason: 'SUPPRESSED',
        values: [
          { year: 2023, value: 5 },
          { year: 2024, value: null, missing: 'SUPPRESSED' },
        ],
      },
    ]);
  });

  it.each<[string, Partial<Wish>]>([
    ['named elsewhere with the same indicator', { isNamedElsewhere: true }],
    ['weighted by inhabitants in the aggregate of all', { rules: rules({ aggregation: 'POPULATION_WEIGHTED_MEAN' }) }],
    ['weighted by the denominator of a rate', { rules: rules({ valueKind: 'RATIO', aggregation: 'RATIO_OF_SUMS' }) }],
  ])('has no row among however many whose values are %s', (_what, wish) => {
    const found = compared({ figures: { ...four, e: one(50), '?x': one(25) }, ...wish });
    expect(found.rows.map(({ organisation: of }) => of)).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(found.summaries[0]).toMatchObject({
      median: 30,
      coverage: { expected: 6, reported: 5, missing: [{ organisation: null, reason: 'SUPPRESSED' }] },
    });
  });

  it('has a row where shares are weighted by their wholes', () => {
    expect(compared({ figures: { ...four, '?x': one(25) }, rules: share() }).rows).toHaveLength(5);
  });

  it('has a status only with a value of the latest year that is shown, and is of the strategy', () => {
    const statusIn = (years: readonly number[], latest: readonly Figure[]) => {
      const early = [figure(2019, 5), figure(2020, 50), figure(2023, 60)];
      const named = { a: early, b: early, c: early, d: early, e: [...early, figure(2024, 1)] };
      const { rows } = compared({ figures: { ...named, '?x': [...early, ...latest] }, years });
      return rows.find(({ organisation: of }) => of === null)?.judged();
    };
    const suppressed = { status: 'NOT_ASSESSED', reason: 'SUPPRESSED' };
    expect(statusIn([2023], [])).toEqual({ status: 'BEHIND', reason: null });
    // Shown, but of a year in which the strategy's nearest one, which may be hidden, would be judged.
    expect(statusIn([2019], [])).toEqual(suppressed);
    // The year before would be judged.
    expect(statusIn([2023, 2024], [figure(2024, null)])).toEqual(suppressed);
    const five = { a: one(1), b: one(2), c: one(3), d: one(4), e: one(5), '?x': [figure(2022, 60), ...one(null)] };
    const [unnamed] = compared({ figures: five }).rows.filter(({ organisation: of }) => of === null);
    expect([unnamed?.values, unnamed?.judged()]).toEqual([
      [{ year: 2023, value: null, missing: 'NO_DATA', comparable: true }],
      suppressed,
    ]);
  });

  it('cannot be told by anything but what its row shows', () => {
    const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), fc.array(value, { maxLength: 4 }), (named, unnamed) => {
        const under = (names: readonly string[]) =>
          compared({
            figures: Object.fromEntries([
              ...named.map((one, index) => [`n${index}`, [figure(2023, one)]]),
              ...unnamed.map((one, index) => [names[index], [figure(2023, one)]]),
            ]),
          });
        const found = toldOf(under(['?a', '?b', '?c', '?d']));
        expect(toldOf(under(['?z', '?y', '?x', '?w']))).toEqual(found);
        expect(JSON.stringify(found)).not.toContain('?');
      }),
    );
  });
});

describe('likeness', () => {
  it.each([
    [50, 100, 0.5],
    [100, 50, 0.5],
    [100, 100, 1],
    [null, 100, null],
    [100, null, null],
    [0, 100, null],
  ])('of %p and %p inhabitants is %p', (mine, theirs, expected) => {
    expect(likenessOf(mine, theirs)).toBe(expected);
  });

  it('finds the most alike, of equals the first, and nobody whose size is not known', () => {
    const candidates = [
      { organisation: 'half', population: 50 },
      { organisation: 'unknown', population: null },
      { organisation: 'double', population: 200 },
      { organisation: 'same', population: 100 },
    ];
    expect([...mostAlike(candidates, 100, 2)]).toEqual([
      ['same', 1],
      ['half', 0.5],
    ]);
    expect(mostAlike(candidates, 100, 9).has('unknown')).toBe(false);
  });
});

describe('the laws of comparing what is stored, however odd', () => {
  const number = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 6 }) },
    { weight: 1, arbitrary: fc.double() },
    { weight: 1, arbitrary: fc.constantFrom(0, -0, 1e308, -1e308, 5e-324, Number.NaN, Number.POSITIVE_INFINITY) },
  );
  const orNull = fc.option(number, { nil: null });
  const oddFigure: fc.Arbitrary<Figure> = fc.record({
    year: fc.integer({ min: 2020, max: 2024 }),
    value: orNull,
    numerator: orNull,
    denominator: orNull,
    missing: fc.option(fc.constantFrom(...MISSING_REASONS), { nil: null, freq: 4 }),
    observationStatus: fc.constant('NORMAL'),
    comparable: fc.boolean(),
  });
  const IDS = ['a', 'b', 'c', 'd', 'e', '?x', '?y', 'a1', 'a2'];
  const below = [organisation('a1', 'a'), organisation('a2', 'a', 50)];
  const odd = fc
    .record({
      direction: fc.constantFrom(...DIRECTIONS),
      valueKind: fc.constantFrom(...VALUE_KINDS),
      figures: fc.array(fc.array(oddFigure, { maxLength: 5 }), { minLength: IDS.length, maxLength: IDS.length }),
      years: fc.uniqueArray(fc.integer({ min: 2019, max: 2026 }), { minLength: 1, maxLength: 4 }),
      target: number,
    })
    .map(({ direction, valueKind, figures, years, target }) => ({
      figures: Object.fromEntries(IDS.map((id, index) => [id, figures[index] ?? []])),
      years,
      below,
      rules: rules({ direction, valueKind, factor: valueKind === 'SHARE' ? 100 : 1 }),
      indicator: { targets: [{ year: 2024, value: target, bandMinimum: 1, bandMaximum: 3 }] },
    }));

  it('the order in which they are read does not show', () => {
    fc.assert(
      fc.property(odd, fc.infiniteStream(fc.nat()), (wish, keys) => {
        const shuffled = Object.entries(wish.figures)
          .map((entry) => ({ entry, key: keys.next().value ?? 0 }))
          .toSorted((first, second) => first.key - second.key)
          .map(({ entry }) => entry);
        expect(toldOf(compared({ ...wish, figures: Object.fromEntries(shuffled) }))).toEqual(toldOf(compared(wish)));
      }),
      { numRuns: 150 },
    );
  });

  it('better is never ranked behind worse, equals are equal, and who has no comparable value has no rank', () => {
    fc.assert(
      fc.property(odd, (wish) => {
        const latest = wish.years.indexOf(Math.max(...wish.years));
        const { rows } = compared(wish);
        expect(rows.map(({ place }) => place)).toEqual(rows.map(({ place }) => place).toSorted(comparePlaces));
        for (const [index, { rank, values, place }] of rows.entries()) {
          const value = values[latest];
          if (rank === null) {
            expect(place.group).toBe(value?.value === null ? 2 : 1);
          } else {
            expect([place.group, value?.comparable, value?.missing]).toEqual([0, true, null]);
            const before = rows[index - 1];
            const isShared = before !== undefined && before.place.standing === place.standing;
            expect(rank).toBe(isShared ? before.rank : index + 1);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('every place is another, so that a page begins where the one before ended', () => {
    fc.assert(
      fc.property(odd, (wish) => {
        const { rows } = compared(wish);
        for (const [index, { place }] of rows.entries()) {
          const following = rows.filter((row) => comparePlaces(row.place, place) > 0);
          expect(following).toEqual(rows.slice(index + 1));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('no number is NaN or infinite, every null has its reason, and coverage adds up', () => {
    fc.assert(
      fc.property(odd, (wish) => {
        const { rows, summaries } = compared(wish);
        for (const { values, judged } of rows) {
          const { status, reason } = judged();
          expect(status === 'NOT_ASSESSED').toBe(reason !== null);
          for (const { value, missing } of values) {
            expect(value === null).toBe(missing !== null);
            if (value !== null) expect(Number.isFinite(value)).toBe(true);
          }
        }
        for (const { coverage, median, lowerQuartile, upperQuartile } of summaries) {
          expect(coverage.reported + (coverage.missing?.length ?? 0)).toBe(coverage.expected);
          expect(
            [lowerQuartile, median, upperQuartile].every((one) => (one === null) === (coverage.reported === 0)),
          ).toBe(true);
          for (const one of [lowerQuartile, median, upperQuartile])
            if (one !== null) expect(Number.isFinite(one)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a missing one changes no rank and no quartile', () => {
    fc.assert(
      fc.property(odd, (wish) => {
        const [before, after] = [compared(wish), compared({ ...wish, figures: { ...wish.figures, z: [] } })];
        const others = after.rows.filter(({ organisation: of }) => of !== 'z');
        expect(others.map(({ rank }) => rank)).toEqual(before.rows.map(({ rank }) => rank));
        expect(after.summaries.map(({ median }) => median)).toEqual(before.summaries.map(({ median }) => median));
      }),
      { numRuns: 300 },
    );
  });
});
