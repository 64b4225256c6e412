import { findDifferences } from '../../src/contexts/aggregates/find-differences.js';
import { lockIndicators } from '../../src/contexts/aggregates/lock-indicators.js';
import { ImportOvertaken, StoredMeanwhile } from '../../src/contexts/exchange/exchange.errors.js';
import { createIndicator } from '../../src/contexts/planning/create-indicator.js';
import { joinStrategy } from '../../src/contexts/planning/join-strategy.js';
import { ParticipantsOverlap } from '../../src/contexts/planning/planning.errors.js';
import { setTargets } from '../../src/contexts/planning/set-targets.js';
import { updateStrategy } from '../../src/contexts/planning/update-strategy.js';
import { MeasurementChangedMeanwhile } from '../../src/contexts/reporting/measurement.errors.js';
import { reportMeasurements } from '../../src/contexts/reporting/report-measurements.js';
import { Database } from '../../src/database/database.js';
import { OthersStillWriting } from '../../src/database/errors.js';
import type { Session } from '../../src/database/session.js';
import { DomainError } from '../../src/domain/domain-error.js';
import type { Move } from '../../src/domain/review/moves.js';
import { IMPORTER, type ImportFiles, importSmall, smallWith } from '../journeys/import-files.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { gate } from '../support/gate.js';
import { asSomebodyElse } from '../support/somebody-else.js';

const CORRECTED = smallWith('measurements.csv', 'bikes,0101,2020,50', 'bikes,0101,2020,60');

