export const MEASUREMENT_STATES = ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED'] as const;
export type MeasurementState = (typeof MEASUREMENT_STATES)[number];

export const MISSING_REASONS = [
  'NOT_REPORTED',
  'NOT_DUE',
  'NOT_RELEASED',
  'NOT_APPLICABLE',
  'NO_DATA',
  'SUPPRESSED',
  'LEFT_OUT',
  'UNDEFINED_RATIO',
  'NOT_COMPARABLE',
  'NOT_AGGREGATED',
  'COVERAGE_TOO_LOW',
] as const;
/** Why there is no value. Missing is never zero. */
export type MissingReason = (typeof MISSING_REASONS)[number];

/** The reasons a person may give; the others are found by the calculation. */
export const REPORTABLE_MISSING_REASONS = ['NOT_APPLICABLE', 'NO_DATA', 'SUPPRESSED'] as const;

export const OBSERVATION_STATUSES = ['NORMAL', 'ESTIMATED', 'PROVISIONAL'] as const;
export type ObservationStatus = (typeof OBSERVATION_STATUSES)[number];

export const VIEWS = ['PUBLIC', 'WORKING'] as const;
/** PUBLIC: approved values of released rounds. WORKING: the latest submitted or approved value. */
export type View = (typeof VIEWS)[number];

/** The category of a measurement that is the total; never null, since a null escapes a unique key. */
export const TOTAL = '';

/** One figure of one organisation and year, as the calculation takes it. Either a value or a reason. */
export interface Figure {
  readonly year: number;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly missing: MissingReason | null;
  readonly observationStatus: ObservationStatus;
  /** False: must not be compared with other organisations, and is left out of aggregates. */
  readonly comparable: boolean;
}
