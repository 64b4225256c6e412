import type { AllowedRange } from './allowed-range.js';
import { isKeeping, senseOf } from './condition.js';
import type { EurostatAssessment, EurostatBand, EurostatReason } from './eurostat-assessment.js';
import { keepingOf } from './judge-series.js';
import type { YearValue } from './judgement.js';
import { finiteOrNull, isComputable, toleranceOf } from './numbers.js';
import { isAchieving, latestObservation, refusalOf, type SeriesToJudge, targetsWithin } from './series.js';

/**
 * The Eurostat view: growth rates since the baseline, against the growth that the target requires, or, without a
 * target, by themselves. In the year of the latest observation; yearly values (PERIODIC) as they stand. Never throws:
 * what has no growth rate is NOT_ASSESSED with a reason. Its formulas and cut-offs are those of Eurostat (Sustainable
 * development in the European Union: monitoring report on progress towards the SDGs, annex on the assessment method).
 */
export function eurostatView(series: SeriesToJudge, range: AllowedRange): EurostatAssessment {
  const refusal = whyNoGrowth(series, range);
  const { baseline } = series;
  const latest = latestObservation(series);
  if (refusal !== null || baseline === null || latest === null) return notAssessed(refusal ?? 'no_baseline');
  const target = targetsWithin(series).at(-1);
  const actual = growthBetween(baseline, latest);
  if (actual === null) return notAssessed('growth_rate_undefined');
  const towardsBetter = (baseline.value < 0 ? -1 : 1) * senseOf(series.direction) * actual;
  if (target === undefined) return withoutTarget(actual, towardsBetter);
  const required = target.value === null ? null : growthBetween(baseline, { year: target.year, value: target.value });
  if (required === null || required === 0) return notAssessed('growth_rate_undefined');
  return withTarget(actual, towardsBetter / Math.abs(required));
}

/** First what never has a growth rate, then what is odd or missing. Which directions it is for: own rule. */
function whyNoGrowth(series: SeriesToJudge, range: AllowedRange): EurostatReason | null {
  if (series.direction === 'NONE') return 'context_only';
  if (series.valueKind === 'LEVEL' || isAchieving(series)) return 'not_numeric';
  if (isKeeping(series.direction)) return 'to_be_kept';
  if (isPercentageChange(series, range)) return 'percentage_change';
  const latest = latestObservation(series);
  const target = targetsWithin(series).at(-1);
  if (target === undefined) return series.oddity ?? whyNoStart(series.baseline, latest);
  const refusal = refusalOf(series);
  // Of its own year the method says so here, where the status has no_observation_after_baseline.
  if (refusal === 'no_observation_after_baseline') return whyNoStart(series.baseline, latest);
  return refusal ?? (keepingOf(series, target) === null ? null : 'to_be_kept');
}

function whyNoStart(baseline: YearValue | null, latest: YearValue | null): EurostatReason | null {
  if (latest === null) return 'no_observation';
  if (baseline === null) return 'no_baseline';
  if (latest.year === baseline.year) return 'growth_rate_undefined';
  if (latest.year < baseline.year) return 'no_observation_after_baseline';
  return isComputable(latest.value) && isComputable(baseline.value) ? null : 'not_computable';
}

/** No part of a whole is negative, so a share that is, or may be, is a change of something. Own rule. */
function isPercentageChange(series: SeriesToJudge, range: AllowedRange): boolean {
  if (series.valueKind !== 'SHARE') return false;
  const numbers = [
    range.minimum,
    series.baseline?.value ?? null,
    latestObservation(series)?.value ?? null,
    targetsWithin(series).at(-1)?.value ?? null,
  ];
  return numbers.some((number) => number !== null && number < 0);
}

/** g = (to/from)^(1/years) − 1, by logarithms so that no quotient overflows; null where there is none. */
function growthBetween(from: YearValue, to: YearValue): number | null {
  const years = to.year - from.year;
  if (years <= 0 || from.value === 0 || Math.sign(from.value) !== Math.sign(to.value)) return null;
  if (Math.abs(to.value - from.value) <= toleranceOf(from.value, to.value)) return 0;
  const logarithm = Math.log(Math.abs(to.value)) - Math.log(Math.abs(from.value));
  return finiteOrNull(Math.expm1(logarithm / years));
}

/** A hair's breadth below a cut-off is that cut-off, as in every test of the method. */
const HAIR = 1e-9;

function withTarget(actual: number, ratio: number): EurostatAssessment {
  const band = bandOf(ratio, [
    [0.95, 'SIGNIFICANT_PROGRESS'],
    [0.6, 'MODERATE_PROGRESS'],
    [0, 'INSUFFICIENT_PROGRESS'],
  ]);
  return assessed({ ratio: ratio + 0, growth: 100 * actual, band: band ?? 'MOVEMENT_AWAY' });
}

function withoutTarget(actual: number, towardsBetter: number): EurostatAssessment {
  const band = bandOf(towardsBetter, [
    [0.01, 'SIGNIFICANT_PROGRESS'],
    [0, 'MODERATE_PROGRESS'],
  ]);
  const away = towardsBetter > -0.01 + HAIR ? 'MODERATE_MOVEMENT_AWAY' : 'SIGNIFICANT_MOVEMENT_AWAY';
  return assessed({ ratio: null, growth: 100 * actual, band: band ?? away });
}

function bandOf(number: number, cuts: readonly (readonly [number, EurostatBand])[]): EurostatBand | null {
  return cuts.find(([least]) => number >= least - HAIR)?.[1] ?? null;
}

function assessed(found: Omit<EurostatAssessment, 'reason'>): EurostatAssessment {
  const isKnown = Number.isFinite(found.growth) && Number.isFinite(found.ratio ?? 0);
  return isKnown ? { ...found, reason: null } : notAssessed('growth_rate_undefined');
}

function notAssessed(reason: EurostatReason): EurostatAssessment {
  return { ratio: null, growth: null, band: 'NOT_ASSESSED', reason };
}
