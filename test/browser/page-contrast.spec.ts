import { readFileSync } from 'node:fs';

const TOKENS = readFileSync(new URL('../../web/page/style/tokens.css', import.meta.url), 'utf8');
/** Of WCAG 2.2: text, and what else must be seen to understand. */
const OF_TEXT = 4.5;
const OF_GRAPHICS = 3;
const STATUSES = ['reached', 'on', 'behind', 'far', 'away', 'na'].map((status) => `status-${status}`);

type Colours = ReadonlyMap<string, string>;

/** The colours that stand between a selector and the end of its block. */
function coloursOf(selector: string): Colours {
  const start = TOKENS.indexOf(selector);
  if (start < 0) throw new Error(`There is no '${selector}' in the tokens.`);
  const block = TOKENS.slice(start, TOKENS.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(colour.slice(place, place + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each([
  { scheme: 'light', selector: ':root {' },
  { scheme: 'dark by the system', selector: '@media (prefers-color-scheme: dark)' },
  { scheme: 'dark by choice', selector: ':root[data-theme="dark"]' },
  { scheme: 'print', selector: '@media print' },
])('the colours, $scheme,', ({ selector }) => {
  const colours = coloursOf(selector);
  const between = (one: string, other: string) => contrast(colours.get(one) ?? '', colours.get(other) ?? '');
  const papers = ['paper', 'sheet', 'well'];

  it.each(['ink', 'ink-2', 'ink-3', ...STATUSES])('let text be read in %s', (ink) => {
    for (const paper of papers) expect(between(ink, paper)).toBeGreaterThanOrEqual(OF_TEXT);
  });

  it.each(STATUSES)('let text be read on %s', (status) => {
    expect(between('on-status', status)).toBeGreaterThanOrEqual(OF_TEXT);
  });

  it.each(['edge', 'chart-plan', 'chart-peer'])('let lines be seen in %s', (line) => {
    for (const paper of papers) expect(between(line, paper)).toBeGreaterThanOrEqual(OF_GRAPHICS);
  });

  it('let ink be read on the band of a forecast', () => {
    expect(between('ink', 'chart-band')).toBeGreaterThanOrEqual(OF_TEXT);
    expect(between('chart-plan', 'chart-band')).toBeGreaterThanOrEqual(OF_GRAPHICS);
  });
});

describe('a contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
  ])('of %s on %s is %d', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 2);
  });
});
