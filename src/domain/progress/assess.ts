import type { IndicatorRules } from '../plan/indicator-rules.js';
import type { Baseline, Target, Trajectory } from '../plan/target.js';
import { judgeIndicator } from './indicator-progress.js';
import type { IndicatorJudgement, YearValue } from './judgement.js';

/** Numbers that belong to nobody, with all they are judged by; in one unit. */
export interface NumbersToAssess {
  readonly rules: IndicatorRules;
  readonly trajectory: Trajectory;
  /** Without a value, the observation of that year is meant. */
  readonly baseline: Baseline | null;
  readonly targets: readonly Target[];
  /** In any order; at most one a year. */
  readonly observations: readonly YearValue[];
  /** First and last year of the strategy they are judged in. */
  readonly startYear: number;
  readonly endYear: number;
  /** The year asked for. */
  readonly year: number;
}

/**
 * What numbers would be judged as one organisation's own figures, by the function that judges every indicator. Nothing
 * is aggregated; baseline and targets count as the organisation's own. Its `goalIndicator` and `organisation` are
 * placeholders. Never throws.
 */
export function assess(numbers: NumbersToAssess): IndicatorJudgement {
  const { rules, trajectory, baseline, targets, startYear, endYear, year } = numbers;
  return judgeIndicator({
    plan: { startYear, endYear },
    goalIndicator: {
      id: NOBODY,
      indicator: NOBODY,
      weight: 1,
      trajectory,
      rules,
      baseline,
      targets: [],
      ownBaselines: new Map(baseline === null ? [] : [[NOBODY, baseline]]),
      ownTargets: new Map([[NOBODY, targets]]),
      responsible: [],
    },
    scope: { organisation: NOBODY, year, targets: 'EFFECTIVE' },
    own: numbers.observations.map(figureOf),
    joint: [],
  });
}

const NOBODY = 'nobody';

function figureOf({ year, value }: YearValue) {
  const whole = { numerator: null, denominator: null, missing: null } as const;
  return { year, value, ...whole, observationStatus: 'NORMAL', comparable: true } as const;
}
