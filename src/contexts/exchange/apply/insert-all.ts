import type { Session } from '../../../database/session.js';
import type { Change } from '../compare/change.js';
import { outcomeOf } from '../compare/change.js';

const ROWS_A_STATEMENT = 500;

/** Inserts rows of one table by few statements. */
export async function insertAll<Row extends object>(
  session: Session,
  table: new () => Row,
  rows: readonly Row[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    await session.manager.insert<object>(table, rows.slice(start, start + ROWS_A_STATEMENT));
  }
}

/** Stores what is new and what has changed; answers the changes that did anything, in their order. */
export async function applyAll<Row extends object, Kind extends Change<Row>>(
  session: Session,
  table: new () => Row,
  changes: readonly (Kind & Change<Row>)[],
  keyOf: (row: Row) => Partial<Row>,
): Promise<Kind[]> {
  await insertAll(
    session,
    table,
    changes.flatMap(({ before, after }) => (before === null ? [after] : [])),
  );
  for (const change of changes) {
    if (outcomeOf(change) !== 'changed') continue;
    await session.manager.update<object>(table, keyOf(change.after), { ...change.after });
  }
  return changes.filter((change) => outcomeOf(change) !== 'unchanged');
}
