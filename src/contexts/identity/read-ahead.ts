import type { Database } from '../../database/database.js';
import type { Session } from '../../database/session.js';

/** Reads, and gives back at once what a request reads from: while it waits for its turn it must keep nobody from reading. */
export async function readAhead<Result>(
  database: Database,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const result = await database.read(work);
  await database.endRequest();
  return result;
}
