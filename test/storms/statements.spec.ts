import type { Database } from '../../src/database/database.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { codesIn, insertOrganisation } from './organisation-rows.js';

describe.each(DATABASE_KINDS)('a statement on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await openFreshDatabase(kind));
    await database.write(async (session) => {
      for (const code of ['103', 'a', 'B', 'å', 'æ', 'ø', '0101']) await insertOrganisation(session, code);
    });
  });
  afterAll(() => close());

  it('tells how many rows it touched', async () => {
    const touched = await database.write((session) =>
      Promise.all([
        session.execute("UPDATE organisation SET valid_from = 2007 WHERE code IN ('103', 'a')"),
        session.execute("UPDATE organisation SET valid_from = 2007 WHERE code = 'nobody'"),
        session.execute("DELETE FROM organisation WHERE code = 'nobody'"),
      ]),
    );
    expect(touched).toEqual([2, 0, 0]);
  });

  it('answers the rows that a change returns', async () => {
    const changed = await database.write((session) =>
      session.rows('UPDATE organisation SET valid_to = $1 WHERE code = $2 RETURNING code, valid_to', [2030, 'a']),
    );
    expect(changed).toEqual([{ code: 'a', valid_to: 2030 }]);
  });

  it.each([
    [[], 0],
    [['a'], 1],
    [['a', 'B', 'nobody', 'a'], 2],
  ])('finds one of a list of any length: %j', async (codes, found) => {
    const rows = await database.read((session) =>
      session.rows(`SELECT code FROM organisation WHERE ${session.dialect.anyOf('code', '$1')}`, [codes]),
    );
    expect(rows).toHaveLength(found);
  });

  it('orders text by its bytes', async () => {
    const rows = await database.read((session) =>
      session.rows<{ code: string }>(`SELECT code FROM organisation ORDER BY ${session.dialect.bytewise('code')}`),
    );
    expect(rows.map(({ code }) => code)).toEqual(['0101', '103', 'B', 'a', 'å', 'æ', 'ø']);
  });

  it('sees the rows that the same write put in, through SQL and through TypeORM', async () => {
    const seen = await database.write(async (session) => {
      const id = await insertOrganisation(session, '999');
      const codes = await codesIn(session);
      const rows: unknown[] = await session.manager.query("SELECT code FROM organisation WHERE code = '999'");
      await session.execute('DELETE FROM organisation WHERE id = $1', [id]);
      return [codes.includes('999'), rows];
    });
    expect(seen).toEqual([true, [{ code: '999' }]]);
  });
});
