import { type ChainOfHistory, checkChain } from '../contexts/history/seal.js';
import { openDatabase } from '../main.js';
import type { Settings } from '../settings.js';

/** The chain of the history no longer holds: an entry was changed behind the server's back. */
export class HistoryBroken extends Error {
  constructor(position: number) {
    super(
      `The history does not hold: link ${position} of its chain does not fit. An entry or a link was changed, added or removed.`,
    );
    this.name = 'HistoryBroken';
  }
}

/** The database is empty, or older than this version: what it holds cannot be judged. */
export class NothingToVerify extends Error {
  constructor(lacking: readonly string[]) {
    super(
      `There is no history to verify: the database is empty or older than this version (it lacks ${lacking.join(', ')}). ` +
        `Is it the right one? 'npx maalbar migrate' brings an older one up to date.`,
    );
    this.name = 'NothingToVerify';
  }
}

export async function verify(settings: Settings): Promise<void> {
  const database = await openDatabase(settings);
  try {
    const pending = await database.storage.pendingMigrations();
    if (pending.length > 0) throw new NothingToVerify(pending);
    const chain = await database.read(checkChain);
    if (chain.broken !== null) throw new HistoryBroken(chain.broken);
    process.stdout.write(`${report(chain)}\n`);
  } finally {
    await database.close();
  }
}

function report({ last, sealed, unsealed }: ChainOfHistory): string {
  const counts = `The history holds. Entries sealed: ${sealed}; not yet sealed: ${unsealed}.`;
  return last === null ? counts : `${counts}\nLast link, to be noted elsewhere: ${last.position} ${last.hash}`;
}
