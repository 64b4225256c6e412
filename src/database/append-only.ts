import type { Storage } from './storage.js';

const appendOnlyTables = new WeakSet<object>();

/** Rows of this table are never changed or removed; triggers of the migration see to it. */
export function AppendOnly(): ClassDecorator {
  return (table) => {
    appendOnlyTables.add(table);
  };
}

/** Refuses to go on where a trigger that keeps a table append-only is gone. */
export async function requireAppendOnly(storage: Storage): Promise<void> {
  for (const { target, tableName } of storage.dataSource.entityMetadatas) {
    if (typeof target !== 'function' || !appendOnlyTables.has(target)) continue;
    const wanted = storage.dialect.appendOnly(tableName).filter((statement) => statement.includes('CREATE TRIGGER'));
    const guards: unknown[] = await storage.dataSource.query(storage.dialect.appendOnlyGuards(tableName));
    if (guards.length < wanted.length) {
      throw new Error(
        `The table '${tableName}' is no longer append-only: a trigger is missing. Restore a backup, or ask who changed the database.`,
      );
    }
  }
}
