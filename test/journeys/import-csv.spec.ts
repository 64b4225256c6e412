import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sentenceOfRefusal } from '../../src/commands/import-words.js';
import { parseNumber } from '../../src/contexts/exchange/csv/parse-number.js';
import { readRows } from '../../src/contexts/exchange/csv/read-rows.js';
import { ImportService } from '../../src/contexts/exchange/import.service.js';
import { Refusals } from '../../src/contexts/exchange/refusals.js';
import type { Database } from '../../src/database/database.js';
import { BadInput } from '../../src/domain/domain-error.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { IMPORTER, type ImportFiles, importSmall } from './import-files.js';

describe('a number in a file', () => {
  it.each<[string, number | string]>([
    ['5', 5],
    ['-5', -5],
    ['+5', 5],
    ['1.5', 1.5],
    ['1.', 1],
    ['.5', 0.5],
    ['0.5', 0.5],
    ['1e5', 100_000],
    ['1E+2', 100],
    ['2.5e-3', 0.0025],
    ['0', 0],
    ['-0', 0],
    ['0.000', 0],
    ['0e-400', 0],
    ['1.234', 1.234],
    ['123456789012345', 123_456_789_012_345],
    // As in the API, digits count by what a double gives back.
    ['0.10000000000000000', 0.1],
    ['1234567890123456', 'too_precise'],
    ['0.1234567890123456', 'too_precise'],
    ['1e400', 'not_finite'],
    ['Infinity', 'not_finite'],
    ['-inf', 'not_finite'],
    ['NaN', 'not_finite'],
    ['1e-400', 'too_small'],
    ['-0.1e-330', 'too_small'],
    ['1.23456e-320', 'too_small'],
    [`0.${'0'.repeat(400)}1`, 'too_small'],
    ['3,4', 'decimal_comma'],
    ['1,234', 'decimal_comma'],
    ['1,234.5', 'not_a_number'],
    ['1.234,5', 'not_a_number'],
    ['1.234.567', 'not_a_number'],
    ['1,234,567', 'not_a_number'],
    ['1 000', 'not_a_number'],
    ['1\u00a0000', 'not_a_number'],
    ["1'000", 'not_a_number'],
    ['1_000', 'not_a_number'],
    ['0180', 'not_a_number'],
    ['00', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['0o17', 'not_a_number'],
    ['0b11', 'not_a_number'],
    [' 5', 'not_a_number'],
    ['5 ', 'not_a_number'],
    [' ', 'not_a_number'],
    ['5%', 'not_a_number'],
    ['5 kr.', 'not_a_number'],
    ['\u22125', 'not_a_number'],
    ['--5', 'not_a_number'],
    ['(5)', 'not_a_number'],
    ['1e', 'not_a_number'],
    ['e5', 'not_a_number'],
    ['.', 'not_a_number'],
    ['-', 'not_a_number'],
    ['1/2', 'not_a_number'],
    ['٥', 'not_a_number'],
    ['true', 'not_a_number'],
    ['n/a', 'not_a_number'],
    ['..', 'not_a_number'],
  ])('%j is %j', (text, expected) => {
    expect(numberOrReason(text)).toBe(expected);
  });

  it('with a comma is asked for its meaning where it may have two', () => {
    expect(() => parseNumber('1,234', 'value')).toThrow(
      "'1,234' has a comma; write 1.234 if it parts decimals, 1234 if it parts thousands.",
    );
    expect(() => parseNumber('3,4', 'value')).toThrow("'3,4' has a decimal comma; write 3.4.");
  });
});

function numberOrReason(text: string): number | string {
  try {
    return parseNumber(text, 'value');
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.facts.reason;
  }
}

const HEADER = 'indicator,org,year,value,note\n';
const GOOD = 'bikes,0101,2020,5,\n';
const measurements = (rest: string | Uint8Array, header = HEADER): ImportFiles => ({
  'measurements.csv': typeof rest === 'string' ? header + rest : Buffer.concat([Buffer.from(header), rest]),
});
const latin = (text: string) => Buffer.from(text, 'latin1');
const long = 'x'.repeat(70_000);
/** More than is read at once. */
const years = Array.from({ length: 1_000 }, (_, index) => `bikes,0101,${1000 + index},5,${'x'.repeat(100)}\n`).join('');

/** What is wrong, the files, and the sentence about it. */
const BROKEN: readonly (readonly [string, ImportFiles, string])[] = [
  [
    'a header repeated',
    measurements(`${GOOD}${HEADER}`),
    "measurements.csv:3 indicator 'indicator' (unknown_indicator): There is no indicator 'indicator'.",
  ],
  [
    'a column twice',
    measurements('', 'indicator,org,year,year,value\n'),
    "measurements.csv:1 year 'year' (duplicate_column): The column 'year' is there twice.",
  ],
  [
    'a column name of another case',
    measurements('', 'Indicator,org,year,value\n'),
    "measurements.csv:1 Indicator 'Indicator' (unknown_column): There is no column 'Indicator'. Did you mean 'indicator'?",
  ],
  [
    'a column name with a space',
    measurements('', 'indicator, org,year,value\n'),
    "measurements.csv:1  org ' org' (unknown_column): There is no column ' org'. Did you mean 'org'?",
  ],
  [
    'several missing columns',
    measurements(GOOD, 'indicator,org,note,status,missing\n'),
    "measurements.csv:1 year (missing_column): The file lacks the columns 'year', 'value'; its cells are separated by commas.",
  ],
  [
    'no header',
    measurements(GOOD, ''),
    "measurements.csv:1 bikes 'bikes' (unknown_column): There is no column 'bikes'.",
  ],
  [
    'semicolons',
    measurements('bikes;0101;2020;3,4\n', 'indicator;org;year;value\n'),
    'measurements.csv:1 (other_separator): The cells are separated by semicolons; save the file with commas',
  ],
  [
    'tabs',
    measurements('', 'indicator\torg\tyear\tvalue\n'),
    'measurements.csv:1 (other_separator): The cells are separated by tabs; save the file with commas',
  ],
  [
    'too few cells',
    measurements('bikes,0101,2020\n'),
    'measurements.csv:2 (wrong_cell_count): The row has 3 cells, the file has 5 columns',
  ],
  [
    'too many cells',
    measurements(`${GOOD}bikes,0101,2021,5,,\n`),
    'measurements.csv:3 (wrong_cell_count): The row has 6 cells, the file has 5 columns',
  ],
  [
    'a row of nothing but commas',
    measurements(`${GOOD},,,,\n`),
    "measurements.csv:3 indicator (required): 'indicator' is empty.",
  ],
  [
    'text after a closing quote',
    measurements('"bikes" ,0101,2020,5,\n'),
    'measurements.csv:2 (quote_misplaced): Text follows a closing quote',
  ],
  [
    'a fault after blank lines and a cell of several lines',
    measurements(`\n${GOOD}\n"bikes",0102,2020,5,"one\ntwo"\nbikes,0101,2021,much,\n`),
    "measurements.csv:7 value 'much' (not_a_number)",
  ],
  [
    'a fault in a file of another system',
    measurements('bikes,0101,2020,5,\r\rbikes,0101,2021,much,\r', 'indicator,org,year,value,note\r'),
    "measurements.csv:4 value 'much' (not_a_number)",
  ],
  [
    'a byte of Latin-1 far down',
    measurements(Buffer.concat([Buffer.from(years), latin('bikes,0101,2020,5,\u00d8en\n')])),
    'measurements.csv:1002 (not_utf8): Something here is not in UTF-8, or was lost before',
  ],
  [
    'a character that another program has lost',
    measurements('bikes,0101,2020,5,\uFFFDen\n'),
    'measurements.csv:2 (not_utf8)',
  ],
  ['a character cut off', measurements(Buffer.from([0x62, 0xc3])), 'measurements.csv:2 (not_utf8)'],
  [
    'UTF-16 with a mark',
    { 'measurements.csv': Buffer.from(`\uFEFF${HEADER}${GOOD}`, 'utf16le') },
    'measurements.csv:1 (not_utf8)',
  ],
  [
    'UTF-16 without a mark',
    { 'measurements.csv': Buffer.from(`${HEADER}${GOOD}`, 'utf16le') },
    'measurements.csv:1 (not_text): Here is a zero byte',
  ],
  ['a zero byte', measurements(`${GOOD}bikes,0101,2021,5,a\0b\n`), 'measurements.csv:3 (not_text)'],
  ['a packed file', { 'measurements.csv': gzipSync(HEADER + GOOD) }, 'measurements.csv:1 (not_utf8)'],
  [
    'a cell of ten megabytes',
    measurements(`${GOOD}bikes,0101,2021,5,"${'x'.repeat(10_000_000)}"\n`),
    'measurements.csv:3 (row_too_long): The row that begins here does not end',
  ],
  [
    'a quote never closed in a long file',
    measurements(`bikes,0101,2020,5,"\n${years}`),
    'measurements.csv:2 (row_too_long)',
  ],
  [
    'a long cell, of which only the beginning is shown',
    measurements(`bikes,0101,2020,${long},\n`),
    `measurements.csv:2 value '${'x'.repeat(60)}…' (too_long): A cell has at most 2000 characters, this one 70000.`,
  ],
  [
    'a code with a space',
    measurements('bikes, 0101,2020,5,\n'),
    "measurements.csv:2 org ' 0101' (spaces_around): ' 0101' begins or ends with a space: write '0101'.",
  ],
  [
    'a name with a space',
    { 'organisations.csv': 'code,name,country,level\n0101,Byen ,DK,municipality\n' },
    "organisations.csv:2 name 'Byen ' (spaces_around)",
  ],
  [
    'a code of another case',
    measurements('Bikes,0101,2020,5,\n'),
    "measurements.csv:2 indicator 'Bikes' (unknown_indicator): There is no indicator 'Bikes'. Did you mean 'bikes'?",
  ],
  [
    'a code without its leading zero',
    measurements('bikes,101,2020,5,\n'),
    "measurements.csv:2 org '101' (unknown_organisation): There is no organisation DK '101'. Did you mean '0101'?",
  ],
  [
    'the same row again',
    measurements(`${GOOD}bikes,0102,2020,5,\n${GOOD}`),
    'measurements.csv:4 (duplicate_row): The row says again what line 2 has said',
  ],
  ['a year with decimals', measurements('bikes,0101,2024.0,5,\n'), "measurements.csv:2 year '2024.0' (not_a_year)"],
  ['a year of five digits', measurements('bikes,0101,99999,5,\n'), "measurements.csv:2 year '99999' (not_a_year)"],
  ['a year of leading zeros', measurements('bikes,0101,02020,5,\n'), "measurements.csv:2 year '02020' (not_a_year)"],
  [
    'a date for a year',
    measurements('bikes,0101,2020-12-31,5,\n'),
    "measurements.csv:2 year '2020-12-31' (not_a_year)",
  ],
  [
    'a number that would become 0',
    measurements('bikes,0101,2020,1e-400,\n'),
    "measurements.csv:2 value '1e-400' (too_small)",
  ],
];

const READ: readonly (readonly [string, string])[] = [
  ['a byte order mark', `\uFEFF${HEADER}${GOOD}`],
  [
    'quoted names and cells',
    '"indicator","org","year","value","note"\n"bikes","0101","2020","5","He said ""no"", twice"\n',
  ],
  ['line breaks of Windows', `${HEADER}${GOOD}`.replaceAll('\n', '\r\n')],
  ['line breaks of an old Mac', `${HEADER}${GOOD}`.replaceAll('\n', '\r')],
  ['no line break at the end', `${HEADER}${GOOD}`.trimEnd()],
  ['blank lines', `\n${HEADER}\n\n${GOOD}\n`],
  ['a line break in a quoted note', `${HEADER}bikes,0101,2020,5,"one\ntwo"\n`],
  ['columns in another order', 'value,year,org,indicator\n5,2020,0101,bikes\n'],
];

describe.each(DATABASE_KINDS)('the files of an import on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  let folder: string;
  beforeAll(async () => {
    ({ database, close } = await openFreshDatabase(kind));
  });
  afterAll(() => close());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'maalbar-import-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const expectNothingStored = async () => {
    for (const table of ['organisation', 'strategy', 'measurement', 'staged_measurement', 'import_run']) {
      const rows = await database.read((session) => session.rows(`SELECT 1 FROM ${table}`));
      expect([table, rows]).toEqual([table, []]);
    }
  };
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
  const importFolder = (plan = join(folder, 'plan.yaml')) =>
    new ImportService(database).importFiles(IMPORTER, { folder, plan, confirm: true });

  it.each(BROKEN)('are refused for %s, in a sentence, and nothing is stored', async (_, files, sentence) => {
    const { stored, refusals } = await importSmall(database, files);
    expect(refusals.map(sentenceOfRefusal)[0]).toContain(sentence);
    expect(stored).toBe(false);
    await expectNothingStored();
  });

  it.each(READ)('are read with %s', async (_, text) => {
    const { refusals, counts } = await importSmall(database, { 'measurements.csv': text }, { confirm: false });
    expect([refusals, counts.measurements.added]).toEqual([[], 1]);
  });

  it.each<[string, () => void, string]>([
    ['a folder without any of them', () => write('plan.yaml', ''), 'has none of organisations.csv, indicators.csv'],
    [
      'a folder in place of a file',
      () => mkdirSync(join(folder, 'measurements.csv')),
      "measurements.csv' is no file that can be read.",
    ],
    [
      'a link to nothing',
      () => symlinkSync(join(folder, 'nowhere'), join(folder, 'measurements.csv')),
      "measurements.csv' is no file that can be read.",
    ],
    [
      'a packed file',
      () => write('measurements.csv.gz', gzipSync(HEADER + GOOD)),
      "measurements.csv.gz' is no file of an import. Did you mean 'measurements.csv'?",
    ],
    [
      'a spreadsheet',
      () => write('Targets.xlsx', 'PK'),
      "Targets.xlsx' is no file of an import. Did you mean 'targets.csv'?",
    ],
    [
      'a misspelt name',
      () => write('measurement.csv', HEADER + GOOD),
      "measurement.csv' is no file of an import. Did you mean 'measurements.csv'?",
    ],
    [
      'a name of another case',
      () => write('MEASUREMENTS.CSV', HEADER + GOOD),
      "MEASUREMENTS.CSV' is no file of an import. Did you mean 'measurements.csv'?",
    ],
    ['a plan that is not there', () => write('measurements.csv', HEADER + GOOD), "There is no plan file '"],
  ])('are looked for in vain in %s', async (_, prepare, sentence) => {
    prepare();
    await expect(importFolder()).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining(sentence),
    });
    await expectNothingStored();
  });

  it('are looked for in vain where there is no folder', async () => {
    const order = { folder: join(folder, 'nowhere'), plan: join(folder, 'plan.yaml'), confirm: true };
    await expect(new ImportService(database).importFiles(IMPORTER, order)).rejects.toMatchObject({
      message: `There is no folder '${order.folder}' that can be read.`,
    });
  });

  it('are refused where one is gone before it is read', async () => {
    const refusals = new Refusals();
    const file = { path: join(folder, 'targets.csv'), name: 'targets.csv', kind: 'targets', columns: NONE } as const;
    await readRows(file, refusals, () => undefined);
    expect(refusals.listed.map(sentenceOfRefusal)).toEqual([
      expect.stringContaining('targets.csv (not_readable): The file cannot be read: ENOENT'),
    ]);
  });
});

const NONE = { required: [], optional: [] };
