import { createKey, type NewKey } from '../contexts/identity/create-key.js';
import { OPERATOR } from '../contexts/identity/operator.js';
import { openDatabase, prepareDatabase } from '../main.js';
import type { Settings } from '../settings.js';

/** Makes a key, and prints its secret: the one time that anybody sees it. */
export async function createKeyCommand(settings: Settings, key: NewKey): Promise<void> {
  const database = await openDatabase(settings);
  try {
    await prepareDatabase(database, settings);
    const { secret } = await database.write((session) => createKey(session, OPERATOR, key));
    process.stdout.write(`${secret}\n`);
  } finally {
    await database.close();
  }
}
