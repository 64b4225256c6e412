import type { Figure } from '../review/measurement.js';
import { joinBelow, joinParticipants } from './join-years.js';
import type { JointYear } from './joint-year.js';
import type { StrategyJudgement } from './judgement.js';
import { type OrganisationTree, organisationTree } from './organisation-tree.js';
import type { Scope, StrategyFigures } from './strategy-figures.js';
import { judgeSubject, type SubjectFigures } from './subject-progress.js';

/**
 * Judges a strategy from all figures there are: joins those of several organisations year by year, and judges what they
 * have together. From what is kept of the first step, `judgeSubject` gives the same.
 */
export function judgeStrategy(figures: StrategyFigures, scope: Scope): StrategyJudgement {
  return judgeSubject(figures.plan, subjectOf(figures, scope), scope);
}

/** What is known of whoever is judged, found in the figures of everybody; joined when it is asked for. */
export function subjectOf(figures: StrategyFigures, { organisation }: Pick<Scope, 'organisation'>): SubjectFigures {
  const tree = organisationTree(figures);
  const joint = (goalIndicator: string) => jointYears(figures, tree, organisation, goalIndicator);
  if (organisation === null) {
    return { leftOutGoals: leftOutByAll(figures), takesPart: true, own: () => [], joint };
  }
  const participant = tree.participantAbove(organisation);
  return {
    leftOutGoals: participant?.leftOutGoals ?? new Set(),
    takesPart: participant === null || participant.organisation === organisation,
    own: (indicator) => figures.figures.get(indicator)?.get(organisation) ?? [],
    joint,
  };
}

/** All together leave a goal out when every participant did. */
function leftOutByAll({ participants }: StrategyFigures): ReadonlySet<string> {
  const [first, ...others] = participants.map(({ leftOutGoals }) => leftOutGoals);
  return new Set([...(first ?? [])].filter((goal) => others.every((leftOut) => leftOut.has(goal))));
}

function jointYears(
  { plan, participants, figures }: StrategyFigures,
  tree: OrganisationTree,
  organisation: string | null,
  goalIndicatorId: string,
): readonly JointYear[] {
  const goals = plan.themes.flatMap((theme) => theme.goals);
  const goal = goals.find(({ indicators }) => indicators.some(({ id }) => id === goalIndicatorId));
  const goalIndicator = goal?.indicators.find(({ id }) => id === goalIndicatorId);
  if (goal === undefined || goalIndicator === undefined) return [];
  const input = {
    plan,
    goal: goal.id,
    goalIndicator,
    tree,
    figures: figures.get(goalIndicator.indicator) ?? NO_FIGURES,
  };
  if (organisation !== null) return joinBelow(input, [organisation]).get(organisation) ?? [];
  const taking = participants.filter(({ leftOutGoals }) => !leftOutGoals.has(goal.id));
  return joinParticipants(
    input,
    taking.map((one) => one.organisation),
  );
}

const NO_FIGURES: ReadonlyMap<string, readonly Figure[]> = new Map();
