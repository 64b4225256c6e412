import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Session } from '../../database/session.js';
import { HistoryStore } from './history.store.js';
import type { HistoryEntryEntity } from './tables/history-entry.entity.js';

const BATCH = 500;

/** What stands before the first link. */
const START = { position: 0, hash: '0'.repeat(64) };

/** What the chain says of the history. */
export interface ChainOfHistory {
  /** The position of the first link that does not fit the one before it or its entry; null where the chain holds. */
  readonly broken: number | null;
  /** Where the chain ends. Whoever has noted it elsewhere finds out later whether links were taken off the end. */
  readonly last: { readonly position: number; readonly hash: string } | null;
  readonly sealed: number;
  readonly unsealed: number;
}

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

/** Computes the whole chain again, in one state of the database. */
export async function checkChain(session: Session): Promise<ChainOfHistory> {
  const store = session.use(HistoryStore);
  const broken = await findBrokenSeal(session);
  const last = await store.lastSeal();
  const { sealed, unsealed } = await store.counts();
  // As many links as positions: one in front of the first would be of no chain.
  const isWhole = sealed === (last?.position ?? 0);
  return {
    broken: broken ?? (isWhole ? null : START.position + 1),
    last: last && { position: last.position, hash: last.hash },
    sealed,
    unsealed,
  };
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
