import { type IndicatorCase, seriesOf, shownValue } from './indicator-case.js';
import { judgeSeries, plannedIn } from './judge-series.js';
import type { ProgressPoint, ProgressStatus } from './judgement.js';
import { lazily } from './lazily.js';
import { finiteOrNull } from './numbers.js';
import { reasonSeenFrom } from './reason-seen-from.js';
import type { SeriesToJudge } from './series.js';

/**
 * Every year of the strategy and the year of the baseline, ascending; no year is dropped. Years after the one asked
 * for have no value yet: NOT_DUE.
 */
export function pointsOf(found: IndicatorCase, series: SeriesToJudge): readonly ProgressPoint[] {
  return yearsShown(found.plan, series.baseline?.year ?? found.goalIndicator.baseline?.year ?? null).map((year) =>
    year > found.scope.year ? futurePoint(series, year) : pastPoint(found, series, year),
  );
}

/** The years of a strategy, and that of the baseline where it lies before or after them. */
export function yearsShown(
  plan: { readonly startYear: number; readonly endYear: number },
  baselineYear: number | null,
): readonly number[] {
  const years: number[] = [];
  for (let year = plan.startYear; year <= plan.endYear; year += 1) years.push(year);
  if (baselineYear === null || !Number.isInteger(baselineYear) || years.includes(baselineYear)) return years;
  return [...years, baselineYear].toSorted((one, other) => one - other);
}

function futurePoint(series: SeriesToJudge, year: number): ProgressPoint {
  return {
    year,
    value: null,
    missing: 'NOT_DUE',
    target: statedTarget(series, year),
    planned: plannedPoint(series, year),
    status: 'NOT_ASSESSED',
    observationStatus: null,
  };
}

/** What the plan says, and the status, are computed when they are first read: who draws values asks for neither. */
function pastPoint(found: IndicatorCase, series: SeriesToJudge, year: number): ProgressPoint {
  const ofYear = found.subject.at(year);
  const value = shownValue(found, ofYear);
  const asDue = reasonSeenFrom(found.scope.year, found.goalIndicator.rules, year);
  const seriesOfYear = lazily(() => (value === null ? series : seriesOf(found, year, year)));
  const planned = lazily(() => plannedPoint(seriesOfYear(), year) ?? plannedPoint(series, year));
  const status = lazily((): ProgressStatus => (value === null ? 'NOT_ASSESSED' : judgeSeries(seriesOfYear()).status));
  return {
    year,
    value,
    missing: value === null ? asDue(ofYear.missing ?? 'NOT_REPORTED') : null,
    target: statedTarget(series, year),
    get planned() {
      return planned();
    },
    get status() {
      return status();
    },
    observationStatus: value === null ? null : ofYear.observationStatus,
  };
}

function statedTarget({ targets }: SeriesToJudge, year: number): number | null {
  const stated = targets.find((target) => target.year === year)?.value ?? null;
  return stated === null ? null : finiteOrNull(stated);
}

function plannedPoint(series: SeriesToJudge, year: number): number | null {
  const planned = plannedIn(series, year);
  return planned === null ? null : finiteOrNull(planned);
}
