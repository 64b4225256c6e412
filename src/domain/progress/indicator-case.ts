import type { Target } from '../plan/target.js';
import type { Figure } from '../review/measurement.js';
import { type Baselines, baselines, type FoundBaseline } from './baselines.js';
import type { Reason, YearValue } from './judgement.js';
import { type OrganisationFigures, organisationFigures } from './organisation-figures.js';
import type { OrganisationTree } from './organisation-tree.js';
import type { SeriesToJudge } from './series.js';
import type { GoalIndicatorToJudge, PlanToJudge, Scope } from './strategy-figures.js';
import { organisationSubject, participantsSubject, type Subject, type SubjectYear } from './subject.js';
import { type ChosenTargets, chooseTargets } from './target-choice.js';

export interface IndicatorToJudge {
  readonly plan: PlanToJudge;
  readonly tree: OrganisationTree;
  readonly goal: string;
  readonly goalIndicator: GoalIndicatorToJudge;
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
  readonly scope: Scope;
  /** The participants that did not leave the goal out. */
  readonly participants: readonly string[];
  /** Whether the scope left the goal out. */
  readonly isLeftOut: boolean;
}

/** All that the parts of one judgement look up. */
export interface IndicatorCase extends IndicatorToJudge {
  readonly organisationFigures: OrganisationFigures;
  readonly baselines: Baselines;
  readonly subject: Subject;
  readonly chosen: ChosenTargets;
  /** YES_NO over organisations: values are shown and judged in per cent. */
  readonly inPerCent: boolean;
  /** What is odd about the organisation's stored figures; null of all participants together. */
  readonly oddity: Reason | null;
  /** The year that is judged, or, without a value, the one that says most about what is missing. */
  readonly latest: SubjectYear;
}

/** Looks up whose figures are judged, by which targets, and of which year. */
export function openCase(input: IndicatorToJudge): IndicatorCase {
  const { plan, tree, goalIndicator, scope, participants } = input;
  const minimumCoverage = Number.isFinite(plan.minimumCoverage) ? plan.minimumCoverage : 0.8;
  const figures = organisationFigures({ ...input, minimumCoverage, asOf: scope.year });
  const found = baselines({ goalIndicator, figures, tree });
  const subject =
    scope.organisation === null
      ? participantsSubject({ figures, participants, rules: goalIndicator.rules, minimumCoverage, asOf: scope.year })
      : organisationSubject(figures, scope.organisation, scope.year);
  const latest = latestOf(subject, input);
  return {
    ...input,
    organisationFigures: figures,
    baselines: found,
    subject,
    chosen: chooseTargets(goalIndicator, scope, figures.rule),
    inPerCent: figures.rule === 'PER_CENT_OF_YES' && (scope.organisation === null || latest.aggregate !== null),
    oddity: scope.organisation === null ? null : figures.oddityOf(scope.organisation),
    latest,
  };
}

/**
 * The year to judge: the latest with a value, else the latest about which anything is known. Years after the stated
 * baseline come first: what is known since then says more than a complete baseline. Own rule.
 */
function latestOf(subject: Subject, { plan, goalIndicator, scope }: IndicatorToJudge): SubjectYear {
  const own = scope.organisation === null ? undefined : goalIndicator.ownBaselines.get(scope.organisation);
  const baselineYear = (own ?? goalIndicator.baseline)?.year ?? Number.NEGATIVE_INFINITY;
  const years = subject.years.toReversed().map((year) => subject.at(year));
  const after = years.filter(({ year }) => year > baselineYear);
  const before = years.filter(({ year }) => year <= baselineYear);
  for (const part of [after, before]) {
    const found = part.find(({ value }) => value !== null) ?? part.find(isPartlyKnown);
    if (found !== undefined) return found;
  }
  const due = Math.max(plan.startYear, scope.year - goalIndicator.rules.publicationLagYears);
  return years[0] ?? subject.at(due);
}

function isPartlyKnown({ aggregate }: SubjectYear): boolean {
  return aggregate !== null && aggregate.members.length > 0;
}

/**
 * The series as it is judged with the observation of one year as its latest; without one in that year it has none.
 * @param asked the year it is looked at from
 */
export function seriesOf(found: IndicatorCase, dataYear: number, asked: number): SeriesToJudge {
  const { plan, goalIndicator, chosen } = found;
  const { rules } = goalIndicator;
  const baseline = baselineOf(found, dataYear);
  return {
    direction: found.inPerCent && rules.direction !== 'NONE' ? 'INCREASE' : rules.direction,
    valueKind: found.inPerCent ? 'SHARE' : rules.valueKind,
    accumulation: rules.accumulation,
    trajectory: goalIndicator.trajectory,
    startYear: plan.startYear,
    endYear: plan.endYear,
    year: asked,
    baseline: baseline === null ? null : { year: baseline.year, value: baseline.value },
    assumedBaseline: baseline?.isAssumed ?? false,
    targets: found.inPerCent ? chosen.targets.map(inPerCent) : chosen.targets,
    withoutTarget: chosen.withoutTarget,
    observations: observationsUntil(found, dataYear),
    oddity: found.oddity,
  };
}

function observationsUntil(found: IndicatorCase, dataYear: number): readonly YearValue[] {
  if (found.subject.at(dataYear).value === null) return [];
  const observations: YearValue[] = [];
  for (const year of found.subject.years) {
    const value = year > dataYear ? null : shownValue(found, found.subject.at(year));
    if (value !== null) observations.push({ year, value });
  }
  return observations;
}

/** The value as it is shown: of YES_NO over organisations in per cent, of one organisation 1 only when all said yes. */
export function shownValue(found: IndicatorCase, { value, aggregate }: SubjectYear): number | null {
  if (value === null || found.organisationFigures.rule !== 'PER_CENT_OF_YES') return value;
  if (found.inPerCent) return aggregate?.value ?? inHundreds(value);
  return aggregate === null || value >= 1 ? value : 0;
}

function baselineOf(found: IndicatorCase, dataYear: number): FoundBaseline | null {
  const { organisation } = found.scope;
  const inShownUnit = (baseline: FoundBaseline | null): FoundBaseline | null =>
    baseline === null || !found.inPerCent ? baseline : { ...baseline, value: inHundreds(baseline.value) };
  if (organisation !== null) return inShownUnit(found.baselines.ofOrganisation(organisation, dataYear));

  const stated = found.goalIndicator.baseline;
  if (stated !== null && stated.value !== null) {
    const value = found.inPerCent && stated.value === 1 ? 100 : stated.value;
    return { year: stated.year, value, numerator: null, denominator: null, isAssumed: false };
  }
  const members = found.subject.at(dataYear).aggregate?.members ?? [];
  return members.length === 0 ? null : inShownUnit(found.baselines.ofMembers(members, dataYear));
}

/** A target of 1 ("yes") over organisations means that all say yes; any other number is a per cent as it stands. */
function inPerCent(target: Target): Target {
  return target.value === 1 ? { ...target, value: 100 } : target;
}

// 0.29 · 100 is not 29 in floating point.
function inHundreds(share: number): number {
  return Number((share * 100).toPrecision(15));
}
