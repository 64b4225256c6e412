import type { Target } from '../plan/target.js';
import type { MissingReason, ObservationStatus } from '../review/measurement.js';
import type { FoundBaseline } from './baselines.js';
import type { Coverage, LevelCount, MissingPart, YearValue } from './judgement.js';

/**
 * What several organisations have together in one indicator of a goal for one year, with all that judging them needs:
 * all participants that did not leave the goal out, or those below one organisation. It depends on figures and plan
 * only, not on who asks for which year or by which targets; so it can be computed when they change, and kept.
 */
export interface JointYear {
  readonly year: number;
  /** Whether any of them, or anybody below them, has a figure or a reason for the year. */
  readonly isReported: boolean;
  /** Whether any of them, or anybody below them, has a value for the year, whether it counts here or not. */
  readonly hasValue: boolean;
  /** In the indicator's unit; of YES_NO in per cent. */
  readonly value: number | null;
  /** Sums, under RATIO_OF_SUMS only, where there is a value; null where one is more than a number can say. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Set exactly when the value is null. NOT_REPORTED also while the publication lag of the year asked for lasts. */
  readonly missing: MissingReason | null;
  readonly observationStatus: ObservationStatus | null;
  /** Without who is missing: see `missingParts`. */
  readonly coverage: Omit<Coverage, 'missing'>;
  /** Who is missing; null where it was kept without them. */
  readonly missingParts: readonly MissingPart[] | null;
  readonly distribution: readonly LevelCount[] | null;
  /** That of those whose values are in it, by the indicator's rule; YES_NO as a share from 0 to 1. */
  readonly baseline: FoundBaseline | null;
  /** Simpson's paradox: since their baselines every one of them moved one way, and they together the other. */
  readonly movesAgainstMembers: boolean;
  /** SUM where some are missing: the others, judged by the sum of their own targets. */
  readonly partial: PartialSum | null;
}

/** Those who reported, against the sum of their own targets: value, baseline and targets are of the same ones. */
export interface PartialSum {
  readonly baseline: (YearValue & { readonly isAssumed: boolean }) | null;
  readonly targets: readonly Target[];
  readonly observations: readonly YearValue[];
}
