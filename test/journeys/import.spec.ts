import { findDifferences } from '../../src/contexts/aggregates/find-differences.js';
import type { ImportReport } from '../../src/contexts/exchange/import-report.js';
import type { Database } from '../../src/database/database.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { importSmall, smallWith } from './import-files.js';

describe.each(DATABASE_KINDS)('an import on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase(kind));
  });
  afterEach(() => close());

  const rows = <Row>(sql: string) => database.read((session) => session.rows<Row>(sql));
  const numberOf = async (table: string) =>
    Number((await rows<{ total: number }>(`SELECT COUNT(*) AS total FROM ${table}`))[0]?.total);

  it('shows first what it would store, and stores nothing', async () => {
    const preview = await importSmall(database, {}, { confirm: false });
    expect({ stored: preview.stored, counts: brief(preview) }).toEqual({
      stored: false,
      // Organisations with the owner; the plan's strategy, theme, goal, two uses and two participants.
      counts: { organisations: '3 new', indicators: '2 new', plan: '7 new', targets: '2 new', measurements: '3 new' },
    });
    for (const table of ['organisation', 'strategy', 'own_target', 'measurement', 'leaf_figure', 'history_entry']) {
      expect([table, await numberOf(table)]).toEqual([table, 0]);
    }
  });

  it('stores everything when it is confirmed, and leaves nothing staged', async () => {
    const report = await importSmall(database);
    expect(report.stored).toBe(true);
    expect(
      await rows(
        `SELECT indicator.code, organisation.code AS org, value, numerator, denominator, observation_status AS status, state
         FROM measurement JOIN indicator ON indicator.id = indicator_id
         JOIN organisation ON organisation.id = organisation_id ORDER BY indicator.code, organisation.code`,
      ),
    ).toEqual([
      {
        code: 'bikes',
        org: '0101',
        value: 50,
        numerator: null,
        denominator: null,
        status: 'NORMAL',
        state: 'SUBMITTED',
      },
      {
        code: 'bikes',
        org: '0102',
        value: 5,
        numerator: null,
        denominator: null,
        status: 'NORMAL',
        state: 'SUBMITTED',
      },
      {
        code: 'labelled',
        org: '0101',
        value: 25,
        numerator: 1,
        denominator: 4,
        status: 'ESTIMATED',
        state: 'SUBMITTED',
      },
    ]);
    expect(await rows('SELECT year, value FROM own_target ORDER BY value')).toEqual([
      { year: 2024, value: 10 },
      { year: 2024, value: 80 },
    ]);
    expect(
      await rows(
        "SELECT value AS total FROM joint_figure WHERE whole = '' AND view = 'PUBLIC' AND year = 2020 ORDER BY total",
      ),
    ).toEqual([{ total: 25 }, { total: 55 }]);
    expect(await database.read(findDifferences)).toEqual([]);
    for (const table of ['import_run', 'staged_target', 'staged_measurement']) {
      expect([table, await numberOf(table)]).toEqual([table, 0]);
    }
  });

  it('changes nothing the second time', async () => {
    await importSmall(database);
    const before = [await numberOf('history_entry'), await numberOf('measurement_revision')];
    expect(brief(await importSmall(database))).toEqual({
      organisations: '3 unchanged',
      indicators: '2 unchanged',
      plan: '7 unchanged',
      targets: '2 unchanged',
      measurements: '3 unchanged',
    });
    expect([await numberOf('history_entry'), await numberOf('measurement_revision')]).toEqual(before);
  });

  it('adds a revision for a corrected figure and keeps the old one', async () => {
    await importSmall(database);
    const report = await importSmall(
      database,
      smallWith('measurements.csv', 'bikes,0101,2020,50', 'bikes,0101,2020,60'),
    );
    expect(brief(report)['measurements']).toBe('2 unchanged, 1 changed');
    expect(
      await rows(
        `SELECT revision.version, revision.value, actor_name, reason FROM measurement_revision revision
         JOIN measurement ON measurement.id = measurement_id
         JOIN organisation ON organisation.id = organisation_id AND organisation.code = '0101'
         JOIN indicator ON indicator.id = indicator_id AND indicator.code = 'bikes' ORDER BY revision.version`,
      ),
    ).toEqual([
      { version: 1, value: 50, actor_name: 'import', reason: 'Imported from measurements.csv' },
      { version: 2, value: 60, actor_name: 'import', reason: 'Imported from measurements.csv' },
    ]);
    expect(await database.read(findDifferences)).toEqual([]);
  });

  it('changes what the plan says otherwise, and writes it into the history', async () => {
    await importSmall(database);
    const report = await importSmall(database, {
      ...smallWith('plan.yaml', 'targets: [{ year: 2024, value: 90 }]', 'targets: [{ year: 2023, value: 95 }]'),
      ...smallWith('targets.csv', '2024,80', '2024,85'),
      ...smallWith('organisations.csv', 'Øen,DK,200', 'Øen og holmen,DK,210'),
    });
    expect(brief(report)).toEqual({
      organisations: '2 unchanged, 1 changed',
      indicators: '2 unchanged',
      plan: '6 unchanged, 1 changed',
      targets: '1 unchanged, 1 changed',
      measurements: '3 unchanged',
    });
    expect(await rows('SELECT year, value FROM common_target')).toEqual([{ year: 2023, value: 95 }]);
    const changes = await rows<{ action: string }>(
      "SELECT action FROM history_entry WHERE action LIKE '%changed' OR action IN ('targets_set', 'population_entered') ORDER BY action",
    );
    expect(changes.map(({ action }) => action)).toEqual([
      'indicator_use_changed',
      'organisation_changed',
      'population_entered',
      'population_entered',
      'population_entered',
      'targets_set',
      'targets_set',
      'targets_set',
    ]);
    expect(await database.read(findDifferences)).toEqual([]);
  });

  it('stores nothing at all where one row is refused, though it is confirmed', async () => {
    const report = await importSmall(
      database,
      smallWith('measurements.csv', 'bikes,0102,2020,5', 'bikes,0102,2020,-5'),
    );
    expect(report.stored).toBe(false);
    expect(report.refusals).toEqual([
      {
        kind: 'measurements',
        file: 'measurements.csv',
        line: 3,
        column: 'value',
        value: '-5',
        reason: 'below_minimum',
        message: "'value' is -5, below the least allowed, 0.",
      },
    ]);
    for (const table of ['organisation', 'strategy', 'own_target', 'measurement', 'staged_measurement']) {
      expect([table, await numberOf(table)]).toEqual([table, 0]);
    }
  });

  it('never changes what has been approved, and counts a row that it refuses as nothing else', async () => {
    await importSmall(database);
    await database.write((session) => session.execute("UPDATE measurement SET state = 'APPROVED' WHERE value = 50"));
    expect(brief(await importSmall(database))['measurements']).toBe('3 unchanged');
    const report = await importSmall(database, smallWith('measurements.csv', '2020,50', '2020,60'));
    expect([brief(report)['measurements'], report.refusals[0]?.reason]).toEqual([
      '2 unchanged, 1 refused',
      'already_approved',
    ]);
    const twice = await importSmall(database, smallWith('targets.csv', 'bikes,0102', 'bikes,0101'));
    expect(brief(twice)['targets']).toBe('1 unchanged, 1 refused');
  });

  it('removes what an import that crashed has left behind', async () => {
    await database.write(async (session) => {
      const id = '019a0000-0000-7000-8000-000000000001';
      await session.execute('INSERT INTO import_run (id, started_at) VALUES ($1, $2)', [id, session.instant]);
      await session.execute(
        'INSERT INTO staged_target (import_id, line, indicator_id, organisation_id, year, value) VALUES ($1, 2, $1, $1, 2020, 1)',
        [id],
      );
    });
    await importSmall(database, {}, { confirm: false });
    expect([await numberOf('import_run'), await numberOf('staged_target')]).toEqual([0, 0]);
  });

  it('lists a hundred refusals and counts them all', async () => {
    const bad = Array.from({ length: 150 }, (_, index) => `bikes,0101,${1900 + index},much,,,final\n`).join('');
    const report = await importSmall(database, {
      'measurements.csv': `indicator,org,year,value,numerator,denominator,status\n${bad}`,
    });
    expect([report.refusals.length, report.counts.measurements.refused]).toEqual([100, 150]);
  });
});

/** The counts that are not zero, in words. */
function brief({ counts }: ImportReport): Record<string, string> {
  return Object.fromEntries(
    Object.entries(counts).map(([kind, { added, unchanged, changed, refused, leftOut }]) => {
      const words = { new: added, unchanged, changed, refused, 'left out': leftOut };
      const said = Object.entries(words).filter(([, count]) => count > 0);
      return [kind, said.map(([word, count]) => `${count} ${word}`).join(', ')];
    }),
  );
}
