import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import { type Everybody, readEverybody } from './everybody.js';
import { FigureStore } from './figure.store.js';
import { GoalIndicatorStore } from './goal-indicator.store.js';
import { joinEverything } from './join-everything.js';
import { JointChanges } from './joint-changes.js';
import { JointFigureStore, textOfPlace } from './joint-figure.store.js';
import { LeafParticipationStore, participantsByGoal } from './leaf-participation.store.js';
import { TotalFigures } from './total-figures.js';

/**
 * Joins everything in these uses of an indicator anew, in the write that changes what they ask of everybody. The
 * indicator is held.
 */
export async function joinGoalIndicators(
  session: Session,
  indicatorId: string,
  goalIndicatorIds: readonly string[],
  everybody?: Everybody,
): Promise<void> {
  if (goalIndicatorIds.length === 0) return;
  const { tree } = everybody ?? (await readEverybody(session));
  const figures = new TotalFigures();
  figures.add(await session.use(FigureStore).totalsInBothViews([indicatorId], null, null));
  const uses = await session.use(GoalIndicatorStore).toJoin(goalIndicatorIds, 'everybody');
  const participants = participantsByGoal(await session.use(LeafParticipationStore).ofGoalIndicators(goalIndicatorIds));
  const kept = groupRows(await session.use(JointFigureStore).all(goalIndicatorIds), textOfPlace);
  const changes = new JointChanges();
  for (const [id, use] of uses) {
    for (const { years, ...place } of joinEverything(use, participants.get(id) ?? [], tree, figures)) {
      const text = textOfPlace(place);
      changes.replace(
        place,
        (kept.get(text) ?? []).map(({ joint }) => joint),
        years,
      );
      kept.delete(text);
    }
  }
  for (const [first] of kept.values()) if (first) changes.remove(first);
  await changes.write(session);
}
