import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { Participant } from '../../domain/progress/strategy-figures.js';
import { ParticipationStore } from '../planning/participation.store.js';

/** The participants of strategies with the goals they left out, by strategy. */
export async function readParticipants(
  session: Session,
  strategyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Participant[]>> {
  if (strategyIds.length === 0) return new Map();
  const store = session.use(ParticipationStore);
  const rows = await store.of(strategyIds);
  const leftOut = groupRows(await store.leftOut(rows.map(({ id }) => id)), ({ participationId }) => participationId);
  const participants = rows.map(({ id, strategyId, organisationId }) => ({
    ...{ strategyId, organisation: organisationId },
    leftOutGoals: new Set((leftOut.get(id) ?? []).map(({ goalId }) => goalId)),
  }));
  return groupRows(participants, ({ strategyId }) => strategyId);
}
