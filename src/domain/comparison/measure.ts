import type { MemberFigure } from '../progress/aggregate.js';
import { judgeIndicator } from '../progress/indicator-progress.js';
import { clamp } from '../progress/numbers.js';
import { type OrganisationFigure, organisationFigures } from '../progress/organisation-figures.js';
import { organisationTree } from '../progress/organisation-tree.js';
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
  const { plan, goal, goalIndicator, years } = input;
  const participants = input.compared.map(({ organisation }) => ({ organisation, leftOutGoals: NONE_LEFT_OUT }));
  const tree = organisationTree({ organisations: input.organisations, participants });
  const latest = Math.max(...years);
  const figures = organisationFigures({ ...input, tree, minimumCoverage: plan.minimumCoverage, asOf: latest });
  const found = input.compared.map((one) => ({
    ...one,
    figures: years.map((year) => figures.at(one.organisation, year)),
  }));
  const isYesOrNo = figures.rule === 'PER_CENT_OF_YES';
  const inPerCent = isYesOrNo && found.some((one) => one.figures.some(isOfDepartments));
  const statusOf = (organisation: string): StatusInComparison => {
    const { status, reason } = judgeIndicator({
      plan: { ...plan, themes: [] },
      tree,
      goal,
      goalIndicator,
      figures: input.figures,
      scope: { organisation, year: clamp(latest, plan.startYear, plan.endYear), targets: 'EFFECTIVE' },
      participants: [],
      isLeftOut: false,
    });
    return { status, reason: status === 'NOT_ASSESSED' ? reason : null };
  };
  return found.map(({ organisation, key, figures: ofYears }) => {
    let judged: StatusInComparison | null = null;
    return {
      ...{ organisation, key },
      figures: inPerCent ? ofYears.map(asPerCent) : ofYears,
      judged: () => {
        judged ??= statusOf(organisation);
        return judged;
      },
    };
  });
}

const NONE_LEFT_OUT: ReadonlySet<string> = new Set();

function isOfDepartments({ value, aggregate }: OrganisationFigure): boolean {
  return value !== null && aggregate !== null;
}

/** Yes is 100, no is 0, and departments are the per cent of yes among them. */
function asPerCent(figure: OrganisationFigure): OrganisationFigure {
  return figure.value === null ? figure : { ...figure, value: figure.aggregate?.value ?? 100 * figure.value };
}
