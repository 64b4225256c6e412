import type { ProgressStatus } from './judgement.js';
import { clamp } from './numbers.js';

/** The greatest score of what is behind: just below that of what is on track, so that score and status agree. */
const BEST_BEHIND = 2.499;

/**
 * The pace score, −5 to 5, for averaging; null where nothing was assessed.
 *
 * Of the pace: −0.60 → −5, 0.60 → 0, 1.30 → 5, linear between, clipped (Statistics Canada). A target reached scores
 * 5. Without a pace, by status (own rule): ON_TRACK 2.5, BEHIND 1.25, FAR_BEHIND −1.25, MOVING_AWAY −3.75. The score
 * is kept within the range of its status, so that the two never contradict each other.
 */
export function paceScoreOf(status: ProgressStatus, pace: number | null): number | null {
  switch (status) {
    case 'NOT_ASSESSED':
      return null;
    case 'TARGET_REACHED':
      return 5;
    case 'ON_TRACK':
      return pace === null ? 2.5 : clamp(scoreOfPace(pace), 2.5, 5);
    case 'BEHIND':
      return pace === null ? 1.25 : clamp(scoreOfPace(pace), 0, BEST_BEHIND);
    case 'FAR_BEHIND':
      return pace === null ? -1.25 : clamp(scoreOfPace(pace), -2.5, 0);
    case 'MOVING_AWAY':
      return pace === null ? -3.75 : clamp(scoreOfPace(pace), -5, -2.5);
  }
}

/** The status a pace score stands for, of a node of the plan: ≥ 2.5, ≥ 0, ≥ −2.5, below. */
export function statusOfScore(score: number): ProgressStatus {
  const hair = 1e-9;
  if (score >= 2.5 - hair) return 'ON_TRACK';
  if (score >= -hair) return 'BEHIND';
  return score >= -2.5 - hair ? 'FAR_BEHIND' : 'MOVING_AWAY';
}

function scoreOfPace(pace: number): number {
  return pace < 0.6 ? (5 * (pace - 0.6)) / 1.2 : (5 * (pace - 0.6)) / 0.7;
}
