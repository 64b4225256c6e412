import { v7 as uuidv7 } from 'uuid';
import { record } from '../../src/contexts/history/record.js';
import { findBrokenSeal, sealHistory } from '../../src/contexts/history/seal.js';
import { HistoryEntryEntity } from '../../src/contexts/history/tables/history-entry.entity.js';
import type { Database } from '../../src/database/database.js';
import { VISITOR } from '../../src/domain/actor.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';

describe.each(DATABASE_KINDS)('the history on %s', (kind) => {
  let opened: Awaited<ReturnType<typeof openFreshDatabase>>;
  let database: Database;
  beforeEach(async () => {
    opened = await openFreshDatabase(kind);
    database = opened.database;
  });
  afterEach(() => opened.close());

  const happen = (action: string, facts: Readonly<Record<string, unknown>> = {}) =>
    database.write((session) =>
      record(session, VISITOR, { action, subjectType: 'Strategy', subjectId: uuidv7(), reason: 'because', facts }),
    );

  it('keeps who, what, when and why', async () => {
    const before = new Date().toISOString();
    await happen('strategy_created', { weight: 0.1, title: [{ language: 'DA', text: 'Grøn' }] });
    const [entry] = await database.read((session) => session.manager.find(HistoryEntryEntity));
    expect(entry).toMatchObject({
      actorId: null,
      actorName: 'visitor',
      action: 'strategy_created',
      subjectType: 'Strategy',
      reason: 'because',
      facts: { weight: 0.1, title: [{ language: 'DA', text: 'Grøn' }] },
    });
    expect(Date.parse(entry?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(before));
  });

  it('is sealed into a chain that holds', async () => {
    for (const action of ['first', 'second', 'third']) await happen(action);
    await expect(database.write(sealHistory)).resolves.toBe(3);
    await happen('fourth');
    await expect(database.write(sealHistory)).resolves.toBe(1);
    await expect(database.write(sealHistory)).resolves.toBe(0);
    await expect(database.read(findBrokenSeal)).resolves.toBeNull();
  });

  it('shows where an entry was changed behind the back of the server', async () => {
    for (const action of ['first', 'second', 'third']) await happen(action);
    await database.write(sealHistory);
    const { dataSource } = database.storage;
    const on = kind === 'PostgreSQL' ? ' ON "history_entry"' : '';
    await dataSource.query(`DROP TRIGGER "history_entry_append_only_update"${on}`);
    await dataSource.query(`UPDATE history_entry SET reason = 'another' WHERE action = 'second'`);
    await expect(database.read(findBrokenSeal)).resolves.toBe(2);
  });
});