describe.each(DATABASE_KINDS)('an import beside others on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase(kind));
    await importSmall(database);
  });
  afterEach(() => close());

  const rows = <Row>(sql: string) => database.read((session) => session.rows<Row>(sql));
  const bikes = async () => {
    const [row] = await rows<{ id: string }>("SELECT id FROM indicator WHERE code = 'bikes'");
    return row?.id ?? '';
  };
  const submit = async (value: number, version: number | null, { year = 2020, move = 'submit' as Move } = {}) => {
    const indicator = await bikes();
    const { refused } = await database.write((session) =>
      reportMeasurements(
        session,
        IMPORTER,
        move,
        [{ indicator, organisation: { country: 'DK', code: '0101' }, year, value, version }],
        () => '',
      ),
    );
    for (const { error } of refused) throw error;
  };
  const revisions = () =>
    rows(
      `SELECT revision.version, revision.value, revision.state FROM measurement_revision revision
       JOIN measurement ON measurement.id = measurement_id AND year = 2020
       JOIN organisation ON organisation.id = organisation_id AND organisation.code = '0101'
       JOIN indicator ON indicator.id = indicator_id AND indicator.code = 'bikes' ORDER BY revision.version`,
    );

  /** Imports; meanwhile, after everything was compared and before the last write, something else happens. */
  const importWhile = async (files: ImportFiles, act: () => Promise<unknown>) => {
    const last = await writesOfPreview(database, files);
    const before = (number: number) => (number === last ? act() : undefined);
    return importSmall(watched(database, { before }), files);
  };

  /** Imports; at the end of the last write, before it is stored, somebody else begins something and may have to wait. */
  const importBefore = async (files: ImportFiles, act: () => Promise<unknown>) => {
    const last = await writesOfPreview(database, files);
    const begun: Promise<unknown>[] = [];
    const atEnd = async (number: number) => {
      if (number !== last) return;
      begun.push(asSomebodyElse(act).catch((error: unknown) => error));
      await new Promise((resolve) => setTimeout(resolve, 200));
    };
    expect((await importSmall(watched(database, { atEnd }), files)).stored).toBe(true);
    expect(begun).toHaveLength(1);
    const [outcome] = await Promise.all(begun);
    expect(await database.read(findDifferences)).toEqual([]);
    return outcome;
  };

  const expectNothingImported = async (attempt: Promise<unknown>, what: string) => {
    await expect(attempt).rejects.toEqual(new StoredMeanwhile(what));
    expect(
      await rows("SELECT action FROM history_entry WHERE reason LIKE 'Imported%' AND action LIKE '%changed'"),
    ).toEqual([]);
    expect(await rows('SELECT id FROM import_run')).toEqual([]);
    expect(await database.read(findDifferences)).toEqual([]);
  };

  it('never overwrites a figure that was submitted after it compared', async () => {
    const attempt = importWhile(CORRECTED, () => submit(77, 1));
    await expectNothingImported(attempt, '1 of the measurements');
    expect(await revisions()).toEqual([
      { version: 1, value: 50, state: 'SUBMITTED' },
      { version: 2, value: 77, state: 'SUBMITTED' },
    ]);
  });

  it('never overwrites the first figure of its key that was submitted after it compared', async () => {
    const more = smallWith('measurements.csv', 'bikes,0102,2020', 'bikes,0101,2022,1,,,final\nbikes,0102,2020');
    await expectNothingImported(
      importWhile(more, () => submit(77, null, { year: 2022 })),
      '1 of the measurements',
    );
    expect(await rows('SELECT value, version FROM measurement WHERE year = 2022')).toEqual([{ value: 77, version: 1 }]);
  });

  it('never overwrites a figure that was approved after it compared', async () => {
    const approve = () =>
      database.write((session) => session.execute("UPDATE measurement SET state = 'APPROVED' WHERE value = 50"));
    await expectNothingImported(importWhile(CORRECTED, approve), '1 of the measurements');
    expect(await rows("SELECT value FROM measurement WHERE state = 'APPROVED'")).toEqual([{ value: 50 }]);
  });

  it('never overwrites a target that was set after it compared', async () => {
    const [use] = await rows<{ id: string }>(
      `SELECT goal_indicator.id FROM goal_indicator JOIN indicator ON indicator.id = indicator_id WHERE code = 'bikes'`,
    );
    const set = () =>
      database.write((session) =>
        setTargets(session, IMPORTER, {
          goalIndicator: use?.id ?? '',
          organisation: { country: 'DK', code: '0101' },
          targets: [{ year: 2024, value: 70, bandMinimum: null, bandMaximum: null }],
        }),
      );
    await expectNothingImported(importWhile(smallWith('targets.csv', '2024,80', '2024,85'), set), '1 of the targets');
    expect(await rows('SELECT value FROM own_target ORDER BY value')).toEqual([{ value: 10 }, { value: 70 }]);
  });

  it('never overwrites what was changed in the plan after it compared', async () => {
    const [strategy] = await rows<{ id: string }>('SELECT id FROM strategy');
    const rename = () =>
      database.write((session) =>
        updateStrategy(session, IMPORTER, {
          id: strategy?.id ?? '',
          version: 1,
          title: [{ language: 'DA', text: 'En anden plan' }],
        }),
      );
    const files = smallWith('plan.yaml', 'En lille plan', 'En større plan');
    await expectNothingImported(importWhile(files, rename), '1 part of what the plan names');
    expect(await rows('SELECT version FROM strategy')).toEqual([{ version: 2 }]);
  });

  it('stores beside what others do elsewhere', async () => {
    const report = await importWhile(CORRECTED, () => submit(77, null, { year: 2023 }));
    expect(report.stored).toBe(true);
    expect(await rows('SELECT value FROM measurement WHERE year = 2023')).toEqual([{ value: 77 }]);
    expect(await database.read(findDifferences)).toEqual([]);
  });

  it('lets a figure that waits for it be judged by the rules that it has stored', async () => {
    const files = smallWith('plan.yaml', 'aggregation: SUM, minimum: 0', 'aggregation: SUM, minimum: 0, maximum: 100');
    const outcome = await importBefore(files, () => submit(1_000, null, { year: 2021 }));
    expect(outcome).toMatchObject({ facts: { reason: 'above_maximum' } });
    expect(await rows('SELECT value FROM measurement WHERE year = 2021')).toEqual([]);
  });

  it('lets nobody join who lies below a participant from then on', async () => {
    await importSmall(database, smallWith('organisations.csv', '0102,', 'C1,Værket,DK,,company,\n0102,'));
    const [strategy] = await rows<{ id: string }>('SELECT id FROM strategy');
    const join = () =>
      database.write((session) =>
        joinStrategy(session, IMPORTER, {
          strategy: strategy?.id ?? '',
          organisation: { country: 'DK', code: 'C1' },
        }),
      );
    const moved = smallWith('organisations.csv', '0102,', 'C1,Værket,DK,,company,0101\n0102,');
    expect(await importBefore(moved, join)).toBeInstanceOf(ParticipantsOverlap);
    expect(await rows('SELECT id FROM participation')).toHaveLength(2);
  });

  it('keeps the first figure of an indicator of nobody where the organisation lies from then on', async () => {
    const below = (region: string) =>
      smallWith(
        'organisations.csv',
        '0102,Øen,DK,200,municipality,',
        `R1,En,DK,,region,\nR2,To,DK,,region,\n0102,Øen,DK,200,municipality,${region}`,
      );
    await importSmall(database, below('R1'));
    const fresh = await database.write((session) =>
      createIndicator(session, IMPORTER, {
        owner: { country: 'DK', code: 'F' },
        code: 'fresh',
        title: [{ language: 'DA', text: 'Ny' }],
        definition: [{ language: 'DA', text: 'Ny' }],
        unit: 'stk.',
        valueKind: 'NUMBER',
        direction: 'INCREASE',
        aggregation: 'SUM',
      }),
    );
    const report = () =>
      database.write((session) =>
        reportMeasurements(
          session,
          IMPORTER,
          'submit',
          [{ indicator: fresh.id, organisation: { country: 'DK', code: '0102' }, year: 2020, value: 7 }],
          () => '',
        ),
      );
    expect(await importBefore(below('R2'), report)).toMatchObject({ refused: [] });
    expect(
      await rows(
        "SELECT code, sum_of_values FROM organisation_figure JOIN organisation ON organisation.id = organisation_id WHERE reported > 0 AND code LIKE 'R%' AND view = 'PUBLIC' AND indicator_id = (SELECT id FROM indicator WHERE code = 'fresh')",
      ),
    ).toEqual([{ code: 'R2', sum_of_values: 7 }]);
  });

  it('gives up when another takes its place after it staged, though it would have changed nothing', async () => {
    const last = await writesOfPreview(database, {});
    // The first write takes its place; the last of a preview gives it back.
    for (let overtaken = 2; overtaken < last; overtaken += 1) {
      const before = (number: number) =>
        number === overtaken ? importSmall(database, {}, { confirm: false }) : undefined;
      await expect(importSmall(watched(database, { before }))).rejects.toThrow(ImportOvertaken);
    }
  });

  it('finds a figure unchanged that counts, and leaves alone the draft on top of it', async () => {
    await submit(55, 1, { move: 'save' });
    const { counts } = await importSmall(database);
    expect(counts.measurements).toMatchObject({ unchanged: 3, changed: 0 });
    await importSmall(database, smallWith('measurements.csv', 'bikes,0102,2020,5', 'bikes,0102,2020,6'));
    expect(await revisions()).toEqual([
      { version: 1, value: 50, state: 'SUBMITTED' },
      { version: 2, value: 55, state: 'DRAFT' },
    ]);
    await submit(55, 2);
    expect(await database.read(findDifferences)).toEqual([]);
  });

  it('supersedes a draft where it corrects the figure beneath: the version of the draft no longer fits', async () => {
    await submit(55, 1, { move: 'save' });
    expect((await importSmall(database, CORRECTED)).counts.measurements).toMatchObject({ unchanged: 2, changed: 1 });
    expect(await revisions()).toEqual([
      { version: 1, value: 50, state: 'SUBMITTED' },
      { version: 2, value: 55, state: 'DRAFT' },
      { version: 3, value: 60, state: 'SUBMITTED' },
    ]);
    await expect(submit(55, 2)).rejects.toThrow(MeasurementChangedMeanwhile);
    expect(await database.read(findDifferences)).toEqual([]);
  });

  it('counts a figure as new where nothing but a draft was there', async () => {
    await submit(3, null, { year: 2022, move: 'save' });
    const files = smallWith('measurements.csv', 'bikes,0102,2020', 'bikes,0101,2022,3,,,final\nbikes,0102,2020');
    expect((await importSmall(database, files)).counts.measurements).toMatchObject({ added: 1, unchanged: 3 });
    expect(await rows('SELECT version, state FROM measurement WHERE year = 2022')).toEqual([
      { version: 2, state: 'SUBMITTED' },
    ]);
    expect(await database.read(findDifferences)).toEqual([]);
  });

  it('and reporters of the same figures, many times, lose nothing and never wait for each other in turn', async () => {
    const accepted: { id: string; version: number; value: number | null }[] = [];
    const imported: number[] = [];
    const writes = { begun: 0, worked: 0 };
    const counted = watched(database, {
      before: () => {
        writes.begun += 1;
      },
      atStart: () => {
        writes.worked += 1;
      },
    });
    let isReporting = true;
    // As long as anybody reports, and once more: reporters may overtake every import before.
    const importer = async () => {
      for (let of = 1, isLast = false; !isLast; of += 1) {
        isLast = !isReporting;
        if (await unlessRefused(importSmall(counted, manyFigures(of)))) imported.push(of);
      }
    };
    const reporter = async (seed: number) => {
      for (let round = 0; round < 8; round += 1) {
        const report = counted.write((session) => reportAll(session, seed * 100 + round));
        accepted.push(...((await unlessRefused(report)) ?? []));
      }
    };
    await importSmall(database, manyFigures(0));
    const reported = Promise.all([1, 2, 3, 4].map(reporter)).finally(() => {
      isReporting = false;
    });
    await Promise.all([importer(), reported]);
    expect(await database.read(findDifferences)).toEqual([]);
    const kept = new Set(
      (
        await rows<{ measurement_id: string; version: number; value: number | null }>(
          'SELECT * FROM measurement_revision',
        )
      ).map((row) => `${row.measurement_id} ${row.version} ${row.value}`),
    );
    expect(accepted.filter((one) => !kept.has(`${one.id} ${one.version} ${one.value}`))).toEqual([]);
    expect(accepted.length).toBeGreaterThan(100);
    // A deadlock is broken by doing one of the two again.
    expect(writes.worked).toBe(writes.begun);
    expect(imported).not.toEqual([]);
  });
});

