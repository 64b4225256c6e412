import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Session } from '../../database/session.js';
import { HistoryStore } from './history.store.js';
import type { HistoryEntryEntity } from './tables/history-entry.entity.js';

const BATCH = 500;

/** What stands before the first link. */
const START = { position: 0, hash: '0'.repeat(64) };

/**
 * Adds entries to the chain: each link is the SHA-256 of the link before it and of the entry as canonical JSON
 * (RFC 8785). Of two processes that seal at once one is refused by the key, and goes on later.
 * @returns how many entries were sealed
 */
export async function sealHistory(session: Session): Promise<number> {
  const store = session.use(HistoryStore);
  const entries = await store.unsealed(BATCH);
  if (entries.length === 0) return 0;
  let last = (await store.lastSeal()) ?? START;
  const seals = entries.map((entry) => {
    const seal = { position: last.position + 1, entryId: entry.id, hash: linkAfter(last.hash, entry) };
    last = seal;
    return seal;
  });
  await store.appendSeals(seals);
  return seals.length;
}

/** The position of the first link that does not fit the one before it or its entry; null where the chain holds. */
export async function findBrokenSeal(session: Session): Promise<number | null> {
  const store = session.use(HistoryStore);
  let last = START;
  for (;;) {
    const links = await store.links(last.position, BATCH);
    if (links.length === 0) return null;
    for (const { seal, entry } of links) {
      const holds = entry !== null && seal.position === last.position + 1 && seal.hash === linkAfter(last.hash, entry);
      if (!holds) return seal.position;
      last = seal;
    }
  }
}

function linkAfter(previous: string, entry: HistoryEntryEntity): string {
  return createHash('sha256')
    .update(previous)
    .update(canonicalize({ ...entry }) ?? '')
    .digest('hex');
}
