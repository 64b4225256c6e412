import { scaleLinear } from 'd3-scale';
import type { Box } from './boxes.js';
import { type Label, textWidth } from './label.js';
import type { StripDot, StripEntry, StripSummary, StripWords } from './strip-layout.js';
import { swarm } from './swarm.js';
import { type AxisKind, valueAxis } from './value-axis.js';

export interface StripOfYear {
  readonly year: number;
  readonly entries: readonly StripEntry[];
  readonly summary: StripSummary;
}

export interface SmallStrip {
  readonly year: number;
  readonly axisY: number;
  readonly half: Box | null;
  readonly median: { readonly x: number; readonly top: number; readonly bottom: number } | null;
  readonly dots: readonly StripDot[];
  readonly own: StripDot | null;
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
const PAD = 12;
const RADIUS = 5;
const OWN_RADIUS = 9;
const ROW = 11;
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
  const all = years.flatMap(({ entries }) => entries.map(({ value }) => value));
  const axis = valueAxis(all, { kind, count: width > 500 ? 6 : 4, isComparison: true });
  const owns = years.flatMap(({ entries }) => entries.filter(({ isOwn }) => isOwn));
  const ownText = ({ value }: StripEntry) => words.withUnit(value);
  const right = width - Math.max(0, ...owns.map((own) => PAD + textWidth(ownText(own), 'strong')));
  const x = scaleLinear()
    .domain(axis.domain)
    .range([YEAR + PAD, right - PAD]);
  const at = (value: number) => Math.round(10 * x(value)) / 10;
  let top = 0;
  const strips = years.map((year) => {
    const strip = stripAt(year, { at, top });
    top = strip.bottom + BETWEEN;
    return { ...strip.drawn, labels: labelsOf(year, { axisY: strip.drawn.axisY, width, ownText }) };
  });
  return {
    height: top + FOOT,
    left: YEAR,
    right,
    strips,
    ticks: axis.ticks.map((tick, index) => ({
      text: words.tick(tick, { step: axis.step, isTop: index === axis.ticks.length - 1 }),
      style: 'small',
      anchor: 'middle',
      x: at(tick),
      y: top + 14,
    })),
  };
}

function stripAt(
  { year, entries, summary }: StripOfYear,
  { at, top }: { readonly at: (value: number) => number; readonly top: number },
) {
  const rows = swarm(
    entries.map(({ value, isOwn }) => ({ x: at(value), radius: isOwn ? OWN_RADIUS : RADIUS })),
    ROW,
  );
  const half = Math.max(14, (Math.max(0, ...rows.map(Math.abs)) + 1) * ROW);
  const axisY = top + half;
  const dots = entries.map((entry, index) => ({ entry, x: at(entry.value), y: axisY + (rows[index] ?? 0) * ROW }));
  const bottom = axisY + half;
  const { lowerQuartile, median, upperQuartile } = summary;
  const hasHalf = lowerQuartile !== null && upperQuartile !== null;
  return {
    bottom,
    drawn: {
      year,
      axisY,
      half: hasHalf
        ? { left: at(lowerQuartile), right: Math.max(at(upperQuartile), at(lowerQuartile) + 4), top, bottom }
        : null,
      median: median === null ? null : { x: at(median), top: top - 2, bottom: bottom + 2 },
      dots: dots.filter(({ entry }) => !entry.isOwn),
      own: dots.find(({ entry }) => entry.isOwn) ?? null,
    },
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
