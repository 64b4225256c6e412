import { type Label, textWidth } from './label.js';
import { type DrawnStrip, drawStrip, PAD, type StripEntry, type StripSummary } from './strip-dots.js';
import { stripScale } from './strip-scale.js';
import type { StripWords } from './strip-words.js';
import type { AxisKind } from './value-axis.js';

export interface StripOfYear {
  readonly year: number;
  readonly entries: readonly StripEntry[];
  readonly summary: StripSummary;
}

export interface SmallStrip extends DrawnStrip {
  readonly year: number;
  readonly labels: readonly Label[];
}

export interface SmallStripsLayout {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly strips: readonly SmallStrip[];
  readonly ticks: readonly Label[];
}

const YEAR = 46;
const BETWEEN = 16;
const FOOT = 24;

export interface SmallStripsWish {
  readonly years: readonly StripOfYear[];
  readonly kind: AxisKind;
  readonly words: StripWords;
  readonly width: number;
}

/** A strip for each year below the other, on one scale. */
export function smallStripsLayout({ years, kind, words, width }: SmallStripsWish): SmallStripsLayout {
  const all = years.flatMap(({ entries }) => entries);
  const ownText = ({ value }: StripEntry) => words.withUnit(value);
  const owns = all.filter(({ isOwn }) => isOwn);
  const right = width - Math.max(0, ...owns.map((own) => PAD + textWidth(ownText(own), 'strong')));
  const values = all.map(({ value }) => value);
  const { at, ticks } = stripScale(values, { kind, words, width, range: [YEAR + PAD, right - PAD] });
  let top = 0;
  const strips = years.map((year) => {
    const strip = drawStrip(year, { at, top, leastReach: 14, medianPast: 2 });
    top = strip.bottom + BETWEEN;
    return { ...strip, year: year.year, labels: labelsOf(year, { axisY: strip.axisY, width, ownText }) };
  });
  return {
    height: top + FOOT,
    left: YEAR,
    right,
    strips,
    ticks: ticks.map(({ text, x }) => ({ text, style: 'small', anchor: 'middle', x, y: top + 14 })),
  };
}

/** The year before the strip, and what is one's own behind it. */
function labelsOf(
  { year, entries }: StripOfYear,
  of: { readonly axisY: number; readonly width: number; readonly ownText: (entry: StripEntry) => string },
): Label[] {
  const own = entries.find(({ isOwn }) => isOwn);
  const y = of.axisY + 5;
  const labels: Label[] = [{ text: String(year), style: 'small', anchor: 'start', x: 0, y }];
  return own ? [...labels, { text: of.ownText(own), style: 'strong', anchor: 'end', x: of.width, y }] : labels;
}
