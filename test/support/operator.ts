import { createKey } from '../../src/contexts/identity/create-key.js';
import { OPERATOR } from '../../src/contexts/identity/operator.js';
import type { Database } from '../../src/database/database.js';

const PURPOSE = 'tests';
/** How the history names whoever has the operator's key. */
export const OPERATOR_NAME = `key "${PURPOSE}"`;

/** The header of a request that says whose it is. */
export interface Credentials {
  readonly authorization: string;
}

/** Those of a key that may do everything everywhere, made on this database. */
export async function operatorOf(database: Database): Promise<Credentials> {
  const { secret } = await database.write((session) => {
    const nextYear = Number(session.instant.slice(0, 4)) + 1;
    return createKey(session, OPERATOR, {
      purpose: PURPOSE,
      role: 'ADMIN',
      organisation: null,
      expiresOn: `${nextYear}-01-01`,
    });
  });
  return { authorization: `Bearer ${secret}` };
}