describe('on PostgreSQL', () => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase('PostgreSQL'));
    await importSmall(database);
  });
  afterEach(() => close());

  const indicators = async () =>
    (await database.read((session) => session.rows<{ id: string }>('SELECT id FROM indicator'))).map(({ id }) => id);

  it('whoever waits too long for a lock is told to try again', async () => {
    const ids = await indicators();
    const isHeld = gate();
    const letGo = gate();
    const holder = database.write(async (session) => {
      await lockIndicators(session, ids);
      isHeld.open();
      await letGo.opened;
    });
    await isHeld.opened;
    const waiter = database.write(async (session) => {
      await session.execute("SET LOCAL lock_timeout = '50ms'");
      await reportAll(session, 1);
    });
    await expect(waiter).rejects.toThrow(OthersStillWriting);
    letGo.open();
    await holder;
    expect(await database.write((session) => reportAll(session, 1))).not.toEqual([]);
  });

  it('an import whose connection is cut in its last write blocks nobody, and the next one clears up after it', async () => {
    const last = await writesOfPreview(database, CORRECTED);
    const crashing = watched(database, {
      before: (number) => {
        if (number > last) throw new Error('The process is gone.');
      },
      atEnd: (number) => (number === last ? cutConnections(database) : undefined),
    });
    await expect(importSmall(crashing, CORRECTED)).rejects.toThrow();
    const staged = () => database.read((session) => session.rows('SELECT import_id FROM staged_measurement'));
    expect(await staged()).toHaveLength(1);

    expect(await database.write((session) => reportAll(session, 1))).not.toEqual([]);
    expect((await importSmall(database, CORRECTED)).stored).toBe(true);
    expect(await staged()).toEqual([]);
    expect(await database.read((session) => session.rows('SELECT id FROM import_run'))).toEqual([]);
    expect(await database.read(findDifferences)).toEqual([]);
  });
});

