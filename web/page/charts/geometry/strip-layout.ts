import type { Segment } from './boxes.js';
import { boxOf, type Label } from './label.js';
import { type DrawnStrip, drawStrip, isNamed, PAD, type StripEntry, type StripSummary } from './strip-dots.js';
import { HEAD_WITH_NAMES, stripNames } from './strip-names.js';
import { stripScale } from './strip-scale.js';
import type { StripWords } from './strip-words.js';
import { stripWordsBelow } from './strip-words-below.js';
import type { AxisKind } from './value-axis.js';

export interface StripLayout {
  readonly strip: DrawnStrip;
  readonly width: number;
  /** Above it nothing is drawn. */
  readonly top: number;
  readonly height: number;
  readonly ticks: readonly Label[];
  readonly labels: readonly Label[];
  readonly leads: readonly Segment[];
}

const HEAD_WITHOUT_NAMES = 8;
const FOOT = 28;

export interface StripWish {
  readonly entries: readonly StripEntry[];
  readonly summary: StripSummary;
  readonly kind: AxisKind;
  readonly words: StripWords;
  readonly width: number;
  /** Narrow drawings name only the own one: all names stand in the table. */
  readonly hasNames: boolean;
}

/** One axis with everybody on it, names above and the middle below. */
export function stripLayout({ entries, summary, kind, words, width, hasNames }: StripWish): StripLayout {
  const values = [...entries.map(({ value }) => value), ...numbersOf(summary)];
  const { at, ticks } = stripScale(values, { kind, words, width, range: [PAD, width - PAD] });
  const head = hasNames && entries.some(isNamed) ? HEAD_WITH_NAMES : HEAD_WITHOUT_NAMES;
  const strip = drawStrip({ entries, summary }, { at, top: head, leastReach: 20, medianPast: 6 });
  // On an axis of words or levels every name would repeat where its dot lies.
  const hasValue = kind !== 'LEVEL' && kind !== 'YES_NO';
  const named = hasNames ? stripNames(strip, { width, words, hasValue }) : { labels: [], leads: [] };
  const below = stripWordsBelow(strip, { summary, words, width });
  const height = Math.max(strip.bottom, ...below.map(({ y }) => y)) + FOOT;
  return {
    strip,
    width,
    top: Math.min(strip.top - HEAD_WITHOUT_NAMES, ...named.labels.map((label) => boxOf(label).top)),
    height,
    ticks: ticks.map(({ text, x }) => ({ text, style: 'small', ...atEdge(x, width), y: height - 4 })),
    labels: [...below, ...named.labels],
    leads: named.leads,
  };
}

function numbersOf({ lowerQuartile, median, upperQuartile }: StripSummary): number[] {
  return [lowerQuartile, median, upperQuartile].filter((number) => number !== null);
}

/** What stands near an edge ends there. */
function atEdge(x: number, width: number): Pick<Label, 'anchor' | 'x'> {
  if (x < 2 * PAD) return { anchor: 'start', x: 0 };
  return x > width - 2 * PAD ? { anchor: 'end', x: width } : { anchor: 'middle', x };
}
