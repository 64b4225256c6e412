import { warningsOf } from '../../src/domain/review/warnings.js';

const share = { valueKind: 'SHARE', aggregation: 'RATIO_OF_SUMS' } as const;
const parts = (numerator: number | null, denominator: number | null, value: number | null = null) => ({
  value,
  numerator,
  denominator,
});

describe('a measurement that was accepted', () => {
  it.each([
    ['a share of its whole', share, parts(2, 3), []],
    ['a share of more than its whole', share, parts(4, 3), ['more_than_whole']],
    ['a ratio above 1', { ...share, valueKind: 'RATIO' } as const, parts(4, 3), []],
    ['a share without its parts', share, parts(null, null, 60), ['not_aggregated_without_parts']],
    [
      'a share without its parts that is averaged',
      { ...share, aggregation: 'MEAN' } as const,
      parts(null, null, 60),
      [],
    ],
    ['a share that is missing', share, parts(null, null), []],
  ])('of %s has the warnings it should', (_case, rules, content, expected) => {
    expect(warningsOf(rules, content)).toEqual(expected);
  });
});
