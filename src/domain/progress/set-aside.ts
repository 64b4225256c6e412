import type { MissingReason } from '../review/measurement.js';
import { type IndicatorJudgement, METHOD, type Reason } from './judgement.js';
import { yearsShown } from './points.js';
import type { GoalIndicatorToJudge, PlanToJudge, Scope } from './strategy-figures.js';

/** Why an indicator is none of the organisation's, and what stands in place of its values. */
const WHY = {
  /** The goal was left out. */
  LEFT_OUT: 'LEFT_OUT',
  /** Neither the organisation nor anybody below it is responsible or ever reported. */
  not_responsible: 'NOT_APPLICABLE',
} as const satisfies Partial<Record<Reason, MissingReason>>;

/** An indicator that is none of the organisation's: not judged, in no sum, with its reason in every year. */
export function setAside(
  plan: Pick<PlanToJudge, 'startYear' | 'endYear'>,
  goalIndicator: GoalIndicatorToJudge,
  scope: Scope,
  reason: keyof typeof WHY,
): IndicatorJudgement {
  const missing = WHY[reason];
  return {
    goalIndicator: goalIndicator.id,
    organisation: scope.organisation,
    year: scope.year,
    dataYear: null,
    status: 'NOT_ASSESSED',
    reason,
    method: METHOD,
    value: null,
    missing,
    inPerCent: false,
    baseline: null,
    target: null,
    planned: null,
    attainment: null,
    attainmentRaw: null,
    pace: null,
    paceScore: null,
    judged: null,
    eurostat: null,
    forecast: null,
    coverage: { expected: 0, reported: 0, share: 0, populationShare: null, partialValue: null, missing: [] },
    series: yearsShown(plan, goalIndicator.baseline?.year ?? null).map((year) => ({
      year,
      value: null,
      missing,
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
