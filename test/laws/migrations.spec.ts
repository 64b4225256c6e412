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
});
