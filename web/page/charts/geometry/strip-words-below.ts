import type { Label, TextStyle } from './label.js';
import { placeLabels, type Wish } from './place-labels.js';
import type { DrawnStrip, StripSummary } from './strip-dots.js';
import type { StripWords } from './strip-words.js';

const LINE = 20;

interface Surroundings {
  readonly summary: StripSummary;
  readonly words: StripWords;
  readonly width: number;
}

/** The own one, the median and the middle half, in one line where there is room, else in up to three. */
export function stripWordsBelow(drawn: DrawnStrip, { summary, words, width }: Surroundings): Label[] {
  const { dots, bottom, half, median } = drawn;
  const own = dots.find(({ entry }) => entry.isOwn);
  const top = bottom + 22;
  const lines = [top, top + LINE, top + 2 * LINE];
  const wishes: Wish[] = [];
  if (own) {
    const text = `${own.entry.name ?? ''} ${words.withUnit(own.entry.value)}`.trim();
    wishes.push({ places: placesOf(text, { style: 'strong', x: own.x, lines, width }), isNeeded: true });
  }
  if (median && summary.median !== null) {
    const text = words.median(summary.median);
    wishes.push({ places: placesOf(text, { style: 'small', x: median.x, lines, width }), isNeeded: true });
  }
  if (half && summary.lowerQuartile !== null && summary.upperQuartile !== null) {
    const text = words.middleHalf(summary.lowerQuartile, summary.upperQuartile);
    wishes.push({ places: placesOf(text, { style: 'small', x: half.right + 6, lines, width }), isNeeded: true });
  }
  const frame = { left: 0, right: width, top: bottom, bottom: top + 2 * LINE + 6 };
  return placeLabels(wishes, { frame, boxes: [], segments: [] }).flatMap((labels) => labels ?? []);
}

interface Place {
  readonly style: TextStyle;
  readonly x: number;
  readonly lines: readonly number[];
  readonly width: number;
}

/** In each line around its mark, or at the edge that is nearer. */
function placesOf(text: string, { style, x, lines, width }: Place): Label[][] {
  return lines.flatMap((y) => {
    const middle: Label = { text, style, anchor: 'middle', x, y };
    const edge: Label = x < width / 2 ? { ...middle, anchor: 'start', x: 0 } : { ...middle, anchor: 'end', x: width };
    const sides: Label[] = [
      { ...middle, anchor: 'start', x: x - 8 },
      { ...middle, anchor: 'end', x: x + 8 },
    ];
    return [middle, ...sides, ...(isNearEdge(x, width) ? [edge] : [])].map((label) => [label]);
  });
}

function isNearEdge(x: number, width: number): boolean {
  const near = Math.min(150, 0.2 * width);
  return x < near || x > width - near;
}
