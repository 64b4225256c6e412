import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { IndicatorEntity } from '../../src/contexts/planning/tables/indicator.entity.js';
import { StrategyEntity } from '../../src/contexts/planning/tables/strategy.entity.js';
import type { Database } from '../../src/database/database.js';
import { ConstraintViolated, ReferenceBroken } from '../../src/database/errors.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { addOrganisation, codesOf, insertOrganisation } from './organisation-rows.js';

describe.each(DATABASE_KINDS)('what contradicts stored rows on %s', (kind) => {
  let database: Database;
  let ownerId: string;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase(kind));
    ownerId = await addOrganisation(database, '101');
  });
  afterEach(() => close());

  const violatedBy = async (write: Promise<unknown>): Promise<unknown> => {
    const refusal = await write.catch((error: unknown) => error);
    const isOurs = refusal instanceof ConstraintViolated || refusal instanceof ReferenceBroken;
    return isOurs ? { code: refusal.code, ...refusal.facts } : refusal;
  };
  const violation = (constraint: string) => ({ code: 'ALREADY_EXISTS', reason: 'constraint_violated', constraint });

  it('is told by the name of a unique column', async () => {
    const add = () => database.write(({ manager }) => manager.insert(StrategyEntity, strategy(ownerId)));
    await add();
    expect(await violatedBy(add())).toEqual(violation('uq_strategy_slug'));
  });

  it('is told by the name of a key of two columns', async () => {
    expect(await violatedBy(addOrganisation(database, '101'))).toEqual(violation('uq_organisation_country_code'));
    expect(await codesOf(database)).toEqual(['101']);
  });

  it('is told by the name of a primary key', async () => {
    const write = database.write((session) => insertOrganisation(session, '102', ownerId));
    expect(await violatedBy(write)).toEqual(violation('pk_organisation'));
  });

  it('is told by the name of a primary key of two columns', async () => {
    const add = () =>
      database.write((session) =>
        session.execute('INSERT INTO population (organisation_id, year, population) VALUES ($1, $2, $3)', [
          ownerId,
          2023,
          48_000,
        ]),
      );
    await add();
    expect(await violatedBy(add())).toEqual(violation('pk_population'));
  });

  it('is told as a row that another needs', async () => {
    await database.write(({ manager }) => manager.insert(StrategyEntity, strategy(ownerId)));
    const orphan = database.write(({ manager }) =>
      manager.insert(StrategyEntity, { ...strategy(uuidv7()), slug: 'b' }),
    );
    const removal = database.write((session) => session.execute('DELETE FROM organisation WHERE id = $1', [ownerId]));
    // SQLite does not say which.
    const constraint = kind === 'PostgreSQL' ? 'fk_strategy_owner_id' : 'foreign key';
    const expected = { code: 'CONFLICT', reason: 'reference_broken', constraint };
    expect(await violatedBy(orphan)).toEqual(expected);
    expect(await violatedBy(removal)).toEqual(expected);
  });

  it('is told to the client by a stable code', async () => {
    await expect(addOrganisation(database, '101')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  });
});

