import type { ValueKind } from '../../../src/domain/plan/indicator-rules.js';
import type { MissingReason, ObservationStatus } from '../../../src/domain/review/measurement.js';

/*
 * What the charts draw. Any answer of the API that asks for these fields fits.
 */

export interface ChartYearValue {
  readonly year: number;
  readonly value: number;
}

/** A value, or a band with its bounds included. */
export interface ChartTarget {
  readonly year: number;
  readonly value: number | null;
  readonly bandMinimum?: number | null;
  readonly bandMaximum?: number | null;
}

export interface ChartPoint {
  readonly year: number;
  readonly value: number | null;
  readonly planned?: number | null;
  /** The target stated for this year. */
  readonly target?: number | null;
  readonly missing?: MissingReason | null;
  readonly observationStatus?: ObservationStatus | null;
  /** False: shown in grey, and joined to no other year. */
  readonly comparable?: boolean;
}

export interface ChartForecast {
  readonly year: number;
  /** Of the interval, 0 to 1. */
  readonly level: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly probability?: number | null;
  readonly refusedBecause: string | null;
  readonly flags?: readonly string[];
  /** Also of years before the series. */
  readonly points?: readonly ChartYearValue[];
}

/** How values are written. */
export interface ChartIndicator {
  readonly valueKind: ValueKind;
  readonly unit: string;
  readonly decimals: number;
}
