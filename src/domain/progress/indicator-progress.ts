import type { Target } from '../plan/target.js';
import { allowedRangeOf } from './allowed-range.js';
import type { EurostatAssessment } from './eurostat-assessment.js';
import { eurostatView } from './eurostat-view.js';
import type { Forecast } from './forecast.js';
import { forecastSeries } from './forecast-series.js';
import { freshnessOf } from './freshness.js';
import { type IndicatorCase, type IndicatorToJudge, openCase, seriesOf, shownValue } from './indicator-case.js';
import { flagsOf } from './indicator-flags.js';
import { involvementOf } from './involvement.js';
import { judgeSeries } from './judge-series.js';
import { type IndicatorJudgement, METHOD, type Reason, type YearValue } from './judgement.js';
import { partialSum } from './partial-sum.js';
import { pointsOf } from './points.js';
import type { SeriesJudgement, SeriesToJudge } from './series.js';
import { setAside } from './set-aside.js';

/**
 * Judges one indicator of a goal for one organisation or for all participants together: values first, status second.
 * Never throws on stored figures: what is odd is NOT_ASSESSED with a reason.
 */
export function judgeIndicator(input: IndicatorToJudge): IndicatorJudgement {
  if (input.isLeftOut) return setAside(input, 'LEFT_OUT');
  if (isNotItsOwn(input)) return setAside(input, 'not_responsible');
  const found = openCase(input);
  const whole = seriesOf(found, found.latest.year, input.scope.year);
  const partial = partialSum(found, whole);
  const judgedSeries = partial ?? whole;
  const judged = judgeSeries(judgedSeries);
  const shown = partial === null ? judged : { ...judged, value: null };
  const { latest } = found;
  const hasData = latest.value !== null || (latest.aggregate?.members.length ?? 0) > 0;
  const dataYear = hasData ? latest.year : null;
  const { rules } = input.goalIndicator;
  const freshness = dataYear === null ? null : freshnessOf(rules, { asked: input.scope.year, latest: dataYear });
  const reason = reasonOf(found, judged, partial !== null);
  return {
    goalIndicator: input.goalIndicator.id,
    organisation: input.scope.organisation,
    year: input.scope.year,
    dataYear,
    ...statusOfJudgement(shown, reason),
    method: METHOD,
    missing: latest.value === null ? latest.missing : null,
    inPerCent: found.inPerCent,
    baseline: judgedSeries.baseline,
    target: shown.target === null ? null : targetOf(shown.target, partial !== null || found.chosen.own),
    eurostat: eurostatOf(found, judgedSeries),
    forecast: forecastOf(found, whole),
    coverage: latest.coverage,
    series: pointsOf(found, whole),
    distribution: latest.aggregate?.distribution ?? null,
    flags: flagsOf(found, shown, { isPartial: partial !== null, freshness }),
    freshness,
    counted: isCounted(reason, shown),
  };
}

/** A department answers for what it is responsible for or reports; a participant for the whole strategy. Own rule. */
function isNotItsOwn(input: IndicatorToJudge): boolean {
  const { organisation } = input.scope;
  if (organisation === null) return false;
  const participant = input.tree.participantAbove(organisation);
  if (participant === null || participant.organisation === organisation) return false;
  return !involvementOf(input).isInvolved(organisation);
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
  for (const year of found.subject.years) {
    const value = shownValue(found, found.subject.at(year));
    if (value !== null) observations.push({ year, value });
  }
  const forecast = forecastSeries({ ...series, observations }, allowedRangeOf(found));
  return forecast.refusedBecause === 'no_observation'
    ? { ...forecast, refusedBecause: whyUnobserved(found) }
    : forecast;
}

function statusOfJudgement(judged: SeriesJudgement, reason: Reason | null) {
  const { status, value, planned, attainment, attainmentRaw, pace, paceScore, yearsWithoutValue } = judged;
  return {
    ...{ status, reason, value, planned, attainment, attainmentRaw, pace, paceScore, yearsWithoutValue },
    judged: judged.judged,
  };
}

function targetOf({ year, value, bandMinimum, bandMaximum }: Target, own: boolean) {
  return { year, value, bandMinimum, bandMaximum, own };
}

const NOTHING_PROMISED: readonly (Reason | null)[] = ['context_only', 'no_target', 'no_own_target'];

function isCounted(reason: Reason | null, judged: SeriesJudgement): boolean {
  return !NOTHING_PROMISED.includes(reason) && !judged.flags.includes('pending');
}
