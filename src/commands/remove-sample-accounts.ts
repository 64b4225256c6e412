import { OPERATOR } from '../contexts/identity/operator.js';
import { removeSampleAccounts } from '../contexts/identity/sample-accounts.js';
import { openDatabase, prepareDatabase } from '../main.js';
import type { Settings } from '../settings.js';

/** Removes the accounts whose passwords everybody knows; what they did stays in the history. */
export async function removeSampleAccountsCommand(settings: Settings): Promise<void> {
  const database = await openDatabase(settings);
  try {
    await prepareDatabase(database, settings);
    const removed = await database.write((session) => removeSampleAccounts(session, OPERATOR));
    process.stdout.write(
      removed === 0
        ? 'There are no sample accounts.\n'
        : `Removed ${removed} sample accounts; the sample itself stays.\n`,
    );
  } finally {
    await database.close();
  }
}
