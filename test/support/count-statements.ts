import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import type { TestApp } from './app.js';

/** Headers with which a visitor's question is read anew: whoever has a cookie gets no answer that was given before. */
export const READ_ANEW = { cookie: 'anew=1' };

/** What is asked together is now and then read in two goes where the machine is busy; what grows is never less. */
const TIMES = 3;

/** A statement that reached a driver, with the rows that it answered. */
export interface Heard {
  readonly sql: string;
  rows: number;
}

/**
 * What the server does every now and then, whoever asks what: it seals its history, looks for mail, and notes who was
 * there; after each write SQLite is asked how much has changed. And by which key somebody asks, once for each request.
 */
const BESIDE = /\bhistory_seal\b|\bmail_link\b|SET last_(seen|used)_at|\bsecret_hash = |SELECT total_changes\(\)/;

let statements: Heard[] | undefined;

/** The SQL statements that reach a driver while something is done, on either database and by whatever path. */
export async function statementsDuring(act: () => Promise<unknown>): Promise<string[]> {
  return (await answersDuring(act)).map(({ sql }) => sql);
}

/** The same with how many rows each answered. */
export async function answersDuring(act: () => Promise<unknown>): Promise<Heard[]> {
  listenToDrivers();
  const heard: Heard[] = [];
  statements = heard;
  try {
    await act();
  } finally {
    statements = undefined;
  }
  const isBeside = ({ sql }: Heard) =>
    /^(BEGIN|START TRANSACTION|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/.test(sql) || BESIDE.test(sql);
  return heard.filter((one) => !isBeside(one));
}

/** The fewest that answer a visitor's query, whatever else the machine does. */
export async function leastStatements(app: TestApp, query: string, variables: object): Promise<string[]> {
  // What is prepared or looked up once for a connection is no matter of size.
  await app.visitor.get(query, variables, READ_ANEW);
  const heard: string[][] = [];
  for (let time = 1; time <= TIMES; time += 1) {
    heard.push(await statementsDuring(() => app.visitor.get(query, variables, READ_ANEW)));
  }
  return heard.reduce((least, one) => (one.length < least.length ? one : least));
}

let isListening = false;

/** Below TypeORM and our own prepared statements, so that nothing goes uncounted. */
function listenToDrivers(): void {
  if (isListening) return;
  isListening = true;
  const connection = new BetterSqlite3(':memory:');
  const statement: object = Object.getPrototypeOf(connection.prepare('SELECT 1'));
  for (const method of ['all', 'get', 'run', 'iterate']) {
    overhear(statement, method, (prepared) => Reflect.get(Object(prepared), 'source'));
  }
  connection.close();
  overhear(pg.Client.prototype, 'query', (_client, [first]) =>
    typeof first === 'string' ? first : Reflect.get(Object(first), 'text'),
  );
}

function overhear(of: object, method: string, sqlOf: (self: unknown, said: readonly unknown[]) => unknown): void {
  const original: unknown = Reflect.get(of, method);
  if (typeof original !== 'function') throw new Error(`The driver has no method ${method} any more`);
  Reflect.set(of, method, function (this: unknown, ...said: unknown[]): unknown {
    const heard: Heard = { sql: String(sqlOf(this, said)), rows: 0 };
    statements?.push(heard);
    const answered: unknown = Reflect.apply(original, this, said);
    heard.rows = rowsIn(answered);
    if (answered instanceof Promise) {
      return answered.then((answer: unknown) => {
        heard.rows = rowsIn(answer);
        return answer;
      });
    }
    return answered;
  });
}

function rowsIn(answer: unknown): number {
  const rows: unknown = Array.isArray(answer) ? answer : Reflect.get(Object(answer), 'rows');
  return Array.isArray(rows) ? rows.length : 0;
}
