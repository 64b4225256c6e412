import type { Figure, MissingReason } from '../review/measurement.js';
import { type Aggregate, aggregate, type MemberFigure } from './aggregate.js';
import { type AggregationRule, aggregationRuleOf } from './aggregation.js';
import { involvementOf } from './involvement.js';
import type { Reason } from './judgement.js';
import type { OrganisationTree } from './organisation-tree.js';
import { oddityUntil, type ReportedFigure, reportedIn } from './own-figure.js';
import type { GoalIndicatorToJudge } from './strategy-figures.js';

/** What one organisation has for one year. */
export interface OrganisationFigure extends MemberFigure {
  readonly year: number;
  /** Whether the organisation reported the value itself. */
  readonly isOwn: boolean;
  /** The aggregate of the organisations below it, where its own figure gives no value. */
  readonly aggregate: Aggregate | null;
}

/** The figures of one indicator of a goal, by organisation and year; each is computed at most once. */
export interface OrganisationFigures {
  readonly rule: AggregationRule;
  /** The organisation's own value, else the aggregate of those below it, else the reason there is none. */
  at(organisation: string, year: number): OrganisationFigure;
  /** The aggregate of those below the organisation, or null where nothing is expected of them. */
  departmentsAt(organisation: string, year: number): Aggregate | null;
  /** Years for which the organisation or those below it have a figure or a reason, in no order. */
  yearsOf(organisation: string): ReadonlySet<number>;
  /** What is odd about the organisation's own figures up to the year asked for. */
  oddityOf(organisation: string): Reason | null;
}

export interface FiguresOfIndicator {
  readonly tree: OrganisationTree;
  readonly goal: string;
  readonly goalIndicator: GoalIndicatorToJudge;
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
  readonly minimumCoverage: number;
  /** The year asked for. */
  readonly asOf: number;
}

/** Opens the figures of one indicator of a goal. */
export function organisationFigures(input: FiguresOfIndicator): OrganisationFigures {
  const { tree, goalIndicator, figures, minimumCoverage } = input;
  const { rules } = goalIndicator;
  const rule = aggregationRuleOf(rules);
  const involvement = involvementOf(input);
  const known = new Map<number, Map<string, OrganisationFigure>>();
  const knownDepartments = new Map<number, Map<string, Aggregate | null>>();

  const departmentsAt = (organisation: string, year: number): Aggregate | null => {
    const children = involvement.expectedChildren(organisation, year);
    if (children.length === 0) return null;
    const ofYear = entryOf(knownDepartments, year);
    const before = ofYear.get(organisation);
    if (before !== undefined) return before;
    ofYear.set(organisation, null); // an organisation that lies below itself has no departments
    const ofChildren = children.map((child) => at(child, year));
    const found = aggregate({ rule, factor: rules.factor, minimumCoverage, figures: ofChildren });
    ofYear.set(organisation, found);
    return found;
  };

  const at = (organisation: string, year: number): OrganisationFigure => {
    const ofYear = entryOf(known, year);
    const before = ofYear.get(organisation);
    if (before !== undefined) return before;
    const population = tree.populationOf(organisation, year);
    const own = year > input.asOf ? null : reportedIn(rules, figures.get(organisation), year);
    const found =
      own !== null && own.value !== null
        ? ownOf({ organisation, year, population }, own)
        : departmentsOf({ organisation, year, population }, rule, departmentsAt(organisation, year), (departments) =>
            whyMissing(own, departments, () => notYet(input, organisation, year)),
          );
    ofYear.set(organisation, found);
    return found;
  };

  return {
    rule,
    at,
    departmentsAt,
    yearsOf: involvement.yearsOf,
    oddityOf: (one) => oddityUntil(rules, figures.get(one), input.asOf),
  };
}

interface WhoAndWhen {
  readonly organisation: string;
  readonly year: number;
  readonly population: number | null;
}

/** NOT_DUE while the publication lag lasts and between the years of a rarer indicator, else NOT_REPORTED. */
function notYet(
  { goalIndicator: { rules }, figures, asOf }: FiguresOfIndicator,
  organisation: string,
  year: number,
): MissingReason {
  if (year > asOf - rules.publicationLagYears) return 'NOT_DUE';
  for (let before = 1; before < rules.frequencyYears; before += 1) {
    const reported = reportedIn(rules, figures.get(organisation), year - before);
    if (reported !== null && reported.value !== null) return 'NOT_DUE';
  }
  return 'NOT_REPORTED';
}

function ownOf({ organisation, year, population }: WhoAndWhen, own: ReportedFigure): OrganisationFigure {
  return {
    organisation,
    year,
    population,
    value: own.value,
    numerator: own.numerator,
    denominator: own.denominator,
    missing: null,
    comparable: own.comparable,
    observationStatus: own.observationStatus,
    isOwn: true,
    aggregate: null,
  };
}

function departmentsOf(
  { organisation, year, population }: WhoAndWhen,
  rule: AggregationRule,
  departments: Aggregate | null,
  reasonFor: (departments: Aggregate | null) => MissingReason,
): OrganisationFigure {
  const value = departments?.value ?? null;
  return {
    organisation,
    year,
    population,
    value: value !== null && rule === 'PER_CENT_OF_YES' ? value / 100 : value,
    numerator: departments?.numerator ?? null,
    denominator: departments?.denominator ?? null,
    missing: value === null ? reasonFor(departments) : null,
    comparable: true,
    observationStatus: value === null ? null : (departments?.observationStatus ?? null),
    isOwn: false,
    aggregate: departments,
  };
}

function whyMissing(
  own: ReportedFigure | null,
  departments: Aggregate | null,
  notYetReason: () => MissingReason,
): MissingReason {
  const ofDepartments = departments?.missing ?? null;
  if (departments !== null && ofDepartments !== null && departments.members.length > 0) return ofDepartments;
  if (own !== null && own.missing !== null) return own.missing;
  return ofDepartments === null || ofDepartments === 'NOT_AGGREGATED' ? notYetReason() : ofDepartments;
}

function entryOf<Value>(map: Map<number, Map<string, Value>>, year: number): Map<string, Value> {
  let entry = map.get(year);
  if (entry === undefined) {
    entry = new Map();
    map.set(year, entry);
  }
  return entry;
}
