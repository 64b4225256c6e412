import type { Target } from '../plan/target.js';
import type { Figure } from '../review/measurement.js';
import { type AggregationRule, aggregationRuleOf } from './aggregation.js';
import { baselineOf, type FoundBaseline } from './baselines.js';
import type { JointYear } from './joint-year.js';
import type { Reason, YearValue } from './judgement.js';
import { clamp } from './numbers.js';
import { type OrganisationFigures, organisationFigures } from './organisation-figures.js';
import { oddityUntil } from './own-figure.js';
import type { SeriesToJudge } from './series.js';
import type { GoalIndicatorToJudge, PlanToJudge, Scope } from './strategy-figures.js';
import { organisationSubject, participantsSubject, type Subject, type SubjectYear } from './subject.js';
import { type ChosenTargets, chooseTargets } from './target-choice.js';

export interface IndicatorToJudge {
  readonly plan: Pick<PlanToJudge, 'startYear' | 'endYear'>;
  readonly goalIndicator: GoalIndicatorToJudge;
  readonly scope: Scope;
  /** The subject's own figures, in any order; none of all participants together. */
  readonly own: readonly Figure[];
  /** What is below the subject, or all participants together; in any order. */
  readonly joint: readonly JointYear[];
}

/** All that the parts of one judgement look up. */
export interface IndicatorCase extends IndicatorToJudge {
  readonly rule: AggregationRule;
  /** Null of all participants together. */
  readonly figures: OrganisationFigures | null;
  readonly subject: Subject;
  /** Years up to the year asked for with a figure or a reason, ascending. */
  readonly years: readonly number[];
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
  const { plan, goalIndicator, scope, own, joint } = input;
  const { rules } = goalIndicator;
  const { organisation } = scope;
  const rule = aggregationRuleOf(rules);
  const figures =
    organisation === null
      ? null
      : organisationFigures({ organisation, rules, own, below: joint, populationOf: () => null });
  const subject =
    figures === null ? participantsSubject(joint, rule === 'PER_CENT_OF_YES') : organisationSubject(figures);
  const years = subject.years.filter((year) => year <= scope.year);
  const latest = latestOf(subject, years, input);
  return {
    plan,
    goalIndicator,
    scope,
    own,
    joint,
    rule,
    figures,
    subject,
    years,
    chosen: chooseTargets(goalIndicator, scope, rule),
    inPerCent: rule === 'PER_CENT_OF_YES' && (organisation === null || latest.joint !== null),
    oddity: figures === null ? null : oddityUntil(figures.own, scope.year),
    latest,
  };
}

/**
 * The year to judge: the latest with a value, else the latest about which anything is known. Years after the stated
 * baseline come first: what is known since then says more than a complete baseline. Own rule.
 */
function latestOf(
  subject: Subject,
  known: readonly number[],
  { plan, goalIndicator, scope }: IndicatorToJudge,
): SubjectYear {
  const own = scope.organisation === null ? undefined : goalIndicator.ownBaselines.get(scope.organisation);
  const baselineYear = (own ?? goalIndicator.baseline)?.year ?? Number.NEGATIVE_INFINITY;
  const years = known.toReversed().map((year) => subject.at(year));
  const after = years.filter(({ year }) => year > baselineYear);
  const before = years.filter(({ year }) => year <= baselineYear);
  for (const part of [after, before]) {
    const found = part.find(({ value }) => value !== null) ?? part.find(isPartlyKnown);
    if (found !== undefined) return found;
  }
  const due = clamp(scope.year - goalIndicator.rules.publicationLagYears, plan.startYear, plan.endYear);
  return years[0] ?? subject.at(Math.min(due, scope.year));
}

function isPartlyKnown({ joint }: SubjectYear): boolean {
  return joint !== null && joint.coverage.reported > 0;
}

/**
 * The series as it is judged with the observation of one year as its latest; without one in that year it has none.
 * @param asked the year it is looked at from
 */
export function seriesOf(found: IndicatorCase, dataYear: number, asked: number): SeriesToJudge {
  const { plan, goalIndicator, chosen } = found;
  const { rules } = goalIndicator;
  const baseline = shownBaseline(found, dataYear);
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
  for (const year of found.years) {
    const value = year > dataYear ? null : shownValue(found, found.subject.at(year));
    if (value !== null) observations.push({ year, value });
  }
  return observations;
}

/** The value as it is shown: of YES_NO over organisations in per cent, of one organisation 1 only when all said yes. */
export function shownValue(found: IndicatorCase, { value, joint }: SubjectYear): number | null {
  if (value === null || found.rule !== 'PER_CENT_OF_YES') return value;
  if (found.inPerCent) return joint?.value ?? inHundreds(value);
  return joint === null || value >= 1 ? value : 0;
}

/** In the unit that is shown. A stated common baseline of 1 ("yes") over organisations means that all said yes. */
function shownBaseline(found: IndicatorCase, dataYear: number): FoundBaseline | null {
  const { goalIndicator, figures, subject } = found;
  const stated = goalIndicator.baseline;
  if (figures === null && stated !== null && stated.value !== null) {
    const value = found.inPerCent && stated.value === 1 ? 100 : stated.value;
    return { year: stated.year, value, numerator: null, denominator: null, isAssumed: false };
  }
  const baseline =
    figures === null
      ? (subject.at(dataYear).joint?.baseline ?? null)
      : baselineOf(goalIndicator, figures, dataYear, false);
  return baseline === null || !found.inPerCent ? baseline : { ...baseline, value: inHundreds(baseline.value) };
}

/** A target of 1 ("yes") over organisations means that all say yes; any other number is a per cent as it stands. */
function inPerCent(target: Target): Target {
  return target.value === 1 ? { ...target, value: 100 } : target;
}

// 0.29 · 100 is not 29 in floating point.
function inHundreds(share: number): number {
  return Number((share * 100).toPrecision(15));
}