/** As a restart of the server does: every connection but the one that says so. */
async function cutConnections(database: Database): Promise<void> {
  await database.write((session) =>
    session.rows(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    ),
  );
}

const YEARS = Array.from({ length: 12 }, (_, index) => 2000 + index);

/** Figures of both municipalities in many years. */
function manyFigures(of: number): ImportFiles {
  const lines = YEARS.flatMap((year) => [
    `bikes,0101,${year},${of * 1_000 + year},,`,
    `bikes,0102,${year},${of * 1_000 + year},,`,
    `labelled,0101,${year},,${of},100`,
  ]);
  return {
    'measurements.csv': ['indicator,org,year,value,numerator,denominator', ...lines.toReversed(), ''].join('\n'),
  };
}

/** Reports the same figures again, in the version that is stored. */
async function reportAll(session: Session, value: number) {
  const stored = await session.rows<{ indicator_id: string; code: string; org: string; year: number; version: number }>(
    `SELECT indicator_id, indicator.code, organisation.code AS org, year, version FROM measurement
     JOIN indicator ON indicator.id = indicator_id JOIN organisation ON organisation.id = organisation_id`,
  );
  const { accepted } = await reportMeasurements(
    session,
    IMPORTER,
    'submit',
    stored.map(({ indicator_id: indicator, code, org, year, version }) => ({
      indicator,
      organisation: { country: 'DK', code: org },
      year,
      version,
      ...(code === 'bikes' ? { value } : { numerator: value % 100, denominator: 100 }),
    })),
    () => '',
  );
  return accepted.map(({ id, version, value: kept }) => ({ id, version, value: kept }));
}

