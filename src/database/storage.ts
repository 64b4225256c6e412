import type { DataSource } from 'typeorm';
import type { Dialect } from './dialect.js';
import type { Session } from './session.js';

/** One database, opened: what `Database` needs of SQLite and of PostgreSQL. */
export interface Storage {
  readonly dialect: Dialect;
  /** The connection on which writes and migrations run. */
  readonly dataSource: DataSource;
  /** Applies the migrations that are missing; answers their names. */
  migrate(): Promise<string[]>;
  /** Names of the migrations that `migrate` would apply. */
  pendingMigrations(): Promise<string[]>;
  /** Begins reading; called only after `migrate`. */
  openRead(): Promise<OpenRead>;
  write<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /**
   * A text that is another one after every commit, at the latest when the commit is acknowledged, whoever made it: what
   * was read at this version is what is stored. At once where the answer is known without asking.
   */
  version(): string | Promise<string>;
  close(): Promise<void>;
}

/** One consistent state, held until it is closed. */
export interface OpenRead {
  readonly session: Session;
  close(): Promise<void>;
}

/** What a storage is opened with beside its address. */
export interface StorageParts {
  readonly tables: readonly (new () => object)[];
  /** UTC, RFC 3339 with milliseconds. */
  readonly now: () => string;
}
