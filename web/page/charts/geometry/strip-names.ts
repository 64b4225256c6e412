import type { Box, Segment } from './boxes.js';
import { type Anchor, boxOf, type Label } from './label.js';
import { placeLabels } from './place-labels.js';
import { type DrawnStrip, isNamed, RADIUS, type StripDot } from './strip-dots.js';
import type { StripWords } from './strip-words.js';

const LANE = 20;
const LANES = 3;
export const HEAD_WITH_NAMES = LANES * LANE + 8;
const SHIFTS: Readonly<Record<Anchor, number>> = { start: -6, middle: 0, end: 6 };

export interface StripNames {
  readonly labels: readonly Label[];
  readonly leads: readonly Segment[];
}

interface Surroundings {
  readonly width: number;
  readonly words: StripWords;
  readonly hasValue: boolean;
}

/** Names over the dots, in lanes, each with a line down to its dot; those without room stand in the table only. */
export function stripNames({ dots, top }: DrawnStrip, { width, words, hasValue }: Surroundings): StripNames {
  const named = dots
    .filter(({ entry }) => isNamed(entry))
    .filter((dot) => isSeenFromAbove(dot, dots))
    .map((dot) => ({ dot, text: hasValue ? `${dot.entry.name} ${words.value(dot.entry.value)}` : `${dot.entry.name}` }))
    .sort((one, other) => one.dot.x - other.dot.x);
  const frame = { left: 0, right: width, top: 0, bottom: top };
  const orders = [named, named.toReversed()];
  const preferences: readonly (readonly Anchor[])[] = [
    ['middle', 'start', 'end'],
    ['middle', 'end', 'start'],
    ['end', 'middle', 'start'],
    ['start', 'middle', 'end'],
  ];
  const tried = orders.flatMap((order) => preferences.map((anchors) => placed(order, { frame, anchors })));
  return tried.reduce((best, names) => (names.labels.length > best.labels.length ? names : best));
}

/** The line down to a dot would go through the dots above it. */
function isSeenFromAbove(dot: StripDot, dots: readonly StripDot[]): boolean {
  return dots.every((other) => other === dot || other.y > dot.y || Math.abs(other.x - dot.x) > RADIUS + 2);
}

/** One after the other, since the line below each name is in the way of the next. */
function placed(
  names: readonly { readonly dot: StripDot; readonly text: string }[],
  { frame, anchors }: { readonly frame: Box; readonly anchors: readonly Anchor[] },
): StripNames {
  const [labels, leads]: [Label[], Segment[]] = [[], []];
  const boxes: Box[] = [];
  for (const { dot, text } of names) {
    const lanes = Array.from({ length: LANES }, (_, lane) => frame.bottom - 12 - lane * LANE);
    const places = lanes
      .flatMap((y) => anchors.map((anchor): Label => ({ text, style: 'small', anchor, x: dot.x + SHIFTS[anchor], y })))
      // Nor may its line go through a name below it.
      .filter(({ y }) => boxes.every((box) => box.bottom <= y || dot.x < box.left || dot.x > box.right));
    const [label] =
      placeLabels([{ places: places.map((place) => [place]) }], { frame, boxes, segments: leads })[0] ?? [];
    if (label === undefined) continue;
    labels.push(label);
    const { left, right, top, bottom } = boxOf(label);
    boxes.push({ left: left - 5, right: right + 5, top, bottom });
    leads.push({ from: { x: dot.x, y: label.y + 5 }, to: { x: dot.x, y: dot.y - RADIUS - 1 } });
  }
  return { labels, leads };
}
