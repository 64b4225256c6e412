import type { Database } from '../../database/database.js';
import { KeptIndicatorStore } from './kept-indicator.store.js';
import { lockIndicators } from './lock-indicators.js';
import { rebuildFigures } from './rebuild-figures.js';
import { takeParticipation } from './take-participation.js';

/**
 * Makes, in one write, what an older version did not keep: who takes part, and all figures above those that count. Does
 * nothing where nothing is lacking. Before anybody else writes: whatever is written counts as kept from then on.
 */
export async function keepLacking(database: Database): Promise<void> {
  const found = await database.read((session) => session.use(KeptIndicatorStore).lacking());
  if (found.length === 0) return;
  await database.write(async (session) => {
    // Another process may have begun the same meanwhile.
    const lacking = await session.use(KeptIndicatorStore).lacking();
    await lockIndicators(session, lacking);
    await takeParticipation(session, lacking);
    await rebuildFigures(session, lacking);
  });
}
