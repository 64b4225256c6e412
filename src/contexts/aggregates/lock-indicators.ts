import type { Session } from '../../database/session.js';
import { inOrder } from './cell.js';

/**
 * States that the figures of these indicators are kept, and keeps apart, until the write ends, those who report an
 * indicator and those who change who takes part in it or make its figures anew: each would miss what the other has not
 * committed yet. Reporters do not wait for each other. Ids of no indicator are passed over, so that what an indicator
 * says can be read once nobody else may change it.
 */
export async function lockIndicators(
  session: Session,
  indicatorIds: readonly string[],
  held: 'together' | 'alone',
): Promise<void> {
  const { dialect } = session;
  if (indicatorIds.length === 0) return;
  const ids = inOrder(indicatorIds, (id) => id);
  await session.execute(
    `INSERT INTO kept_indicator (indicator_id) SELECT id FROM indicator WHERE ${dialect.anyOf('id', '$1')} ORDER BY id
     ON CONFLICT DO NOTHING`,
    [ids],
  );
  if (!dialect.parallelWriters) return;
  await session.rows(
    `SELECT indicator_id FROM kept_indicator WHERE ${dialect.anyOf('indicator_id', '$1')}
     ORDER BY indicator_id ${held === 'alone' ? dialect.forUpdate : 'FOR SHARE'}`,
    [ids],
  );
}

/** The same alone and of every indicator, also of those that are made or first reported meanwhile. */
export async function lockAllIndicators(session: Session): Promise<void> {
  if (session.dialect.parallelWriters) await session.execute('LOCK TABLE kept_indicator IN EXCLUSIVE MODE');
}
