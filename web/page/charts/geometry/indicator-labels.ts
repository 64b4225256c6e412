import { type Box, boxAround, type Segment, type Spot, segmentsOf } from './boxes.js';
import type { Gap, IndicatorFacts } from './chart-marks.js';
import { type EndColumn, isStated } from './end-column.js';
import type { ChartSize, Drawn, MarkSpot } from './indicator-layout.js';
import type { IndicatorWords } from './indicator-words.js';
import { type Anchor, boxOf, type Label, type TextStyle } from './label.js';
import { placesAlong, placesAround } from './label-places.js';
import { placeLabels, type Wish } from './place-labels.js';

/** What found no place in the drawing and is said below it. */
export interface Unsaid {
  readonly gaps: readonly Gap[];
  readonly forecast: boolean;
}

interface Surroundings {
  readonly words: IndicatorWords;
  readonly size: ChartSize;
  readonly gaps: readonly Gap[];
  readonly column: EndColumn;
}

interface NamedWish extends Wish {
  readonly gap?: Gap;
}

/** Writes what has room, the most needed first: the latest value, the target, what is missing, then the other years. */
export function indicatorLabels(
  drawn: Drawn,
  facts: IndicatorFacts,
  surroundings: Surroundings,
): { readonly labels: readonly Label[]; readonly unsaid: Unsaid } {
  const { words, size, gaps, column } = surroundings;
  const marks = drawn.runs.flat();
  const latest = marks.findLast(({ year }) => year === facts.dataYear) ?? marks.at(-1);
  const others = marks.filter((mark) => mark !== latest).toReversed();
  const wishes: NamedWish[] = [
    ...(latest ? [valueWish(latest, { drawn, words, isLatest: true, size })] : [nothingWish(drawn, words)]),
    ...(column.hasTarget ? [] : targetWish(drawn, facts, words)),
    ...gaps.map((gap, index) => gapWish(gap, drawn.crosses[index], words)),
    ...others.map((mark) => valueWish(mark, { drawn, words, isLatest: false, size })),
    ...lineWishes(drawn, words),
  ];
  const placed = placeLabels(wishes, obstaclesOf(drawn, size, column));
  const dropped = wishes.filter((_, index) => placed[index] === null);
  return {
    labels: placed.flatMap((labels) => labels ?? []),
    unsaid: {
      gaps: dropped.flatMap(({ gap }) => gap ?? []),
      forecast: drawn.fan !== null && (size.isNarrow || !column.hasForecast),
    },
  };
}

function obstaclesOf(drawn: Drawn, size: ChartSize, column: EndColumn) {
  const { fan, ring, plot } = drawn;
  const boxes: Box[] = [
    ...drawn.runs.flat().map((mark) => boxAround(mark, 5)),
    ...drawn.yearlyTargets.map((target) => boxAround(target, 4)),
    ...drawn.crosses.map((cross) => boxAround(cross, 5)),
    ...(ring ? [{ left: ring.x - 8, right: ring.x + 8, top: ring.top - 8, bottom: ring.bottom + 8 }] : []),
    ...drawn.ticks.map(({ x, y, text }) => boxOf({ x, y: y - 5, text, style: 'small', anchor: 'start' })),
    ...column.labels.map(boxOf),
  ];
  const segments: Segment[] = [
    ...segmentsOf(drawn.planned),
    ...drawn.runs.flatMap((run) => segmentsOf(run)),
    ...(fan ? [fan.to, fan.low, fan.high].map((to) => ({ from: fan.from, to })) : []),
    ...(fan ? [{ from: fan.low, to: fan.high }] : []),
    ...edgesOf(drawn).map((y) => ({ from: { x: plot.left, y }, to: { x: plot.right, y } })),
  ];
  return { frame: { left: 0, right: size.width, top: 0, bottom: plot.bottom - 2 }, boxes, segments };
}

/** Lines from side to side that are more than a grid: 0, and the bounds of a band. */
function edgesOf({ ticks, band }: Drawn): number[] {
  const zero = ticks.filter(({ isZero }) => isZero).map(({ y }) => y);
  return band ? [...zero, band.top, band.bottom] : zero;
}

/** Below the dot or above it: first away from the plan. */
function valueWish(
  mark: MarkSpot,
  of: { readonly drawn: Drawn; readonly words: IndicatorWords; readonly isLatest: boolean; readonly size: ChartSize },
): Wish {
  const { drawn, words, isLatest, size } = of;
  const style = mark.isOld ? 'small' : styleOf(isLatest, size.isNarrow);
  const text = isLatest ? words.withUnit(mark.value) : words.value(mark.value);
  const below = [words.notComparable()].filter(() => mark.isOld && isLatest);
  if (mark.firmness !== 'NORMAL') below.push(words.firmness(mark.firmness));
  const planned = drawn.planned.find(({ x }) => x === mark.x);
  const isBelowPlan = planned === undefined || planned.y <= mark.y;
  const places = placesAround(mark, { lines: [text, ...below], style });
  return {
    places: isBelowPlan ? places : [...places.slice(1, 2), ...places.slice(0, 1), ...places.slice(2)],
    isNeeded: isLatest,
  };
}

function styleOf(isLatest: boolean, isNarrow: boolean): TextStyle {
  if (isLatest) return isNarrow ? 'strong' : 'large';
  return isNarrow ? 'small' : 'value';
}

/** At its ring, where years follow that are drawn. */
function targetWish({ ring }: Drawn, { target }: IndicatorFacts, words: IndicatorWords): Wish[] {
  if (ring === null || !target || !isStated(target)) return [];
  const lines = [words.target(target)];
  const [top, bottom] = [
    { x: ring.x, y: ring.top - 3 },
    { x: ring.x, y: ring.bottom + 3 },
  ];
  const around = [
    ...placesAround(top, { lines, style: 'strong' }).slice(1),
    ...placesAround(bottom, { lines, style: 'strong' }),
  ];
  return [{ places: around, isNeeded: true }];
}

function gapWish(gap: Gap, cross: Spot | undefined, words: IndicatorWords): NamedWish {
  const { x, y } = cross ?? { x: 0, y: 0 };
  const at = (anchor: Anchor, shift: number): Label[] => [
    { text: words.missing(gap.reason), style: 'small', anchor, x: x + shift, y: y - 9 },
  ];
  return { places: [at('middle', 0), at('start', -6), at('end', 6)], gap };
}

/** What the lines are, in the middle of a piece where there is room. */
function lineWishes(drawn: Drawn, words: IndicatorWords): Wish[] {
  const longest = drawn.runs.toSorted((one, other) => other.length - one.length)[0] ?? [];
  const plan = words.plan(drawn.yearlyTargets.length > 0);
  return [
    { places: placesAlong(drawn.planned, { text: plan, style: 'small' }) },
    {
      places: longest.some(({ isOld }) => isOld)
        ? []
        : placesAlong(longest, { text: words.measured(), style: 'small-strong' }),
    },
  ];
}

function nothingWish({ plot }: Drawn, words: IndicatorWords): Wish {
  const label: Label = {
    text: words.nothingMeasured(),
    style: 'value',
    anchor: 'middle',
    x: (plot.left + plot.right) / 2,
    y: (plot.top + plot.bottom) / 2,
  };
  const places = [0, -30, 30, -60, 60].map((shift) => [{ ...label, y: label.y + shift }]);
  return { places, isNeeded: true };
}
