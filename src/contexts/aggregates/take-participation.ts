import type { Session } from '../../database/session.js';
import { LeafParticipationStore } from './leaf-participation.store.js';
import { TruthStore } from './truth.store.js';

/** Takes from the plan, anew, who counts in every use of these indicators. Their figures are to be made anew as well. */
export async function takeParticipation(session: Session, indicatorIds: readonly string[]): Promise<void> {
  const leaves = session.use(LeafParticipationStore);
  await leaves.removeAll(indicatorIds);
  for (const indicatorId of indicatorIds) await leaves.put(await session.use(TruthStore).participations(indicatorId));
}
