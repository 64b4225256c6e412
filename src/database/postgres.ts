import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { isTransient, translateConstraint } from './constraint.js';
import { migrations } from './migrations/list.js';
import { ReadableNames } from './naming.js';
import { postgresDialect } from './postgres-dialect.js';
import { type Parameter, type Session, Statements, StoresOfSession } from './session.js';
import { SharedAnswers } from './shared-answers.js';
import type { Storage, StorageParts } from './storage.js';

const CONNECTIONS = 10;
/** Which transactions are over: another text as soon as one more of them is. */
const VERSION = 'pg_current_snapshot()::text AS version';

/** Opens a PostgreSQL database by its `postgres://` address. */
export async function openPostgres(url: string, parts: StorageParts): Promise<Storage> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    entities: [...parts.tables],
    migrations: [...migrations],
    migrationsTableName: 'migration',
    namingStrategy: new ReadableNames(),
    applicationName: 'maalbar',
    connectTimeoutMS: 10_000,
    extra: {
      max: CONNECTIONS,
      statement_timeout: 60_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  });
  await dataSource.initialize();
  const versions = new SharedAnswers(async () => {
    const [row]: { version: string }[] = await dataSource.query(`SELECT ${VERSION}`);
    return row?.version ?? '';
  });

  return {
    dialect: postgresDialect,
    dataSource,
    pendingMigrations: async () =>
      (await new MigrationExecutor(dataSource).getPendingMigrations()).map(({ name }) => name),
    migrate: async () => (await dataSource.runMigrations({ transaction: 'each' })).map(({ name }) => name),
    openRead: async () => {
      const connection = await connect(dataSource);
      const version = await beginReading(connection.client).catch(async (error: unknown) => {
        await connection.command('ROLLBACK').catch(() => undefined);
        await connection.runner.release();
        throw error;
      });
      return {
        session: sessionOn(connection, { instant: parts.now(), version }),
        close: async () => {
          await connection.statements.end();
          // Nothing was written: a connection that is lost by now has lost nothing, and whoever used it was told.
          await connection.command('COMMIT').catch(() => undefined);
          await connection.runner.release();
        },
      };
    },
    write: async (work) => {
      try {
        return await inTransaction(dataSource, parts, work);
      } catch (error) {
        if (isTransient(error)) return inTransaction(dataSource, parts, work);
        throw error;
      }
    },
    version: () => versions.ask(),
    close: () => dataSource.destroy(),
  };
}

async function inTransaction<Result>(
  dataSource: DataSource,
  parts: StorageParts,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const connection = await connect(dataSource);
  const { runner, statements, command } = connection;
  try {
    await command('START TRANSACTION');
    const result = await work(sessionOn(connection, { instant: parts.now(), version: null }));
    await statements.end();
    statements.requireNoFailure();
    await command('COMMIT');
    return result;
  } catch (error) {
    await statements.end();
    await command('ROLLBACK').catch(() => undefined);
    throw translateConstraint(error, dataSource);
  } finally {
    await runner.release();
  }
}

/** Both in one message; answers the version of the state that is read from now on. */
async function beginReading(client: ClientBase): Promise<string> {
  // The driver answers several statements by a list of results, which its types do not know.
  const [, snapshot] = (await client.query(
    `START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT ${VERSION}`,
  )) as unknown as [unknown, { rows: { version: string }[] }];
  return snapshot.rows[0]?.version ?? '';
}

interface Connection {
  /** The driver's own connection, which TypeORM's runner uses as well. */
  readonly client: ClientBase;
  readonly runner: QueryRunner;
  readonly statements: Statements;
}

/** A connection of the pool for one session, and the command line beside it that begins and ends its transaction. */
async function connect(
  dataSource: DataSource,
): Promise<Connection & { readonly command: (sql: string) => Promise<unknown> }> {
  const runner = dataSource.createQueryRunner();
  const client: ClientBase = await runner.connect();
  const statements = new Statements();
  const query = runner.query.bind(runner);
  runner.query = (...statement: Parameters<typeof query>) => statements.inTurn(() => query(...statement));
  return { client, runner, statements, command: (sql) => query(sql) };
}

function sessionOn(
  { client, runner, statements }: Connection,
  { instant, version }: Pick<Session, 'instant' | 'version'>,
): Session {
  const stores = new StoresOfSession();
  const prepared = (text: string, parameters: readonly Parameter[]) =>
    statements.inTurn(() => client.query({ name: nameOf(text), text, values: [...parameters] }));
  const session: Session = {
    get manager() {
      statements.requireOpen();
      return runner.manager;
    },
    dialect: postgresDialect,
    instant,
    version,
    rows: async (sql, parameters = []) => (await prepared(sql, parameters)).rows,
    execute: async (sql, parameters = []) => (await prepared(sql, parameters)).rowCount ?? 0,
    use: (store) => stores.use(store, session),
  };
  return session;
}

const names = new Map<string, string>();

/** A statement is prepared once on each connection, under a name that only its text has. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
