import { seed } from '../../src/commands/seed.js';
import { PlansBroken, verify } from '../../src/commands/verify.js';
import type { Database } from '../../src/database/database.js';
import type { Session } from '../../src/database/session.js';
import { openDatabase } from '../../src/main.js';
import { readSettings, type Settings } from '../../src/settings.js';
import { DATABASE_KINDS, type FreshDatabase, freshDatabase, openFreshDatabase } from '../support/databases.js';
import { migrateDatabase } from '../support/migrate-database.js';
import { type ImportFiles, importSmall, smallWith } from './import-files.js';

const HEADER = 'code,name,country,population,level,parent';

/** Rows such as `0101,Byen,R`: code, name and parent. */
const organisations = (...rows: readonly string[]): ImportFiles => ({
  'organisations.csv': [HEADER, ...rows.map(rowOf), ''].join('\n'),
});

function rowOf(row: string): string {
  const [code = '', name = '', parent = ''] = row.split(',');
  const level = /^\d{4}$/.test(code) ? 'municipality' : /^\d{4}-/.test(code) ? 'department' : 'region';
  return `${code},${name},DK,,${level},${parent}`;
}

/** Another strategy of the same owner, with these participants, and no goal. */
const OTHER = (...codes: readonly string[]): ImportFiles => ({
  'plan.yaml': `
targetsOf: PARTICIPANTS
strategy:
  { slug: other, title: { da: "En anden plan" }, startYear: 2020, endYear: 2024, owner: { country: DK, code: "F" } }
participants: [${codes.map((code) => `{ organisation: "${code}" }`).join(', ')}]
`,
  'targets.csv': 'indicator,org,year,value\nbikes,F,2024,1\n',
});
const PARTICIPANTS = '- { country: DK, kind: MUNICIPALITY, joinedOn: 2020-01-01 }';

