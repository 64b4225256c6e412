import type { Accumulation, Aggregation, Direction, ValueKind } from '../../../domain/plan/indicator-rules.js';
import type { Language, LocalisedText } from '../../../domain/plan/localised-text.js';
import type { Baseline, Target, Trajectory } from '../../../domain/plan/target.js';
import type { OrganisationKind } from '../../organisations/organisation-kind.js';

export const TARGETS_OF = ['ALL', 'PARTICIPANTS'] as const;
/** Whose rows of the file of targets are meant: those of participants only, or all, each of which must take part. */
export type TargetsOf = (typeof TARGETS_OF)[number];

/** A plan file as it was read: its shape is right, its codes are not looked up yet. Null is what it does not say. */
export interface PlanFile {
  /** As refusals name it. */
  readonly name: string;
  /** The country of every code that names none. */
  readonly country: string;
  /** The language of names in the CSV files. */
  readonly language: Language;
  /** The year of the populations in the file of organisations. */
  readonly populationYear: number;
  readonly targetsOf: TargetsOf;
  readonly strategy: PlannedStrategy;
  readonly participants: readonly PlannedParticipants[];
  readonly indicators: readonly PlannedIndicator[];
  readonly themes: readonly PlannedTheme[];
  /** The line of a path, for refusals. */
  lineOf(path: string): number | null;
  /** What is written at a path, for refusals; null where that is no single value. */
  shownAt(path: string): string | null;
}

/** Something that stands at a place of the plan. */
interface Placed {
  readonly path: string;
}

export interface PlannedStrategy extends Placed {
  readonly slug: string;
  readonly title: LocalisedText;
  readonly summary: LocalisedText;
  readonly startYear: number;
  readonly endYear: number;
  readonly minimumCoverage: number | null;
  readonly owner: PlannedOwner;
}

/** With a kind and a name, it is made where there is none. */
export interface PlannedOwner extends Placed {
  readonly country: string;
  readonly code: string;
  readonly kind: OrganisationKind | null;
  readonly name: LocalisedText;
}

/** One organisation by its code or name, or all of a kind in a country. */
export interface PlannedParticipants extends Placed {
  readonly country: string;
  readonly code: string | null;
  readonly name: string | null;
  readonly kind: OrganisationKind | null;
  readonly joinedOn: string | null;
  readonly named: boolean | null;
  readonly leftOut: readonly PlannedLeaveOut[];
  readonly baselines: readonly PlannedBaseline[];
}

export interface PlannedLeaveOut extends Placed {
  readonly goal: string;
  readonly reason: string;
}

export interface PlannedBaseline extends Placed, Baseline {
  readonly indicator: string;
  /** Null: in every goal that uses the indicator. */
  readonly goal: string | null;
}

export interface PlannedIndicator extends Placed {
  readonly code: string;
  readonly title: LocalisedText;
  readonly definition: LocalisedText;
  readonly source: LocalisedText;
  readonly unit: string | null;
  readonly decimals: number | null;
  readonly valueKind: ValueKind;
  readonly direction: Direction | null;
  readonly aggregation: Aggregation;
  readonly accumulation: Accumulation | null;
  readonly factor: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly frequencyYears: number | null;
  readonly publicationLagYears: number | null;
}

export interface PlannedTheme extends Placed {
  readonly code: string;
  readonly title: LocalisedText;
  readonly weight: number;
  readonly goals: readonly PlannedGoal[];
}

export interface PlannedGoal extends Placed {
  readonly code: string;
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  readonly weight: number;
  readonly aims: readonly string[];
  readonly sdgs: readonly number[];
  readonly responsible: readonly string[];
  readonly uses: readonly PlannedUse[];
}

export interface PlannedUse extends Placed {
  readonly indicator: string;
  readonly weight: number;
  readonly trajectory: Trajectory;
  readonly baseline: Baseline | null;
  readonly targets: readonly Target[];
  readonly responsible: readonly string[];
}
