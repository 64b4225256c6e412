export const TRAJECTORIES = ['LINEAR', 'YEARLY', 'CONSTANT'] as const;
/** How the planned value moves from the baseline to the target. */
export type Trajectory = (typeof TRAJECTORIES)[number];

export const TARGET_CHOICES = ['COMMON', 'OWN', 'EFFECTIVE'] as const;
/** Which targets judge an organisation: the common ones, its own, or its own where it has set them and else the common ones. */
export type TargetChoice = (typeof TARGET_CHOICES)[number];

/** What is to be reached in a year: a value, or a band with both bounds included. */
export interface Target {
  readonly year: number;
  readonly value: number | null;
  readonly bandMinimum: number | null;
  readonly bandMaximum: number | null;
}

/** A baseline as it was stated. Without a value, the observation of that year is meant. */
export interface Baseline {
  readonly year: number;
  readonly value: number | null;
}
