import type { MissingReason, ObservationStatus } from '../review/measurement.js';
import { type Aggregate, aggregate } from './aggregate.js';
import type { Coverage } from './judgement.js';
import type { OrganisationFigure, OrganisationFigures } from './organisation-figures.js';
import type { GoalIndicatorToJudge } from './strategy-figures.js';

/** Whose figures are judged: one organisation, or all participants together. */
export interface Subject {
  at(year: number): SubjectYear;
  /** Years up to the year asked for with a figure or a reason, ascending. */
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
  readonly aggregate: Aggregate | null;
  readonly coverage: Coverage;
}

/** One organisation: its own figures, else those of the organisations below it. */
export function organisationSubject(figures: OrganisationFigures, organisation: string, asOf: number): Subject {
  return {
    at: (year) => {
      const figure = figures.at(organisation, year);
      return {
        year,
        value: figure.value,
        missing: figure.missing,
        observationStatus: figure.observationStatus,
        isComparable: figure.comparable,
        aggregate: figure.aggregate,
        coverage: figure.aggregate?.coverage ?? coverageOfItself(figure),
      };
    },
    years: ascending(figures.yearsOf(organisation), asOf),
  };
}

export interface AllParticipants {
  readonly figures: OrganisationFigures;
  /** Those who did not leave the goal out. */
  readonly participants: readonly string[];
  readonly rules: GoalIndicatorToJudge['rules'];
  readonly minimumCoverage: number;
  readonly asOf: number;
}

/** All participants together that did not leave the goal out. */
export function participantsSubject(input: AllParticipants): Subject {
  const { figures, participants, rules, minimumCoverage } = input;
  const known = new Map<number, SubjectYear>();
  const years = new Set<number>();
  for (const participant of participants) {
    for (const year of figures.yearsOf(participant)) years.add(year);
  }
  return {
    at: (year) => {
      let found = known.get(year);
      if (found === undefined) {
        const ofYear = participants.map((participant) => figures.at(participant, year));
        const { rule } = figures;
        found = subjectYear(year, aggregate({ rule, factor: rules.factor, minimumCoverage, figures: ofYear }), rule);
        known.set(year, found);
      }
      return found;
    },
    years: ascending(years, input.asOf),
  };
}

function subjectYear(year: number, found: Aggregate, rule: OrganisationFigures['rule']): SubjectYear {
  const isShare = rule === 'PER_CENT_OF_YES' && found.value !== null;
  return {
    year,
    value: isShare ? found.value / 100 : found.value,
    missing: found.missing,
    observationStatus: found.value === null ? null : found.observationStatus,
    isComparable: true,
    aggregate: found,
    coverage: found.coverage,
  };
}

function coverageOfItself({ organisation, value, missing }: OrganisationFigure): Coverage {
  const isExpected = missing !== 'NOT_APPLICABLE' && missing !== 'LEFT_OUT';
  const isMissing = value === null && isExpected;
  return {
    expected: isExpected ? 1 : 0,
    reported: value === null ? 0 : 1,
    share: value === null ? 0 : 1,
    populationShare: null,
    partialValue: null,
    missing: isMissing ? [{ organisation, goalIndicator: null, reason: missing ?? 'NOT_REPORTED' }] : [],
  };
}

function ascending(years: ReadonlySet<number>, asOf: number): readonly number[] {
  return [...years].filter((year) => Number.isInteger(year) && year <= asOf).toSorted((one, other) => one - other);
}
