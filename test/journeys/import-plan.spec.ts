import type { ImportReport } from '../../src/contexts/exchange/import-report.js';
import type { Database } from '../../src/database/database.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { type ImportFiles, importSmall, smallWith } from './import-files.js';

interface Case {
  readonly what: string;
  readonly plan: ImportFiles;
  /** Line, path, value and reason. */
  readonly refused: readonly [number, string | null, string | null, string];
}

const inPlan = (found: string, put: string) => smallWith('plan.yaml', found, put);
const atTop = (line: string) => inPlan('\nstrategy:', `${line}\nstrategy:`);
const BIKES = 'indicators[0]';
const USE = 'themes[0].goals[0].indicators[0]';
const LABELLED = '{ indicator: labelled, weight: 2, baseline: { year: 2020 } }';
const MUNICIPALITIES = '- { country: DK, kind: MUNICIPALITY, joinedOn: 2020-01-01 }';
const ofMunicipalities = (said: string) => inPlan('joinedOn: 2020-01-01 }', `${said} }`);

const FAULTS: readonly Case[] = [
  // The file as a whole.
  { what: 'nothing', plan: { 'plan.yaml': '' }, refused: [1, null, null, 'empty_file'] },
  { what: 'remarks only', plan: { 'plan.yaml': '# to come\n' }, refused: [1, null, null, 'empty_file'] },
  { what: 'a list', plan: { 'plan.yaml': '- strategy\n' }, refused: [1, null, null, 'wrong_type'] },
  { what: 'a word', plan: { 'plan.yaml': 'strategy\n' }, refused: [1, null, 'strategy', 'wrong_type'] },
  {
    what: 'something binary',
    plan: { 'plan.yaml': '\u0000\u0001\u0002' },
    refused: [1, null, '\uFFFD\uFFFD\uFFFD', 'wrong_type'],
  },
  { what: 'an open bracket', plan: { 'plan.yaml': 'strategy: [' }, refused: [1, null, null, 'not_yaml'] },
  { what: 'a tab', plan: atTop('\tcountry: DK'), refused: [1, null, null, 'not_yaml'] },
  { what: 'lists without end', plan: { 'plan.yaml': '['.repeat(20_000) }, refused: [1, null, null, 'not_yaml'] },
  { what: 'two plans', plan: { 'plan.yaml': 'a: 1\n---\nb: 2\n' }, refused: [2, null, null, 'not_yaml'] },
  { what: 'a tag of its own', plan: atTop('country: !land DK'), refused: [1, null, null, 'not_yaml'] },
  { what: 'a key twice', plan: atTop('country: DK\ncountry: SE'), refused: [2, null, 'country', 'duplicate_key'] },
  { what: 'an anchor', plan: atTop('country: &here DK'), refused: [1, null, '&here', 'anchor_in_plan'] },
  { what: 'an alias', plan: atTop('country: *here'), refused: [1, null, '*here', 'anchor_in_plan'] },
  { what: 'a merge key', plan: atTop('<<: { country: DK }'), refused: [1, '<<', null, 'unknown_key'] },
  {
    what: 'a merge key of an older YAML',
    plan: { 'plan.yaml': '%YAML 1.1\n---\n<<: { country: DK }\n' },
    refused: [3, '<<', null, 'unknown_key'],
  },
  { what: 'an unknown key', plan: atTop('countri: DK'), refused: [1, 'countri', 'DK', 'unknown_key'] },
  { what: 'a key that is a list', plan: atTop('? [a]\n: 1'), refused: [1, '[ a ]', null, 'unknown_key'] },
  { what: 'the key __proto__', plan: atTop('__proto__: { a: 1 }'), refused: [1, '__proto__', null, 'unknown_key'] },
  { what: 'no strategy', plan: { 'plan.yaml': 'country: DK\n' }, refused: [1, 'strategy', null, 'required'] },

  // Years.
  ...['.nan', '.inf', '1e400'].map((value) => ({
    what: `a population of the year ${value}`,
    plan: atTop(`populationYear: ${value}`),
    refused: [1, 'populationYear', value, 'not_finite'] as const,
  })),
  ...['2024.5', '-5', '99999', '0'].map((value) => ({
    what: `a population of the year ${value}`,
    plan: atTop(`populationYear: ${value}`),
    refused: [1, 'populationYear', value, 'not_a_year'] as const,
  })),
  {
    what: 'a year as text',
    plan: atTop('populationYear: "2024"'),
    refused: [1, 'populationYear', '2024', 'wrong_type'],
  },
  {
    what: 'a year like a code',
    plan: atTop('populationYear: 02024'),
    refused: [1, 'populationYear', '02024', 'not_a_number'],
  },
  {
    what: 'a year in hexadecimal',
    plan: atTop('populationYear: 0x7E8'),
    refused: [1, 'populationYear', '0x7E8', 'not_a_number'],
  },
  {
    what: 'a half first year',
    plan: inPlan('startYear: 2020', 'startYear: 2020.5'),
    refused: [5, 'strategy.startYear', '2020.5', 'not_a_year'],
  },
  {
    what: 'an end before the beginning',
    plan: inPlan('endYear: 2024', 'endYear: 2019'),
    refused: [6, 'strategy.endYear', '2019', 'end_before_start'],
  },
  {
    what: 'a baseline of no year',
    plan: inPlan('baseline: { year: 2020 }, t', 'baseline: { year: 20 }, t'),
    refused: [20, `${USE}.baseline.year`, '20', 'not_a_year'],
  },
  {
    what: 'a target of no year',
    plan: inPlan('{ year: 2024, value: 90 }', '{ year: .inf, value: 90 }'),
    refused: [20, `${USE}.targets[0].year`, '.inf', 'not_finite'],
  },
  {
    what: 'two targets of a year',
    plan: inPlan('{ year: 2024, value: 90 }', '{ year: 2024, value: 90 }, { year: 2024, value: 91 }'),
    refused: [20, `${USE}.targets[1].year`, '2024', 'duplicate_year'],
  },
  {
    what: 'a day that no calendar has',
    plan: inPlan('2020-01-01', '2023-02-29'),
    refused: [9, 'participants[0].joinedOn', '2023-02-29', 'not_a_day'],
  },
  {
    what: 'a day of the year 0',
    plan: inPlan('2020-01-01', '0000-01-01'),
    refused: [9, 'participants[0].joinedOn', '0000-01-01', 'not_a_day'],
  },

  // Other numbers.
  {
    what: 'a share above 1',
    plan: inPlan('startYear', 'minimumCoverage: 1.5\n  startYear'),
    refused: [5, 'strategy.minimumCoverage', '1.5', 'not_a_share'],
  },
  {
    what: 'a share that is no number',
    plan: inPlan('startYear', 'minimumCoverage: .NaN\n  startYear'),
    refused: [5, 'strategy.minimumCoverage', '.NaN', 'not_finite'],
  },
  {
    what: 'a weight below 0',
    plan: inPlan('weight: 2', 'weight: -2'),
    refused: [21, 'themes[0].goals[0].indicators[1].weight', '-2', 'negative_weight'],
  },
  {
    what: 'a weight without end',
    plan: inPlan('weight: 2', 'weight: .inf'),
    refused: [21, 'themes[0].goals[0].indicators[1].weight', '.inf', 'not_finite'],
  },
  {
    what: 'no weight at all',
    plan: inPlan(`${LABELLED}\n`, `${LABELLED}\n    weight: 0\n`),
    refused: [13, 'themes', null, 'weights_all_zero'],
  },
  {
    what: 'a weight as text',
    plan: inPlan('weight: 2', 'weight: "2"'),
    refused: [21, 'themes[0].goals[0].indicators[1].weight', '2', 'wrong_type'],
  },
  {
    what: 'more digits than are kept',
    plan: inPlan('value: 90', 'value: 90.12345678901234567'),
    refused: [20, `${USE}.targets[0].value`, '90.12345678901234567', 'too_precise'],
  },
  {
    what: 'a number so small that it would be 0',
    plan: inPlan('value: 90', 'value: 1e-400'),
    refused: [20, `${USE}.targets[0].value`, '1e-400', 'too_small'],
  },
  {
    what: 'half a decimal',
    plan: inPlan('minimum: 0 }', 'minimum: 0, decimals: 0.5 }'),
    refused: [11, `${BIKES}.decimals`, '0.5', 'out_of_range'],
  },
  {
    what: 'a factor of 0',
    plan: inPlan('minimum: 0 }', 'minimum: 0, factor: 0 }'),
    refused: [11, `${BIKES}.factor`, '0', 'factor_not_positive'],
  },
  {
    what: 'no frequency',
    plan: inPlan('minimum: 0 }', 'minimum: 0, frequencyYears: 0 }'),
    refused: [11, `${BIKES}.frequencyYears`, '0', 'out_of_range'],
  },
  {
    what: 'a lag of a century',
    plan: inPlan('minimum: 0 }', 'minimum: 0, publicationLagYears: 100 }'),
    refused: [11, `${BIKES}.publicationLagYears`, '100', 'out_of_range'],
  },
  {
    what: 'a least value above the most',
    plan: inPlan('minimum: 0 }', 'minimum: 9, maximum: 1 }'),
    refused: [11, `${BIKES}.minimum`, '9', 'range_reversed'],
  },
  {
    what: 'a goal of Agenda 2030 that there is not',
    plan: inPlan('code: G', 'sdgs: [3, 18]\n        code: G'),
    refused: [17, 'themes[0].goals[0].sdgs[1]', '18', 'not_an_sdg'],
  },
  {
    what: 'an own baseline outside the range',
    plan: ofMunicipalities('baselines: [{ indicator: bikes, year: 2020, value: -3 }]'),
    refused: [9, 'participants[0].baselines[0].value', '-3', 'below_minimum'],
  },

  // Texts and codes.
  {
    what: 'a slug with capitals',
    plan: inPlan('slug: small', 'slug: Small'),
    refused: [3, 'strategy.slug', 'Small', 'malformed'],
  },
  {
    what: 'a slug that is too long',
    plan: inPlan('slug: small', `slug: ${'a'.repeat(81)}`),
    refused: [3, 'strategy.slug', `${'a'.repeat(80)}…`, 'too_long'],
  },
  {
    what: 'a code that is a number',
    plan: inPlan('code: "F"', 'code: 0114'),
    refused: [7, 'strategy.owner.code', '0114', 'wrong_type'],
  },
  {
    what: 'a code with a space',
    plan: inPlan('- code: T', '- code: T 1'),
    refused: [14, 'themes[0].code', 'T 1', 'malformed'],
  },
  {
    what: 'an indicator’s code that is too long',
    plan: inPlan('code: bikes', `code: ${'b'.repeat(61)}`),
    refused: [11, `${BIKES}.code`, 'b'.repeat(61), 'malformed'],
  },
  {
    what: 'a country in full',
    plan: atTop('country: Danmark'),
    refused: [1, 'country', 'Danmark', 'not_a_country'],
  },
  {
    what: 'a title that is too long',
    plan: inPlan('"Cykler"', `"${'C'.repeat(10_001)}"`),
    refused: [11, `${BIKES}.title.da`, `${'C'.repeat(80)}…`, 'too_long'],
  },
  {
    what: 'a title that is no text',
    plan: inPlan('{ da: "Cykler" }', '"Cykler"'),
    refused: [11, `${BIKES}.title`, 'Cykler', 'wrong_type'],
  },
  {
    what: 'a title in a language that we do not have',
    plan: inPlan('{ da: "Cykler" }', '{ de: "Räder" }'),
    refused: [11, `${BIKES}.title.de`, 'Räder', 'unknown_key'],
  },
  {
    what: 'an empty title',
    plan: inPlan('{ da: "Cykler" }', '{ da: " " }'),
    refused: [11, `${BIKES}.title.da`, ' ', 'wrong_type'],
  },
  {
    what: 'a character that cannot be stored',
    plan: inPlan('"Cykler"', '"Cyk\\0ler"'),
    refused: [11, `${BIKES}.title.da`, 'Cyk\uFFFDler', 'not_storable_text'],
  },
  {
    what: 'half a character',
    plan: inPlan('"Cykler"', '"Cyk\\uD83Dler"'),
    refused: [11, `${BIKES}.title.da`, 'Cyk\uFFFDler', 'not_storable_text'],
  },
  {
    what: 'a unit that is too long',
    plan: inPlan('unit: stk.', `unit: ${'s'.repeat(41)}`),
    refused: [11, `${BIKES}.unit`, 's'.repeat(41), 'too_long'],
  },
  {
    what: 'an aim of two words',
    plan: inPlan('code: G', 'aims: [green transition]\n        code: G'),
    refused: [17, 'themes[0].goals[0].aims[0]', 'green transition', 'malformed'],
  },
  {
    what: 'too many targets',
    plan: inPlan('{ year: 2024, value: 90 }', Array(101).fill('{ year: 2024, value: 90 }').join(', ')),
    refused: [20, `${USE}.targets`, null, 'too_many'],
  },
  {
    what: 'yes for true',
    plan: ofMunicipalities('named: yes'),
    refused: [9, 'participants[0].named', 'yes', 'wrong_type'],
  },
  {
    what: 'a word of no list',
    plan: inPlan('aggregation: SUM', 'aggregation: TOTAL'),
    refused: [11, `${BIKES}.aggregation`, 'TOTAL', 'wrong_type'],
  },
  {
    what: 'a theme that is nothing',
    plan: inPlan('- code: T\n', '-\n  - code: T\n'),
    refused: [14, 'themes[0]', null, 'required'],
  },
  {
    what: 'targets that are no list',
    plan: inPlan('[{ year: 2024, value: 90 }]', '90'),
    refused: [20, `${USE}.targets`, '90', 'wrong_type'],
  },
  {
    what: 'an unknown key, on the line of that key',
    plan: inPlan('    goals:\n', '    goal:\n'),
    refused: [16, 'themes[0].goal', null, 'unknown_key'],
  },

  // What is said twice.
  {
    what: 'an indicator twice',
    plan: inPlan('code: labelled', 'code: bikes'),
    refused: [12, 'indicators[1].code', 'bikes', 'duplicate_code'],
  },
  {
    what: 'a use twice',
    plan: inPlan(LABELLED, '{ indicator: bikes }'),
    refused: [21, 'themes[0].goals[0].indicators[1].indicator', 'bikes', 'duplicate_code'],
  },
  {
    what: 'a goal twice',
    plan: inPlan(`${LABELLED}\n`, `${LABELLED}\n      - { code: G, title: { da: "Mål" } }\n`),
    refused: [22, 'themes[0].goals[1].code', 'G', 'duplicate_code'],
  },
  {
    what: 'a participant twice',
    plan: inPlan(
      MUNICIPALITIES,
      '- { organisation: "0101" }\n  - { organisation: "0101" }\n  - { organisation: "0102" }',
    ),
    refused: [10, 'participants[1]', null, 'duplicate_participant'],
  },
  {
    what: 'a goal left out twice',
    plan: inPlan(
      MUNICIPALITIES,
      '- { organisation: "0101", leftOut: [{ goal: G, reason: a }, { goal: G, reason: b }] }\n  - { organisation: "0102" }',
    ),
    refused: [9, 'participants[0].leftOut[1].goal', 'G', 'duplicate_entry'],
  },
  {
    what: 'a baseline twice',
    plan: inPlan(
      MUNICIPALITIES,
      '- { organisation: "0101", baselines: [{ indicator: bikes, year: 2020 }, { indicator: bikes, goal: G, year: 2021 }] }\n  - { organisation: "0102" }',
    ),
    refused: [9, 'participants[0].baselines[1].indicator', 'bikes', 'duplicate_entry'],
  },
];

