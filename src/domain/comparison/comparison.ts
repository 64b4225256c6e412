import type { JointYear } from '../progress/joint-year.js';
import type { Coverage, ProgressStatus, Reason } from '../progress/judgement.js';
import type { GoalIndicatorToJudge, PlanToJudge } from '../progress/strategy-figures.js';
import type { Figure, MissingReason } from '../review/measurement.js';
import type { Quartiles } from './quartiles.js';

/** What is compared: an indicator of a goal, among some participants, in some years. */
export interface ToCompare {
  readonly plan: Pick<PlanToJudge, 'startYear' | 'endYear'>;
  readonly goalIndicator: GoalIndicatorToJudge;
  /** The own figures of one of those compared, in any order; at most one a year. */
  own(organisation: string): readonly Figure[];
  /** What is below one of those compared, in any order. */
  below(organisation: string): readonly JointYear[];
  /** Inhabitants of one of those compared, or null where not known. */
  populationOf(organisation: string, year: number): number | null;
  /** Participants that did not leave the goal out, each once, in any order. */
  readonly compared: readonly Compared[];
  /** At least one, none twice; the greatest is the one that ranks. */
  readonly years: readonly number[];
  /** Whether values of this indicator are told elsewhere with names that are not told here. */
  readonly isNamedElsewhere: boolean;
}

export interface Compared {
  readonly organisation: string;
  /** A text that stands for it among equals; null where it takes part unnamed and must not be recognised. */
  readonly key: string | null;
}

export interface Comparison {
  /** Ranked ones first, then what has a value without a rank, then what has none. */
  readonly rows: readonly ComparedRow[];
  /** For each year, of all rows. */
  readonly summaries: readonly YearSummary[];
}

export interface ComparedRow {
  /** Null where the latest year has no value that can be ranked. */
  readonly rank: number | null;
  /** Null: takes part unnamed. */
  readonly organisation: string | null;
  /** For each year, in the order in which they were asked for. */
  readonly values: readonly ComparedValue[];
  /** Computed when it is asked for: a status costs more than the rest of a row. */
  judged(): StatusInComparison;
  readonly place: PlaceInComparison;
}

/** The status of its progress in the latest year; outside the strategy in the nearest one of it. */
export interface StatusInComparison {
  readonly status: ProgressStatus;
  /** Set exactly where NOT_ASSESSED; SUPPRESSED where the status would tell too much of an unnamed one. */
  readonly reason: Reason | 'SUPPRESSED' | null;
}

/** Where a row stands. Holds nothing of an unnamed one that is not shown, but a number among its equals. */
export interface PlaceInComparison {
  /** 0 ranked, 1 a value without a rank, 2 no value. */
  readonly group: number;
  readonly standing: number;
  readonly key: string | null;
  readonly serial: number;
}

export interface ComparedValue {
  readonly year: number;
  /** In the indicator's unit; YES_NO in per cent as soon as departments speak for one of those compared. */
  readonly value: number | null;
  /** Set exactly when the value is null. */
  readonly missing: MissingReason | null;
  /** False: shown, but in no rank and no summary. */
  readonly comparable: boolean;
}

export interface YearSummary extends Quartiles {
  readonly year: number;
  readonly coverage: Coverage;
}
