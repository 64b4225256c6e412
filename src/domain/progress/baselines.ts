import type { Baseline } from '../plan/target.js';
import type { CountedMember } from './aggregate.js';
import { aggregationRuleOf, figureOfMembers, type MemberValue } from './aggregation.js';
import type { YearValue } from './judgement.js';
import { finiteOrNull } from './numbers.js';
import type { OrganisationFigure, OrganisationFigures } from './organisation-figures.js';
import type { GoalIndicatorToJudge } from './strategy-figures.js';

/** Where a way starts; YES_NO as a share from 0 to 1, as in the figures. */
export interface FoundBaseline extends YearValue {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Whether it is only the first observation after the year it should be of. */
  readonly isAssumed: boolean;
}

/** An organisation whose value is in an aggregate, with where its own way started. */
export interface StartedMember {
  readonly figures: OrganisationFigures;
  /** In the year of the aggregate. */
  readonly value: number;
  readonly baseline: FoundBaseline | null;
}

/**
 * The baseline of one organisation: its own, stated with its targets; else its own observation of the baseline year;
 * else that of those below it whose values speak for it in the data year; else its first observation after that.
 * Never the common one.
 * @param inGroup observations that must not be compared are none
 */
export function baselineOf(
  goalIndicator: GoalIndicatorToJudge,
  figures: OrganisationFigures,
  dataYear: number,
  inGroup: boolean,
): FoundBaseline | null {
  const stated = goalIndicator.ownBaselines.get(figures.organisation) ?? null;
  if (stated !== null && stated.value !== null) {
    return statedBaseline(goalIndicator, figures, { ...stated, value: stated.value }, dataYear);
  }
  const year = stated?.year ?? goalIndicator.baseline?.year ?? null;
  const observed = year === null ? null : figures.at(year);
  if (observed?.isOwn && isUsable(observed, inGroup)) return foundIn(observed, false);
  const latest = figures.at(dataYear);
  if (latest.value !== null && latest.joint !== null) return latest.joint.baseline;
  if (observed === null) return null;
  return isUsable(observed, inGroup)
    ? foundIn(observed, false)
    : firstAfter(figures, { year: observed.year, dataYear, inGroup });
}

/** A member of an aggregate; what it stated without its parts counts as of the whole that it has in that year. */
export function startedMember(
  goalIndicator: GoalIndicatorToJudge,
  figures: OrganisationFigures,
  { value, denominator }: Pick<CountedMember, 'value' | 'denominator'>,
  dataYear: number,
): StartedMember {
  const found = baselineOf(goalIndicator, figures, dataYear, true);
  const baseline = found === null || found.denominator !== null ? found : weighed(goalIndicator, found, denominator);
  return { figures, value, baseline };
}

/**
 * The members' baselines, aggregated by the indicator's rule, in the earliest of their years; null where one of them
 * has none.
 */
export function baselineOfMembers(
  { rules }: Pick<GoalIndicatorToJudge, 'rules'>,
  members: readonly StartedMember[],
): FoundBaseline | null {
  const rule = aggregationRuleOf(rules);
  const values: MemberValue[] = [];
  let year = Number.POSITIVE_INFINITY;
  let isAssumed = false;
  for (const { figures, baseline } of members) {
    if (baseline === null) return null;
    const { value, numerator, denominator } = baseline;
    values.push({ value, numerator, denominator, population: figures.populationOf(baseline.year) });
    year = Math.min(year, baseline.year);
    isAssumed ||= baseline.isAssumed;
  }
  const figure = finiteOrNull(figureOfMembers(rule, values, rules.factor) ?? Number.NaN);
  if (figure === null) return null;
  return {
    year,
    value: rule === 'PER_CENT_OF_YES' ? figure / 100 : figure,
    numerator: sumOfParts(values, 'numerator'),
    denominator: sumOfParts(values, 'denominator'),
    isAssumed,
  };
}

function statedBaseline(
  goalIndicator: GoalIndicatorToJudge,
  figures: OrganisationFigures,
  { year, value }: Baseline & YearValue,
  dataYear: number,
): FoundBaseline {
  const share = goalIndicator.rules.valueKind === 'YES_NO' && value > 1 ? value / 100 : value;
  const baseline = { year, value: share, numerator: null, denominator: null, isAssumed: false };
  return weighed(goalIndicator, baseline, figures.at(year).denominator ?? figures.at(dataYear).denominator);
}

/** A share without its parts counts as if it were of the whole known nearest to it. */
function weighed(
  { rules: { factor } }: GoalIndicatorToJudge,
  baseline: FoundBaseline,
  denominator: number | null,
): FoundBaseline {
  if (denominator === null || factor === 0) return baseline;
  return { ...baseline, numerator: (baseline.value * denominator) / factor, denominator };
}

function firstAfter(
  figures: OrganisationFigures,
  of: { readonly year: number; readonly dataYear: number; readonly inGroup: boolean },
): FoundBaseline | null {
  for (const year of figures.years()) {
    if (year > of.dataYear) break;
    if (year <= of.year) continue;
    const figure = figures.at(year);
    if (isUsable(figure, of.inGroup)) return foundIn(figure, true);
  }
  return null;
}

function isUsable(figure: OrganisationFigure, inGroup: boolean): boolean {
  return figure.value !== null && (figure.comparable || !inGroup);
}

function foundIn(figure: OrganisationFigure, isAssumed: boolean): FoundBaseline | null {
  const { year, value, numerator, denominator } = figure;
  return value === null ? null : { year, value, numerator, denominator, isAssumed };
}

function sumOfParts(values: readonly MemberValue[], part: 'numerator' | 'denominator'): number | null {
  let sum = 0;
  for (const value of values) {
    const number = value[part];
    if (number === null) return null;
    sum += number;
  }
  return finiteOrNull(sum);
}
