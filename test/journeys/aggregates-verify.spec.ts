import { seed } from '../../src/commands/seed.js';
import { KeptFiguresDiffer, verify } from '../../src/commands/verify.js';
import { rebuildFigures } from '../../src/contexts/aggregates/rebuild-figures.js';
import type { Session } from '../../src/database/session.js';
import { openDatabase } from '../../src/main.js';
import { readSettings, type Settings } from '../../src/settings.js';
import { DATABASE_KINDS, type FreshDatabase, freshDatabase } from '../support/databases.js';
import { migrateDatabase } from '../support/migrate-database.js';

describe.each(DATABASE_KINDS)('maalbar verify on %s', (kind) => {
  let fresh: FreshDatabase;
  let settings: Settings;
  beforeAll(async () => {
    fresh = await freshDatabase(kind);
    settings = readSettings({ ...fresh.environment, NODE_ENV: 'test' });
    await migrateDatabase(settings);
    await printedBy(() => seed(settings));
  });
  afterAll(() => fresh.remove());

  /** A change that no use case made. */
  const tamper = async (work: (session: Session) => Promise<unknown>) => {
    const database = await openDatabase(settings);
    await database.write(work).finally(() => database.close());
  };

  const finding = () => printedBy(() => expect(verify(settings)).rejects.toThrow(KeptFiguresDiffer));

  it('finds no difference in the sample', async () => {
    expect(await printedBy(() => verify(settings))).toMatch(
      /^The history holds\. .*\nThe kept figures: no difference\.\n$/,
    );
  });

  it.each([
    ['organisation_figure', 'UPDATE organisation_figure SET reported = reported + 1'],
    ['joint_figure', 'DELETE FROM joint_figure'],
    ['joint_figure', 'UPDATE joint_figure SET expected = expected + 1'],
  ])('names what differs in %s, until it is made anew', async (table, statement) => {
    await tamper((session) => session.execute(statement));
    expect(await finding()).toMatch(
      new RegExp(`^${table} \\(indicatorId .*, year \\d+, view PUBLIC.*\\): kept is .*\\.$`, 'm'),
    );
    await tamper(async (session) => {
      const indicators = await session.rows<{ id: string }>('SELECT id FROM indicator');
      await rebuildFigures(
        session,
        indicators.map(({ id }) => id),
      );
    });
    expect(await printedBy(() => verify(settings))).toContain('no difference');
  });

  it.each([
    ['leaf_figure', "UPDATE leaf_figure SET comparable = NOT comparable WHERE view = 'WORKING'"],
    ['leaf_participation', 'DELETE FROM leaf_participation'],
  ])('names what was handed over otherwise than it is in %s', async (table, statement) => {
    await tamper((session) => session.execute(statement));
    expect(await finding()).toContain(`${table} (`);
  });
});

/** What a command prints. */
async function printedBy(command: () => Promise<unknown>): Promise<string> {
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
