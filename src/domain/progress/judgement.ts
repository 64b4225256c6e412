import type { Target } from '../plan/target.js';
import type { MissingReason, ObservationStatus } from '../review/measurement.js';
import type { EurostatAssessment } from './eurostat-assessment.js';
import type { Forecast } from './forecast.js';

export const PROGRESS_STATUSES = [
  'TARGET_REACHED',
  'ON_TRACK',
  'BEHIND',
  'FAR_BEHIND',
  'MOVING_AWAY',
  'NOT_ASSESSED',
] as const;
/** From best to worst; NOT_ASSESSED always has a reason. */
export type ProgressStatus = (typeof PROGRESS_STATUSES)[number];

/** Name and version of the method, printed with every result so that a later change of method is visible. */
export const METHOD = 'planned-v1';

export const REASONS = [
  'context_only',
  'no_target',
  'no_own_target',
  'no_observation',
  'no_baseline',
  'no_observation_after_baseline',
  'target_year_not_after_baseline_year',
  'target_needs_value',
  'target_needs_band',
  'band_reversed',
  'duplicate_year',
  'not_finite',
  'not_a_level',
  'not_yes_or_no',
  'not_computable',
  'baseline_equals_target',
  'nothing_to_assess',
  'not_responsible',
  'COVERAGE_TOO_LOW',
  'NOT_AGGREGATED',
  'LEFT_OUT',
] as const;
/** Why nothing was assessed, why there is no value, or (`baseline_equals_target`) why there is no raw attainment. */
export type Reason = (typeof REASONS)[number];

export const FLAGS = [
  'overshoot',
  'regressed',
  'small_setback',
  'nearly_reached',
  'pending',
  'already_beyond_target',
  'assumed_baseline',
  'carried_forward',
  'sum_of_years',
  'partial',
  'late',
  'stale',
  'approximation',
  'simpson',
  'differs_from_departments',
  'estimated',
  'provisional',
  'not_comparable',
  'limited_by_moving_away',
  'has_stale',
] as const;
/** What a reader should know about a result beside its status. */
export type Flag = (typeof FLAGS)[number];

/** A value of a year, in the indicator's unit. */
export interface YearValue {
  readonly year: number;
  readonly value: number;
}

/** The target that is judged at the end; `own` where it is that of the organisation and not the common one. */
export interface JudgedTarget extends Target {
  readonly own: boolean;
}

/** The numbers put into the formulas: as they stand, sums over years (PERIODIC), or distances outside a condition. */
export interface JudgedNumbers {
  readonly value: number;
  readonly baseline: number | null;
  readonly planned: number | null;
  readonly target: number | null;
}

/** Of whom a figure speaks: organisations behind an indicator's value, or indicators behind a node of the plan. */
export interface Coverage {
  readonly expected: number;
  readonly reported: number;
  /** 0 to 1; of organisations by count, of indicators by weight. */
  readonly share: number;
  /** 0 to 1; null unless the population of every expected organisation is known. */
  readonly populationShare: number | null;
  /** What is known where coverage is too low for a value, in the indicator's unit. */
  readonly partialValue: number | null;
  /** Null only where what is known of several organisations was kept without who is missing. */
  readonly missing: readonly MissingPart[] | null;
}

/** One that is missing: an organisation behind an indicator's value, or an indicator behind a node of the plan. */
export interface MissingPart {
  readonly organisation: string | null;
  readonly goalIndicator: string | null;
  readonly reason: MissingReason;
}

/**
 * One year of a series. `status` is what would have been said with this year's value in this year; it and `planned` are
 * computed when they are first read.
 */
export interface ProgressPoint {
  readonly year: number;
  readonly value: number | null;
  readonly missing: MissingReason | null;
  readonly target: number | null;
  readonly planned: number | null;
  readonly status: ProgressStatus;
  readonly observationStatus: ObservationStatus | null;
}

export const FRESHNESS_STATES = ['CURRENT', 'LATE', 'STALE'] as const;
export type FreshnessState = (typeof FRESHNESS_STATES)[number];

