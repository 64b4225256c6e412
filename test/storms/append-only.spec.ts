import { v7 as uuidv7 } from 'uuid';
import { HistoryEntryEntity } from '../../src/contexts/history/tables/history-entry.entity.js';
import { HistoryPlaceEntity } from '../../src/contexts/history/tables/history-place.entity.js';
import { HistorySealEntity } from '../../src/contexts/history/tables/history-seal.entity.js';
import { IndicatorEntity } from '../../src/contexts/planning/tables/indicator.entity.js';
import { MeasurementEntity } from '../../src/contexts/reporting/tables/measurement.entity.js';
import { MeasurementRevisionEntity } from '../../src/contexts/reporting/tables/measurement-revision.entity.js';
import { requireAppendOnly } from '../../src/database/append-only.js';
import type { Database } from '../../src/database/database.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { addOrganisation } from './organisation-rows.js';

const APPEND_ONLY = ['history_entry', 'history_place', 'history_seal', 'measurement_revision'];

describe.each(DATABASE_KINDS)('what was appended on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await openFreshDatabase(kind));
    const ownerId = await addOrganisation(database, '101');
    await database.write(async ({ manager, instant }) => {
      await manager.insert(HistoryEntryEntity, { ...entry, at: instant });
      await manager.insert(HistoryPlaceEntity, { id: uuidv7(), entryId: entry.id, organisationId: null });
      await manager.insert(HistorySealEntity, { position: 1, entryId: entry.id, hash: 'a' });
      await manager.insert(IndicatorEntity, { ...indicator, ownerId });
      await manager.insert(MeasurementEntity, { ...measurement, organisationId: ownerId });
      await manager.insert(MeasurementRevisionEntity, { ...revision, at: instant });
    });
  });
  afterAll(() => close());

  const rowsOf = (table: string) => database.read((session) => session.rows(`SELECT * FROM ${table}`));

  const refused = async (table: string, statement: string) => {
    const before = await rowsOf(table);
    expect(before).toHaveLength(1);
    const refusal = await database.write((session) => session.execute(statement)).catch((error: unknown) => error);
    expect(refusal).toHaveProperty('message', expect.stringContaining(`${table} is append-only`));
    expect(await rowsOf(table)).toEqual(before);
  };

  it.each([
    ['history_entry', "UPDATE history_entry SET actor_name = 'somebody else'"],
    ['history_entry', "UPDATE history_entry SET reason = 'another' WHERE action = 'goal_added'"],
    ['history_place', 'UPDATE history_place SET organisation_id = NULL'],
    ['history_seal', "UPDATE history_seal SET hash = 'b'"],
    ['measurement_revision', 'UPDATE measurement_revision SET value = 99'],
  ])('in %s is not changed by %s', refused);

  it.each(APPEND_ONLY)('in %s is not removed', async (table) => {
    await refused(table, `DELETE FROM ${table}`);
  });

  it.each([
    ['history_entry', 'id', "actor_name = 'somebody else'"],
    ['history_place', 'id', 'organisation_id = NULL'],
    ['history_seal', 'position', "hash = 'b'"],
    ['measurement_revision', 'measurement_id, version', 'value = 99'],
  ])('in %s is not changed by inserting it again', async (table, key, change) => {
    await refused(
      table,
      `INSERT INTO ${table} SELECT * FROM ${table} WHERE true ON CONFLICT (${key}) DO UPDATE SET ${change}`,
    );
  });

  // What one database can do and the other cannot say.
  const inOneGo =
    kind === 'SQLite'
      ? (table: string) => `REPLACE INTO ${table} SELECT * FROM ${table}`
      : (table: string) => `TRUNCATE ${table} CASCADE`;

  it.each(APPEND_ONLY)('in %s is not lost in one go', async (table) => {
    await refused(table, inOneGo(table));
  });

  it('can be added to', async () => {
    await database.write(({ manager }) =>
      manager.insert(MeasurementRevisionEntity, { ...revision, version: 2, at: '2024-02-29T12:00:00.000Z' }),
    );
    expect(await rowsOf('measurement_revision')).toHaveLength(2);
  });
});

describe.each(DATABASE_KINDS)('the check at the start on %s', (kind) => {
  it('finds a fresh database append-only', async () => {
    const { database, close } = await openFreshDatabase(kind);
    await expect(requireAppendOnly(database.storage)).resolves.toBeUndefined();
    await close();
  });

  it.each(APPEND_ONLY.flatMap((table) => ['update', 'delete'].map((event) => [event, table])))(
    'refuses to go on without the trigger against %s of %s',
    async (event, table) => {
      const { database, close } = await openFreshDatabase(kind);
      await database.write((session) => session.execute(dropTrigger(`${table}_append_only_${event}`, `${table}`)));
      await expect(requireAppendOnly(database.storage)).rejects.toThrow(
        `The table '${table}' is no longer append-only: a trigger is missing.`,
      );
      await close();
    },
  );

  const dropTrigger = (trigger: string, table: string) =>
    kind === 'SQLite' ? `DROP TRIGGER ${trigger}` : `DROP TRIGGER ${trigger} ON ${table}`;
});

it('on PostgreSQL refuses to go on with a trigger that is switched off', async () => {
  const { database, close } = await openFreshDatabase('PostgreSQL');
  await database.write((session) => session.execute('ALTER TABLE history_entry DISABLE TRIGGER ALL'));
  await expect(requireAppendOnly(database.storage)).rejects.toThrow(
    "The table 'history_entry' is no longer append-only",
  );
  await close();
});

const entry = {
  id: uuidv7(),
  actorId: null,
  actorName: 'reviewer@example.org',
  action: 'goal_added',
  subjectType: 'Goal',
  subjectId: uuidv7(),
  reason: null,
  facts: {},
};

const indicator: Omit<IndicatorEntity, 'ownerId'> = {
  id: uuidv7(),
  code: 'a',
  title: [],
  definition: [],
  source: [],
  searchText: '',
  unit: '%',
  decimals: 1,
  factor: 100,
  valueKind: 'NUMBER',
  direction: 'INCREASE',
  aggregation: 'MEAN',
  accumulation: 'POINT_IN_TIME',
  frequencyYears: 1,
  publicationLagYears: 1,
  minimum: null,
  maximum: null,
};

const figure = {
  version: 1,
  state: 'DRAFT',
  value: 41,
  numerator: null,
  denominator: null,
  missing: null,
  observationStatus: 'NORMAL',
  comparable: true,
  note: null,
} as const;

const measurement = { ...figure, id: uuidv7(), indicatorId: indicator.id, year: 2023, category: '' };

const revision = {
  ...figure,
  measurementId: measurement.id,
  actorName: 'reviewer@example.org',
  actorId: null,
  reason: null,
};
