/** Fresh databases to measure on: where each is, how it is copied and asked. */
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterwards } from './clean-up.js';
import { startPostgres } from './start-postgres.js';

/** SQLite files, each in a folder of its own below that directory. */
export async function sqlite(directory) {
  const { version } = new Database(':memory:').prepare('SELECT sqlite_version() AS version').get();
  let count = 0;
  const fresh = () => {
    count += 1;
    const DATA_DIR = join(directory, `sqlite-${count}`);
    mkdirSync(DATA_DIR);
    return { DATA_DIR };
  };
  return {
    name: 'SQLite',
    /** One writer at a time; what several wrote may be committed together. */
    writesInTurn: true,
    durability: `SQLite ${version}, write-ahead log, synchronous=FULL`,
    make: async () => fresh(),
    copy: async ({ DATA_DIR }) => {
      const copied = fresh();
      cpSync(DATA_DIR, copied.DATA_DIR, { recursive: true });
      return copied;
    },
    remove: async ({ DATA_DIR }) => rmSync(DATA_DIR, { recursive: true }),
    settle: async () => undefined,
    ask: async ({ DATA_DIR }, statement) => {
      const connection = new Database(join(DATA_DIR, 'maalbar.sqlite'), { readonly: true });
      try {
        return connection.prepare(statement).get();
      } finally {
        connection.close();
      }
    },
  };
}

/** Databases of their own on the server of DATABASE_URL, or on one that is started in that directory. */
export async function postgresql(directory) {
  const server = process.env['DATABASE_URL'] || (await startPostgres(directory));
  const ask = async (url, statement) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(statement)).rows[0];
    } finally {
      await client.end();
    }
  };
  const nameOf = ({ DATABASE_URL }) => new URL(DATABASE_URL).pathname.slice(1);
  const drop = (name) => ask(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  const fresh = async (template = '') => {
    const name = `maalbar_bench_${randomUUID().replaceAll('-', '')}`;
    afterwards(() => drop(name));
    await ask(server, `CREATE DATABASE ${name} ${template}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return { DATABASE_URL: url.toString(), DATA_DIR: directory };
  };
  const { version, fsync, commit } = await ask(
    server,
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
            current_setting('synchronous_commit') AS commit`,
  );
  return {
    name: 'PostgreSQL',
    writesInTurn: false,
    durability: `PostgreSQL ${version}, fsync=${fsync}, synchronous_commit=${commit}`,
    make: () => fresh(),
    copy: (environment) => fresh(`TEMPLATE ${nameOf(environment)}`),
    remove: (environment) => drop(nameOf(environment)),
    // What autovacuum does in its own time would otherwise fall into one measurement or another.
    settle: ({ DATABASE_URL }) => ask(DATABASE_URL, 'VACUUM ANALYZE'),
    ask: ({ DATABASE_URL }, statement) => ask(DATABASE_URL, statement),
  };
}
