import { findDifferences } from '../../src/contexts/aggregates/find-differences.js';
import { rebuildFigures } from '../../src/contexts/aggregates/rebuild-figures.js';
import { addOrganisation } from '../../src/contexts/organisations/add-organisation.js';
import { addGoal } from '../../src/contexts/planning/add-goal.js';
import { addTheme } from '../../src/contexts/planning/add-theme.js';
import { createIndicator } from '../../src/contexts/planning/create-indicator.js';
import { createStrategy } from '../../src/contexts/planning/create-strategy.js';
import { joinStrategy } from '../../src/contexts/planning/join-strategy.js';
import { leaveOutGoal } from '../../src/contexts/planning/leave-out-goal.js';
import { setTargets } from '../../src/contexts/planning/set-targets.js';
import { useIndicator } from '../../src/contexts/planning/use-indicator.js';
import { reportMeasurements, type StatedMeasurement } from '../../src/contexts/reporting/report-measurements.js';
import type { Database } from '../../src/database/database.js';
import type { Session } from '../../src/database/session.js';
import { type Actor, EVERYWHERE } from '../../src/domain/actor.js';
import { DomainError } from '../../src/domain/domain-error.js';
import { sumsOf } from '../../src/domain/progress/aggregation.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { gate } from '../support/gate.js';

const OPERATOR: Actor = {
  kind: 'operator',
  id: null,
  name: 'operator',
  memberships: [{ role: 'ADMIN', organisation: EVERYWHERE }],
};
const YEARS = [2021, 2022, 2023];
const TARGET = { year: 2024, value: 100, bandMinimum: null, bandMaximum: null };
const KINDS = [
  ['NUMBER', 'MEAN'],
  ['SHARE', 'RATIO_OF_SUMS'],
  ['AMOUNT', 'SUM'],
] as const;

/** Countries, counties, municipalities and departments; each is named by where it stands: 1-2-3 is below 1-2. */
const ORGANISATIONS = [
  '1',
  '1-1',
  '1-2',
  '1-1-1',
  '1-1-2',
  '1-2-1',
  '1-2-2',
  '1-1-1-1',
  '1-1-1-2',
  '1-2-1-1',
  '1-2-1-2',
];

describe.each(DATABASE_KINDS)('kept figures on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  let plan: Plan;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase(kind));
    plan = await database.write(storePlan);
  });
  afterEach(() => close());

  it.each([1, 2, 3])('agree with the measurements after random writes in parallel (seed %d)', async (seed) => {
    const random = randomNumbers(seed);
    const writers = Array.from({ length: 8 }, () => Array.from({ length: 25 }, () => randomWrite(plan, random)));
    await Promise.all(
      writers.map(async (writes) => {
        for (const write of writes) await unlessRefused(database.write(write));
      }),
    );
    expect(await database.read(findDifferences)).toEqual([]);
    const { kept, expected } = await database.read(keptAndExpected);
    expect(kept).toEqual(expected);
    expect(Math.max(...kept.map(({ reported }) => reported))).toBeGreaterThan(1);

    await database.write((session) => rebuildFigures(session, plan.indicators));
    expect(await database.read(findDifferences)).toEqual([]);
  });
});

