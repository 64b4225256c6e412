import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { HistoryStore } from './history.store.js';
import type { HistoryEntryEntity } from './tables/history-entry.entity.js';

/** What was done to what, and why. */
export interface Happening {
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly reason?: string | null;
  /** The state after the change, as far as it was changed. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Appends to the history, in the same write as what happened, and as its last act. */
export async function record(session: Session, actor: Actor, happening: Happening): Promise<void> {
  await session.use(HistoryStore).append(entryOf(session, actor, happening));
}

/** The same of many things at once. */
export async function recordAll(session: Session, actor: Actor, happenings: readonly Happening[]): Promise<void> {
  await session.use(HistoryStore).appendAll(happenings.map((happening) => entryOf(session, actor, happening)));
}

/**
 * The same of what changes nothing that a visitor could be told: sign-ins, accounts, keys. So it counts as no change, and
 * nobody waits for those before.
 * @param places the organisations whose administrators may read of it; null, or none, for the house as a whole
 */
export async function recordBeside(
  session: Session,
  actor: Actor,
  happening: Happening,
  places: readonly (string | null)[],
): Promise<void> {
  await session.use(HistoryStore).appendBeside(entryOf(session, actor, happening), places);
}

function entryOf(session: Session, actor: Actor, happening: Happening): HistoryEntryEntity {
  return {
    id: uuidv7(),
    at: session.instant,
    actorId: actor.id,
    actorName: actor.name,
    reason: null,
    ...happening,
  };
}
