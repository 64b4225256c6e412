/**
 * A database behind prepared statements; `$1`, `$2`, … stand in their order, so that SQLite takes them as `?`.
 * PostgreSQL flushes commits of several connections together by itself.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';

/** DATABASE_URL names a PostgreSQL database, DATA_DIR the directory of a SQLite file. */
export function open() {
  const url = process.env['DATABASE_URL'];
  return url ? openPostgres(url) : openSqlite(join(process.env['DATA_DIR'] ?? 'data', 'maalbar.sqlite'));
}

function openSqlite(file) {
  const connection = new Database(file);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  const statements = new Map();
  const prepared = (sql) => {
    const known = statements.get(sql) ?? connection.prepare(sql.replace(/\$\d/g, '?'));
    statements.set(sql, known);
    return known;
  };
  const session = {
    firstText: (column) => `${column} ->> '$[0].text'`,
    rows: (sql, ...parameters) => prepared(sql).all(...parameters),
    run: (sql, ...parameters) => prepared(sql).run(...parameters).changes,
  };
  let last = Promise.resolve();
  const inTurn = (begin) => (work) => {
    const turn = last.then(async () => {
      connection.exec(begin);
      try {
        const result = await work(session);
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        connection.exec('ROLLBACK');
        throw error;
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  };
  const write = inTurn('BEGIN IMMEDIATE');
  return {
    read: inTurn('BEGIN'),
    write,
    writeTogether: together(connection, write),
    close: () => connection.close(),
  };
}

/** What is to be written in one tick of the event loop is committed together; who fails is undone alone. */
function together(connection, write) {
  let waiting = [];
  const flush = () => {
    const group = waiting;
    waiting = [];
    const written = write(async (session) => {
      const outcomes = [];
      for (const { work } of group) outcomes.push(await alone(connection, () => work(session)));
      return outcomes;
    });
    written.then(
      (outcomes) => {
        for (const [index, outcome] of outcomes.entries()) group[index].settle(outcome);
      },
      (reason) => {
        for (const { settle } of group) settle({ reason });
      },
    );
  };
  return async (work) => {
    const outcome = await new Promise((settle) => {
      if (waiting.push({ work, settle }) === 1) setImmediate(flush);
    });
    if (outcome.reason) throw outcome.reason;
    return outcome.value;
  };
}

async function alone(connection, work) {
  connection.exec('SAVEPOINT one');
  try {
    return { value: await work() };
  } catch (reason) {
    connection.exec('ROLLBACK TO one');
    return { reason };
  } finally {
    connection.exec('RELEASE one');
  }
}

function openPostgres(connectionString) {
  const pool = new pg.Pool({ connectionString, max: 10 });
  const names = new Map();
  const named = (text, values) => {
    const name = names.get(text) ?? `s${names.size}`;
    names.set(text, name);
    return { name, text, values };
  };
  const transaction = (begin) => async (work) => {
    const client = await pool.connect();
    const query = async (sql, parameters) => client.query(named(sql, parameters));
    try {
      await client.query(begin);
      const result = await work({
        firstText: (column) => `${column} #>> '{0,text}'`,
        rows: async (sql, ...parameters) => (await query(sql, parameters)).rows,
        run: async (sql, ...parameters) => (await query(sql, parameters)).rowCount,
      });
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  };
  return {
    read: transaction('START TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY'),
    write: transaction('START TRANSACTION'),
    close: () => pool.end(),
  };
}