describe.each(DATABASE_KINDS)('a plan file on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await openFreshDatabase(kind));
  });
  afterAll(() => close());

  it.each(FAULTS)('is refused with $what, and nothing is stored', async ({ plan, refused }) => {
    const { stored, refusals } = await importSmall(database, plan);
    const [first] = refusals;
    expect([first?.file, first?.line, first?.column, first?.value, first?.reason]).toEqual(['plan.yaml', ...refused]);
    expect(stored).toBe(false);
    expect(await database.read((session) => session.rows('SELECT id FROM organisation'))).toEqual([]);
  });
});

const OTHER = (bikes: string): ImportFiles => ({
  'plan.yaml': `
targetsOf: PARTICIPANTS
strategy:
  { slug: other, title: { da: "En anden plan" }, startYear: 2020, endYear: 2024, owner: { country: DK, code: "F" } }
indicators:
  - ${bikes}
themes:
  - { code: X, title: { da: "X" }, goals: [{ code: X1, title: { da: "X1" }, indicators: [{ indicator: bikes }] }] }
`,
  'targets.csv': 'indicator,org,year,value\nbikes,F,2024,1\n',
});
const BIKES_RULES =
  '{ code: bikes, title: { da: "Cykler" }, unit: stk., valueKind: NUMBER, direction: INCREASE, aggregation: SUM, minimum: 0 }';

