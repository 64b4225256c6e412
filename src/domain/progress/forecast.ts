import type { Reason, YearValue } from './judgement.js';

export const FORECAST_REFUSALS = [
  'not_numeric',
  'end_year_measured',
  'one_point_only',
  'two_points_no_error_estimate',
  'perfect_fit_no_error_estimate',
  'horizon_longer_than_history',
  'fewer_than_five_points',
  'judged_by_sum_of_years',
] as const;
/** Why a forecast, its interval or its probability is refused: a reason of its own, or why there is no status. */
export type ForecastRefusal = (typeof FORECAST_REFUSALS)[number] | Reason;

export const FORECAST_FLAGS = ['indicative', 'horizon_longer_than_history', 'outlier_sensitive', 'clipped'] as const;
/** What a reader should know about a forecast. */
export type ForecastFlag = (typeof FORECAST_FLAGS)[number];

/** A point with its interval, in the indicator's unit. */
export interface ForecastNumbers {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Where the values of past years lead in the strategy's last year, if the past pattern continues. */
export interface Forecast extends ForecastNumbers {
  /** The strategy's last year. */
  readonly year: number;
  /** Of the interval: at best this share of the values would lie inside. */
  readonly level: number;
  /** That the target test holds in that year, 0 to 1. */
  readonly probability: number | null;
  /** Set exactly when something is null: why there is no probability, no interval or no forecast at all. */
  readonly refusedBecause: ForecastRefusal | null;
  readonly flags: readonly ForecastFlag[];
  /** As computed; `value`, `low` and `high` are held within the allowed range. */
  readonly unclipped: ForecastNumbers;
  /** What the line goes through: every year with a value up to the one asked for, ascending. */
  readonly points: readonly YearValue[];
  /** How many they are. */
  readonly observations: number;
  /** Change a year: of the line through the values, and its robust neighbour (Theil–Sen) from four values on. */
  readonly slope: number | null;
  readonly robustSlope: number | null;
}