describe('two submissions side by side on PostgreSQL', () => {
  let database: Database;
  let close: () => Promise<void>;
  let plan: Plan;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase('PostgreSQL'));
    plan = await database.write(storePlan);
  });
  afterEach(() => close());

  const submission =
    (organisation: string, value: number, version: number | null = null) =>
    (session: Session) =>
      submit(session, [
        { indicator: plan.indicators[0] ?? '', organisation: ref(organisation), year: 2023, value, version },
      ]);

  /** The first one pauses; the second one begins, and goes as far as it can; then the first one goes on. */
  const crossing = async (first: (session: Session, pause: () => Promise<void>) => Promise<void>, second: Work) => {
    const firstPauses = gate();
    const goOn = gate();
    const one = database.write((session) =>
      first(session, () => {
        firstPauses.open();
        return goOn.opened;
      }),
    );
    await firstPauses.opened;
    const other = database.write(second);
    await Promise.race([other, somebodyWaits(database)]);
    goOn.open();
    await Promise.all([one, other]);
  };

  /** The first one pauses when it has read what it adds up, before it writes the sums. */
  const crossingAt = (table: string, lock: (session: Session) => Session, [first, second]: readonly [Work, Work]) =>
    crossing(
      (session, pause) => first(pausingAt(table, lock(session), pause)),
      (session) => second(lock(session)),
    );

  const belowOneParent = async (lock: (session: Session) => Session) => {
    await database.write(submission('1-1-1-1', 1));
    await database.write(submission('1-1-1-2', 2));
    await crossingAt('organisation_figure', lock, [submission('1-1-1-1', 10, 1), submission('1-1-1-2', 20, 1)]);
    return database.read(keptBelow('1-1-1'));
  };

  it('below one parent are both counted', async () => {
    expect(await belowOneParent(locking)).toEqual([
      { view: 'PUBLIC', reported: 2, sum_of_values: 30 },
      { view: 'WORKING', reported: 2, sum_of_values: 30 },
    ]);
    expect(await database.read(findDifferences)).toEqual([]);
  });

  it('below one parent would not both be counted without the lock', async () => {
    expect(await belowOneParent(withoutLocking)).toEqual([
      { view: 'PUBLIC', reported: 2, sum_of_values: 12 },
      { view: 'WORKING', reported: 2, sum_of_values: 12 },
    ]);
    expect(await database.read(findDifferences)).not.toEqual([]);
  });

  it('below one parent are both counted when they are the first ones', async () => {
    await crossingAt('organisation_figure', locking, [submission('1-1-1-1', 10), submission('1-1-1-2', 20)]);
    expect(await database.read(findDifferences)).toEqual([]);
  });

  const ofTwoParticipants = async (lock: (session: Session) => Session) => {
    await database.write(submission('2', 1));
    await database.write(submission('3', 2));
    await crossingAt('joint_figure', lock, [submission('2', 10, 1), submission('3', 20, 1)]);
    return database.read(findDifferences);
  };

  it('of two participants without a common parent are both counted', async () => {
    expect(await ofTwoParticipants(locking)).toEqual([]);
  });

  it('of two participants without a common parent would not both be counted without the lock', async () => {
    expect(await ofTwoParticipants(withoutLocking)).not.toEqual([]);
  });

  it('by one that joins and by the same one reporting are both counted', async () => {
    await database.write(submission('2', 1));
    await crossing(
      async (session, pause) => {
        await join(session, plan, '4');
        await pause();
      },
      submission('4', 5),
    );
    expect(await database.read(findDifferences)).toEqual([]);
  });

  it('by one that reports and by the same one joining are both counted', async () => {
    await database.write(submission('2', 1));
    await crossing(
      async (session, pause) => {
        await submission('4', 5)(session);
        await pause();
      },
      (session) => join(session, plan, '4'),
    );
    expect(await database.read(findDifferences)).toEqual([]);
  });
});

type Work = (session: Session) => Promise<void>;

function locking(session: Session): Session {
  return session;
}

/** The session of somebody who does not hold the indicators it reports. */
function withoutLocking(session: Session): Session {
  return changed(session, {
    execute: async (sql, parameters) =>
      sql.startsWith('INSERT INTO kept_indicator ') ? 0 : session.execute(sql, parameters),
  });
}

/** Waits before sums are written to that table. */
function pausingAt(table: string, session: Session, pause: () => Promise<void>): Session {
  return changed(session, {
    execute: async (sql, parameters) => {
      if (sql.startsWith(`INSERT INTO ${table} `)) await pause();
      return session.execute(sql, parameters);
    },
  });
}

/** The session with something else about it, in its stores too. */
function changed(session: Session, change: Partial<Session>): Session {
  const other: Session = {
    manager: session.manager,
    dialect: session.dialect,
    instant: session.instant,
    version: session.version,
    rows: (sql, parameters) => session.rows(sql, parameters),
    execute: (sql, parameters) => session.execute(sql, parameters),
    use: (store) => new store(other),
    ...change,
  };
  return other;
}

interface Plan {
  readonly strategy: string;
  readonly goals: readonly string[];
  readonly indicators: readonly string[];
}

