import type { ChartTarget } from '../chart-data.js';
import type { Segment } from './boxes.js';
import type { IndicatorFacts } from './chart-marks.js';
import type { ChartSize, Drawn } from './indicator-layout.js';
import type { IndicatorWords } from './indicator-words.js';
import { type Label, TEXT_SIZES, type TextStyle, textWidth } from './label.js';
import { pushApart } from './push-apart.js';

/** The words at the end of the lines, right of the last year. */
export interface EndColumn {
  readonly labels: readonly Label[];
  readonly leads: readonly Segment[];
  readonly hasTarget: boolean;
  readonly hasForecast: boolean;
}

interface Surroundings {
  readonly words: IndicatorWords;
  readonly size: ChartSize;
  readonly lastYear: number;
}

/** From the last year to the words: past the ring. */
const PAST_RING = 14;
/** Room for half of the last year's figures. */
const LEAST = 20;
const LINE = 1.22;
/** A lead is drawn from where the words have moved farther than this. */
const FAR = 20;
/** In a narrow drawing the words at the end take no more than this share of it. */
const MOST_OF_NARROW = 0.3;

type Lines = readonly { readonly text: string; readonly style: TextStyle }[];

export function endColumnWidth(facts: IndicatorFacts, surroundings: Surroundings): number {
  const lines = [targetLines(facts, surroundings), forecastLines(facts, surroundings)].flatMap((found) => found ?? []);
  if (lines.length === 0) return LEAST;
  return Math.max(LEAST, PAST_RING + Math.max(...lines.map(({ text, style }) => textWidth(text, style))));
}

export function endColumn(drawn: Drawn, facts: IndicatorFacts, surroundings: Surroundings): EndColumn {
  const target = drawn.ring === null ? null : targetLines(facts, surroundings);
  const forecast = drawn.fan === null ? null : forecastLines(facts, surroundings);
  const wishes = [
    ...(target && drawn.ring ? [{ lines: target, y: (drawn.ring.top + drawn.ring.bottom) / 2 }] : []),
    ...(forecast && drawn.fan ? [{ lines: forecast, y: drawn.fan.to.y }] : []),
  ];
  const middles = pushApart(
    wishes.map(({ lines, y }) => ({ wanted: y, height: heightOf(lines) + 4 })),
    [2, drawn.plot.bottom],
  );
  const x = drawn.plot.right + PAST_RING;
  return {
    labels: wishes.flatMap(({ lines }, index) => labelsOf(lines, { x, middle: middles[index] ?? 0 })),
    leads: wishes.flatMap(({ y }, index) => {
      const middle = middles[index] ?? y;
      return Math.abs(middle - y) > FAR ? [{ from: { x: x - 6, y }, to: { x: x - 3, y: middle } }] : [];
    }),
    hasTarget: target !== null,
    hasForecast: forecast !== null,
  };
}

/** Null where the target is not due in the last year that is drawn: then its words stand at the ring. */
function targetLines({ target }: IndicatorFacts, { words, size, lastYear }: Surroundings): Lines | null {
  if (!target || target.year !== lastYear || !isStated(target)) return null;
  if (!size.isNarrow) return [{ text: words.target(target), style: 'strong' }];
  return [
    { text: words.targetYear(target), style: 'small' },
    { text: words.targetValue(target, { isShort: true }), style: 'small-strong' },
  ];
}

function forecastLines({ forecast }: IndicatorFacts, { words, size, lastYear }: Surroundings): Lines | null {
  if (!forecast || forecast.value === null || forecast.year !== lastYear) return null;
  if (size.isNarrow) {
    const text = words.forecastValue(forecast, { isShort: true });
    // What is left out here is said below the drawing, as its caveats are.
    return textWidth(text, 'small-strong') > MOST_OF_NARROW * size.width ? null : [{ text, style: 'small-strong' }];
  }
  const caveats = words.forecastCaveats(forecast).map((text) => ({ text, style: 'small' }) satisfies Lines[number]);
  return [{ text: words.forecastValue(forecast), style: 'strong' }, ...caveats];
}

export function isStated({ value, bandMinimum, bandMaximum }: ChartTarget): boolean {
  return [value, bandMinimum, bandMaximum].some((bound) => typeof bound === 'number');
}

function heightOf(lines: Lines): number {
  return lines.reduce((sum, { style }) => sum + LINE * TEXT_SIZES[style], 0);
}

function labelsOf(lines: Lines, { x, middle }: { readonly x: number; readonly middle: number }): Label[] {
  let top = middle - heightOf(lines) / 2;
  return lines.map(({ text, style }) => {
    const y = Math.round(top + 0.95 * TEXT_SIZES[style]);
    top += LINE * TEXT_SIZES[style];
    return { text, style, anchor: 'start', x, y };
  });
}
