import { findBrokenSeal } from '../contexts/history/seal.js';
import { openDatabase } from '../main.js';
import type { Settings } from '../settings.js';

/** The chain of the history no longer holds: an entry was changed behind the server's back. */
export class HistoryBroken extends Error {
  constructor(position: number) {
    super(`The history does not hold: link ${position} of its chain does not fit. An entry was changed or removed.`);
    this.name = 'HistoryBroken';
  }
}

export async function verify(settings: Settings): Promise<void> {
  const database = await openDatabase(settings);
  try {
    const broken = await database.read(findBrokenSeal);
    if (broken !== null) throw new HistoryBroken(broken);
    process.stdout.write('The history holds.\n');
  } finally {
    await database.close();
  }
}
