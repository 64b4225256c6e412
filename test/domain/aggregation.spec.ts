import { aggregate, type MemberFigure, type ToAggregate } from '../../src/domain/progress/aggregate.js';
import {
  type AggregationRule,
  aggregationRuleOf,
  figureOfMembers,
  figureOfSums,
  type MemberValue,
  sumsOf,
} from '../../src/domain/progress/aggregation.js';

const member = (value: number, changes: Partial<MemberValue> = {}): MemberValue => ({
  value,
  numerator: null,
  denominator: null,
  population: null,
  ...changes,
});

function figureOf(organisation: string, value: number | null, changes: Partial<MemberFigure> = {}): MemberFigure {
  return {
    organisation,
    value,
    numerator: null,
    denominator: null,
    population: null,
    missing: value === null ? 'NOT_REPORTED' : null,
    comparable: true,
    observationStatus: value === null ? null : 'NORMAL',
    ...changes,
  };
}

const ratio = (organisation: string, numerator: number, denominator: number): MemberFigure =>
  figureOf(organisation, (100 * numerator) / denominator, { numerator, denominator });

function aggregated(figures: readonly MemberFigure[], changes: Partial<ToAggregate> = {}) {
  return aggregate({ rule: 'MEAN', factor: 1, minimumCoverage: 0.8, figures, ...changes });
}

const A_THOUSAND_AND_A_HUNDRED = [
  member(90, { numerator: 90, denominator: 100, population: 100 }),
  member(1, { numerator: 10, denominator: 1000, population: 1000 }),
];

describe('a figure from members', () => {
  const cases: readonly [AggregationRule, readonly MemberValue[], number | null][] = [
    ['RATIO_OF_SUMS', A_THOUSAND_AND_A_HUNDRED, 10_000 / 1100],
    ['MEAN', A_THOUSAND_AND_A_HUNDRED, 45.5],
    ['POPULATION_WEIGHTED_MEAN', A_THOUSAND_AND_A_HUNDRED, 10_000 / 1100],
    ['SUM', [member(1), member(2), member(4)], 7],
    ['SUM', [member(0.1), member(0.2), member(0.3)], 0.6],
    ['SUM', [member(1e16), member(1), member(-1e16)], 1],
    ['MEDIAN', [member(5), member(1), member(3)], 3],
    ['MEDIAN', [member(5), member(1), member(3), member(4)], 3.5],
    ['LOWER_MEDIAN', [member(5), member(1), member(3), member(4)], 3],
    ['LOWER_MEDIAN', [member(2)], 2],
    ['MINIMUM', [member(5), member(-1)], -1],
    ['MAXIMUM', [member(5), member(-1)], 5],
    ['PER_CENT_OF_YES', [member(1), member(0), member(0), member(0)], 25],
    ['NONE', [member(1)], null],
    ['RATIO_OF_SUMS', [member(1, { numerator: 0, denominator: 0 })], null],
  ];
  it.each(cases)('%s of %j is %d', (rule, members, figure) => {
    expect(figureOfMembers(rule, members, 100)).toBe(figure);
  });

  it.each(['SUM', 'MEAN', 'MEDIAN', 'LOWER_MEDIAN', 'MINIMUM', 'MAXIMUM', 'RATIO_OF_SUMS', 'PER_CENT_OF_YES'] as const)(
    '%s of nobody is nothing',
    (rule) => {
      expect(figureOfMembers(rule, [], 100)).toBeNull();
    },
  );

  it('comes from kept sums as from the members', () => {
    const sums = sumsOf(A_THOUSAND_AND_A_HUNDRED);
    expect(sums).toEqual({
      count: 2,
      values: 91,
      numerators: 100,
      denominators: 1100,
      populations: 1100,
      valuesTimesPopulations: 10_000,
    });
    expect(figureOfSums('RATIO_OF_SUMS', sums, 100)).toBe(10_000 / 1100);
    expect(figureOfSums('MEDIAN', sums, 100)).toBeNull();
  });
});

