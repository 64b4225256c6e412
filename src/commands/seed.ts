import { migrateDatabase, openDatabase } from '../main.js';
import type { Settings } from '../settings.js';
import { loadSample } from './sample.js';

export async function seed(settings: Settings): Promise<void> {
  const database = await openDatabase(settings);
  try {
    await migrateDatabase(database);
    const loaded = await loadSample(database);
    process.stdout.write(
      loaded ? 'The sample strategy is in the database.\n' : 'The database is not empty: nothing was added to it.\n',
    );
  } finally {
    await database.close();
  }
}
