import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { DataSource, type EntityManager, MigrationExecutor, type QueryRunner } from 'typeorm';
import { translateConstraint } from './constraint.js';
import { DataDirectoryInUse, NotANumber } from './errors.js';
import { migrations } from './migrations/list.js';
import { ReadableNames } from './naming.js';
import { type Parameter, type Session, Statements, StoresOfSession } from './session.js';
import { sqliteDialect } from './sqlite-dialect.js';
import type { OpenRead, Storage, StorageParts } from './storage.js';
import { WriteQueue } from './write-queue.js';

const READERS = 4;
const BUSY_TIMEOUT_MILLISECONDS = 5_000;

/** Opens the SQLite database in a directory, as the only process that may write to it. */
export async function openSqlite(directory: string, parts: StorageParts): Promise<Storage> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = lockDirectory(directory);
  const file = join(directory, 'maalbar.sqlite');
  const writer = await openConnection(file, parts, false).catch((error: unknown) => {
    lock.close();
    throw error;
  });
  const readers = new ReaderPool(file, parts);
  // Nobody else writes: what our own connection has changed tells every state from every other.
  const totalChanges = writer.connection.prepare('SELECT total_changes()').pluck();
  let changes = String(totalChanges.get());
  const writes = new WriteQueue(writer.connection, () => {
    changes = String(totalChanges.get());
  });

  return {
    dialect: sqliteDialect,
    dataSource: writer.dataSource,
    pendingMigrations: async () =>
      (await new MigrationExecutor(writer.dataSource).getPendingMigrations()).map(({ name }) => name),
    migrate: async () => (await writer.dataSource.runMigrations({ transaction: 'each' })).map(({ name }) => name),
    openRead: async () => {
      const reader = await readers.take();
      try {
        reader.connection.exec('BEGIN');
      } catch (error) {
        readers.give(reader);
        throw error;
      }
      const statements = new Statements();
      return {
        session: sessionOn(reader, statements, { instant: parts.now(), version: changes }),
        close: async () => {
          await statements.end();
          try {
            reader.connection.exec('COMMIT');
          } finally {
            readers.give(reader);
          }
        },
      } satisfies OpenRead;
    },
    write: (work) => writes.write(() => onWriter(writer, parts, work)),
    version: () => changes,
    close: async () => {
      await writes.end();
      await readers.close();
      await writer.dataSource.destroy();
      lock.close();
    },
  };
}

/** A lock that ends with the process, however it ends: an exclusive transaction on a file of its own. */
function lockDirectory(directory: string): BetterSqlite3.Database {
  const lock = new BetterSqlite3(join(directory, 'writer.lock'), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new DataDirectoryInUse(directory) : error;
  }
}

function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'SQLITE_BUSY';
}

interface Connection {
  readonly dataSource: DataSource;
  readonly connection: BetterSqlite3.Database;
  readonly statements: Map<string, Prepared>;
}

interface Prepared {
  readonly statement: BetterSqlite3.Statement<unknown[]>;
  /** The names of what it selects; none where it answers no rows. */
  readonly columns: readonly string[];
}

async function openConnection(file: string, parts: StorageParts, readonly: boolean): Promise<Connection> {
  const opened: { connection?: BetterSqlite3.Database } = {};
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    database: file,
    readonly,
    timeout: BUSY_TIMEOUT_MILLISECONDS,
    entities: [...parts.tables],
    migrations: readonly ? [] : [...migrations],
    migrationsTableName: 'migration',
    namingStrategy: new ReadableNames(),
    statementCacheSize: 200,
    prepareDatabase: (connection: BetterSqlite3.Database) => {
      opened.connection = connection;
      if (readonly) return;
      connection.pragma('journal_mode = WAL');
      // NORMAL would lose acknowledged commits in a power cut.
      connection.pragma('synchronous = FULL');
      // Without it, REPLACE removes rows past the triggers that keep a table append-only.
      connection.pragma('recursive_triggers = ON');
    },
  });
  await dataSource.initialize();
  if (!opened.connection) throw new Error('Broken promise: TypeORM opened no SQLite connection');
  return { dataSource, connection: opened.connection, statements: new Map() };
}

