import type { MissingReason, ObservationStatus } from '../../../../src/domain/review/measurement.js';
import type { ChartForecast, ChartTarget } from '../chart-data.js';
import type { NumberWords } from './number-words.js';

/** How a chart of an indicator writes, in the language of the page. */
export interface IndicatorWords extends NumberWords {
  missing(reason: MissingReason): string;
  /** What is said of a value that is no firm measurement. */
  firmness(status: Exclude<ObservationStatus, 'NORMAL'>): string;
  notComparable(): string;
  /** The value or the band; short, without a unit that is longer than a sign. */
  targetValue(target: ChartTarget, of?: { readonly isShort: boolean }): string;
  target(target: ChartTarget): string;
  targetYear(target: ChartTarget): string;
  /** The interval, or about what value where there is none. */
  forecastValue(forecast: ChartForecast, of?: { readonly isShort: boolean }): string;
  /** The caveats that stand below it. */
  forecastCaveats(forecast: ChartForecast): readonly string[];
  measured(): string;
  plan(hasYearlyTargets: boolean): string;
  nothingMeasured(): string;
}
