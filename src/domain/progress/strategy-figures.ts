import type { IndicatorRules } from '../plan/indicator-rules.js';
import type { Baseline, Target, TargetChoice, Trajectory } from '../plan/target.js';
import type { Figure } from '../review/measurement.js';

/** A strategy as the calculation takes it: the plan, the organisations and their figures. All ids are opaque. */
export interface StrategyFigures {
  readonly plan: PlanToJudge;
  /** The participants, each with the goals it left out. */
  readonly participants: readonly Participant[];
  /** Every participant and all organisations below it; a participant's own ancestors are not needed. */
  readonly organisations: readonly OrganisationNode[];
  /** Figures by indicator and organisation, in any order; at most one a year. */
  readonly figures: ReadonlyMap<string, ReadonlyMap<string, readonly Figure[]>>;
}

export interface PlanToJudge {
  readonly startYear: number;
  readonly endYear: number;
  /** Share between 0 and 1 below which a mean, a ratio or a node of the plan is not shown. */
  readonly minimumCoverage: number;
  readonly themes: readonly ThemeToJudge[];
}

export interface ThemeToJudge {
  readonly id: string;
  readonly weight: number;
  readonly goals: readonly GoalToJudge[];
}

export interface GoalToJudge {
  readonly id: string;
  readonly weight: number;
  readonly indicators: readonly GoalIndicatorToJudge[];
}

/** An indicator as a goal uses it. */
export interface GoalIndicatorToJudge {
  readonly id: string;
  readonly indicator: string;
  readonly weight: number;
  readonly trajectory: Trajectory;
  readonly rules: IndicatorRules;
  /** That of all participants together. */
  readonly baseline: Baseline | null;
  readonly targets: readonly Target[];
  /** What organisations stated themselves, by organisation. */
  readonly ownBaselines: ReadonlyMap<string, Baseline>;
  readonly ownTargets: ReadonlyMap<string, readonly Target[]>;
  /** Organisations that report it; where the plan names none, the goal's. */
  readonly responsible: readonly string[];
}

export interface Participant {
  readonly organisation: string;
  readonly leftOutGoals: ReadonlySet<string>;
}

export interface OrganisationNode {
  readonly id: string;
  readonly parent: string | null;
  readonly populations: readonly Population[];
}

export interface Population {
  readonly year: number;
  readonly population: number;
}

/** What to judge. */
export interface Scope {
  /** An organisation among `organisations`, or null: all participants together. */
  readonly organisation: string | null;
  /** The year asked for. */
  readonly year: number;
  readonly targets: TargetChoice;
}