/** How old the data are, seen from the year asked for. */
export interface Freshness {
  readonly state: FreshnessState;
  readonly overdueYears: number;
}

/** How many organisations are on a level. */
export interface LevelCount {
  readonly level: number;
  readonly count: number;
}

/**
 * One indicator of a goal, judged for one organisation or for all participants together. What no goal above it needs
 * (`eurostat`, `forecast`, `coverage`, `series`) is computed when it is first read.
 */
export interface IndicatorJudgement {
  readonly goalIndicator: string;
  /** Null: all participants together. */
  readonly organisation: string | null;
  /** The year asked for. */
  readonly year: number;
  /** The year of the observation that was judged, or, where coverage is too low, of what is known. */
  readonly dataYear: number | null;
  readonly status: ProgressStatus;
  readonly reason: Reason | null;
  readonly method: typeof METHOD;
  /** In the indicator's unit. */
  readonly value: number | null;
  readonly missing: MissingReason | null;
  /** Whether it is a YES_NO over organisations: value, baseline and target are the per cent of yes. */
  readonly inPerCent: boolean;
  readonly baseline: YearValue | null;
  readonly target: JudgedTarget | null;
  /** Where the trajectory says the value should be in `dataYear`. */
  readonly planned: number | null;
  /** Per cent of the way, 0 to 100. */
  readonly attainment: number | null;
  /** Not clamped. */
  readonly attainmentRaw: number | null;
  /** Achieved change / planned change. */
  readonly pace: number | null;
  /** −5 to 5. */
  readonly paceScore: number | null;
  readonly judged: JudgedNumbers | null;
  /** Null only where the indicator is none of the organisation's (`reason` says why). */
  readonly eurostat: EurostatAssessment | null;
  /** Null only where the indicator is none of the organisation's (`reason` says why). */
  readonly forecast: Forecast | null;
  readonly coverage: Coverage;
  readonly series: readonly ProgressPoint[];
  /** Years between the first and the last one judged that have no value: of sums over years and of KEEP_*. */
  readonly yearsWithoutValue: readonly number[];
  /** Of LEVEL over organisations. */
  readonly distribution: readonly LevelCount[] | null;
  readonly flags: readonly Flag[];
  readonly freshness: Freshness | null;
  /** False: nothing was promised, so it is in no sum and in no coverage. */
  readonly counted: boolean;
}

/** How many have which status. */
export interface StatusCounts {
  readonly targetReached: number;
  readonly onTrack: number;
  readonly behind: number;
  readonly farBehind: number;
  readonly movingAway: number;
  readonly notAssessed: number;
}

/** What goal, theme and strategy have in common: two numbers, never one, what is missing, and the worst part. */
export interface NodeJudgement {
  readonly method: typeof METHOD;
  readonly status: ProgressStatus;
  readonly reason: Reason | null;
  /** Weighted mean, 0 to 100. */
  readonly attainment: number | null;
  /** Weighted mean, −5 to 5. */
  readonly paceScore: number | null;
  /** Counts indicators; `share` is weighted. */
  readonly coverage: Coverage;
  /** Of all indicators below, whether in the sums or not. */
  readonly counts: StatusCounts;
  readonly worst: IndicatorJudgement | null;
  readonly flags: readonly Flag[];
}

export interface GoalJudgement extends NodeJudgement {
  readonly goal: string;
  /** Whether the organisation, or the participant above it, left the goal out. */
  readonly leftOut: boolean;
  readonly indicators: readonly IndicatorJudgement[];
}

export interface ThemeJudgement extends NodeJudgement {
  readonly theme: string;
  readonly goalCounts: StatusCounts;
  readonly goals: readonly GoalJudgement[];
}

export interface StrategyJudgement extends NodeJudgement {
  /** Null: all participants together. */
  readonly organisation: string | null;
  /** The year asked for. */
  readonly year: number;
  readonly goalCounts: StatusCounts;
  readonly themes: readonly ThemeJudgement[];
}
