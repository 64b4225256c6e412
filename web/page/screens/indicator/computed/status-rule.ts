import type { TextKey } from '../../../language/texts.js';
import type { GoalIndicatorAnswer } from '../indicator.question.js';
import { judgingOf } from './judging.js';

/** From this pace on a value is on track; the words say it too. */
const ON_TRACK_FROM = 0.95;
const ON_PLAN = 1;

/**
 * The rule of `docs/method.md` that gave the status, in words. The status is the server's; here it is only told which
 * of its rules leads to it from the numbers that stand beside it. Null where nothing was judged.
 */
export function statusRule(shown: GoalIndicatorAnswer): TextKey | null {
  const { status, flags, pace } = shown.progress;
  const judging = judgingOf(shown);
  if (judging === null || status === 'NOT_ASSESSED') return null;
  if (judging === 'done') return DONE[status];
  if (judging === 'condition') return KEPT[status];
  switch (status) {
    case 'TARGET_REACHED':
      return judging === 'distance' ? 'computed.status.keptAtEnd' : reached(shown);
    case 'ON_TRACK':
      return judging === 'distance' && shown.progress.judged?.value === 0 ? 'computed.status.kept' : onTrack(pace);
    case 'BEHIND':
      return flags.includes('nearly_reached') ? 'computed.status.nearlyReached' : 'computed.status.between';
    case 'FAR_BEHIND':
      if (flags.includes('small_setback')) return 'computed.status.smallSetback';
      return pace === null ? 'computed.status.nothingAsked' : 'computed.status.below';
    case 'MOVING_AWAY':
      return 'computed.status.away';
  }
}

type Judged = Exclude<GoalIndicatorAnswer['progress']['status'], 'NOT_ASSESSED'>;

const DONE: Readonly<Record<Judged, TextKey>> = {
  TARGET_REACHED: 'computed.status.done',
  ON_TRACK: 'computed.status.pending',
  BEHIND: 'computed.status.notDone',
  FAR_BEHIND: 'computed.status.notDone',
  MOVING_AWAY: 'computed.status.notDone',
};

const KEPT: Readonly<Record<Judged, TextKey>> = {
  TARGET_REACHED: 'computed.status.keptAtEnd',
  ON_TRACK: 'computed.status.kept',
  BEHIND: 'computed.status.notKept',
  FAR_BEHIND: 'computed.status.notKept',
  MOVING_AWAY: 'computed.status.lost',
};

function reached({ indicator }: GoalIndicatorAnswer): TextKey {
  return indicator.direction === 'DECREASE' ? 'computed.status.reachedAtMost' : 'computed.status.reachedAtLeast';
}

function onTrack(pace: number | null): TextKey {
  if (pace === null) return 'computed.status.asPlanned';
  if (pace >= ON_PLAN) return 'computed.status.onPlan';
  return pace >= ON_TRACK_FROM ? 'computed.status.nearPlan' : 'computed.status.asPlanned';
}
