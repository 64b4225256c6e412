import { openDatabase } from '../../src/main.js';
import type { Settings } from '../../src/settings.js';

/** What `maalbar migrate` does. */
export async function migrateDatabase(settings: Settings): Promise<void> {
  const database = await openDatabase(settings);
  await database.storage.migrate();
  await database.close();
}
