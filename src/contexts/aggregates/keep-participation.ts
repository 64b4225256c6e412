import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import { joinChanged } from './join-changed.js';
import { type LeafParticipation, LeafParticipationStore } from './leaf-participation.store.js';

/** Participants that count from now on, in the write in which they join. The indicators are held. */
export async function addParticipation(session: Session, added: readonly LeafParticipation[]): Promise<void> {
  await session.use(LeafParticipationStore).put(added);
  await joinParticipationsAnew(session, added);
}

/** Participants that no longer count, in the write in which they leave the goal out. The indicators are held. */
export async function removeParticipation(session: Session, removed: readonly LeafParticipation[]): Promise<void> {
  const goalIndicatorIds = [...new Set(removed.map(({ goalIndicatorId }) => goalIndicatorId))];
  const organisationIds = [...new Set(removed.map(({ organisationId }) => organisationId))];
  await session.use(LeafParticipationStore).remove(goalIndicatorIds, organisationIds);
  await joinParticipationsAnew(session, removed);
}

async function joinParticipationsAnew(session: Session, changed: readonly LeafParticipation[]): Promise<void> {
  // One indicator at a time: what all participants ever reported of all of them is much at once.
  for (const ofIndicator of groupRows(changed, ({ indicatorId }) => indicatorId).values()) {
    await joinChanged(
      session,
      ofIndicator.map(({ goalIndicatorId, organisationId }) => ({ goalIndicatorId, organisationId, years: null })),
    );
  }
}
