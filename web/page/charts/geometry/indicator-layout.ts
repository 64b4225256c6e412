import { scaleLinear } from 'd3-scale';
import type { Box, Ring, Spot } from './boxes.js';
import {
  bandOf,
  gapsOf,
  type IndicatorFacts,
  type Mark,
  marksOf,
  numbersOf,
  plannedOf,
  runsOf,
  yearlyTargetsOf,
  yearsOf,
} from './chart-marks.js';
import { type EndColumn, endColumn, endColumnWidth } from './end-column.js';
import { indicatorLabels, type Unsaid } from './indicator-labels.js';
import type { IndicatorWords } from './indicator-words.js';
import { type Label, textWidth } from './label.js';
import { tenth } from './tenth.js';
import { type AxisKind, valueAxis } from './value-axis.js';
import { labelledYears, wholeYears } from './year-axis.js';

/** One of the sizes in which a chart is drawn. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** Less is written inside, and the rest below. */
  readonly isNarrow: boolean;
}

export interface MarkSpot extends Spot, Mark {}

/** Where everything stands that is drawn, in the units of the size. */
export interface IndicatorLayout {
  readonly plot: Box;
  readonly ticks: readonly (Spot & { readonly text: string; readonly isZero: boolean })[];
  readonly years: readonly (Spot & { readonly year: number; readonly isLabelled: boolean; readonly isData: boolean })[];
  readonly band: Box | null;
  readonly planned: readonly Spot[];
  readonly yearlyTargets: readonly Spot[];
  /** Of a band, its bounds. */
  readonly ring: Ring | null;
  /** From the last value to the forecast with its interval; `low` equals `high` where there is none. */
  readonly fan: { readonly from: Spot; readonly to: Spot; readonly low: Spot; readonly high: Spot } | null;
  readonly runs: readonly (readonly MarkSpot[])[];
  readonly crosses: readonly Spot[];
  readonly labels: readonly Label[];
  /** From the end of a line to its words, where these had to move. */
  readonly leads: EndColumn['leads'];
  readonly unsaid: Unsaid;
}

const HEAD = 26;
const FOOT = 34;
const DATA_FROM_TICKS = 12;
const CROSS_ABOVE_AXIS = 10;

export interface IndicatorWish {
  readonly size: ChartSize;
  readonly kind: AxisKind;
  readonly words: IndicatorWords;
  /** Of the indicator. */
  readonly decimals: number;
}

export function indicatorLayout(
  facts: IndicatorFacts,
  { size, kind, words, decimals }: IndicatorWish,
): IndicatorLayout {
  const marks = marksOf(facts);
  const axis = valueAxis(numbersOf(facts, marks), { kind, decimals, count: size.height > 340 ? 5 : 4 });
  const texts = axis.ticks.map((tick, index) =>
    words.tick(tick, { step: axis.step, isTop: index === axis.ticks.length - 1, isShort: size.isNarrow }),
  );
  const years = wholeYears(yearsOf(facts, marks));
  const lastYear = years.at(-1) ?? 0;
  const plot = plotOf(size, { ticks: texts, column: endColumnWidth(facts, { words, size, lastYear }) });
  const x = scaleLinear()
    .domain([years[0] ?? 0, lastYear])
    .range([dataStart(plot, texts), plot.right]);
  const y = scaleLinear().domain(axis.domain).range([plot.bottom, plot.top]);
  const spot = ({ year, value }: { readonly year: number; readonly value: number }): Spot => ({
    x: tenth(x(year)),
    y: tenth(y(value)),
  });
  const dataYear = facts.dataYear ?? null;
  const labelled = labelledYears({
    years,
    step: years.length > 1 ? x(lastYear) - x(lastYear - 1) : plot.right,
    dataYear,
  });
  const drawn = {
    plot,
    ticks: axis.ticks.map((tick, index) => ({ x: 0, y: tenth(y(tick)), text: texts[index] ?? '', isZero: tick === 0 })),
    years: years.map((year) => ({
      x: tenth(x(year)),
      y: plot.bottom,
      year,
      isLabelled: labelled.includes(year),
      isData: year === dataYear,
    })),
    band: bandBox(facts, { x, y, plot }),
    planned: plannedOf(facts).map(spot),
    yearlyTargets: yearlyTargetsOf(facts).map(spot),
    ring: ringOf(facts, { x, y, plot }),
    fan: fanOf(facts, marks, spot),
    runs: runsOf(marks).map((run) => run.map((mark) => ({ ...mark, ...spot(mark) }))),
    crosses: gapsOf(facts, marks).map(({ year }) => ({ x: tenth(x(year)), y: plot.bottom - CROSS_ABOVE_AXIS })),
  };
  const column = endColumn(drawn, facts, { words, size, lastYear });
  const { labels, unsaid } = indicatorLabels(drawn, facts, { words, size, gaps: gapsOf(facts, marks), column });
  return { ...drawn, labels: [...column.labels, ...labels], leads: column.leads, unsaid };
}

/** What is drawn before anything is written. */
export type Drawn = Omit<IndicatorLayout, 'labels' | 'leads' | 'unsaid'>;

function plotOf(
  { width, height }: ChartSize,
  { ticks, column }: { readonly ticks: readonly string[]; readonly column: number },
): Box {
  const least = ticks.length === 0 ? 0 : 40;
  return { left: 0, right: Math.max(least, width - column), top: HEAD, bottom: height - FOOT };
}

/** The first year stands clear of the figures on the grid lines. */
function dataStart({ right }: Box, ticks: readonly string[]): number {
  const widest = Math.max(0, ...ticks.map((text) => textWidth(text, 'small')));
  // In a narrow drawing the figures stand above their lines, and the first year may begin over them.
  return Math.min(right / 3.5, Math.max(20, widest + DATA_FROM_TICKS));
}

interface Scales {
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
  readonly plot: Box;
}

function bandBox({ series, target }: IndicatorFacts, { x, y, plot }: Scales): Box | null {
  const band = bandOf(target);
  if (band === null || !target) return null;
  const [low, high] = band;
  const first = Math.min(target.year, ...series.map(({ year }) => year));
  return {
    left: tenth(x(first)),
    right: tenth(x(target.year)),
    top: high === null ? plot.top : tenth(y(high)),
    bottom: low === null ? plot.bottom : tenth(y(low)),
  };
}

function ringOf({ target }: IndicatorFacts, { x, y, plot }: Scales): IndicatorLayout['ring'] {
  if (!target) return null;
  const band = bandOf(target);
  if (band !== null) {
    const [low, high] = band;
    return {
      x: tenth(x(target.year)),
      top: high === null ? plot.top : tenth(y(high)),
      bottom: low === null ? plot.bottom : tenth(y(low)),
    };
  }
  if (target.value === null) return null;
  return { x: tenth(x(target.year)), top: tenth(y(target.value)), bottom: tenth(y(target.value)) };
}

function fanOf(
  { forecast }: IndicatorFacts,
  marks: readonly Mark[],
  spot: (of: { readonly year: number; readonly value: number }) => Spot,
): IndicatorLayout['fan'] {
  const latest = forecast?.points?.at(-1) ?? marks.findLast(({ year }) => year < (forecast?.year ?? 0));
  if (!forecast || forecast.value === null || latest === undefined) return null;
  const at = (value: number) => spot({ year: forecast.year, value });
  const [low, high] = [forecast.low ?? forecast.value, forecast.high ?? forecast.value];
  return { from: spot(latest), to: at(forecast.value), low: at(low), high: at(high) };
}
