import type { EntityManager } from 'typeorm';
import type { Dialect } from './dialect.js';
import { SessionIsOver } from './errors.js';

/** A value that can be bound to `$1`, `$2`, … on both databases. Lists are bound through `dialect.anyOf`. */
export type Parameter = string | number | boolean | null | readonly string[] | readonly number[];

/** What a statement is written against: one consistent state in a read, one transaction in a write. */
export interface Session {
  /** TypeORM's finders and statement builders on this session's connection. */
  readonly manager: EntityManager;
  readonly dialect: Dialect;
  /** The instant of this read or write, the same for everything in it. */
  readonly instant: string;
  /** The version of what is stored that this read sees, or an earlier one; null in a write. See `Storage.version`. */
  readonly version: string | null;
  /** Plain rows of a portable SELECT, or of a change with RETURNING, with `$1` parameters; prepared once. Flags come as 0 and 1 on SQLite. */
  rows<Row>(sql: string, parameters?: readonly Parameter[]): Promise<Row[]>;
  /** Runs a portable INSERT, UPDATE or DELETE; answers how many rows it touched. */
  execute(sql: string, parameters?: readonly Parameter[]): Promise<number>;
  /** The store of that class on this session. */
  use<Store>(store: new (session: Session) => Store): Store;
}

/** The statements of one session: none after its work is over, and no acknowledgement where one has failed. */
export class Statements {
  private last: Promise<unknown> = Promise.resolve();
  private over = false;
  private failure: { readonly error: unknown } | undefined;

  /** A statement that the driver answers at once. */
  atOnce<Result>(statement: () => Result): Result {
    this.requireOpen();
    try {
      return statement();
    } catch (error) {
      this.failure ??= { error };
      throw error;
    }
  }

  /** One statement at a time, as the driver asks; callers need not wait for each other. */
  inTurn<Result>(statement: () => Promise<Result>): Promise<Result> {
    if (this.over) return Promise.reject(new SessionIsOver());
    const turn = this.last.then(statement);
    this.last = turn.catch((error: unknown) => {
      this.failure ??= { error };
    });
    return turn;
  }

  requireOpen(): void {
    if (this.over) throw new SessionIsOver();
  }

  /** Waits for what was begun, and refuses what comes later: it would land outside the transaction or in another's. */
  async end(): Promise<void> {
    this.over = true;
    await this.last;
  }

  /** PostgreSQL has given up a transaction in which a statement failed, though it answers COMMIT without an error. */
  requireNoFailure(): void {
    if (this.failure) throw this.failure.error;
  }
}

/** Makes the stores of a session, each once. */
export class StoresOfSession {
  private readonly stores = new Map<unknown, unknown>();

  use<Store>(store: new (session: Session) => Store, session: Session): Store {
    const known = this.stores.get(store);
    if (known instanceof store) return known;
    const made = new store(session);
    this.stores.set(store, made);
    return made;
  }
}
