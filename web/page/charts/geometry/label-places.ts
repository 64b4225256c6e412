import { type Spot, segmentsOf } from './boxes.js';
import { type Anchor, BELOW_LINE, CAPITALS, type Label, TEXT_SIZES, type TextStyle } from './label.js';

const NEXT_LINE = 15;
const FROM_DOT = 6.5;

/** Below, above, and to the sides of a spot. */
export function placesAround(
  { x, y }: Spot,
  { lines, style }: { readonly lines: readonly string[]; readonly style: TextStyle },
): Label[][] {
  const cap = CAPITALS * TEXT_SIZES[style];
  const tall = cap + BELOW_LINE * TEXT_SIZES[style] + NEXT_LINE * (lines.length - 1);
  const stack = (left: number, top: number, anchor: Anchor): Label[] =>
    lines.map((text, index) => ({
      text,
      style: index === 0 ? style : 'small',
      anchor,
      x: left,
      y: top + cap + NEXT_LINE * index,
    }));
  const [below, above] = [y + FROM_DOT, y - FROM_DOT - tall];
  return [
    stack(x, below, 'middle'),
    stack(x, above, 'middle'),
    stack(x + 4, below, 'start'),
    stack(x - 4, above, 'end'),
    stack(x - 4, below, 'end'),
    stack(x + 4, above, 'start'),
    stack(x, below + 10, 'middle'),
    stack(x, above - 10, 'middle'),
    stack(x + 11, y - tall / 2, 'start'),
    stack(x - 11, y - tall / 2, 'end'),
  ];
}

/** Beside the middle of each piece of a line, the last one first. */
export function placesAlong(
  spots: readonly Spot[],
  { text, style }: { readonly text: string; readonly style: TextStyle },
): Label[][] {
  const middles = segmentsOf(spots).map(({ from, to }) => ({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }));
  return middles
    .toReversed()
    .flatMap(({ x, y }) => [
      [{ text, style, anchor: 'end', x: x - 4, y: y - 8 }],
      [{ text, style, anchor: 'start', x: x + 4, y: y - 8 }],
      [{ text, style, anchor: 'start', x: x + 4, y: y + 18 }],
      [{ text, style, anchor: 'end', x: x - 4, y: y + 18 }],
    ]);
}
