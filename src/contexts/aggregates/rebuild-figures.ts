import type { Session } from '../../database/session.js';
import { readEverybody } from './everybody.js';
import { FigureStore } from './figure.store.js';
import { GoalIndicatorStore } from './goal-indicator.store.js';
import { joinGoalIndicators } from './join-goal-indicators.js';
import { lockIndicators } from './lock-indicators.js';
import { OrganisationFigureStore } from './organisation-figure.store.js';
import { recomputeOrganisationFigures } from './recompute-organisation-figures.js';

/**
 * Makes what is kept of these indicators anew, from the figures that count and from who takes part, by a constant
 * number of statements for each: for whoever has changed many figures, plans, populations or the tree of organisations.
 */
export async function rebuildFigures(session: Session, indicatorIds: readonly string[]): Promise<void> {
  if (indicatorIds.length === 0) return;
  await lockIndicators(session, indicatorIds);
  const everybody = await readEverybody(session);
  const sums = session.use(OrganisationFigureStore);
  for (const indicatorId of new Set(indicatorIds)) {
    const figures = await session.use(FigureStore).own({ indicatorIds: [indicatorId] });
    await sums.remove(indicatorId);
    await sums.put(recomputeOrganisationFigures(everybody.family, everybody.populations, figures));
    const uses = await session.use(GoalIndicatorStore).using(indicatorId);
    await joinGoalIndicators(session, indicatorId, uses, everybody);
  }
}
