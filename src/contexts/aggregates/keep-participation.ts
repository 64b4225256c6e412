import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import { inOrder, type ParticipantsCell, textOfCell } from './cell.js';
import { type LeafParticipation, LeafParticipationStore } from './leaf-participation.store.js';
import { lockIndicators } from './lock-indicators.js';
import { moveParticipants } from './move-figures.js';
import { readCells } from './read-cells.js';

/** Participants that count from now on, in the write in which they join or a goal takes up an indicator. */
export async function addParticipation(session: Session, added: readonly LeafParticipation[]): Promise<void> {
  await changeParticipation(session, added, () => session.use(LeafParticipationStore).put(added));
}

/** Participants that no longer count, in the write in which they leave the goal out. */
export async function removeParticipation(session: Session, removed: readonly LeafParticipation[]): Promise<void> {
  const goalIndicatorIds = [...new Set(removed.map(({ goalIndicatorId }) => goalIndicatorId))];
  const organisationIds = [...new Set(removed.map(({ organisationId }) => organisationId))];
  await changeParticipation(session, removed, () =>
    session.use(LeafParticipationStore).remove(goalIndicatorIds, organisationIds),
  );
}

async function changeParticipation(
  session: Session,
  changed: readonly LeafParticipation[],
  change: () => Promise<void>,
): Promise<void> {
  if (changed.length === 0) return;
  const byIndicator = groupRows(changed, ({ indicatorId }) => indicatorId);
  const indicatorIds = inOrder(byIndicator.keys(), (id) => id);
  await lockIndicators(session, indicatorIds, 'alone');
  await change();
  // One indicator at a time: what all participants ever reported of all of them is much at once.
  for (const indicatorId of indicatorIds) {
    await moveParticipants(session, await cellsToMove(session, indicatorId, byIndicator.get(indicatorId) ?? []));
  }
}

/** Where the organisations bring something along, or those below them. */
async function cellsToMove(
  session: Session,
  indicatorId: string,
  changed: readonly LeafParticipation[],
): Promise<ParticipantsCell[]> {
  const organisationIds = [...new Set(changed.map(({ organisationId }) => organisationId))];
  const cells = await readCells(session, { indicatorIds: [indicatorId], organisationIds });
  const places = [...cells.values()].flatMap(({ cell, own, below }) =>
    changed
      .filter(({ organisationId }) => own.has(organisationId) || below.has(organisationId))
      .map(({ goalIndicatorId }) => ({ ...cell, goalIndicatorId })),
  );
  return inOrder(places, (place) => `${place.goalIndicatorId} ${textOfCell(place)}`);
}