async function onWriter<Result>(
  writer: Connection,
  parts: StorageParts,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const statements = new Statements();
  try {
    const result = await work(sessionOn(writer, statements, { instant: parts.now(), version: null }));
    await statements.end();
    statements.requireNoFailure();
    return result;
  } catch (error) {
    await statements.end();
    throw translateConstraint(error, writer.dataSource);
  }
}

function sessionOn(
  on: Connection,
  statements: Statements,
  { instant, version }: Pick<Session, 'instant' | 'version'>,
): Session {
  const stores = new StoresOfSession();
  let manager: EntityManager | undefined;
  const session: Session = {
    get manager() {
      statements.requireOpen();
      manager ??= managerOn(on, statements);
      return manager;
    },
    dialect: sqliteDialect,
    instant,
    version,
    rows: async <Row>(sql: string, parameters: readonly Parameter[] = []) =>
      statements.atOnce(() => rowsOf<Row>(prepared(on, sql), parameters)),
    execute: async (sql, parameters = []) =>
      statements.atOnce(() => prepared(on, sql).statement.run(...bound(parameters)).changes),
    use: (store) => stores.use(store, session),
  };
  return session;
}

/** TypeORM has one query runner for a connection, and knows of no sessions: this session's view of it. */
function managerOn({ dataSource }: Connection, statements: Statements): EntityManager {
  const shared = dataSource.createQueryRunner();
  const query = shared.query.bind(shared);
  const runner: QueryRunner = Object.create(shared);
  runner.query = (...statement: Parameters<typeof query>) => statements.inTurn(() => query(...statement));
  return dataSource.createEntityManager(runner);
}

function prepared(on: Connection, sql: string): Prepared {
  const known = on.statements.get(sql);
  if (known) return known;
  const statement = on.connection.prepare<unknown[]>(sql);
  const columns = statement.reader ? statement.columns().map(({ name }) => name) : [];
  if (statement.reader) statement.raw();
  const made = { statement, columns };
  on.statements.set(sql, made);
  return made;
}

/** The driver gives lists of values in half the time of objects; which are then made here. */
function rowsOf<Row>({ statement, columns }: Prepared, parameters: readonly Parameter[]): Row[] {
  // Raw rows are lists of values.
  const lists = statement.all(...bound(parameters)) as unknown[][];
  const rows: Record<string, unknown>[] = [];
  for (const values of lists) {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < columns.length; index += 1) row[columns[index] ?? ''] = values[index];
    rows.push(row);
  }
  // The text of a statement decides its rows; who wrote the text names their type.
  return rows as Row[];
}

/** `$1` is a named parameter to SQLite, with the name "1". */
function bound(parameters: readonly Parameter[]): [] | [Record<string, string | number | null>] {
  if (parameters.length === 0) return [];
  return [Object.fromEntries(parameters.map((parameter, index) => [String(index + 1), bindable(parameter)]))];
}

function bindable(parameter: Parameter): string | number | null {
  // SQLite takes NaN for null, which no CHECK refuses.
  if (Number.isNaN(parameter)) throw new NotANumber();
  if (typeof parameter === 'boolean') return parameter ? 1 : 0;
  if (typeof parameter === 'object' && parameter !== null) return JSON.stringify(parameter);
  return parameter;
}

/** A few read-only connections, one for each read while it lasts; opened when first needed. */
class ReaderPool {
  private readonly idle: Connection[] = [];
  private readonly all = new Set<Promise<Connection>>();
  private readonly waiting: ((connection: Connection) => void)[] = [];

  constructor(
    private readonly file: string,
    private readonly parts: StorageParts,
  ) {}

  async take(): Promise<Connection> {
    const idle = this.idle.pop();
    if (idle) return idle;
    if (this.all.size < READERS) {
      const opening = openConnection(this.file, this.parts, true);
      this.all.add(opening);
      return opening.catch((error: unknown) => {
        this.all.delete(opening);
        throw error;
      });
    }
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  give(connection: Connection): void {
    const next = this.waiting.shift();
    if (next) next(connection);
    else this.idle.push(connection);
  }

  async close(): Promise<void> {
    for (const opening of this.all) await (await opening).dataSource.destroy();
  }
}
