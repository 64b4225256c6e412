import type { IndicatorToJudge } from './indicator-case.js';
import { type IndicatorJudgement, METHOD } from './judgement.js';
import { yearsShown } from './points.js';

/** An indicator of a goal that was left out: not judged, in no sum, with its reason in every year. */
export function leftOutIndicator({ plan, goalIndicator, scope }: IndicatorToJudge): IndicatorJudgement {
  return {
    goalIndicator: goalIndicator.id,
    organisation: scope.organisation,
    year: scope.year,
    dataYear: null,
    status: 'NOT_ASSESSED',
    reason: 'LEFT_OUT',
    method: METHOD,
    value: null,
    missing: 'LEFT_OUT',
    baseline: null,
    target: null,
    planned: null,
    attainment: null,
    attainmentRaw: null,
    pace: null,
    paceScore: null,
    judged: null,
    coverage: { expected: 0, reported: 0, share: 0, populationShare: null, partialValue: null, missing: [] },
    series: yearsShown(plan, goalIndicator.baseline?.year ?? null).map((year) => ({
      year,
      value: null,
      missing: 'LEFT_OUT',
      target: null,
      planned: null,
      status: 'NOT_ASSESSED',
      observationStatus: null,
    })),
    yearsWithoutValue: [],
    distribution: null,
    flags: [],
    freshness: null,
    counted: false,
  };
}
