import { sentenceOfRefusal } from '../../src/commands/import-words.js';
import type { Database } from '../../src/database/database.js';
import { statementsDuring } from '../support/count-statements.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { type ImportFiles, importSmall, smallWith } from './import-files.js';

interface Case {
  readonly what: string;
  readonly files: ImportFiles;
  /** File and line, column, value and reason. */
  readonly refused: readonly [string, string | null, string | null, string];
}

const measured = (row: string): ImportFiles => smallWith('measurements.csv', 'bikes,0102,2020,5,,,final', row);
const MEASURED = 'measurements.csv:3';
const nextYear = new Date().getUTCFullYear() + 1;

const CASES: readonly Case[] = [
  {
    what: 'a decimal comma',
    files: measured('bikes,0102,2020,"3,4",,,final'),
    refused: [MEASURED, 'value', '3,4', 'decimal_comma'],
  },
  {
    what: 'a decimal comma that parts a cell',
    files: measured('bikes,0102,2020,3,4,,,final'),
    refused: [MEASURED, null, null, 'wrong_cell_count'],
  },
  {
    what: '1e400',
    files: measured('bikes,0102,2020,1e400,,,final'),
    refused: [MEASURED, 'value', '1e400', 'not_finite'],
  },
  { what: 'NaN', files: measured('bikes,0102,2020,NaN,,,final'), refused: [MEASURED, 'value', 'NaN', 'not_finite'] },
  {
    what: 'a word for a number',
    files: measured('bikes,0102,2020,many,,,final'),
    refused: [MEASURED, 'value', 'many', 'not_a_number'],
  },
  {
    what: 'thousands',
    files: measured('bikes,0102,2020,1 000,,,final'),
    refused: [MEASURED, 'value', '1 000', 'not_a_number'],
  },
  {
    what: 'more digits than are kept',
    files: measured('bikes,0102,2020,1234567890.1234567,,,final'),
    refused: [MEASURED, 'value', '1234567890.1234567', 'too_precise'],
  },
  {
    what: 'no year',
    files: measured('bikes,0102,2020.5,5,,,final'),
    refused: [MEASURED, 'year', '2020.5', 'not_a_year'],
  },
  {
    what: 'a year to come',
    files: measured(`bikes,0102,${nextYear},5,,,final`),
    refused: [MEASURED, 'year', String(nextYear), 'observation_in_future'],
  },
  {
    what: 'a value below the range',
    files: measured('bikes,0102,2020,-1,,,final'),
    refused: [MEASURED, 'value', '-1', 'below_minimum'],
  },
  {
    what: 'a value above the range',
    files: measured('labelled,0102,2020,101,,,final'),
    refused: [MEASURED, 'value', '101', 'above_maximum'],
  },
  {
    what: 'a numerator alone',
    files: measured('labelled,0102,2020,,3,,final'),
    refused: [MEASURED, 'denominator', null, 'needs_denominator'],
  },
  {
    what: 'parts of a number',
    files: measured('bikes,0102,2020,,3,4,final'),
    refused: [MEASURED, 'numerator', '3', 'parts_not_allowed'],
  },
  {
    what: 'neither value nor reason',
    files: measured('bikes,0102,2020,,,,final'),
    refused: [MEASURED, 'value', null, 'required'],
  },
  {
    what: 'an unknown status',
    files: measured('bikes,0102,2020,5,,,finl'),
    refused: [MEASURED, 'status', 'finl', 'unknown_status'],
  },
  {
    what: 'an unknown indicator',
    files: measured('bike,0102,2020,5,,,final'),
    refused: [MEASURED, 'indicator', 'bike', 'unknown_indicator'],
  },
  {
    what: 'an unknown organisation',
    files: measured('bikes,102,2020,5,,,final'),
    refused: [MEASURED, 'org', '102', 'unknown_organisation'],
  },
  {
    what: 'the same row twice',
    files: measured('bikes,0101,2020,5,,,final'),
    refused: [MEASURED, null, null, 'duplicate_row'],
  },
  {
    what: 'a broken quote',
    files: measured('bikes,0102,2020,5,,,"final'),
    refused: [MEASURED, null, null, 'quote_not_closed'],
  },
  {
    what: 'a quote in a cell',
    files: measured('bikes,01"02,2020,5,,,final'),
    refused: [MEASURED, null, null, 'quote_misplaced'],
  },
  {
    what: 'an empty file',
    files: { 'measurements.csv': '' },
    refused: ['measurements.csv:1', null, null, 'empty_file'],
  },
  {
    what: 'a file of column names only',
    files: { 'targets.csv': 'indicator,org,year,value\n' },
    refused: ['targets.csv:1', null, null, 'empty_file'],
  },
  {
    what: 'a missing column',
    files: { 'targets.csv': 'indicator,org,value\nbikes,0101,8\n' },
    refused: ['targets.csv:1', 'year', null, 'missing_column'],
  },
  {
    what: 'an unknown column',
    files: { 'targets.csv': 'indicator,org,yaer,value\nbikes,0101,2024,8\n' },
    refused: ['targets.csv:1', 'yaer', 'yaer', 'unknown_column'],
  },
  {
    what: 'another separator',
    files: { 'targets.csv': 'indicator;org;year;value\nbikes;0101;2024;8\n' },
    refused: ['targets.csv:1', null, null, 'other_separator'],
  },
  {
    what: 'another encoding',
    files: { 'organisations.csv': Buffer.from('code,name,country,level\n0101,\u00d8en,DK,municipality\n', 'latin1') },
    refused: ['organisations.csv:2', null, null, 'not_utf8'],
  },
  {
    what: 'an organisation twice',
    files: smallWith('organisations.csv', '0102,', '0101,'),
    refused: ['organisations.csv:3', 'code', '0101', 'duplicate_row'],
  },
  {
    what: 'an unknown level',
    files: smallWith('organisations.csv', '200,municipality', '200,municipalty'),
    refused: ['organisations.csv:3', 'level', 'municipalty', 'unknown_level'],
  },
  {
    what: 'an unknown parent',
    files: smallWith('organisations.csv', '200,municipality,', '200,municipality,0109'),
    refused: ['organisations.csv:3', 'parent', '0109', 'unknown_organisation'],
  },
  {
    what: 'participants that overlap',
    files: smallWith('organisations.csv', '200,municipality,', '200,municipality,0101'),
    refused: ['plan.yaml:9', 'participants[0]', null, 'participants_overlap'],
  },
  {
    what: 'a target twice',
    files: smallWith('targets.csv', 'bikes,0102', 'bikes,0101'),
    refused: ['targets.csv:3', null, null, 'duplicate_row'],
  },
  {
    what: 'a target of somebody who does not take part',
    files: smallWith('targets.csv', 'bikes,0102', 'bikes,F'),
    refused: ['targets.csv:3', 'org', 'F', 'not_a_participant'],
  },
  {
    what: 'an indicator that the plan lacks',
    files: { 'indicators.csv': 'code,name,unit,direction\ncars,Biler,stk.,lower\n' },
    refused: ['indicators.csv:2', 'code', 'cars', 'unknown_indicator'],
  },
  {
    what: 'a misspelt key of the plan',
    files: smallWith('plan.yaml', 'minimum: 0 }', 'minimun: 0 }'),
    refused: ['plan.yaml:11', 'indicators[0].minimun', '0', 'unknown_key'],
  },
  {
    what: 'a target against the direction',
    files: smallWith('plan.yaml', 'baseline: { year: 2020 }, targets', 'baseline: { year: 2020, value: 99 }, targets'),
    refused: [
      'plan.yaml:20',
      'themes[0].goals[0].indicators[0].targets[0].value',
      '90',
      'target_contradicts_direction',
    ],
  },
  {
    what: 'a plan that is no YAML',
    files: { 'plan.yaml': 'strategy: { slug: small' },
    refused: ['plan.yaml:1', null, null, 'not_yaml'],
  },
];

