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
    // What the request read before is no longer true; the next read of its answer sees what is written here.
    if (mark?.kind === 'request') await mark.scope.beginWrite();
    return this.storage.write((session) => this.marks.run({ kind: 'write' }, () => work(session)));
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

  /** How many writes the current request has begun: what was loaded before the last one may be out of date. */
  writesOfRequest(): number {
    const mark = this.marks.getStore();
    return mark?.kind === 'request' ? mark.scope.writes : 0;
  }

  close(): Promise<void> {
    return this.storage.close();
  }
}

class RequestScope {
  private opening: Promise<OpenRead> | undefined;
  private readers = 0;
  private finished = false;
  writes = 0;

  constructor(private readonly storage: Storage) {}

  async use<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    this.readers += 1;
    try {
      this.opening ??= this.storage.openRead();
      const { session } = await this.opening;
      return await work(session);
    } finally {
      this.readers -= 1;
      if (this.finished && this.readers === 0) await this.close();
    }
  }

  async beginWrite(): Promise<void> {
    if (this.readers > 0) throw new NestedStorageUse('write', 'read');
    this.writes += 1;
    await this.close();
  }

  /** A visitor may leave in the middle of an answer: whoever still reads closes behind itself. */
  async finish(): Promise<void> {
    this.finished = true;
    if (this.readers === 0) await this.close();
  }

  private async close(): Promise<void> {
    const opening = this.opening;
    this.opening = undefined;
    // Where nothing could be opened there is nothing to give back; whoever wanted to read was told.
    const open = await opening?.catch(() => undefined);
    await open?.close();
  }
}
