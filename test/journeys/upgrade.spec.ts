import { migrate } from '../../src/commands/migrate.js';
import { seed } from '../../src/commands/seed.js';
import { findDifferences } from '../../src/contexts/aggregates/find-differences.js';
import { KeptIndicatorStore } from '../../src/contexts/aggregates/kept-indicator.store.js';
import type { Database } from '../../src/database/database.js';
import { Accounts1795489200000 } from '../../src/database/migrations/accounts.js';
import { ChangeCount1795402800000 } from '../../src/database/migrations/change-count.js';
import { FirstHouse1795305600000 } from '../../src/database/migrations/first-house.js';
import { JointFigures1795316400000 } from '../../src/database/migrations/joint-figures.js';
import { migrations } from '../../src/database/migrations/list.js';
import { openDatabase, startServer } from '../../src/main.js';
import { readSettings, type Settings } from '../../src/settings.js';
import { statementsDuring } from '../support/count-statements.js';
import { DATABASE_KINDS, type FreshDatabase, freshDatabase } from '../support/databases.js';

/** Tables that the first release had and never wrote to. */
const NEVER_WRITTEN = ['leaf_participation', 'organisation_figure', 'participants_figure'];

describe.each(DATABASE_KINDS)('a database of the first release on %s', (kind) => {
  let fresh: FreshDatabase;
  let settings: Settings;
  beforeEach(async () => {
    fresh = await freshDatabase(kind);
    settings = readSettings({ ...fresh.environment, PORT: '0', NODE_ENV: 'test' });
    await silently(() => migrate(settings));
    await silently(() => seed(settings));
    await withDatabase(settings, backToFirstRelease);
  });
  afterEach(() => fresh.remove());

  const kept = () =>
    withDatabase(settings, (database) =>
      database.read(async (session) => ({
        differences: await findDifferences(session),
        lacking: await session.use(KeptIndicatorStore).lacking(),
        together: (await session.rows("SELECT 1 FROM joint_figure WHERE whole = ''")).length,
        participations: (await session.rows('SELECT 1 FROM leaf_participation')).length,
      })),
    );

  it('keeps every figure once it is migrated', async () => {
    expect(await silently(() => migrate(settings))).toMatch(/KeptFigures.*JointFigures/s);
    const { differences, lacking, together, participations } = await kept();
    expect({ differences, lacking }).toEqual({ differences: [], lacking: [] });
    expect(Math.min(together, participations)).toBeGreaterThan(0);
  });

  it('keeps every figure once a server starts on it, though the migration was cut short', async () => {
    await withDatabase(settings, (database) => database.storage.migrate());
    expect((await kept()).differences).not.toEqual([]);
    await (await startServer(settings)).close();
    expect(await kept()).toMatchObject({ differences: [], lacking: [] });
  });

  it('keeps everything anew where sums of participants were kept before', async () => {
    await silently(() => migrate(settings));
    await withDatabase(settings, backToSums);
    expect(await silently(() => migrate(settings))).toContain('JointFigures');
    expect(await kept()).toMatchObject({ differences: [], lacking: [] });
  });

  it('is not gone through again when it is opened the next time', async () => {
    await silently(() => migrate(settings));
    const statements = await statementsDuring(() => silently(() => migrate(settings)));
    expect(statements.filter((sql) => sql.includes('leaf_figure'))).toHaveLength(1);
    expect(statements.filter((sql) => /^(INSERT|UPDATE|DELETE)/.test(sql))).toEqual([]);
  });
});

/** Takes the later migrations back: the measurements and the plan stay, as the first release stored them. */
async function backToFirstRelease({ storage }: Database): Promise<void> {
  for (const _ of migrations.slice(1)) await storage.dataSource.undoLastMigration();
  const pending = await storage.pendingMigrations();
  expect(pending).toHaveLength(migrations.length - 1);
  expect(pending).not.toContain(FirstHouse1795305600000.name);
  for (const table of NEVER_WRITTEN) {
    expect(await storage.dataSource.query(`SELECT * FROM ${table}`)).toEqual([]);
  }
}

/** Takes what came after the sums back. */
async function backToSums({ storage }: Database): Promise<void> {
  const later = [JointFigures1795316400000.name, ChangeCount1795402800000.name, Accounts1795489200000.name];
  for (const _ of later) await storage.dataSource.undoLastMigration();
  expect(await storage.pendingMigrations()).toEqual(later);
  expect(await storage.dataSource.query('SELECT * FROM participants_figure')).toEqual([]);
}

async function withDatabase<Result>(settings: Settings, work: (database: Database) => Promise<Result>) {
  const database = await openDatabase(settings);
  return work(database).finally(() => database.close());
}

/** Answers what a command prints. */
async function silently(command: () => Promise<unknown>): Promise<string> {
  const printed: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = (text: string | Uint8Array) => printed.push(String(text)) > 0;
  try {
    await command();
  } finally {
    process.stdout.write = write;
  }
  return printed.join('');
}
