import type { JointYear } from '../../domain/progress/joint-year.js';
import type { PlanToJudge } from '../../domain/progress/strategy-figures.js';
import { goalIndicatorsOf } from './read-plans.js';

/**
 * The year of whoever asks for none: the last one of the strategy in which any participant has a value of any of its
 * indicators, its first where there is none. The same for whomever it is asked.
 * @param joint what all participants have together in an indicator of a goal
 */
export function defaultYearOf(plan: PlanToJudge, joint: (goalIndicator: string) => readonly JointYear[]): number {
  let last = plan.startYear;
  for (const { id } of goalIndicatorsOf(plan)) {
    for (const { year, hasValue } of joint(id)) {
      if (hasValue && year > last && year <= plan.endYear) last = year;
    }
  }
  return last;
}
