import { aggregationRuleOf } from '../progress/aggregation.js';
import { type Condition, conditionOf, distanceOutside, isKeeping, senseOf } from '../progress/condition.js';
import { toleranceOf } from '../progress/numbers.js';
import { targetsWithin } from '../progress/series.js';
import type { GoalIndicatorToJudge } from '../progress/strategy-figures.js';

/** What a value counts when values are put in order: the least is the best. In the indicator's unit. */
export type Standing = (value: number) => number;

/**
 * The order of an indicator's direction: INCREASE, ACHIEVE and every yes or no greatest first, DECREASE smallest first,
 * KEEP_* by the distance outside the condition, so that all who keep it are equal. The condition is that of the last
 * common target within the strategy, the same for everybody: an own, easier one would make an order of ambitions. Null
 * where values have no order: direction NONE, and KEEP_* without a common target or with one for the sum of all. Own
 * rules.
 */
export function standingOf(goalIndicator: GoalIndicatorToJudge, endYear: number): Standing | null {
  const { direction, valueKind } = goalIndicator.rules;
  if (direction === 'NONE') return null;
  if (valueKind === 'YES_NO') return (value) => 0 - value;
  if (!isKeeping(direction)) return (value) => 0 - senseOf(direction) * value;
  const condition = commonCondition(goalIndicator, endYear);
  if (condition === null) return null;
  return (value) => {
    const distance = distanceOutside(condition, value);
    return distance <= toleranceOf(value, condition.minimum, condition.maximum) ? 0 : distance;
  };
}

function commonCondition({ rules, targets }: GoalIndicatorToJudge, endYear: number): Condition | null {
  const last = targetsWithin({ targets, endYear }).at(-1);
  if (last === undefined || aggregationRuleOf(rules) === 'SUM') return null;
  const condition = conditionOf(rules.direction, last);
  return condition.minimum === null && condition.maximum === null ? null : condition;
}
