import type { Session } from '../../database/session.js';

/**
 * For whoever changes what is kept of these indicators, at the head of the write: states that it is kept, moves its
 * version, and lets all others who change it wait until the write ends, since each would miss what the other has not
 * committed yet. Ids of no indicator are passed over, so that what an indicator says can be read once nobody else may
 * change it.
 */
export async function lockIndicators(session: Session, indicatorIds: readonly string[]): Promise<void> {
  if (indicatorIds.length === 0) return;
  // In one order for everybody, so that nobody waits for each other in turn.
  await session.execute(
    `INSERT INTO kept_indicator (indicator_id, version)
     SELECT id, 1 FROM indicator WHERE ${session.dialect.anyOf('id', '$1')} ORDER BY id
     ON CONFLICT (indicator_id) DO UPDATE SET version = kept_indicator.version + 1`,
    [[...new Set(indicatorIds)]],
  );
}

/** The same of every indicator, also of those that are made or first reported meanwhile; their versions stay. */
export async function lockAllIndicators(session: Session): Promise<void> {
  if (session.dialect.parallelWriters) await session.execute('LOCK TABLE kept_indicator IN EXCLUSIVE MODE');
}
