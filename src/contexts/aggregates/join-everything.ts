import { joinBelow, joinParticipants } from '../../domain/progress/join-years.js';
import type { JointYear } from '../../domain/progress/joint-year.js';
import type { OrganisationTree } from '../../domain/progress/organisation-tree.js';
import type { GoalIndicatorToJoin } from './goal-indicator.store.js';
import { ALL_PARTICIPANTS, type JointFigurePlace } from './joint-figure.store.js';
import type { TotalFigures } from './total-figures.js';
import { innerAmong } from './tree-of.js';

/** What is to be kept of one place. */
export interface JoinedPlace extends JointFigurePlace {
  readonly years: readonly JointYear[];
}

/**
 * Everything that is to be kept of an indicator of a goal, from nothing but figures and plan.
 * @param participants in the order of their ids, so that sums do not depend on who reads
 */
export function joinEverything(
  use: GoalIndicatorToJoin,
  participants: readonly string[],
  tree: OrganisationTree,
  figures: TotalFigures,
): JoinedPlace[] {
  const { id: goalIndicatorId, indicator: indicatorId } = use.goalIndicator;
  const inner = innerAmong(tree, participants);
  return figures.alikeViews(indicatorId).flatMap((views) => {
    const input = { ...use, tree, figures: figures.of(indicatorId, views[0]) };
    const below = joinBelow(input, inner);
    const together = joinParticipants({ ...input, below: (one) => below.get(one) ?? [] }, participants);
    return views.flatMap((view) =>
      [...below, [ALL_PARTICIPANTS, together] as const].map(([whole, years]) => ({
        ...{ goalIndicatorId, indicatorId, view, whole, years },
      })),
    );
  });
}
