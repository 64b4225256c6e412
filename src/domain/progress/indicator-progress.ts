import type { Target } from '../plan/target.js';
import { allowedRangeOf } from './allowed-range.js';
import type { EurostatAssessment } from './eurostat-assessment.js';
import { eurostatView } from './eurostat-view.js';
import type { Forecast } from './forecast.js';
import { forecastSeries } from './forecast-series.js';
import { freshnessOf } from './freshness.js';
import { type IndicatorCase, type IndicatorToJudge, openCase, seriesOf, shownValue } from './indicator-case.js';
import { flagsOf } from './indicator-flags.js';
import { judgeSeries } from './judge-series.js';
import { type IndicatorJudgement, METHOD, type Reason, type YearValue } from './judgement.js';
import { lazily } from './lazily.js';
import { pointsOf } from './points.js';
import { reasonSeenFrom } from './reason-seen-from.js';
import type { SeriesJudgement, SeriesToJudge } from './series.js';
import { coverageOf } from './subject.js';

/**
 * Judges one indicator of a goal for one organisation or for all participants together: values first, status second.
 * Never throws on stored figures: what is odd is NOT_ASSESSED with a reason. What stands beside the status is computed
 * when it is first read.
 */
export function judgeIndicator(input: IndicatorToJudge): IndicatorJudgement {
  const { goalIndicator, scope } = input;
  const { rules } = goalIndicator;
  const found = openCase(input);
  const { latest, chosen } = found;
  const whole = seriesOf(found, latest.year, scope.year);
  const partial = partialSeries(found, whole);
  const judgedSeries = partial ?? whole;
  const judged = judgeSeries(judgedSeries);
  const hasData = latest.value !== null || (latest.joint?.coverage.reported ?? 0) > 0;
  const dataYear = hasData ? latest.year : null;
  const freshness = dataYear === null ? null : freshnessOf(rules, { asked: scope.year, latest: dataYear });
  const reason = reasonOf(found, judged, partial !== null);
  const asDue = reasonSeenFrom(scope.year, rules, latest.year);
  const eurostat = lazily(() => eurostatOf(found, judgedSeries));
  const forecast = lazily(() => forecastOf(found, whole));
  const coverage = lazily(() => coverageOf(scope.organisation, latest, asDue));
  const series = lazily(() => pointsOf(found, whole));
  return {
    goalIndicator: goalIndicator.id,
    organisation: scope.organisation,
    year: scope.year,
    dataYear,
    status: judged.status,
    reason,
    method: METHOD,
    value: partial === null ? judged.value : null,
    missing: latest.value === null && latest.missing !== null ? asDue(latest.missing) : null,
    inPerCent: found.inPerCent,
    baseline: judgedSeries.baseline,
    target: judged.target === null ? null : targetOf(judged.target, partial !== null || chosen.own),
    planned: judged.planned,
    attainment: judged.attainment,
    attainmentRaw: judged.attainmentRaw,
    pace: judged.pace,
    paceScore: judged.paceScore,
    judged: judged.judged,
    get eurostat() {
      return eurostat();
    },
    get forecast() {
      return forecast();
    },
    get coverage() {
      return coverage();
    },
    get series() {
      return series();
    },
    yearsWithoutValue: judged.yearsWithoutValue,
    distribution: latest.joint?.distribution ?? null,
    flags: flagsOf(found, judged, { isPartial: partial !== null, freshness }),
    freshness,
    counted: isCounted(reason, judged),
  };
}

/** SUM without full coverage: those that reported, against the sum of their own targets. */
function partialSeries({ latest, scope, chosen }: IndicatorCase, whole: SeriesToJudge): SeriesToJudge | null {
  const partial = latest.joint?.partial ?? null;
  if (partial === null || (scope.organisation !== null && chosen.targets.length === 0)) return null;
  const { baseline, targets, observations } = partial;
  return {
    ...whole,
    baseline: baseline === null ? null : { year: baseline.year, value: baseline.value },
    assumedBaseline: baseline?.isAssumed ?? false,
    targets,
    observations,
  };
}

function reasonOf(found: IndicatorCase, judged: SeriesJudgement, isPartial: boolean): Reason | null {
  if (isPartial) return judged.reason ?? 'COVERAGE_TOO_LOW';
  return judged.reason === 'no_observation' ? whyUnobserved(found) : judged.reason;
}

function whyUnobserved({ latest: { missing } }: IndicatorCase): Reason {
  return missing === 'COVERAGE_TOO_LOW' || missing === 'NOT_AGGREGATED' ? missing : 'no_observation';
}

function eurostatOf(found: IndicatorCase, series: SeriesToJudge): EurostatAssessment {
  const assessed = eurostatView(series, allowedRangeOf(found));
  return assessed.reason === 'no_observation' ? { ...assessed, reason: whyUnobserved(found) } : assessed;
}

/** From every year that has a value, also where the year that is judged has none. */
function forecastOf(found: IndicatorCase, series: SeriesToJudge): Forecast {
  const observations: YearValue[] = [];
  for (const year of found.years) {
    const value = shownValue(found, found.subject.at(year));
    if (value !== null) observations.push({ year, value });
  }
  const forecast = forecastSeries({ ...series, observations }, allowedRangeOf(found));
  return forecast.refusedBecause === 'no_observation'
    ? { ...forecast, refusedBecause: whyUnobserved(found) }
    : forecast;
}

function targetOf({ year, value, bandMinimum, bandMaximum }: Target, own: boolean) {
  return { year, value, bandMinimum, bandMaximum, own };
}

const NOTHING_PROMISED: readonly (Reason | null)[] = ['context_only', 'no_target', 'no_own_target'];

function isCounted(reason: Reason | null, judged: SeriesJudgement): boolean {
  return !NOTHING_PROMISED.includes(reason) && !judged.flags.includes('pending');
}