describe.each(DATABASE_KINDS)('an import on %s refuses', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await openFreshDatabase(kind));
  });
  afterAll(() => close());

  it.each(CASES)('$what, and stores nothing', async ({ files, refused }) => {
    const { stored, refusals } = await importSmall(database, files);
    const [first] = refusals;
    expect([`${first?.file}:${first?.line}`, first?.column, first?.value, first?.reason]).toEqual(refused);
    expect(stored).toBe(false);
    const rows = await database.read((session) => session.rows('SELECT id FROM organisation'));
    expect(rows).toEqual([]);
  });

  it('unknown codes with the nearest known one', async () => {
    const { refusals } = await importSmall(database, measured('bikes,102,2020,5,,,final'));
    expect(refusals.map(({ message }) => message)).toEqual(["There is no organisation DK '102'. Did you mean '0102'?"]);
  });

  it('no byte order mark, no line breaks of another system, and no quoted comma', async () => {
    const { refusals } = await importSmall(
      database,
      {
        'organisations.csv':
          '\uFEFFcode,name,country,level\r\n0101,"Byen, den gamle",DK,municipality\r\n0102,Øen,DK,municipality\r\n',
      },
      { confirm: false },
    );
    expect(refusals).toEqual([]);
  });
});

describe.each(DATABASE_KINDS)('beside a baseline that an organisation states, an import on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase(kind));
  });
  afterEach(() => close());

  const ownTargets = () =>
    database.read((session) => session.rows('SELECT year, value FROM own_target ORDER BY year, value'));
  const noTargets: ImportFiles = { 'targets.csv': 'indicator,org,year,value\nlabelled,0102,2024,10\n' };
  const targets = (...rows: readonly string[]): ImportFiles => ({
    'targets.csv': `indicator,org,year,value\n${rows.map((row) => `${row}\n`).join('')}`,
  });
  /** Byen, whose number of bikes should grow, began there. */
  const began = (baseline: string): ImportFiles =>
    smallWith(
      'plan.yaml',
      'participants:\n',
      `participants:\n  - { country: DK, organisation: "0101", baselines: [{ indicator: bikes, ${baseline} }] }\n`,
    );
  const refusedWith = async (...files: readonly ImportFiles[]) => {
    const { stored, refusals, counts } = await importSmall(database, Object.assign({}, ...files));
    expect([stored, counts.targets.refused + counts.plan.refused]).toEqual([false, refusals.length]);
    return refusals.map(sentenceOfRefusal);
  };

  it('refuses a last target on the wrong side of it, and stores nothing', async () => {
    expect(
      await refusedWith(began('year: 2020, value: 81'), targets('bikes,0101,2022,85', 'bikes,0101,2024,80')),
    ).toEqual([
      "targets.csv:3 value '80' (target_contradicts_direction): The indicator should become larger, but the target 80 is on the other side of the baseline 81.",
    ]);
    expect(await ownTargets()).toEqual([]);
  });

  it('refuses every target that is not later', async () => {
    expect(
      await refusedWith(
        began('year: 2022'),
        targets('bikes,0101,2021,70', 'bikes,0101,2022,75', 'bikes,0101,2024,80', 'bikes,0102,2021,6'),
      ),
    ).toEqual([
      "targets.csv:2 year '2021' (target_year_not_after_baseline_year): The target of 2021 must be later than the baseline of 2022.",
      "targets.csv:3 year '2022' (target_year_not_after_baseline_year): The target of 2022 must be later than the baseline of 2022.",
    ]);
    expect(await ownTargets()).toEqual([]);
  });

  it('lets targets stand that do not contradict it, before the last one too', async () => {
    const path = targets('bikes,0101,2022,70', 'bikes,0101,2024,90');
    expect((await importSmall(database, { ...began('year: 2020, value: 81'), ...path })).stored).toBe(true);
    expect(await ownTargets()).toEqual([
      { year: 2022, value: 70 },
      { year: 2024, value: 90 },
    ]);
  });

  it('refuses targets beside one that is stored', async () => {
    await importSmall(database, { ...began('year: 2020, value: 81'), ...noTargets });
    expect(await refusedWith(targets('bikes,0101,2024,80'))).toEqual([
      expect.stringContaining("targets.csv:2 value '80' (target_contradicts_direction)"),
    ]);
    expect(await ownTargets()).toEqual([{ year: 2024, value: 10 }]);
  });

  it('refuses one that contradicts the targets stored', async () => {
    await importSmall(database);
    expect(await refusedWith(began('year: 2020, value: 81'), noTargets)).toEqual([
      expect.stringContaining('plan.yaml:9 participants[0] (target_contradicts_direction)'),
    ]);
    expect(await database.read((session) => session.rows('SELECT 1 FROM own_baseline'))).toEqual([]);
  });

  it('judges by the targets together: a later one that is stored may make up for a lower one', async () => {
    await importSmall(database, { ...began('year: 2020, value: 50'), ...targets('bikes,0101,2024,90') });
    const { stored } = await importSmall(database, {
      ...began('year: 2020, value: 50'),
      ...targets('bikes,0101,2022,40'),
    });
    expect(stored).toBe(true);
    expect(await refusedWith(began('year: 2020, value: 50'), targets('bikes,0101,2024,40'))).toHaveLength(1);
  });

  it('asks the same for many organisations as for one', async () => {
    const asked = async (count: number) => {
      const codes = Array.from({ length: count }, (_, index) => String(1000 + index));
      const baselines = codes.map(
        (code) =>
          `  - { country: DK, organisation: "${code}", baselines: [{ indicator: bikes, year: 2020, value: 1 }] }\n`,
      );
      const rows = codes.map((code) => `${code},Kommune ${code},DK,municipality\n`);
      const files = {
        ...smallWith('plan.yaml', 'participants:\n', `participants:\n${baselines.join('')}`),
        'organisations.csv': `code,name,country,level\n0101,Byen,DK,municipality\n0102,Øen,DK,municipality\n${rows.join('')}`,
        ...targets(...codes.map((code) => `bikes,${code},2024,5`)),
      };
      const statements = await statementsDuring(() => importSmall(database, files, { confirm: false }));
      return statements.filter((sql) => sql.startsWith('SELECT')).length;
    };
    expect(await asked(40)).toBe(await asked(1));
  });
});
