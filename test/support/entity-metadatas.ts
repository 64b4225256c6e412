import { DataSource, type EntityMetadata } from 'typeorm';

/** What TypeORM has understood of the decorators of these tables. */
export async function entityMetadatasOf(tables: readonly (new () => object)[]): Promise<EntityMetadata[]> {
  const dataSource = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities: [...tables] });
  await dataSource.initialize();
  await dataSource.destroy();
  return dataSource.entityMetadatas;
}
