import type { Reason } from './judgement.js';

export const EUROSTAT_BANDS = [
  'SIGNIFICANT_PROGRESS',
  'MODERATE_PROGRESS',
  'INSUFFICIENT_PROGRESS',
  'MOVEMENT_AWAY',
  'MODERATE_MOVEMENT_AWAY',
  'SIGNIFICANT_MOVEMENT_AWAY',
  'NOT_ASSESSED',
] as const;
/** INSUFFICIENT_PROGRESS and MOVEMENT_AWAY only with a target, the two other movements away only without one. */
export type EurostatBand = (typeof EUROSTAT_BANDS)[number];

export const EUROSTAT_REASONS = ['growth_rate_undefined', 'not_numeric', 'percentage_change', 'to_be_kept'] as const;
/** Why there is no Eurostat view: a reason of its own, or why there is no status either. */
export type EurostatReason = (typeof EUROSTAT_REASONS)[number] | Reason;

/** The second, labelled view: growth rates instead of straight lines. */
export interface EurostatAssessment {
  /** R: actual growth / required growth, turned so that more is better; 1 is as required. Null without a target. */
  readonly ratio: number | null;
  /** Actual growth since the baseline, per cent a year, as it is: below 0 the value moves towards zero. */
  readonly growth: number | null;
  readonly band: EurostatBand;
  /** Set exactly when the band is NOT_ASSESSED. */
  readonly reason: EurostatReason | null;
}