/** A strategy with two goals, three indicators, and the municipalities of the first county and two others in it. */
async function storePlan(session: Session): Promise<Plan> {
  for (const [index, code] of [...ORGANISATIONS, '2', '3', '4'].entries()) {
    const parent = code.includes('-') ? ref(code.slice(0, code.lastIndexOf('-'))) : null;
    const populations = index % 3 === 2 ? [] : [2020, 2023].map((year) => ({ year, population: year * (index + 1) }));
    await addOrganisation(session, OPERATOR, {
      code,
      country: 'DK',
      kind: 'MUNICIPALITY',
      name: [{ language: 'DA', text: `Sted ${code}` }],
      parent,
      populations,
    });
  }
  const title = [{ language: 'DA' as const, text: 'Titel' }];
  const strategy = await createStrategy(session, OPERATOR, {
    slug: 'strategi',
    title,
    startYear: 2020,
    endYear: 2024,
    owner: ref('1'),
  });
  const theme = await addTheme(session, OPERATOR, { strategy: strategy.id, code: 'T', title });
  const goals: string[] = [];
  for (const code of ['A', 'B']) goals.push((await addGoal(session, OPERATOR, { theme: theme.id, code, title })).id);
  const indicators: string[] = [];
  for (const [valueKind, aggregation] of KINDS) {
    const indicator = await createIndicator(session, OPERATOR, {
      owner: ref('1'),
      code: valueKind,
      title,
      definition: title,
      unit: 'stk.',
      valueKind,
      direction: 'INCREASE',
      aggregation,
    });
    indicators.push(indicator.id);
  }
  const plan = { strategy: strategy.id, goals, indicators };
  await useIndicator(session, OPERATOR, { goal: goals[0] ?? '', indicator: indicators[0] ?? '' });
  for (const code of ['1-1-1', '2', '3']) await join(session, plan, code);
  return plan;
}

function ref(code: string) {
  return { country: 'DK', code };
}

async function join(session: Session, plan: Plan, code: string): Promise<void> {
  await joinStrategy(session, OPERATOR, { strategy: plan.strategy, organisation: ref(code) });
}

async function submit(session: Session, stated: readonly StatedMeasurement[]): Promise<void> {
  const { refused } = await reportMeasurements(session, OPERATOR, 'submit', stated, () => '');
  for (const { error } of refused) throw error;
}

type Random = () => number;

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
function randomNumbers(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function oneOf<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

/** Everything random is drawn here, so that a second run of the same write does the same. */
function randomWrite(plan: Plan, random: Random): (session: Session) => Promise<unknown> {
  const organisation = ref(oneOf([...ORGANISATIONS, '2', '3', '4'], random));
  const goal = oneOf(plan.goals, random);
  const indicator = oneOf(plan.indicators, random);
  const kind = random();
  if (kind < 0.08) return (session) => joinStrategy(session, OPERATOR, { strategy: plan.strategy, organisation });
  if (kind < 0.14) return (session) => leaveOutGoal(session, OPERATOR, { goal, organisation, reason: 'Ikke hos os' });
  const baseline = { year: oneOf(YEARS, random), value: random() < 0.5 ? null : 5 };
  if (kind < 0.2) {
    return (session) => useIndicator(session, OPERATOR, { goal, indicator, baseline, responsible: [organisation] });
  }
  if (kind < 0.3) {
    const change = { organisation: random() < 0.8 ? organisation : null, baseline, targets: [TARGET] };
    return async (session) => {
      const [use] = await session.rows<{ id: string }>(
        'SELECT id FROM goal_indicator WHERE goal_id = $1 AND indicator_id = $2',
        [goal, indicator],
      );
      if (use) await setTargets(session, OPERATOR, { ...change, goalIndicator: use.id });
    };
  }
  const move = kind < 0.35 ? 'save' : 'submit';
  const count = 1 + Math.floor(random() * 4);
  const stated = Array.from({ length: count }, () => randomMeasurement(plan, random));
  return async (session) => {
    const versions = await session.rows<Stored>(
      'SELECT indicator_id, code, year, measurement.version FROM measurement JOIN organisation ON organisation.id = organisation_id',
    );
    const withVersions = stated.map((one) => ({
      ...one,
      version:
        versions.find(
          (row) => row.indicator_id === one.indicator && row.code === one.organisation.code && row.year === one.year,
        )?.version ?? null,
    }));
    return reportMeasurements(session, OPERATOR, move, withVersions, () => '');
  };
}

interface Stored {
  readonly indicator_id: string;
  readonly code: string;
  readonly year: number;
  readonly version: number;
}

function randomMeasurement(plan: Plan, random: Random): StatedMeasurement {
  const [, share = ''] = plan.indicators;
  const indicator = oneOf(plan.indicators, random);
  const key = {
    indicator,
    organisation: ref(oneOf([...ORGANISATIONS, '2', '3', '4'], random)),
    year: oneOf(YEARS, random),
  };
  const kind = random();
  if (kind < 0.15) return { ...key, missing: 'NO_DATA' };
  const doubtful = kind < 0.25 ? { comparable: false, note: 'Andre regler' } : {};
  if (indicator === share && kind < 0.7) {
    const denominator = Math.floor(random() * 20);
    return { ...key, ...doubtful, numerator: Math.floor(random() * denominator), denominator };
  }
  return { ...key, ...doubtful, value: Math.round(random() * 1e6) / 1e4 };
}

/** A refusal leaves nothing behind; anything else is a fault. */
async function unlessRefused(write: Promise<unknown>): Promise<void> {
  await write.catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });
}