describe.each(DATABASE_KINDS)('a number on %s', (kind) => {
  let database: Database;
  let ownerId: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await openFreshDatabase(kind));
    ownerId = await addOrganisation(database, '101');
    await database.write(async ({ manager }) => {
      await manager.insert(StrategyEntity, strategy(ownerId));
      await manager.insert(IndicatorEntity, indicator(ownerId));
    });
  });
  afterAll(() => close());

  const stored = async () => {
    const [strategies, indicators] = await database.read((session) =>
      Promise.all([
        session.rows<{ number: number }>('SELECT minimum_coverage AS number FROM strategy'),
        session.rows<{ number: number | null }>('SELECT minimum AS number FROM indicator'),
      ]),
    );
    return [...strategies, ...indicators].map(({ number }) => number);
  };

  describe.each([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['minus infinity', Number.NEGATIVE_INFINITY],
  ])('is never %s', (_, number) => {
    const sqliteRefusal = Number.isNaN(number) ? 'NotANumber' : 'SQLITE_CONSTRAINT_CHECK';
    const refusal = kind === 'SQLite' ? sqliteRefusal : '23514';

    it.each(['UPDATE strategy SET minimum_coverage = $1', 'UPDATE indicator SET minimum = $1'])(
      'by the statement %s',
      async (statement) => {
        expect(await codeOf(database.write((session) => session.execute(statement, [number])))).toBe(refusal);
        expect(await stored()).toEqual([0.5, 10]);
      },
    );

    it('through TypeORM', async () => {
      const rows: [EntityTarget<ObjectLiteral>, object][] = [
        [StrategyEntity, { ...strategy(ownerId), slug: 'b', minimumCoverage: number }],
        [IndicatorEntity, { ...indicator(ownerId), code: 'b', minimum: number }],
      ];
      const refusals: string[] = [];
      for (const [table, row] of rows) {
        refusals.push(await codeOf(database.write(({ manager }) => manager.insert(table, row))));
      }
      // On SQLite, TypeORM writes a number into the text of the statement, where these are no words.
      const expected = kind === 'SQLite' ? 'SQLITE_ERROR' : '23514';
      expect(refusals).toEqual([expected, expected]);
      expect(await stored()).toEqual([0.5, 10]);
    });
  });

  it.each(kind === 'PostgreSQL' ? ["'NaN'", "'Infinity'", "'-Infinity'"] : ['9e999', '-9e999'])(
    'is never %s, even as a literal',
    async (literal) => {
      const write = database.write((session) => session.execute(`UPDATE indicator SET minimum = ${literal}`));
      expect(await codeOf(write)).toBe(kind === 'SQLite' ? 'SQLITE_CONSTRAINT_CHECK' : '23514');
      expect(await stored()).toEqual([0.5, 10]);
    },
  );

  it.each([0, -0.1, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE, 123_456_789.012345])(
    'comes back as it was stored: %p',
    async (number) => {
      const rows = await database.write(async (session) => {
        await session.execute('UPDATE strategy SET minimum_coverage = $1', [number]);
        const read = await session.rows<{ number: number }>('SELECT minimum_coverage AS number FROM strategy');
        await session.execute('UPDATE strategy SET minimum_coverage = 0.5');
        return read;
      });
      expect(rows).toEqual([{ number }]);
    },
  );
});

/** The driver's code of what was refused: 23514 is PostgreSQL's for a CHECK. */
async function codeOf(write: Promise<unknown>): Promise<string> {
  const error: unknown = await write.then(
    () => 'nothing was refused',
    (refusal: unknown) => refusal,
  );
  if (typeof error !== 'object' || error === null) return String(error);
  const cause = 'driverError' in error && typeof error.driverError === 'object' ? error.driverError : error;
  if (cause && 'code' in cause) return String(cause.code);
  return 'name' in error ? String(error.name) : String(error);
}

function strategy(ownerId: string): StrategyEntity {
  return {
    id: uuidv7(),
    version: 1,
    slug: 'a',
    title: [],
    summary: [],
    startYear: 2020,
    endYear: 2024,
    state: 'DRAFT',
    ownerId,
    adoptedOn: null,
    decisionReference: null,
    minimumCoverage: 0.5,
    predecessorId: null,
  };
}

function indicator(ownerId: string): IndicatorEntity {
  return {
    id: uuidv7(),
    ownerId,
    code: 'a',
    title: [],
    definition: [],
    source: [],
    searchText: '',
    unit: '%',
    decimals: 1,
    factor: 100,
    valueKind: 'SHARE',
    direction: 'INCREASE',
    aggregation: 'MEAN',
    accumulation: 'POINT_IN_TIME',
    frequencyYears: 1,
    publicationLagYears: 1,
    minimum: 10,
    maximum: null,
  };
}
