import type { IndicatorRules } from '../plan/indicator-rules.js';
import type { Figure, MissingReason } from '../review/measurement.js';
import type { MemberFigure } from './aggregate.js';
import { aggregationRuleOf } from './aggregation.js';
import type { JointYear } from './joint-year.js';
import { lazily } from './lazily.js';
import { figuresByYear, type ReportedFigure } from './own-figure.js';

/** What one organisation has for one year. */
export interface OrganisationFigure extends MemberFigure {
  readonly year: number;
  /** Whether the organisation reported the value itself. */
  readonly isOwn: boolean;
  /** What those below it have together, where its own figure gives no value. */
  readonly joint: JointYear | null;
}

/** What one organisation has in one indicator of a goal, whatever the year asked for. */
export interface OrganisationFigures {
  readonly organisation: string;
  /** What it reported itself, by year. */
  readonly own: ReadonlyMap<number, ReportedFigure>;
  /** Its own value, else that of those below it, else the reason there is none. */
  at(year: number): OrganisationFigure;
  /** What those below it have together, or null where nothing is expected of them. */
  jointAt(year: number): JointYear | null;
  /** Years for which it or those below it have a figure or a reason, ascending. */
  years(): readonly number[];
  populationOf(year: number): number | null;
}

export interface FiguresOfOrganisation {
  readonly organisation: string;
  readonly rules: IndicatorRules;
  /** In any order. */
  readonly own: readonly Figure[];
  /** What those below it have together, in any order. */
  readonly below: readonly JointYear[];
  /** Inhabitants, or null where not known. */
  populationOf(year: number): number | null;
}

/** Opens the figures of one organisation; each year is looked up at most once. */
export function organisationFigures(input: FiguresOfOrganisation): OrganisationFigures {
  const { organisation, rules, below } = input;
  const own = figuresByYear(rules, input.own);
  const joint = new Map(below.map((one) => [one.year, one]));
  const isYesOrNo = aggregationRuleOf(rules) === 'PER_CENT_OF_YES';
  const known = new Map<number, OrganisationFigure>();

  const figureOf = (year: number): OrganisationFigure => {
    const reported = own.get(year) ?? null;
    if (reported !== null && reported.value !== null) return ownFigureOf(input, year, reported);
    const ofDepartments = joint.get(year) ?? null;
    const theirs = ofDepartments?.value ?? null;
    return {
      organisation,
      year,
      population: input.populationOf(year),
      value: theirs !== null && isYesOrNo ? theirs / 100 : theirs,
      numerator: ofDepartments?.numerator ?? null,
      denominator: ofDepartments?.denominator ?? null,
      missing: theirs === null ? whyMissing(reported, ofDepartments, () => notYet(rules, own, year)) : null,
      comparable: true,
      observationStatus: theirs === null ? null : (ofDepartments?.observationStatus ?? null),
      isOwn: false,
      joint: ofDepartments,
    };
  };

  return {
    organisation,
    own,
    at: (year) => {
      let found = known.get(year);
      if (found === undefined) {
        found = figureOf(year);
        known.set(year, found);
      }
      return found;
    },
    jointAt: (year) => joint.get(year) ?? null,
    years: lazily(() => yearsOf(own, below)),
    populationOf: input.populationOf,
  };
}

function ownFigureOf(
  { organisation, populationOf }: FiguresOfOrganisation,
  year: number,
  { value, numerator, denominator, comparable, observationStatus }: ReportedFigure,
): OrganisationFigure {
  return {
    organisation,
    year,
    population: populationOf(year),
    value,
    numerator,
    denominator,
    missing: null,
    comparable,
    observationStatus,
    isOwn: true,
    joint: null,
  };
}

function yearsOf(own: ReadonlyMap<number, ReportedFigure>, below: readonly JointYear[]): readonly number[] {
  const years = new Set<number>(own.keys());
  for (const { year, isReported } of below) if (isReported) years.add(year);
  return [...years].filter(Number.isInteger).toSorted((one, other) => one - other);
}

/** NOT_DUE between the years of a rarer indicator, else NOT_REPORTED. */
function notYet(
  { frequencyYears }: IndicatorRules,
  own: ReadonlyMap<number, ReportedFigure>,
  year: number,
): MissingReason {
  for (let before = 1; before < frequencyYears; before += 1) {
    if (own.get(year - before)?.value != null) return 'NOT_DUE';
  }
  return 'NOT_REPORTED';
}

function whyMissing(
  own: ReportedFigure | null,
  departments: JointYear | null,
  notYetReason: () => MissingReason,
): MissingReason {
  const ofDepartments = departments?.missing ?? null;
  if (departments !== null && ofDepartments !== null && departments.coverage.reported > 0) return ofDepartments;
  if (own !== null && own.missing !== null) return own.missing;
  return ofDepartments === null || ofDepartments === 'NOT_AGGREGATED' ? notYetReason() : ofDepartments;
}
