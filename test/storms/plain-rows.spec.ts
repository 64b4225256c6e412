import { loadSample } from '../../src/commands/sample.js';
import { OrganisationEntity } from '../../src/contexts/organisations/tables/organisation.entity.js';
import { ParticipationEntity } from '../../src/contexts/planning/tables/participation.entity.js';
import { StrategyEntity } from '../../src/contexts/planning/tables/strategy.entity.js';
import { tables } from '../../src/contexts/tables.js';
import type { Database } from '../../src/database/database.js';
import { readRows } from '../../src/database/read-rows.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';

describe.each(DATABASE_KINDS)('plain rows on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await openFreshDatabase(kind));
    await loadSample(database);
    await database.write((session) => session.execute("UPDATE strategy SET adopted_on = '2020-01-31'"));
  });
  afterAll(() => close());

  it.each(tables.map((table): [string, new () => object] => [table.name, table]))(
    'are what TypeORM finds, of %s',
    async (_name, table) => {
      const [plain, found] = await database.read(async (session) => [
        await readRows(session, table, ''),
        await session.manager.find(table),
      ]);
      const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
      expect(inOrder(plain)).toEqual(inOrder(found));
    },
  );

  it('are of the types that the entity states', async () => {
    const [strategy] = await database.read((session) => readRows(session, StrategyEntity, ''));
    expect(strategy).toMatchObject({
      title: expect.arrayContaining([{ language: 'DA', text: expect.any(String) }]),
      adoptedOn: '2020-01-31',
      predecessorId: null,
    });
    const flags = await database.read((session) => readRows(session, ParticipationEntity, ''));
    expect(new Set(flags.map(({ named }) => named))).toEqual(new Set([true, false]));
  });

  it('are those that are asked for, in the order that is asked for', async () => {
    const rows = await database.read((session) =>
      readRows(session, OrganisationEntity, 'WHERE kind = $1 ORDER BY code DESC', ['MUNICIPALITY']),
    );
    const codes = rows.map(({ code }) => code);
    expect(codes).toHaveLength(12);
    expect(codes).toEqual(codes.toSorted().toReversed());
  });
});