describe.each(DATABASE_KINDS)('an indicator that is stored, on %s,', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase(kind));
    expect((await importSmall(database)).stored).toBe(true);
  });
  afterEach(() => close());

  const stored = () =>
    database.read(async (session) => ({
      indicators: await session.rows('SELECT * FROM indicator ORDER BY code'),
      entries: await session.rows('SELECT COUNT(*) AS total FROM history_entry'),
    }));

  const refused = async (files: ImportFiles): Promise<ImportReport['refusals']> => {
    const before = await stored();
    const report = await importSmall(database, files);
    expect(report.stored).toBe(false);
    expect(await stored()).toEqual(before);
    return report.refusals;
  };

  it.each([
    ['minimum', inPlan('minimum: 0 }', 'minimum: 10 }'), `${BIKES}.minimum`, '10', 'from 0 to 10: 1.'],
    ['maximum', inPlan('minimum: 0 }', 'minimum: 0, maximum: 4 }'), `${BIKES}.maximum`, '4', 'from none to 4: 2.'],
    [
      'valueKind',
      inPlan('valueKind: NUMBER', 'valueKind: YES_NO'),
      `${BIKES}.valueKind`,
      'YES_NO',
      'from NUMBER to YES_NO: 2.',
    ],
    [
      'valueKind',
      inPlan(
        'valueKind: SHARE, direction: INCREASE, aggregation: RATIO_OF_SUMS',
        'valueKind: NUMBER, direction: INCREASE, aggregation: MEAN',
      ),
      'indicators[1].valueKind',
      'NUMBER',
      'from SHARE to NUMBER: 1.',
    ],
    [
      'factor',
      inPlan('valueKind: SHARE', 'factor: 10, valueKind: RATIO'),
      'indicators[1].factor',
      '10',
      'from 100 to 10: 1.',
    ],
  ])('keeps its %s where figures would not be accepted', async (rule, files, column, value, end) => {
    const refusals = await refused(files);
    const refusal = refusals.find(({ reason }) => reason === 'figures_not_accepted');
    expect([refusal?.file, refusal?.kind, refusal?.column, refusal?.value]).toEqual([
      'plan.yaml',
      'indicators',
      column,
      value,
    ]);
    expect(refusal?.message).toContain(`would not be accepted with '${rule}' changed ${end}`);
  });

  it('keeps its maximum where a draft on top of a figure would be accepted and the figure not', async () => {
    await database.write((session) =>
      session.execute("UPDATE measurement SET value = 3, state = 'DRAFT' WHERE value = 50"),
    );
    const [first] = await refused(inPlan('minimum: 0 }', 'minimum: 0, maximum: 40 }'));
    expect([first?.reason, first?.message]).toEqual(['figures_not_accepted', expect.stringContaining('to 40: 1.')]);
  });

  it('keeps its direction where targets of organisations would mean nothing', async () => {
    const refusals = await refused(inPlan('direction: INCREASE', 'direction: KEEP_WITHIN'));
    const refusal = refusals.find(({ reason }) => reason === 'targets_not_accepted');
    expect([refusal?.line, refusal?.column, refusal?.value]).toEqual([11, `${BIKES}.direction`, 'KEEP_WITHIN']);
    expect(refusal?.message).toContain("'direction' changed from INCREASE to KEEP_WITHIN: 2.");
  });

  it('is changed where every figure is accepted and no other strategy uses it', async () => {
    const report = await importSmall(database, inPlan('minimum: 0 }', 'minimum: 1, decimals: 1 }'));
    expect([report.stored, report.refusals, report.counts.indicators.changed]).toEqual([true, [], 1]);
  });

  it('is not changed under another strategy, neither by its plan nor by ours', async () => {
    expect((await importSmall(database, OTHER(BIKES_RULES))).stored).toBe(true);
    const [theirs] = await refused(OTHER(BIKES_RULES.replace('INCREASE', 'DECREASE')));
    expect([theirs?.line, theirs?.column, theirs?.reason, theirs?.message]).toEqual([
      6,
      BIKES,
      'used_by_another_strategy',
      "The indicator 'bikes' is stored otherwise, and used by 'small': it must not be changed from here.",
    ]);
    const [ours] = await refused(inPlan('"Cykler"', '"Biler"'));
    expect([ours?.reason, ours?.message]).toEqual(['used_by_another_strategy', expect.stringContaining("'other'")]);
    // What nobody else uses may be changed still.
    expect((await importSmall(database, inPlan('"Mærket"', '"Miljømærket"'))).stored).toBe(true);
  });

  it('keeps what neither the plan nor the file says of it', async () => {
    const said = {
      'indicators.csv':
        'code,name,unit,direction,source\nbikes,Cykler,stk.,higher,Tællingen\nlabelled,Mærket,%,higher,\n',
    };
    await importSmall(database, said);
    const silent = inPlan(
      'title: { da: "Cykler" }, unit: stk., valueKind: NUMBER, direction: INCREASE',
      'valueKind: NUMBER',
    );
    for (const files of [
      { ...said, ...silent },
      silent,
      { ...silent, 'indicators.csv': 'code,name,unit,direction,source\nbikes,Cykler,stk.,,\n' },
    ]) {
      const report = await importSmall(database, files);
      expect([report.refusals, report.counts.indicators]).toEqual([
        [],
        { added: 0, unchanged: 2, changed: 0, refused: 0, leftOut: 0 },
      ]);
    }
  });
});
