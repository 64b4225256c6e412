import type { Database } from '../../src/database/database.js';
import { NestedStorageUse } from '../../src/database/errors.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { gate, withoutWaiting } from '../support/gate.js';
import { asSomebodyElse } from '../support/somebody-else.js';
import { addOrganisation, codesIn, codesOf, insertOrganisation } from './organisation-rows.js';

const MANY = 50;

describe.each(DATABASE_KINDS)('reads on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase(kind));
  });
  afterEach(() => close());

  it('answer the old state without waiting while a write is open', async () => {
    await addOrganisation(database, '101');
    const opened = gate();
    const commit = gate();
    const write = database.write(async (session) => {
      await insertOrganisation(session, '102');
      opened.open();
      await commit.opened;
    });
    await opened.opened;
    expect(await withoutWaiting(codesOf(database))).toEqual(['101']);
    commit.open();
    await write;
    expect(await codesOf(database)).toEqual(['101', '102']);
  });

  it('see one state throughout, though a write commits in their middle', async () => {
    await addOrganisation(database, '101');
    const states = await database.read(async (session) => {
      const before = await codesIn(session);
      await asSomebodyElse(() => addOrganisation(database, '102'));
      return [before, await codesIn(session), (await session.manager.query('SELECT code FROM organisation')).length];
    });
    expect(states).toEqual([['101'], ['101'], 1]);
    expect(await codesOf(database)).toEqual(['101', '102']);
  });

  it('join the state of the read they are nested in', async () => {
    const nested = await database.read(async (session) => {
      await codesIn(session);
      await asSomebodyElse(() => addOrganisation(database, '101'));
      return database.read(async (inner) => [inner === session, await codesIn(inner)]);
    });
    expect(nested).toEqual([true, []]);
  });

  it('are answered when many come at once, each with many within it', async () => {
    await addOrganisation(database, '101');
    const answers = await withoutWaiting(
      Promise.all(
        Array.from({ length: MANY }, () =>
          database.read(async (session) => {
            await codesIn(session);
            const nested = await Promise.all(Array.from({ length: MANY }, () => codesOf(database)));
            return nested.flat().length;
          }),
        ),
      ),
    );
    expect(answers).toEqual(Array.from({ length: MANY }, () => MANY));
  });

  it('nested in each other fifty deep need one connection', async () => {
    const deep = (depth: number): Promise<number> =>
      database.read(async (session) => {
        await codesIn(session);
        return depth === 0 ? 0 : 1 + (await deep(depth - 1));
      });
    expect(await withoutWaiting(Promise.all([deep(MANY), deep(MANY), deep(MANY)]))).toEqual([MANY, MANY, MANY]);
  });

  it('give their connection back when they fail', async () => {
    const failing = Array.from({ length: MANY }, () => database.read((session) => session.rows('SELECT nonsense')));
    const outcomes = await Promise.allSettled(failing);
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(await withoutWaiting(codesOf(database))).toEqual([]);
  });

  it('cannot write', async () => {
    const refused = await database
      .read((session) => insertOrganisation(session, '101'))
      .catch((error: unknown) => error);
    expect(refused).toHaveProperty('message', expect.stringMatching(/read-?only/));
    expect(await codesOf(database)).toEqual([]);
  });

  it('are over for whoever still holds them when they are over', async () => {
    const session = await database.read(async (held) => held);
    await expect(session.rows('SELECT 1')).rejects.toThrow('is over');
    expect(() => session.manager).toThrow('is over');
  });
});

describe.each(DATABASE_KINDS)('a service called inside the work of another on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await openFreshDatabase(kind));
  });
  afterAll(() => close());

  const nothing = async () => undefined;

  it.each([
    ['a write inside a write', () => database.write(() => database.write(nothing))],
    ['a write inside a read', () => database.read(() => database.write(nothing))],
    ['a read inside a write', () => database.write(() => database.read(nothing))],
    [
      'a write inside a read of a request',
      () => database.inRequest(() => database.read(() => database.write(nothing)).finally(() => database.endRequest())),
    ],
  ])('is refused at once as %s', async (what, nest) => {
    const refused = await withoutWaiting(nest().catch((error: unknown) => error));
    expect(refused).toEqual(expect.any(NestedStorageUse));
    const [, inner, outer] = /^a (\w+) inside a (\w+)/.exec(what) ?? [];
    expect(refused).toHaveProperty(
      'message',
      `A ${inner} was begun inside a ${outer}. Services open reads and writes, stores join them: ` +
        'hand the session on to a store or a function instead of calling the service.',
    );
  });

  it('does not exhaust the connections, however many do it', async () => {
    const outcomes = await withoutWaiting(
      Promise.allSettled(
        Array.from({ length: MANY }, () =>
          database.write(async (session) => {
            await codesIn(session);
            await database.read(codesIn);
          }),
        ),
      ),
    );
    expect(
      outcomes.every((outcome) => outcome.status === 'rejected' && outcome.reason instanceof NestedStorageUse),
    ).toBe(true);
    expect(await withoutWaiting(codesOf(database))).toEqual([]);
  });
});
