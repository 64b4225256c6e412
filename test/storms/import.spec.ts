import { findDifferences } from '../../src/contexts/aggregates/find-differences.js';
import { ImportOvertaken } from '../../src/contexts/exchange/exchange.errors.js';
import type { Database } from '../../src/database/database.js';
import { importSmall } from '../journeys/import-files.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { asSomebodyElse } from '../support/somebody-else.js';
import { addOrganisation } from './organisation-rows.js';

const ORGANISATIONS = 500;
const YEARS = 40;

/** Many more rows than one write stages. */
const MANY = {
  'organisations.csv': [
    'code,name,country,level',
    ...Array.from({ length: ORGANISATIONS }, (_, index) => `${1000 + index},By ${index},DK,municipality`),
    '',
  ].join('\n'),
  'targets.csv': 'indicator,org,year,value\nbikes,1000,2024,80\n',
  'measurements.csv': [
    'indicator,org,year,value',
    ...Array.from(
      { length: ORGANISATIONS * YEARS },
      (_, index) => `bikes,${1000 + (index % ORGANISATIONS)},${1980 + Math.floor(index / ORGANISATIONS)},${index}`,
    ),
    '',
  ].join('\n'),
};

describe.each(DATABASE_KINDS)('an import of many rows on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase(kind));
  });
  afterEach(() => close());

  it('lets others read and write while it stages', async () => {
    let isOver = false;
    const answers: Promise<{ what: string; isOver: boolean }>[] = [];
    const meanwhile = (what: string, act: () => Promise<unknown>) => {
      answers.push(asSomebodyElse(act).then(() => ({ what, isOver })));
    };
    let pieces = 0;
    const report = await importSmall(database, MANY, {
      progressed: () => {
        pieces += 1;
        const code = `9${100 + pieces}`;
        meanwhile('read', () => database.read((session) => session.rows('SELECT id FROM organisation')));
        meanwhile('write', () => addOrganisation(database, code));
      },
    });
    isOver = true;
    expect(report.stored).toBe(true);
    expect(pieces).toBeGreaterThan(5);
    expect(await Promise.all(answers)).toEqual(
      Array.from({ length: pieces }, () => [
        { what: 'read', isOver: false },
        { what: 'write', isOver: false },
      ]).flat(),
    );
    expect(await database.read(findDifferences)).toEqual([]);
  });

  it('shows whoever reads nothing of it, or all', async () => {
    let isOver = false;
    const seen = new Set<number>();
    const watch = asSomebodyElse(async () => {
      while (!isOver) {
        const [row] = await database.read((session) =>
          session.rows<{ total: number | string }>('SELECT COUNT(*) AS total FROM measurement'),
        );
        seen.add(Number(row?.total));
        await new Promise(setImmediate);
      }
    });
    await importSmall(database, MANY);
    isOver = true;
    await watch;
    for (const total of seen) expect([0, ORGANISATIONS * YEARS]).toContain(total);
    expect(seen).toContain(0);
  });

  it('gives up, with nothing stored, when another is started', async () => {
    let second: Promise<unknown> | undefined;
    const first = importSmall(database, MANY, {
      progressed: () => {
        second ??= asSomebodyElse(() => importSmall(database));
      },
    });
    await expect(first).rejects.toThrow(ImportOvertaken);
    await second;
    const codes = await database.read((session) =>
      session.rows<{ code: string }>("SELECT code FROM organisation WHERE kind = 'MUNICIPALITY' ORDER BY code"),
    );
    expect(codes.map(({ code }) => code)).toEqual(['0101', '0102']);
    for (const table of ['import_run', 'staged_measurement']) {
      expect(await database.read((session) => session.rows(`SELECT * FROM ${table}`))).toEqual([]);
    }
  });
});
