import type { Parameter } from '../../database/session.js';
import type { FoundBaseline } from '../../domain/progress/baselines.js';
import type { JointYear } from '../../domain/progress/joint-year.js';
import type { MissingReason, ObservationStatus } from '../../domain/review/measurement.js';
import { detailsOf, type JointDetails, textOfDetails } from './joint-details.js';

/** The columns of what a joint year says, in the order of `jointParameters`. */
export const JOINT_COLUMNS = [
  'is_reported',
  'has_value',
  'value',
  'numerator',
  'denominator',
  'missing',
  'observation_status',
  'expected',
  'reported',
  'population_share',
  'partial_value',
  'baseline_year',
  'baseline_value',
  'baseline_numerator',
  'baseline_denominator',
  'baseline_assumed',
  'moves_against_members',
  'details',
] as const;

/** A joint year as the database answers it. Flags are 0 and 1 on SQLite. */
export interface StoredJoint {
  readonly year: number;
  readonly is_reported: boolean | number;
  readonly has_value: boolean | number;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly missing: MissingReason | null;
  readonly observation_status: ObservationStatus | null;
  readonly expected: number;
  readonly reported: number;
  readonly population_share: number | null;
  readonly partial_value: number | null;
  readonly baseline_year: number | null;
  readonly baseline_value: number | null;
  readonly baseline_numerator: number | null;
  readonly baseline_denominator: number | null;
  readonly baseline_assumed: boolean | number | null;
  readonly moves_against_members: boolean | number;
  readonly details: JointDetails | string | null;
}

export function jointParameters(joint: JointYear): Parameter[] {
  const { coverage, baseline } = joint;
  return [
    joint.isReported,
    joint.hasValue,
    joint.value,
    joint.numerator,
    joint.denominator,
    joint.missing,
    joint.observationStatus,
    coverage.expected,
    coverage.reported,
    coverage.populationShare,
    coverage.partialValue,
    baseline?.year ?? null,
    baseline?.value ?? null,
    baseline?.numerator ?? null,
    baseline?.denominator ?? null,
    baseline?.isAssumed ?? null,
    joint.movesAgainstMembers,
    textOfDetails(joint),
  ];
}

/** Without who is missing. */
export function jointOfRow(row: StoredJoint): JointYear {
  const { expected, reported } = row;
  const { distribution, partial } = detailsOf(row.details);
  return {
    year: row.year,
    isReported: Boolean(row.is_reported),
    hasValue: Boolean(row.has_value),
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    missing: row.missing,
    observationStatus: row.observation_status,
    coverage: {
      expected,
      reported,
      share: expected === 0 ? 0 : reported / expected,
      populationShare: row.population_share,
      partialValue: row.partial_value,
    },
    missingParts: null,
    distribution,
    baseline: baselineOf(row),
    movesAgainstMembers: Boolean(row.moves_against_members),
    partial,
  };
}

/** What a joint year says, in words that two of the same year share exactly where they say the same. */
export function textOfJoint(joint: JointYear): string {
  return JSON.stringify(jointParameters(joint));
}

function baselineOf(row: StoredJoint): FoundBaseline | null {
  if (row.baseline_year === null || row.baseline_value === null) return null;
  return {
    year: row.baseline_year,
    value: row.baseline_value,
    numerator: row.baseline_numerator,
    denominator: row.baseline_denominator,
    isAssumed: Boolean(row.baseline_assumed),
  };
}
