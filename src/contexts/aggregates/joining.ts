import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { OrganisationTree } from '../../domain/progress/organisation-tree.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { FigureStore } from './figure.store.js';
import { GoalIndicatorStore, type GoalIndicatorToJoin } from './goal-indicator.store.js';
import type { ChangedParticipant } from './join-changed.js';
import { ALL_PARTICIPANTS, JointFigureStore } from './joint-figure.store.js';
import { KnownJoints } from './known-joints.js';
import { LeafParticipationStore, participantsByGoal } from './leaf-participation.store.js';
import { TotalFigures } from './total-figures.js';
import { innerAmong, treeOf } from './tree-of.js';

/** Some uses of indicators, with what is needed to join the figures that changed in them. */
export interface Joining {
  readonly uses: ReadonlyMap<string, GoalIndicatorToJoin>;
  /** By the id of the use: who counts in it, in the order of their ids. */
  readonly participants: ReadonlyMap<string, readonly string[]>;
  readonly changed: ReadonlyMap<string, readonly ChangedParticipant[]>;
  /** All participants, and everybody below those that changed. */
  readonly tree: OrganisationTree;
  readonly figures: TotalFigures;
  readonly joints: KnownJoints;
}

/**
 * Reads, by a constant number of statements, all about those that changed and everybody below them, and who counts
 * beside them; of the others' figures nothing yet.
 */
export async function openJoining(session: Session, changed: readonly ChangedParticipant[]): Promise<Joining> {
  const goalIndicatorIds = [...new Set(changed.map((one) => one.goalIndicatorId))];
  const organisationIds = [...new Set(changed.map((one) => one.organisationId))];
  const participants = participantsByGoal(await session.use(LeafParticipationStore).ofGoalIndicators(goalIndicatorIds));
  const organisations = session.use(OrganisationStore);
  const below = await organisations.below(organisationIds);
  const belowIds = below.map(({ id }) => id);
  const known = new Set(belowIds);
  const others = [...new Set([...participants.values()].flat())].filter((id) => !known.has(id));
  const nodes = [...below, ...others.map((id) => ({ id, parent_id: null }))];
  const ids = [...belowIds, ...others];
  const tree = treeOf(nodes, await organisations.populations(ids));
  const uses = await session.use(GoalIndicatorStore).toJoin(goalIndicatorIds, ids);
  const figures = new TotalFigures();
  figures.add(await session.use(FigureStore).totalsInBothViews(indicatorsOf(uses), belowIds, null));
  const joints = new KnownJoints();
  const wholes = [...innerAmong(tree, organisationIds), ALL_PARTICIPANTS];
  joints.add(await session.use(JointFigureStore).inBothViews(goalIndicatorIds, wholes, null));
  return { uses, participants, changed: groupRows(changed, (one) => one.goalIndicatorId), tree, figures, joints };
}

/** Reads in addition what these participants, and those below them, have in these uses: in these years, or in all. */
export async function readParticipants(
  session: Session,
  { figures, joints }: Joining,
  uses: readonly GoalIndicatorToJoin[],
  participants: readonly string[],
  years: readonly number[] | null,
): Promise<void> {
  if (participants.length === 0) return;
  const indicators = [...new Set(uses.map(({ goalIndicator }) => goalIndicator.indicator))];
  figures.add(await session.use(FigureStore).totalsInBothViews(indicators, participants, years));
  const goalIndicatorIds = uses.map(({ goalIndicator }) => goalIndicator.id);
  joints.add(await session.use(JointFigureStore).inBothViews(goalIndicatorIds, participants, years));
}

function indicatorsOf(uses: ReadonlyMap<string, GoalIndicatorToJoin>): readonly string[] {
  return [...new Set([...uses.values()].map(({ goalIndicator }) => goalIndicator.indicator))];
}
