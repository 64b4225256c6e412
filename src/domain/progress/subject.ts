import type { MissingReason, ObservationStatus } from '../review/measurement.js';
import type { JointYear } from './joint-year.js';
import type { Coverage } from './judgement.js';
import type { OrganisationFigures } from './organisation-figures.js';

/** Whose figures are judged: one organisation, or all participants together. */
export interface Subject {
  at(year: number): SubjectYear;
  /** Years with a figure or a reason, ascending. */
  readonly years: readonly number[];
}

/** What the subject has for one year. */
export interface SubjectYear {
  readonly year: number;
  /** In the indicator's unit; of YES_NO a share from 0 to 1. */
  readonly value: number | null;
  readonly missing: MissingReason | null;
  readonly observationStatus: ObservationStatus | null;
  readonly isComparable: boolean;
  /** Behind a value that was not reported as it stands. */
  readonly joint: JointYear | null;
}

/** One organisation: its own figures, else those of the organisations below it. */
export function organisationSubject(figures: OrganisationFigures): Subject {
  return {
    at: (year) => {
      const { value, missing, observationStatus, comparable, joint } = figures.at(year);
      return { year, value, missing, observationStatus, isComparable: comparable, joint };
    },
    years: figures.years(),
  };
}

/** All participants together that did not leave the goal out. */
export function participantsSubject(joint: readonly JointYear[], isYesOrNo: boolean): Subject {
  const byYear = new Map(joint.map((one) => [one.year, one]));
  const years = joint.filter(({ isReported }) => isReported).map(({ year }) => year);
  return {
    at: (year) => {
      const found = byYear.get(year) ?? null;
      const value = found?.value ?? null;
      return {
        year,
        value: value !== null && isYesOrNo ? value / 100 : value,
        missing: found === null ? 'NOT_REPORTED' : found.missing,
        observationStatus: found?.observationStatus ?? null,
        isComparable: true,
        joint: found,
      };
    },
    years: years.toSorted((one, other) => one - other),
  };
}

/**
 * Of whom a year speaks. A whole without joint figures speaks of nobody.
 * @param organisation null: all participants together
 * @param asDue names the reason as it is said in that year
 */
export function coverageOf(
  organisation: string | null,
  { value, missing, joint }: Pick<SubjectYear, 'value' | 'missing' | 'joint'>,
  asDue: (reason: MissingReason) => MissingReason,
): Coverage {
  if (joint !== null) {
    const missingParts = joint.missingParts?.map((part) => ({ ...part, reason: asDue(part.reason) })) ?? null;
    return { ...joint.coverage, missing: missingParts };
  }
  const isExpected = organisation !== null && missing !== 'NOT_APPLICABLE' && missing !== 'LEFT_OUT';
  const isMissing = value === null && isExpected;
  return {
    expected: isExpected ? 1 : 0,
    reported: value === null ? 0 : 1,
    share: value === null ? 0 : 1,
    populationShare: null,
    partialValue: null,
    missing: isMissing ? [{ organisation, goalIndicator: null, reason: asDue(missing ?? 'NOT_REPORTED') }] : [],
  };
}
