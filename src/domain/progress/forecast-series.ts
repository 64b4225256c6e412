import { studentsTDistribution } from '../statistics/students-t-distribution.js';
import { studentsTQuantile } from '../statistics/students-t-quantile.js';
import type { AllowedRange } from './allowed-range.js';
import { isKeeping, targetTest } from './condition.js';
import type { Forecast, ForecastFlag, ForecastNumbers, ForecastRefusal } from './forecast.js';
import { isPerfect, isSensitiveToOutliers, type Trend, trendOf } from './forecast-trend.js';
import { keepingOf } from './judge-series.js';
import type { YearValue } from './judgement.js';
import { clamp, finiteOrNull, isComputable } from './numbers.js';
import { isSummedOverYears } from './periodic.js';
import { isAchieving, refusalOf, type SeriesToJudge, targetsWithin } from './series.js';

/** Share of the interval. */
const LEVEL = 0.8;

/**
 * Where the values lead in the strategy's last year if the past pattern continues: the least-squares line through all
 * values up to the year asked for, an 80 % interval for one new observation, and the probability that the target test
 * holds. At best: it knows nothing of what is about to change. Never throws; what the values do not bear is refused
 * with a reason. The refusals are our own rules.
 * @param series its observations may begin long before the strategy; a stated baseline is none of them
 */
export function forecastSeries(series: SeriesToJudge, range: AllowedRange): Forecast {
  const observations = series.observations.filter(({ year }) => year <= series.year);
  const refusal = whyNoForecast(series, observations);
  if (refusal !== null) return refused(series, observations, refusal);

  const trend = trendOf(observations, series.endYear);
  const whyWithoutInterval = whyNoInterval(trend);
  const unclipped = scaled(trend, whyWithoutInterval === null);
  if (!isWhole(unclipped, whyWithoutInterval === null)) return refused(series, observations, 'not_computable');
  const whyWithoutProbability = whyWithoutInterval ?? whyNoProbability(series, trend);
  const drawn = clipped(unclipped, range);
  const isIndicative = whyWithoutInterval === null && trend.count < 5;
  return {
    year: series.endYear,
    level: LEVEL,
    ...drawn,
    probability: whyWithoutProbability === null ? probabilityOf(series, trend) : null,
    refusedBecause: whyWithoutProbability,
    flags: flagsOf(trend, { isIndicative, isClipped: differ(drawn, unclipped) }),
    unclipped,
    points: observations,
    observations: trend.count,
    slope: finiteOrNull(trend.slope * trend.unit),
    robustSlope: trend.robustSlope === null ? null : finiteOrNull(trend.robustSlope * trend.unit),
  };
}

/** First what can never be forecast, then what is odd, then what is missing or measured already. */
function whyNoForecast(series: SeriesToJudge, observations: readonly YearValue[]): ForecastRefusal | null {
  if (series.valueKind === 'LEVEL' || series.valueKind === 'YES_NO' || isAchieving(series)) return 'not_numeric';
  if (series.oddity !== null) return series.oddity;
  if (!observations.every(({ value }) => isComputable(value))) return 'not_computable';
  if (new Set(observations.map(({ year }) => year)).size < observations.length) return 'duplicate_year';
  const latest = observations.at(-1);
  if (latest === undefined) return 'no_observation';
  if (latest.year >= series.endYear) return 'end_year_measured';
  return observations.length === 1 ? 'one_point_only' : null;
}

function whyNoInterval(trend: Trend): ForecastRefusal | null {
  if (trend.residualDeviation === null) return 'two_points_no_error_estimate';
  return isPerfect(trend) ? 'perfect_fit_no_error_estimate' : null;
}

/** By the table of the method; then by what is asked: a series that cannot be judged has no target test to hold. */
function whyNoProbability(series: SeriesToJudge, { horizon, span, count }: Trend): ForecastRefusal | null {
  if (horizon > span) return 'horizon_longer_than_history';
  if (count < 5) return 'fewer_than_five_points';
  return refusalOf(series) ?? (isJudgedBySum(series) ? 'judged_by_sum_of_years' : null);
}

/** What is moved by yearly values reaches its target by their sum, of which the line through them says nothing. */
function isJudgedBySum(series: SeriesToJudge): boolean {
  const target = targetsWithin(series).at(-1);
  const isKept = isKeeping(series.direction) || (target !== undefined && keepingOf(series, target) !== null);
  return isSummedOverYears(series) && !isKept;
}

function scaled({ unit, point, standardError, count }: Trend, hasInterval: boolean): ForecastNumbers {
  const half = standardError === null || !hasInterval ? null : quantileOfLevel(count - 2) * standardError;
  return {
    value: finiteOrNull(point * unit),
    low: half === null ? null : finiteOrNull((point - half) * unit),
    high: half === null ? null : finiteOrNull((point + half) * unit),
  };
}

const quantiles = new Map<number, number>();

/** The level is fixed, so there is one t for each number of years: remembered, since halving takes its time. */
function quantileOfLevel(degrees: number): number {
  const found = quantiles.get(degrees) ?? studentsTQuantile((1 + LEVEL) / 2, degrees);
  quantiles.set(degrees, found);
  return found;
}

function isWhole({ value, low, high }: ForecastNumbers, hasInterval: boolean): boolean {
  return value !== null && (!hasInterval || (low !== null && high !== null));
}

/** P(target) = F((p − T)/se; n − 2) where more is better, and for a band P(L ≤ X ≤ U), which is an own rule. */
function probabilityOf(series: SeriesToJudge, { unit, point, standardError, count }: Trend): number | null {
  const target = targetsWithin(series).at(-1);
  if (standardError === null || target === undefined) return null;
  const asked = targetTest(series.direction, target);
  const below = (bound: number): number => studentsTDistribution((bound / unit - point) / standardError, count - 2);
  const upTo = asked.maximum === null ? 1 : below(asked.maximum);
  const under = asked.minimum === null ? 0 : below(asked.minimum);
  return clamp(upTo - under, 0, 1);
}

function clipped({ value, low, high }: ForecastNumbers, { minimum, maximum }: AllowedRange): ForecastNumbers {
  const least = minimum !== null && Number.isFinite(minimum) ? minimum : Number.NEGATIVE_INFINITY;
  const most = maximum !== null && Number.isFinite(maximum) ? maximum : Number.POSITIVE_INFINITY;
  const within = (number: number | null): number | null => (number === null ? null : clamp(number, least, most));
  return { value: within(value), low: within(low), high: within(high) };
}

function differ(one: ForecastNumbers, other: ForecastNumbers): boolean {
  return one.value !== other.value || one.low !== other.low || one.high !== other.high;
}

function flagsOf(
  trend: Trend,
  { isIndicative, isClipped }: { readonly isIndicative: boolean; readonly isClipped: boolean },
): readonly ForecastFlag[] {
  const flags: ForecastFlag[] = [];
  if (isIndicative) flags.push('indicative');
  if (trend.horizon > trend.span) flags.push('horizon_longer_than_history');
  if (isSensitiveToOutliers(trend)) flags.push('outlier_sensitive');
  if (isClipped) flags.push('clipped');
  return flags;
}

function refused(
  { endYear }: SeriesToJudge,
  observations: readonly YearValue[],
  refusedBecause: ForecastRefusal,
): Forecast {
  const nothing: ForecastNumbers = { value: null, low: null, high: null };
  return {
    year: endYear,
    level: LEVEL,
    ...nothing,
    probability: null,
    refusedBecause,
    flags: [],
    unclipped: nothing,
    points: observations,
    observations: observations.length,
    slope: null,
    robustSlope: null,
  };
}
