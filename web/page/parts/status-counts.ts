import type { ProgressStatus } from '../../../src/domain/progress/judgement.js';

/** Of each status how many, as the API counts them. */
export interface StatusCounts {
  readonly targetReached: number;
  readonly onTrack: number;
  readonly behind: number;
  readonly farBehind: number;
  readonly movingAway: number;
  readonly notAssessed: number;
}

/** In their order, best first; those of which there are none, too. */
export function countsOf(counts: StatusCounts): readonly { status: ProgressStatus; count: number }[] {
  return [
    { status: 'TARGET_REACHED', count: counts.targetReached },
    { status: 'ON_TRACK', count: counts.onTrack },
    { status: 'BEHIND', count: counts.behind },
    { status: 'FAR_BEHIND', count: counts.farBehind },
    { status: 'MOVING_AWAY', count: counts.movingAway },
    { status: 'NOT_ASSESSED', count: counts.notAssessed },
  ];
}
