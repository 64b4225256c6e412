import type { Session } from '../../database/session.js';
import { inOrder } from './cell.js';
import { FigureStore } from './figure.store.js';
import { LeafParticipationStore } from './leaf-participation.store.js';
import { lockIndicators } from './lock-indicators.js';
import { OrganisationFigureStore } from './organisation-figure.store.js';
import { ParticipantsFigureStore } from './participants-figure.store.js';
import { readEverybody, recomputeFigures } from './recompute-figures.js';

/**
 * Makes what is kept of these indicators anew, from the figures that count and from who takes part, by a constant
 * number of statements for each: for whoever has changed many figures, populations or the tree of organisations.
 */
export async function rebuildFigures(session: Session, indicatorIds: readonly string[]): Promise<void> {
  if (indicatorIds.length === 0) return;
  const ids = inOrder(indicatorIds, (id) => id);
  await lockIndicators(session, ids, 'alone');
  const everybody = await readEverybody(session);
  const organisations = session.use(OrganisationFigureStore);
  const participants = session.use(ParticipantsFigureStore);
  for (const indicatorId of ids) {
    const figures = await session.use(FigureStore).own({ indicatorIds: [indicatorId] });
    const participations = await session.use(LeafParticipationStore).ofIndicator(indicatorId);
    const toKeep = recomputeFigures(everybody, figures, participations);
    await organisations.remove(indicatorId);
    await organisations.put(toKeep.organisations);
    await participants.remove(indicatorId);
    await participants.put(toKeep.participants);
  }
}
