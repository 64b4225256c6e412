import type { Box } from './boxes.js';
import { swarm } from './swarm.js';

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

export interface StripDot {
  readonly entry: StripEntry;
  readonly x: number;
  readonly y: number;
}

/** What is drawn of a strip before anything is written. */
export interface DrawnStrip {
  readonly axisY: number;
  /** From above the highest dot to below the lowest. */
  readonly top: number;
  readonly bottom: number;
  readonly dots: readonly StripDot[];
  /** The middle half of the values. */
  readonly half: Box | null;
  readonly median: { readonly x: number; readonly top: number; readonly bottom: number } | null;
}

/** Room at the ends of an axis for half of the own dot. */
export const PAD = 12;
export const RADIUS = 5;
export const UNNAMED_RADIUS = 4.5;
export const OWN_RADIUS = 9;
const ROW = 11;
/** Of equal quartiles something is seen nevertheless. */
const LEAST_HALF = 4;

export interface StripPlace {
  /** Where on its axis a value lies. */
  at(value: number): number;
  readonly top: number;
  /** From the axis to the top, and to the bottom, where a few dots need no more. */
  readonly leastReach: number;
  /** How far the median stands out above and below. */
  readonly medianPast: number;
}

export function drawStrip(
  { entries, summary }: { readonly entries: readonly StripEntry[]; readonly summary: StripSummary },
  { at, top, leastReach, medianPast }: StripPlace,
): DrawnStrip {
  const rows = swarm(
    entries.map(({ value, isOwn }) => ({ x: at(value), radius: isOwn ? OWN_RADIUS : RADIUS })),
    ROW,
  );
  const reach = Math.max(leastReach, (Math.max(0, ...rows.map(Math.abs)) + 1) * ROW);
  const axisY = top + reach;
  const bottom = axisY + reach;
  const { median } = summary;
  return {
    axisY,
    top,
    bottom,
    dots: entries.map((entry, index) => ({ entry, x: at(entry.value), y: axisY + (rows[index] ?? 0) * ROW })),
    half: halfOf(summary, at, { top, bottom }),
    median: median === null ? null : { x: at(median), top: top - medianPast, bottom: bottom + medianPast },
  };
}

function halfOf(
  { lowerQuartile, upperQuartile }: StripSummary,
  at: (value: number) => number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): Box | null {
  if (lowerQuartile === null || upperQuartile === null) return null;
  const [left, right] = [at(lowerQuartile), at(upperQuartile)];
  return { left: Math.min(left, right - LEAST_HALF), right: Math.max(right, left + LEAST_HALF), top, bottom };
}

export function isNamed({ name, isOwn }: StripEntry): boolean {
  return name !== null && !isOwn;
}
