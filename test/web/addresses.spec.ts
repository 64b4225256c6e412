import { choiceOf } from '../../web/page/asked.js';
import { searchWith } from '../../web/page/parts/search-with.js';
import { askedComparisonOf } from '../../web/page/screens/compare/asked-comparison.js';

describe('what an address says', () => {
  it('is read, and to the end of the day', () => {
    expect(choiceOf(new URLSearchParams('organisation=DK:9901&year=2023&asOf=2024-02-29'))).toEqual({
      organisation: { country: 'DK', code: '9901' },
      year: 2023,
      asOf: '2024-02-29T23:59:59.999Z',
    });
  });

  it.each(['2023-02-30', '2023-02-29', '2023-13-01', '1 May 2023', ''])('is no day: "%s"', (asOf) => {
    expect(choiceOf(new URLSearchParams({ asOf })).asOf).toBeNull();
  });

  it('compares no more years than the API lets a question cost, the latest of them', () => {
    const years = Array.from({ length: 40 }, (_, index) => 2000 + index);
    const asked = askedComparisonOf(new URLSearchParams({ years: years.join(',') }));
    expect(asked.years).toEqual(years.slice(-25));
  });

  it('is said otherwise in part, and the rest stays', () => {
    const search = new URLSearchParams('like=DK:9901&years=2022,2023&theme=dark');
    expect(searchWith(search, { organisation: 'SE:0114', theme: null })).toBe(
      '?like=DK:9901&years=2022,2023&organisation=SE:0114',
    );
    expect(searchWith(new URLSearchParams('theme=dark'), { theme: null })).toBe('');
  });
});
