import { catalogueOf, TAGS } from '../support/page-texts.js';
import { askedIn, faultsBetween, faultsIn, flat, stemOf } from './page-texts.js';
import { filesIn, isTypeScript } from './source-text.js';

const code = filesIn('web/page').filter(({ path }) => isTypeScript(path) && !path.endsWith('.d.ts'));

describe('the texts of the page', () => {
  const danish = flat(catalogueOf('da'));
  const stems = new Set([...danish.keys()].map(stemOf));
  const asked = code.map((file) => ({ path: file.path, ...askedIn(file) }));

  it.each(TAGS)('are whole: %s', (tag) => {
    expect(faultsIn(flat(catalogueOf(tag)))).toEqual([]);
  });

  it.each(TAGS)('are the same in each language: %s', (tag) => {
    expect(faultsBetween(danish, flat(catalogueOf(tag)))).toEqual([]);
  });

  it('are there where they are asked for', () => {
    const lacking = asked.flatMap(({ path, keys }) =>
      keys.filter((key) => !stems.has(key)).map((key) => `${path} asks for ${key}`),
    );
    expect(lacking).toEqual([]);
  });

  it('are asked for, each of them', () => {
    const words = new Set(asked.flatMap((file) => file.words));
    const patterns = asked.flatMap((file) => file.patterns);
    const isAsked = (stem: string) =>
      words.has(stem) || patterns.some(({ head, tail }) => stem.startsWith(head) && stem.endsWith(tail));
    expect([...stems].filter((stem) => !isAsked(stem))).toEqual([]);
  });
});

describe('it would be noticed if the texts of the page', () => {
  it('were not whole', () => {
    expect(faultsIn(flat({ a: { b: ' ', c_one: 'En', d: 'Det går efter planen.' } }))).toEqual([
      'a.b is empty',
      'a.c_one has no _other',
      "a.d says 'efter planen', which is both on and behind the plan",
    ]);
  });

  it('were not the same', () => {
    const first = flat({ a: '{{x}} af {{y}}', b: 'b', c_one: 'Et', c_other: '{{count}}' });
    const other = flat({ a: '{{y}} of {{z}}', d: 'd', c_one: '{{count}}', c_other: 'Many' });
    expect(faultsBetween(first, other)).toEqual([
      'b is missing',
      'd is nowhere else',
      'a has other placeholders',
      'c_other has other placeholders',
    ]);
  });

  it('were asked for', () => {
    const text = `t('a.b'); t(isIt ? 'c.d' : 'c.e', {}); const key = 'f.g'; t(\`h.\${i}.j\`);`;
    expect(askedIn({ path: 'a.ts', text })).toEqual({
      keys: ['a.b', 'c.d', 'c.e'],
      words: ['a.b', 'c.d', 'c.e', 'f.g'],
      patterns: [{ head: 'h.', tail: '.j' }],
    });
  });
});
