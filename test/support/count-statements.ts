import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';

let statements: string[] | undefined;

/** The SQL statements that reach a driver while something is done, on either database and by whatever path. */
export async function statementsDuring(act: () => Promise<unknown>): Promise<string[]> {
  listenToDrivers();
  const heard: string[] = [];
  statements = heard;
  try {
    await act();
  } finally {
    statements = undefined;
  }
  const isBeside = (sql: string) =>
    /^(BEGIN|START TRANSACTION|COMMIT|ROLLBACK)\b/.test(sql) ||
    // The server seals its history every few seconds, whoever asks what.
    sql.includes('history_seal');
  return heard.filter((sql) => !isBeside(sql));
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
    statements?.push(String(sqlOf(this, said)));
    return Reflect.apply(original, this, said);
  });
}
