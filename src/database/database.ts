import { AsyncLocalStorage } from 'node:async_hooks';
import { NestedStorageUse } from './errors.js';
import type { Session } from './session.js';
import type { OpenRead, Storage } from './storage.js';

/** Where the current asynchronous call stands. */
type Mark =
  | { readonly kind: 'read'; readonly session: Session }
  | { readonly kind: 'write' }
  | { readonly kind: 'request'; readonly scope: RequestScope };

/** The only door to storage. */
export class Database {
  private readonly marks = new AsyncLocalStorage<Mark>();
  private readonly hearing = new Set<() => void>();

  constructor(readonly storage: Storage) {}

  /** One consistent state, never waiting for a writer. Inside another read, or in a request that has one, joins it. */
  async read<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    const mark = this.marks.getStore();
    if (mark?.kind === 'write') throw new NestedStorageUse('read', 'write');
    if (mark?.kind === 'read') return work(mark.session);
    if (mark?.kind === 'request') {
      return mark.scope.use((session) => this.marks.run({ kind: 'read', session }, () => work(session)));
    }
    const { session, close } = await this.storage.openRead();
    try {
      return await this.marks.run({ kind: 'read', session }, () => work(session));
    } finally {
      await close();
    }
  }

  /**
   * One transaction: all of the work or nothing. Durable when answered. On PostgreSQL the work may run twice.
   * A statement that failed fails the write, even where the work goes on: expect conflicts with ON CONFLICT.
   */
  async write<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    const mark = this.marks.getStore();
    if (mark?.kind === 'write' || mark?.kind === 'read') throw new NestedStorageUse('write', mark.kind);
    const write = () => this.storage.write((session) => this.marks.run({ kind: 'write' }, () => work(session)));
    const result = await (mark?.kind === 'request' ? mark.scope.aroundWrite(write) : write());
    for (const hear of this.hearing) hear();
    return result;
  }

  /**
   * Calls back after each write of this process, still where the write was asked for, until the answer is called. Of
   * what other processes write only `version` tells.
   */
  onCommit(hear: () => void): () => void {
    this.hearing.add(hear);
    return () => this.hearing.delete(hear);
  }

  /**
   * Runs a request. Its reads share one state, opened when first needed, until the request's own write or `endRequest`.
   * So one answer never mixes two states.
   */
  inRequest<Result>(run: () => Result): Result {
    return this.marks.run({ kind: 'request', scope: new RequestScope(this.storage) }, run);
  }

  /** Gives back what the current request has open. Called when its answer is complete; calling it again does nothing. */
  async endRequest(): Promise<void> {
    const mark = this.marks.getStore();
    if (mark?.kind === 'request') await mark.scope.finish();
  }

  /** Moves before and after each write of the current request: what was loaded under another number may be out of date. */
  generationOfRequest(): number {
    const mark = this.marks.getStore();
    return mark?.kind === 'request' ? mark.scope.generation : 0;
  }

  /** See `Storage.version`. */
  version(): string | Promise<string> {
    return this.storage.version();
  }

  /** The version of the only state that the current request has read; null where it read none, or wrote. */
  versionOfRequest(): string | null {
    const mark = this.marks.getStore();
    return mark?.kind === 'request' && mark.scope.generation === 0 ? mark.scope.version : null;
  }

  close(): Promise<void> {
    return this.storage.close();
  }
}

/** The reads of a request that share one state. */
interface Generation {
  opening?: Promise<OpenRead>;
  readers: number;
  isOver: boolean;
}

class RequestScope {
  private current: Generation = { readers: 0, isOver: false };
  generation = 0;
  version: string | null = null;

  constructor(private readonly storage: Storage) {}

  async use<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    const generation = this.current;
    generation.readers += 1;
    try {
      generation.opening ??= this.storage.openRead();
      const { session } = await generation.opening;
      this.version = session.version;
      return await work(session);
    } finally {
      generation.readers -= 1;
      await closeWhenUnused(generation);
    }
  }

  /**
   * What the request read before the write is no longer true after it, and what it begins to read meanwhile may still be
   * the old state: neither is shared with the reads that follow. Whoever still reads goes on undisturbed.
   */
  async aroundWrite<Result>(write: () => Promise<Result>): Promise<Result> {
    await this.beginAnew();
    try {
      return await write();
    } finally {
      await this.beginAnew();
    }
  }

  /** A visitor may leave in the middle of an answer: whoever still reads, or only then begins, closes behind itself. */
  async finish(): Promise<void> {
    this.current.isOver = true;
    // Whoever still reads afterwards may read another state: of the answer nobody can say any more what it was read from.
    this.generation += 1;
    await closeWhenUnused(this.current);
  }

  private async beginAnew(): Promise<void> {
    const before = this.current;
    this.current = { readers: 0, isOver: false };
    this.generation += 1;
    before.isOver = true;
    await closeWhenUnused(before);
  }
}

async function closeWhenUnused(generation: Generation): Promise<void> {
  if (!generation.isOver || generation.readers > 0) return;
  const { opening } = generation;
  delete generation.opening;
  // Where nothing could be opened there is nothing to give back; whoever wanted to read was told.
  const open = await opening?.catch(() => undefined);
  await open?.close();
}
