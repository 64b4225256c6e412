import { migrateDatabase, openDatabase } from '../main.js';
import type { Settings } from '../settings.js';

export async function migrate(settings: Settings): Promise<void> {
  const database = await openDatabase(settings);
  try {
    const applied = await migrateDatabase(database);
    process.stdout.write(applied.length === 0 ? 'Nothing to migrate.\n' : `Migrated: ${applied.join(', ')}.\n`);
  } finally {
    await database.close();
  }
}
