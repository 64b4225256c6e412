import { scaleLinear } from 'd3-scale';
import type { Box, Segment } from './boxes.js';
import { boxOf, type Label } from './label.js';
import { HEAD_WITH_NAMES, stripNames } from './strip-names.js';
import { stripWordsBelow } from './strip-words-below.js';
import { swarm } from './swarm.js';
import { type AxisKind, valueAxis } from './value-axis.js';

export interface StripEntry {
  /** Null where it takes part unnamed. */
  readonly name: string | null;
  readonly value: number;
  readonly isOwn?: boolean;
}

/** The middle of the values; null where there is none. */
export interface StripSummary {
  readonly lowerQuartile: number | null;
  readonly median: number | null;
  readonly upperQuartile: number | null;
}

export interface StripWords {
  value(value: number): string;
  withUnit(value: number): string;
  tick(value: number, of: { readonly step: number; readonly isTop: boolean }): string;
  median(value: number): string;
  middleHalf(low: number, high: number): string;
}

export interface StripDot {
  readonly entry: StripEntry;
  readonly x: number;
  readonly y: number;
}

export interface StripLayout {
  readonly width: number;
  /** Above it nothing is drawn. */
  readonly top: number;
  readonly height: number;
  readonly axisY: number;
  readonly ticks: readonly Label[];
  /** The middle half, and the median. */
  readonly half: Box | null;
  readonly median: { readonly x: number; readonly top: number; readonly bottom: number } | null;
  readonly dots: readonly StripDot[];
  readonly own: StripDot | null;
  readonly labels: readonly Label[];
  readonly leads: readonly Segment[];
}

/** Room at the ends for half of the own dot. */
const PAD = 12;
export const RADIUS = 5;
const ROW = 11;
const OWN_RADIUS = 9;
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
export function stripLayout(wish: StripWish): StripLayout {
  const { entries, summary, kind, words, width, hasNames } = wish;
  const numbers = [...entries.map(({ value }) => value), ...numbersOf(summary)];
  const axis = valueAxis(numbers, { kind, count: width > 500 ? 6 : 4, isComparison: true });
  const x = scaleLinear()
    .domain(axis.domain)
    .range([PAD, width - PAD]);
  const at = (value: number) => Math.round(10 * x(value)) / 10;
  const rows = swarm(
    entries.map(({ value, isOwn }) => ({ x: at(value), radius: isOwn ? OWN_RADIUS : RADIUS })),
    ROW,
  );
  const half = Math.max(20, (Math.max(0, ...rows.map(Math.abs)) + 1) * ROW);
  const axisY = (hasNames && entries.some(isNamed) ? HEAD_WITH_NAMES : HEAD_WITHOUT_NAMES) + half;
  const dots = entries.map((entry, index) => ({ entry, x: at(entry.value), y: axisY + (rows[index] ?? 0) * ROW }));
  const middle = { top: axisY - half, bottom: axisY + half };
  const drawn = { dots, middle, half: halfOf(summary, at, middle), median: medianOf(summary, at, middle) };
  // On an axis of words or levels every name would repeat where its dot lies.
  const hasValue = kind !== 'LEVEL' && kind !== 'YES_NO';
  const named = hasNames ? stripNames(drawn, { width, words, hasValue }) : { labels: [], leads: [] };
  const below = stripWordsBelow(drawn, { summary, words, width });
  const height = Math.max(middle.bottom, ...below.map(({ y }) => y)) + FOOT;
  return {
    width,
    top: Math.min(middle.top - HEAD_WITHOUT_NAMES, ...named.labels.map((label) => boxOf(label).top)),
    height,
    axisY,
    ticks: axis.ticks.map((tick, index) => ({
      text: words.tick(tick, { step: axis.step, isTop: index === axis.ticks.length - 1 }),
      style: 'small',
      anchor: anchorAt(at(tick), width),
      x: at(tick) < 2 * PAD ? 0 : at(tick) > width - 2 * PAD ? width : at(tick),
      y: height - 4,
    })),
    half: drawn.half,
    median: drawn.median,
    dots: dots.filter(({ entry }) => !entry.isOwn),
    own: dots.find(({ entry }) => entry.isOwn) ?? null,
    labels: [...below, ...named.labels],
    leads: named.leads,
  };
}

/** What the words are placed around. */
export interface DrawnStrip {
  readonly dots: readonly StripDot[];
  readonly middle: { readonly top: number; readonly bottom: number };
  readonly half: StripLayout['half'];
  readonly median: StripLayout['median'];
}

export function isNamed({ name, isOwn }: StripEntry): boolean {
  return name !== null && !isOwn;
}

function numbersOf({ lowerQuartile, median, upperQuartile }: StripSummary): number[] {
  return [lowerQuartile, median, upperQuartile].filter((number) => number !== null);
}

function halfOf(
  { lowerQuartile, upperQuartile }: StripSummary,
  at: (value: number) => number,
  { top, bottom }: DrawnStrip['middle'],
): Box | null {
  if (lowerQuartile === null || upperQuartile === null) return null;
  const [left, right] = [at(lowerQuartile), at(upperQuartile)];
  // Of equal quartiles something is seen nevertheless.
  return { left: Math.min(left, right - 4), right: Math.max(right, left + 4), top, bottom };
}

function medianOf({ median }: StripSummary, at: (value: number) => number, { top, bottom }: DrawnStrip['middle']) {
  return median === null ? null : { x: at(median), top: top - 6, bottom: bottom + 6 };
}

function anchorAt(x: number, width: number): Label['anchor'] {
  if (x < 2 * PAD) return 'start';
  return x > width - 2 * PAD ? 'end' : 'middle';
}
