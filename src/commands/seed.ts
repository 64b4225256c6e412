import { migrateDatabase, openDatabase } from '../main.js';
import type { Settings } from '../settings.js';
import { isOpenToOthers } from '../settings-network.js';
import { loadSample } from './sample.js';

export async function seed(settings: Settings): Promise<void> {
  const database = await openDatabase(settings);
  try {
    await migrateDatabase(database);
    const withAccounts = !isOpenToOthers(settings);
    const loaded = await loadSample(database, withAccounts);
    process.stdout.write(loaded ? added(withAccounts) : 'The database is not empty: nothing was added to it.\n');
  } finally {
    await database.close();
  }
}

function added(withAccounts: boolean): string {
  return withAccounts
    ? 'The sample strategy is in the database, with an account for each role.\n'
    : 'The sample strategy is in the database; its accounts are not, as others can reach this server.\n';
}
