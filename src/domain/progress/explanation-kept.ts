import type { IndicatorRules } from '../plan/indicator-rules.js';
import { isKeeping } from './condition.js';
import type { IndicatorJudgement } from './judgement.js';

/** Whether the sentence is about a condition that is kept or not, and not about a way to a target. */
export function isKept(
  { flags }: Pick<IndicatorJudgement, 'flags'>,
  { direction }: Pick<IndicatorRules, 'direction'>,
): boolean {
  return isKeeping(direction) || flags.includes('already_beyond_target');
}