/** Null where it was refused; anything else is a fault. */
function unlessRefused<Result>(act: Promise<Result>): Promise<Result | null> {
  return act.catch((error: unknown) => {
    if (error instanceof DomainError) return null;
    throw error;
  });
}

interface Watch {
  /** Comes before the write of that number, beginning with 1. */
  readonly before?: (number: number) => unknown;
  /** Comes whenever its work begins. */
  readonly atStart?: (number: number) => unknown;
  /** Comes whenever its work is done, before it is stored. */
  readonly atEnd?: (number: number) => unknown;
}

/** The same database, with its writes watched; whoever acts meanwhile uses the other one. */
function watched({ storage }: Database, { before, atStart, atEnd }: Watch): Database {
  let number = 0;
  return new Database({
    ...storage,
    write: async (work) => {
      number += 1;
      const own = number;
      await before?.(own);
      return storage.write(async (session) => {
        await atStart?.(own);
        const result = await work(session);
        await atEnd?.(own);
        return result;
      });
    },
  });
}

/** How many writes a preview of these files takes; where it stores, the write of this number is the last. */
async function writesOfPreview(database: Database, files: ImportFiles): Promise<number> {
  let writes = 0;
  const before = (number: number) => {
    writes = number;
  };
  await importSmall(watched(database, { before }), files, { confirm: false });
  return writes;
}
