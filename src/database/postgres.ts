import { DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { isTransient, translateConstraint } from './constraint.js';
import { migrations } from './migrations/list.js';
import { ReadableNames } from './naming.js';
import { postgresDialect } from './postgres-dialect.js';
import { type Session, Statements, StoresOfSession } from './session.js';
import type { Storage, StorageParts } from './storage.js';

const CONNECTIONS = 10;

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

  return {
    dialect: postgresDialect,
    dataSource,
    pendingMigrations: async () =>
      (await new MigrationExecutor(dataSource).getPendingMigrations()).map(({ name }) => name),
    migrate: async () => (await dataSource.runMigrations({ transaction: 'each' })).map(({ name }) => name),
    openRead: async () => {
      const connection = await connect(dataSource);
      await connection
        .command('START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
        .catch((error: unknown) => connection.runner.release().then(() => Promise.reject(error)));
      return {
        session: sessionOn(connection, parts.now()),
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
    close: () => dataSource.destroy(),
  };
}

async function inTransaction<Result>(
  dataSource: DataSource,
  parts: StorageParts,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const { runner, statements, command } = await connect(dataSource);
  try {
    await command('START TRANSACTION');
    const result = await work(sessionOn({ runner, statements }, parts.now()));
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

interface Connection {
  readonly runner: QueryRunner;
  readonly statements: Statements;
}

/** A connection of the pool for one session, and the command line beside it that begins and ends its transaction. */
async function connect(
  dataSource: DataSource,
): Promise<Connection & { readonly command: (sql: string) => Promise<unknown> }> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  const statements = new Statements();
  const query = runner.query.bind(runner);
  runner.query = (...statement: Parameters<typeof query>) => statements.inTurn(() => query(...statement));
  return { runner, statements, command: (sql) => query(sql) };
}

function sessionOn({ runner, statements }: Connection, instant: string): Session {
  const stores = new StoresOfSession();
  const session: Session = {
    get manager() {
      statements.requireOpen();
      return runner.manager;
    },
    dialect: postgresDialect,
    instant,
    // The structured result: the plain one of an UPDATE … RETURNING is a pair of rows and their number.
    rows: async (sql, parameters = []) => (await runner.query(sql, [...parameters], true)).records,
    execute: async (sql, parameters = []) => (await runner.query(sql, [...parameters], true)).affected ?? 0,
    use: (store) => stores.use(store, session),
  };
  return session;
}
