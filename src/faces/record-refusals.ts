import { AsyncResource } from 'node:async_hooks';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { v7 as uuidv7 } from 'uuid';
import { recordBeside } from '../contexts/history/record.js';
import type { Database } from '../database/database.js';
import type { Session } from '../database/session.js';
import { type Actor, EVERYWHERE } from '../domain/actor.js';

const MILLISECONDS_BETWEEN = 60_000;
/** Of whom it is remembered that they were refused. */
const MOST_REMEMBERED = 10_000;
/** An address may be as long as its client likes. */
const LONGEST_NAME = 200;

/** That somebody was not allowed what it asked for. */
export interface Refused {
  /** As far as it is known who asked. */
  readonly actor: Actor;
  /** Where the request came from, as it is counted; it is not kept. */
  readonly address: string;
  /** The field of the API, or the path of the request. */
  readonly asked: { readonly by: 'field' | 'path'; readonly name: string };
  readonly reason: string;
}

/**
 * Tells the history of those who were refused, once a minute for each of them and each reason. It writes behind the
 * request and beside its state, so that a request is neither slower nor otherwise answered for it.
 */
export class RefusalRecorder implements OnApplicationShutdown {
  private readonly log = new Logger('Refusals');
  private readonly recent = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: MILLISECONDS_BETWEEN });
  private readonly writing = new Set<Promise<void>>();
  /** Made with the server, outside of any request. */
  private readonly outside = new AsyncResource('RefusalRecorder');

  constructor(private readonly database: Database) {}

  /** When the last request has been answered. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.writing);
  }

  note(refused: Refused): void {
    const { actor, address, reason } = refused;
    const key = `${actor.id ?? address} ${reason}`;
    if (this.recent.has(key)) return;
    this.recent.set(key, true);
    const writing = this.outside.runInAsyncScope(() => this.write(refused)).finally(() => this.writing.delete(writing));
    this.writing.add(writing);
  }

  private async write(refused: Refused): Promise<void> {
    try {
      await this.database.write((session) => recordRefusal(session, refused));
    } catch (error) {
      this.log.error(error);
    }
  }
}

async function recordRefusal(session: Session, { actor, asked, reason }: Refused): Promise<void> {
  const facts = { [asked.by]: asked.name.slice(0, LONGEST_NAME), reason };
  const places = actor.memberships.map(({ organisation }) => (organisation === EVERYWHERE ? null : organisation));
  await recordBeside(session, actor, { action: 'refused', ...subjectOf(actor), facts }, places);
}

/** Whoever asked; of somebody unknown the request, which has no other name. */
function subjectOf({ kind, id }: Actor): { subjectType: string; subjectId: string } {
  if (id === null) return { subjectType: 'Request', subjectId: uuidv7() };
  return { subjectType: kind === 'key' ? 'ApiKey' : 'Account', subjectId: id };
}
