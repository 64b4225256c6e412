import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { textsOf } from '../../web/page/language/texts.js';
import { csvText } from '../../web/page/parts/csv-text.js';
import { singleWay } from '../../web/page/parts/single-way.js';

describe('a percentage', () => {
  const catalogue = readFileSync(new URL('../../web/page/language/da.json', import.meta.url), 'utf8');
  const { percent } = textsOf('da', JSON.parse(catalogue));

  it.each([
    { of: 66.2, written: '66 %' },
    { of: 99.6, written: '99 %' },
    { of: 100, written: '100 %' },
    { of: 99.9999999999999, written: '100 %' },
    { of: 104.4, written: '104 %' },
  ])('of $of is never written as the whole unless it is', ({ of, written }) => {
    expect(percent(of)).toBe(written.replace(' ', '\u00a0'));
  });
});

describe('a file of figures', () => {
  it('begins with a byte order mark and keeps what is missing empty', () => {
    const text = csvText([{ year: 2023, value: -1.5, missing: null }]);
    expect(text).toBe('\ufeffyear,value,missing\n2023,-1.5,\n');
  });

  it('holds no text that a spreadsheet would compute, whichever cell it stands in', () => {
    const [row] = parse(csvText([{ name: '=HYPERLINK("x")', note: '@SUM(A1)', unit: 'a,b' }]), {
      bom: true,
      columns: true,
    });
    expect(row).toEqual({ name: `'=HYPERLINK("x")`, note: "'@SUM(A1)", unit: 'a,b' });
  });
});

describe('beside the attainment of a bar', () => {
  const rising = {
    attainmentRaw: -8,
    judged: { baseline: 10, planned: 15, target: 20 },
    goalIndicator: { indicator: { direction: 'INCREASE' } },
  } as const;
  const kept = { ...rising, goalIndicator: { indicator: { direction: 'KEEP_AT_LEAST' } } } as const;

  it('stand the plan and the setback of one indicator', () => {
    expect(singleWay([rising])).toEqual({ planned: 50, attainmentRaw: -8 });
  });

  it('stands no plan of what is to be kept, whose attainment counts years', () => {
    expect(singleWay([kept])).toEqual({ planned: null, attainmentRaw: -8 });
  });

  it('stands nothing of several, which the server adds up and the page does not', () => {
    expect(singleWay([rising, rising])).toEqual({ planned: null, attainmentRaw: null });
    expect(singleWay([])).toEqual({ planned: null, attainmentRaw: null });
  });
});
