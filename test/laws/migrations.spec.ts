import { migrations } from '../../src/database/migrations/list.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';

describe.each(DATABASE_KINDS)('migrations on %s', (kind) => {
  it('make exactly the tables that the entities state', async () => {
    const { database, close } = await openFreshDatabase(kind);
    const difference = await database.storage.dataSource.driver.createSchemaBuilder().log();
    await close();
    expect(difference.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can be run again without doing anything', async () => {
    const { database, close } = await openFreshDatabase(kind);
    const again = await database.storage.migrate();
    await close();
    expect(again).toEqual([]);
  });

  it('can be taken back one by one, and made anew', async () => {
    const { database, close } = await openFreshDatabase(kind);
    const { dataSource } = database.storage;
    for (const _ of migrations) await dataSource.undoLastMigration();
    const [left] = await dataSource.query(
      dataSource.options.type === 'postgres'
        ? "SELECT COUNT(*) AS tables FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'migration'"
        : "SELECT COUNT(*) AS tables FROM sqlite_master WHERE type = 'table' AND name NOT IN ('migration', 'sqlite_sequence')",
    );
    const anew = await database.storage.migrate();
    await close();
    expect(Number(left.tables)).toBe(0);
    expect(anew).toHaveLength(migrations.length);
  });
});
