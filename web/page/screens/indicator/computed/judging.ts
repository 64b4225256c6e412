import type { GoalIndicatorAnswer } from '../indicator.question.js';

/**
 * By what it was judged: the way from the baseline to the target, the distance outside what is to be kept, whether that
 * is kept, or whether it is done. Null where nothing was judged.
 */
export type Judging = 'way' | 'distance' | 'condition' | 'done';

export function judgingOf({ indicator: { direction }, progress }: GoalIndicatorAnswer): Judging | null {
  const { judged, flags, pace, value } = progress;
  if (judged === null) return null;
  if (direction.startsWith('KEEP_') || flags.includes('already_beyond_target')) {
    // From a baseline outside, the distances were put in, and the target of a distance is 0.
    return pace !== null || (judged.target === 0 && judged.value !== value) ? 'distance' : 'condition';
  }
  return judged.baseline === null ? 'done' : 'way';
}
