import type { Baseline } from '../plan/target.js';
import type { CountedMember } from './aggregate.js';
import { figureOfMembers, type MemberValue } from './aggregation.js';
import type { YearValue } from './judgement.js';
import { finiteOrNull } from './numbers.js';
import type { OrganisationFigure, OrganisationFigures } from './organisation-figures.js';
import type { OrganisationTree } from './organisation-tree.js';
import type { GoalIndicatorToJudge } from './strategy-figures.js';

/** Where a way starts; YES_NO as a share from 0 to 1, as in the figures. */
export interface FoundBaseline extends YearValue {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Whether it is only the first observation after the year it should be of. */
  readonly isAssumed: boolean;
}

/** Baselines of organisations and of groups of them, for one indicator of a goal. */
export interface Baselines {
  /** That of one organisation: stated with its targets, else observed, never the common one. */
  ofOrganisation(organisation: string, dataYear: number): FoundBaseline | null;
  /** Those of the members of an aggregate, in their order. */
  ofEach(members: readonly CountedMember[], dataYear: number): readonly (FoundBaseline | null)[];
  /** The members' baselines, aggregated by the indicator's rule; null where one of them has none. */
  ofMembers(members: readonly CountedMember[], dataYear: number): FoundBaseline | null;
}

export interface BaselinesInput {
  readonly goalIndicator: GoalIndicatorToJudge;
  readonly figures: OrganisationFigures;
  readonly tree: OrganisationTree;
}

/**
 * An organisation's baseline: its own, stated with its targets; else its own observation of the baseline year; else
 * its first observation after that. A group takes its same members' baselines, in the earliest of their years.
 */
export function baselines({ goalIndicator, figures, tree }: BaselinesInput): Baselines {
  const { rules } = goalIndicator;

  const found = (organisation: string, dataYear: number, inGroup: boolean): FoundBaseline | null => {
    const stated = goalIndicator.ownBaselines.get(organisation) ?? null;
    if (stated !== null && stated.value !== null) return statedBaseline(organisation, stated, stated.value, dataYear);
    const year = stated?.year ?? goalIndicator.baseline?.year ?? null;
    const observed = year === null ? null : figures.at(organisation, year);
    if (observed?.isOwn && isUsable(observed, inGroup)) return foundIn(observed, false);
    const latest = figures.at(organisation, dataYear);
    if (latest.value !== null && !latest.isOwn && latest.aggregate !== null) {
      return ofMembers(latest.aggregate.members, dataYear);
    }
    if (year === null || observed === null) return null;
    return isUsable(observed, inGroup)
      ? foundIn(observed, false)
      : firstAfter({ organisation, year, dataYear, inGroup });
  };

  const statedBaseline = (organisation: string, stated: Baseline, value: number, dataYear: number): FoundBaseline => {
    const share = rules.valueKind === 'YES_NO' && value > 1 ? value / 100 : value;
    const baseline = { year: stated.year, value: share, numerator: null, denominator: null, isAssumed: false };
    const { denominator } = figures.at(organisation, stated.year);
    return weighed(baseline, denominator ?? figures.at(organisation, dataYear).denominator);
  };

  // A share without its parts counts as if it were of the whole known nearest to it.
  const weighed = (baseline: FoundBaseline, denominator: number | null): FoundBaseline => {
    if (denominator === null || rules.factor === 0) return baseline;
    return { ...baseline, numerator: (baseline.value * denominator) / rules.factor, denominator };
  };

  const firstAfter = (of: {
    readonly organisation: string;
    readonly year: number;
    readonly dataYear: number;
    readonly inGroup: boolean;
  }): FoundBaseline | null => {
    const later = [...figures.yearsOf(of.organisation)].filter((year) => year > of.year && year <= of.dataYear);
    for (const year of later.toSorted((one, other) => one - other)) {
      const figure = figures.at(of.organisation, year);
      if (isUsable(figure, of.inGroup)) return foundIn(figure, true);
    }
    return null;
  };

  const ofEach = (members: readonly CountedMember[], dataYear: number): readonly (FoundBaseline | null)[] =>
    members.map((member) => {
      const baseline = found(member.organisation, dataYear, true);
      return baseline === null || baseline.denominator !== null ? baseline : weighed(baseline, member.denominator);
    });

  const ofMembers = (members: readonly CountedMember[], dataYear: number): FoundBaseline | null => {
    const ofMember = ofEach(members, dataYear);
    const values: MemberValue[] = [];
    let year = Number.POSITIVE_INFINITY;
    let isAssumed = false;
    for (const [index, member] of members.entries()) {
      const baseline = ofMember[index] ?? null;
      if (baseline === null) return null;
      const { value, numerator, denominator } = baseline;
      const population = tree.populationOf(member.organisation, baseline.year);
      values.push({ value, numerator, denominator, population });
      year = Math.min(year, baseline.year);
      isAssumed ||= baseline.isAssumed;
    }
    const figure = finiteOrNull(figureOfMembers(figures.rule, values, rules.factor) ?? Number.NaN);
    if (figure === null) return null;
    const value = figures.rule === 'PER_CENT_OF_YES' ? figure / 100 : figure;
    return {
      year,
      value,
      numerator: sumOfParts(values, 'numerator'),
      denominator: sumOfParts(values, 'denominator'),
      isAssumed,
    };
  };

  return { ofOrganisation: (organisation, dataYear) => found(organisation, dataYear, false), ofEach, ofMembers };
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
  return sum;
}
