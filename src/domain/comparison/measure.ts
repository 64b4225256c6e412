import type { IndicatorRules } from '../plan/indicator-rules.js';
import type { MemberFigure } from '../progress/aggregate.js';
import { aggregationRuleOf } from '../progress/aggregation.js';
import { judgeIndicator } from '../progress/indicator-progress.js';
import { lazily } from '../progress/lazily.js';
import { clamp } from '../progress/numbers.js';
import { type OrganisationFigure, organisationFigures } from '../progress/organisation-figures.js';
import { reasonSeenFrom } from '../progress/reason-seen-from.js';
import type { Compared, StatusInComparison, ToCompare } from './comparison.js';

/** One of those compared, with all that is known of it. */
export interface Measured extends Compared {
  /** For each year, in the order in which they were asked for. */
  readonly figures: readonly FigureOfYear[];
  judged(): StatusInComparison;
}

export interface FigureOfYear extends MemberFigure {
  readonly year: number;
}

/**
 * Looks up what everybody has in every year, as their progress shows it: their own value, else that of the
 * organisations below them. The status is that of the strategy's year nearest to the latest one.
 */
export function measure(input: ToCompare): readonly Measured[] {
  const { plan, goalIndicator, years } = input;
  const { rules } = goalIndicator;
  const latest = Math.max(...years);
  const found = input.compared.map((one) => {
    const { organisation } = one;
    const figures = organisationFigures({
      organisation,
      rules,
      own: input.own(organisation),
      below: input.below(organisation),
      populationOf: (year) => input.populationOf(organisation, year),
    });
    return { ...one, figures: years.map((year) => seenFrom(latest, rules, figures.at(year))) };
  });
  const isYesOrNo = aggregationRuleOf(rules) === 'PER_CENT_OF_YES';
  const inPerCent = isYesOrNo && found.some((one) => one.figures.some(isOfDepartments));
  const statusOf = (organisation: string): StatusInComparison => {
    const { status, reason } = judgeIndicator({
      plan,
      goalIndicator,
      scope: { organisation, year: clamp(latest, plan.startYear, plan.endYear), targets: 'EFFECTIVE' },
      own: input.own(organisation),
      joint: input.below(organisation),
    });
    return { status, reason: status === 'NOT_ASSESSED' ? reason : null };
  };
  return found.map(({ organisation, key, figures: ofYears }) => ({
    organisation,
    key,
    figures: inPerCent ? ofYears.map(asPerCent) : ofYears,
    judged: lazily(() => statusOf(organisation)),
  }));
}

/** What is not due yet, seen from the latest year, is not missing yet. */
function seenFrom(asked: number, rules: IndicatorRules, figure: OrganisationFigure): OrganisationFigure {
  if (figure.missing !== 'NOT_REPORTED') return figure;
  return { ...figure, missing: reasonSeenFrom(asked, rules, figure.year)(figure.missing) };
}

function isOfDepartments({ value, joint }: OrganisationFigure): boolean {
  return value !== null && joint !== null;
}

/** Yes is 100, no is 0, and departments are the per cent of yes among them. */
function asPerCent(figure: OrganisationFigure): OrganisationFigure {
  return figure.value === null ? figure : { ...figure, value: figure.joint?.value ?? 100 * figure.value };
}
