import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../../src/database/database.js';
import type { Session } from '../../src/database/session.js';

/** Inserts an organisation; answers its id. */
export async function insertOrganisation(session: Session, code: string, id: string = uuidv7()): Promise<string> {
  await session.execute(
    'INSERT INTO organisation (id, country, code, kind, name, search_text) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, 'DK', code, 'MUNICIPALITY', '[]', code],
  );
  return id;
}

/** Writes an organisation in a transaction of its own; answers its id. */
export function addOrganisation(database: Database, code: string): Promise<string> {
  return database.write((session) => insertOrganisation(session, code));
}

/** The codes of all organisations, in their order. */
export async function codesIn(session: Session): Promise<string[]> {
  const rows = await session.rows<{ code: string }>('SELECT code FROM organisation');
  return rows.map(({ code }) => code).sort();
}

export function codesOf(database: Database): Promise<string[]> {
  return database.read(codesIn);
}