/** The totals of the country as they are kept, and as the nearest reporters below it say, without any step between. */
async function keptAndExpected(session: Session) {
  const organisations = await session.rows<{ id: string; code: string; parent_id: string | null }>(
    'SELECT id, code, parent_id FROM organisation',
  );
  const figures = await session.rows<FigureRow>(
    `SELECT indicator_id, organisation_id, year, value, numerator, denominator, comparable FROM leaf_figure
     WHERE view = 'PUBLIC' AND value IS NOT NULL`,
  );
  const sums = await session.rows<KeptRow>(
    `SELECT indicator_id, year, reported, sum_of_values, sum_of_numerators, sum_of_denominators
     FROM organisation_figure JOIN organisation ON organisation.id = organisation_id
     WHERE code = '1' AND view = 'PUBLIC' AND reported > 0 ORDER BY indicator_id, year`,
  );
  const nearest = (parent: string | undefined, cell: KeptRow): FigureRow[] =>
    organisations
      .filter(({ parent_id }) => parent_id === parent)
      .flatMap(({ id }) => {
        const own = figures.find(
          (row) => row.organisation_id === id && row.indicator_id === cell.indicator_id && row.year === cell.year,
        );
        if (own) return own.comparable ? [own] : [];
        return nearest(id, cell);
      });
  const country = organisations.find(({ code }) => code === '1');
  const expected = sums.map((cell) => {
    const found = sumsOf(nearest(country?.id, cell).map((row) => ({ ...row, population: null })));
    return rounded(found.count, found.values, found.numerators, found.denominators);
  });
  const kept = sums.map((row) =>
    rounded(row.reported, row.sum_of_values ?? 0, row.sum_of_numerators ?? 0, row.sum_of_denominators ?? 0),
  );
  return { kept, expected };
}

interface FigureRow {
  readonly indicator_id: string;
  readonly organisation_id: string;
  readonly year: number;
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly comparable: boolean | number;
}

interface KeptRow {
  readonly indicator_id: string;
  readonly year: number;
  readonly reported: number;
  readonly sum_of_values: number | null;
  readonly sum_of_numerators: number | null;
  readonly sum_of_denominators: number | null;
}

/** Adding up in another order may differ in the last digit. */
function rounded(reported: number, values: number, numerators: number, denominators: number) {
  return { reported, values: values.toPrecision(12), numerators, denominators };
}

function keptBelow(code: string) {
  return (session: Session) =>
    session.rows(
      `SELECT view, reported, sum_of_values FROM organisation_figure
       JOIN organisation ON organisation.id = organisation_id WHERE code = $1 ORDER BY view`,
      [code],
    );
}

/** Until a transaction of this database waits for another's. */
async function somebodyWaits(database: Database): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const waiting = await database.read((session) =>
      session.rows("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"),
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('Nobody waited for five seconds.');
}