describe('the rule that holds', () => {
  it.each([
    ['SHARE', 'RATIO_OF_SUMS', 'RATIO_OF_SUMS'],
    ['SHARE', 'SUM', 'NONE'],
    ['RATIO', 'SUM', 'NONE'],
    ['SHARE', 'MEAN', 'MEAN'],
    ['AMOUNT', 'SUM', 'SUM'],
    ['INDEX', 'MEAN', 'NONE'],
    ['YES_NO', 'SUM', 'PER_CENT_OF_YES'],
    ['YES_NO', 'NONE', 'NONE'],
    ['LEVEL', 'MEAN', 'LOWER_MEDIAN'],
    ['LEVEL', 'MEDIAN', 'LOWER_MEDIAN'],
    ['LEVEL', 'MINIMUM', 'MINIMUM'],
    ['LEVEL', 'NONE', 'NONE'],
  ] as const)('for %s by %s is %s', (valueKind, aggregation, rule) => {
    expect(aggregationRuleOf({ valueKind, aggregation })).toBe(rule);
  });
});

describe('an aggregate of one year', () => {
  it('speaks of everyone where everyone reported', () => {
    expect(aggregated([ratio('a', 90, 100), ratio('b', 10, 1000)], { rule: 'RATIO_OF_SUMS', factor: 100 })).toEqual({
      value: 10_000 / 1100,
      numerator: 100,
      denominator: 1100,
      missing: null,
      coverage: { expected: 2, reported: 2, share: 1, populationShare: null, partialValue: null, missing: [] },
      members: [
        { organisation: 'a', value: 90, numerator: 90, denominator: 100, population: null },
        { organisation: 'b', value: 1, numerator: 10, denominator: 1000, population: null },
      ],
      observationStatus: 'NORMAL',
      distribution: null,
    });
  });

  it('has no value below the minimum coverage, and says what is known', () => {
    expect(aggregated([figureOf('a', 10), figureOf('b', 20), figureOf('c', null, { missing: 'NO_DATA' })])).toEqual({
      value: null,
      numerator: null,
      denominator: null,
      missing: 'COVERAGE_TOO_LOW',
      coverage: {
        expected: 3,
        reported: 2,
        share: 2 / 3,
        populationShare: null,
        partialValue: 15,
        missing: [{ organisation: 'c', goalIndicator: null, reason: 'NO_DATA' }],
      },
      members: [
        { organisation: 'a', value: 10, numerator: null, denominator: null, population: null },
        { organisation: 'b', value: 20, numerator: null, denominator: null, population: null },
      ],
      observationStatus: 'NORMAL',
      distribution: null,
    });
  });

  it('goes by population where that of everyone is known', () => {
    const figures = [figureOf('a', 10, { population: 900 }), figureOf('b', null, { population: 100 })];
    const { value, coverage } = aggregated(figures);
    expect([value, coverage.share, coverage.populationShare]).toEqual([10, 0.5, 0.9]);
  });

  it('goes by count where the population of one is not known', () => {
    const figures = [figureOf('a', 10, { population: 900 }), figureOf('b', null)];
    const { value, coverage } = aggregated(figures);
    expect([value, coverage.share, coverage.populationShare]).toEqual([null, 0.5, null]);
  });

  it('of exactly the minimum coverage is shown', () => {
    const figures = ['a', 'b', 'c', 'd'].map((id) => figureOf(id, 1));
    expect(aggregated([...figures, figureOf('e', null)]).value).toBe(1);
  });

  it('has no sum of parts where that is more than a number can say', () => {
    const members = [ratio('a', 5, 1e308), ratio('b', 5, 1e308), ratio('c', 5, 10)];
    const { value, numerator, denominator } = aggregated(members, { rule: 'RATIO_OF_SUMS', factor: 100 });
    expect([value, numerator, denominator]).toEqual([0, 15, null]);
  });

  it('by SUM needs everyone, whatever the minimum', () => {
    const figures = ['a', 'b', 'c', 'd'].map((id) => figureOf(id, 1));
    const { value, coverage } = aggregated([...figures, figureOf('e', null)], { rule: 'SUM', minimumCoverage: 0.1 });
    expect([value, coverage.partialValue]).toEqual([null, 4]);
  });

  it.each([
    ['NOT_APPLICABLE', 2, 10],
    ['LEFT_OUT', 2, 10],
    ['NO_DATA', 3, null],
    ['SUPPRESSED', 3, null],
  ] as const)('with one %s expects %d', (missing, expected, value) => {
    const found = aggregated([figureOf('a', 5), figureOf('b', 5), figureOf('c', null, { missing })], { rule: 'SUM' });
    expect([found.coverage.expected, found.value]).toEqual([expected, value]);
  });

  it.each([
    ['what is not comparable', figureOf('x', 7, { comparable: false }), 'NOT_COMPARABLE'],
    ['a share without its parts', figureOf('x', 7), 'NO_DATA'],
    ['a zero denominator', figureOf('x', null, { missing: 'UNDEFINED_RATIO' }), 'UNDEFINED_RATIO'],
    ['what is suppressed', figureOf('x', null, { missing: 'SUPPRESSED' }), 'SUPPRESSED'],
  ] as const)('leaves out %s and counts it as missing', (_name, odd, reason) => {
    const figures = [ratio('a', 1, 10), ratio('b', 1, 10), ratio('c', 1, 10), ratio('d', 1, 10), odd];
    const { value, coverage } = aggregated(figures, { rule: 'RATIO_OF_SUMS', factor: 100 });
    expect([value, coverage.missing]).toEqual([10, [{ organisation: 'x', goalIndicator: null, reason }]]);
  });

  it('leaves out those without a population where they are weighted by it', () => {
    const figures = [figureOf('a', 10, { population: 300 }), figureOf('b', 20)];
    const { coverage } = aggregated(figures, { rule: 'POPULATION_WEIGHTED_MEAN', minimumCoverage: 0.5 });
    expect(coverage.missing).toEqual([{ organisation: 'b', goalIndicator: null, reason: 'NO_DATA' }]);
  });

  it('by NONE is refused, though coverage is shown', () => {
    const { value, missing, coverage } = aggregated([figureOf('a', 1), figureOf('b', 2)], { rule: 'NONE' });
    expect([value, missing, coverage.reported, coverage.partialValue]).toEqual([null, 'NOT_AGGREGATED', 2, null]);
  });

  it.each([
    ['NOT_DUE', ['NOT_DUE', 'NOT_DUE'], 'NOT_DUE'],
    ['NOT_APPLICABLE', ['NOT_APPLICABLE', 'NOT_APPLICABLE'], 'NOT_APPLICABLE'],
    ['different reasons', ['NO_DATA', 'NOT_DUE'], 'NOT_REPORTED'],
    ['a zero denominator', ['UNDEFINED_RATIO', 'UNDEFINED_RATIO'], 'UNDEFINED_RATIO'],
  ] as const)('of nobody, all for %s, says so', (_name, reasons, missing) => {
    const found = aggregated(reasons.map((reason, index) => figureOf(`o${index}`, null, { missing: reason })));
    expect([found.value, found.missing]).toEqual([null, missing]);
  });

  it('is as uncertain as its least certain member', () => {
    const figures = [figureOf('a', 1), figureOf('b', 1, { observationStatus: 'ESTIMATED' })];
    expect(aggregated(figures).observationStatus).toBe('ESTIMATED');
  });

  it('of levels carries their distribution', () => {
    const figures = [2, 4, 2, 5].map((level, index) => figureOf(`o${index}`, level));
    const { value, distribution } = aggregated(figures, { rule: 'LOWER_MEDIAN' });
    expect([value, distribution]).toEqual([
      2,
      [
        { level: 2, count: 2 },
        { level: 4, count: 1 },
        { level: 5, count: 1 },
      ],
    ]);
  });
});