describe.each(DATABASE_KINDS)('organisations of an import on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase(kind));
  });
  afterEach(() => close());

  const change = (sql: string) => database.write((session) => session.execute(sql));
  const parents = () =>
    database.read((session) =>
      session.rows<{ code: string; parent: string | null }>(
        `SELECT organisation.code, parent.code AS parent FROM organisation
         LEFT JOIN organisation AS parent ON parent.id = organisation.parent_id ORDER BY organisation.code`,
      ),
    );
  const stored = async () => ({
    parents: await parents(),
    rows: await database.read((session) =>
      session.rows(
        `SELECT (SELECT COUNT(*) FROM participation) AS participations, (SELECT COUNT(*) FROM strategy) AS strategies,
                (SELECT COUNT(*) FROM history_entry) AS entries`,
      ),
    ),
  });

  /** Where it is refused and why; that it stored nothing is looked up. */
  const refusalsOf = async (files: ImportFiles) => {
    const before = await stored();
    const report = await importSmall(database, files);
    expect(report.stored).toBe(false);
    expect(await stored()).toEqual(before);
    return report.refusals.map(({ file, line, column, value, reason }) => [`${file}:${line}`, column, value, reason]);
  };

  it('are stored with parents from anywhere in the file', async () => {
    const report = await importSmall(
      database,
      organisations('0101,Byen,R', '0101-ve,Vej,0101', '0102,Øen,R', 'R,Regionen,L', 'L,Landsdelen,'),
    );
    expect(report.refusals).toEqual([]);
    expect(await parents()).toEqual([
      { code: '0101', parent: 'R' },
      { code: '0101-ve', parent: '0101' },
      { code: '0102', parent: 'R' },
      { code: 'F', parent: null },
      { code: 'L', parent: null },
      { code: 'R', parent: 'L' },
    ]);
  });

  it('keep what an empty cell, or a column that is not there, does not say', async () => {
    await importSmall(database, {
      'organisations.csv': `${HEADER}\nR,Regionen,DK,,region,\n0101,Byen,DK,1000,municipality,R\n0102,Øen,DK,200,municipality,R\n`,
    });
    const before = await stored();
    for (const file of [
      `${HEADER}\nR,Regionen,DK,,region,\n0101,Byen,DK,,municipality,\n0102,Øen,DK,,municipality,\n`,
      'code,name,country,level\nR,Regionen,DK,region\n0101,Byen,DK,municipality\n0102,Øen,DK,municipality\n',
    ]) {
      const report = await importSmall(database, { 'organisations.csv': file });
      expect(report.counts.organisations).toEqual({ added: 0, unchanged: 4, changed: 0, refused: 0, leftOut: 0 });
      expect(await stored()).toEqual(before);
    }
    const populations = await database.read((session) =>
      session.rows('SELECT population FROM population ORDER BY population'),
    );
    expect(populations).toEqual([{ population: 200 }, { population: 1000 }]);
  });

  it('may not take part above one that takes part', async () => {
    await importSmall(database, organisations('R,Regionen,', '0101,Byen,R', '0102,Øen,'));
    const above = await refusalsOf(smallWith('plan.yaml', PARTICIPANTS, '- { country: DK, organisation: R }'));
    expect(above).toEqual([['plan.yaml:9', 'participants[0]', null, 'participants_overlap']]);
  });

  it('may not take part below one that takes part', async () => {
    await importSmall(database, organisations('0101,Byen,', '0102,Øen,', '0102-ve,Vej,0102'));
    const below = await refusalsOf(smallWith('plan.yaml', PARTICIPANTS, '- { country: DK, organisation: 0102-ve }'));
    expect(below).toEqual([['plan.yaml:9', 'participants[0]', null, 'participants_overlap']]);
  });

  it('may not be moved so that participants of another strategy overlap', async () => {
    await importSmall(database, organisations('R,Regionen,', 'M,Midten,', '0101,Byen,M', '0102,Øen,'));
    expect((await importSmall(database, { ...organisations('R,Regionen,'), ...OTHER('R', '0101') })).stored).toBe(true);

    // The organisation itself, one above it, and the participant above.
    expect(await refusalsOf(organisations('0102,Øen,', '0101,Byen,R'))).toEqual([
      ['organisations.csv:3', 'parent', 'R', 'participants_overlap'],
    ]);
    expect(await refusalsOf(organisations('0101,Byen,', '0102,Øen,', 'M,Midten,R'))).toEqual([
      ['organisations.csv:4', 'parent', 'R', 'participants_overlap'],
    ]);
    expect(await refusalsOf(organisations('R,Regionen,0101'))).toEqual([
      ['organisations.csv:2', 'parent', '0101', 'participants_overlap'],
    ]);
    const { refusals } = await importSmall(database, organisations('M,Midten,R'));
    expect(refusals.map(({ message }) => message)).toEqual([
      "'0101' would lie below 'R', and both take part in 'other': it would count twice.",
    ]);
    expect((await importSmall(database, organisations('0102,Øen,R'))).stored).toBe(true);
  });

  it('may not be moved so that participants of the plan overlap, whom it need not name', async () => {
    await importSmall(database);
    const plan = smallWith('plan.yaml', PARTICIPANTS, '- { country: DK, organisation: "0101" }');
    expect(await refusalsOf({ ...plan, ...organisations('0102,Øen,0101') })).toEqual([
      ['organisations.csv:2', 'parent', '0101', 'participants_overlap'],
    ]);
  });

  it('may not lie below themselves within the file', async () => {
    expect(
      await refusalsOf(
        organisations('A,Først,C', 'B,Så,A', 'C,Sidst,B', 'D,Under,A', 'E,Egen,E', '0101,Byen,D', '0102,Øen,'),
      ),
    ).toEqual([
      ['organisations.csv:2', 'parent', 'C', 'parent_of_itself'],
      ['organisations.csv:3', 'parent', 'A', 'parent_of_itself'],
      ['organisations.csv:4', 'parent', 'B', 'parent_of_itself'],
      ['organisations.csv:6', 'parent', 'E', 'parent_of_itself'],
    ]);
  });

  it('may not lie below themselves through what is stored', async () => {
    await importSmall(database, organisations('A,Først,', 'B,Så,A', 'C,Sidst,B', '0101,Byen,', '0102,Øen,'));
    expect(await refusalsOf(organisations('A,Først,C'))).toEqual([
      ['organisations.csv:2', 'parent', 'C', 'parent_of_itself'],
    ]);
  });

  it('that lie below themselves already stop no later import', async () => {
    await importSmall(database, organisations('A,Først,', 'B,Så,A', '0101,Byen,B', '0102,Øen,'));
    await change("UPDATE organisation SET parent_id = (SELECT id FROM organisation WHERE code = 'B') WHERE code = 'A'");
    const preview = await importSmall(
      database,
      { ...organisations('0101,Byen,A'), ...smallWith('targets.csv', 'bikes,0102', 'bikes,A') },
      { confirm: false },
    );
    expect(preview.refusals.map(({ reason }) => reason)).toEqual(['not_a_participant']);
  });

  it('are as deep as the file says, in time that grows with the file', async () => {
    const chain = Array.from(
      { length: 20_000 },
      (_, index) => `C${index},Led ${index},${index === 0 ? '' : `C${index - 1}`}`,
    );
    const began = Date.now();
    const preview = await importSmall(
      database,
      organisations(...chain.toReversed(), 'C20000,Rundt,C20001', 'C20001,Rundt,C20000', '0101,Byen,', '0102,Øen,'),
      { confirm: false },
    );
    expect(preview.refusals.map(({ line }) => line)).toEqual([20_002, 20_003]);
    expect(Date.now() - began).toBeLessThan(20_000);
  });

  it.each([
    ['a code with a space', 'A 1,Først,DK,,region,', 'code', 'A 1', 'malformed'],
    ['a code too long', `${'A'.repeat(61)},Først,DK,,region,`, 'code', null, 'malformed'],
    [
      'more inhabitants than can be stored',
      'A,Først,DK,3000000000,region,',
      'population',
      '3000000000',
      'not_a_population',
    ],
    ['half an inhabitant', 'A,Først,DK,1.5,region,', 'population', '1.5', 'not_a_population'],
    ['a country in full', 'A,Først,Danmark,,region,', 'country', 'Danmark', 'not_a_country'],
    ['a parent that nobody is', 'A,Først,DK,,region,0103', 'parent', '0103', 'unknown_organisation'],
  ])('are refused with %s', async (_what, row, column, value, reason) => {
    const rows = '0101,Byen,DK,,municipality,\n0102,Øen,DK,,municipality,';
    expect(await refusalsOf({ 'organisations.csv': `${HEADER}\n${rows}\n${row}\n` })).toEqual([
      ['organisations.csv:4', column, value ?? expect.any(String), reason],
    ]);
  });
});

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
  const finding = () => printedBy(() => expect(verify(settings)).rejects.toThrow(PlansBroken));

  it('names participants that lie below others of the same strategy', async () => {
    await tamper((session) => session.execute(PUT_BELOW, [LOWER, UPPER]));
    const found = await finding();
    expect(found).toContain(
      `DK ${LOWER} lies below DK ${UPPER}, and both take part in 'indkoeb-med-mening': it counts twice.`,
    );
    expect(found).toContain('The history holds.');
  });

  it('names organisations that lie below themselves, and comes to an end', async () => {
    await tamper(async (session) => {
      await session.execute(PUT_BELOW, [LOWER, UPPER]);
      await session.execute(PUT_BELOW, [UPPER, LOWER]);
    });
    const found = await finding();
    expect(found).toContain(`DK ${LOWER} lies below itself.\nDK ${UPPER} lies below itself.\n`);
    expect(found).toContain('The kept figures: not recomputed while organisations lie below themselves.');
  });
});

/** Two participants of the sample. */
const LOWER = '9901';
const UPPER = '9902';
const PUT_BELOW = `UPDATE organisation SET parent_id = (SELECT id FROM organisation WHERE code = $2) WHERE code = $1`;

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
