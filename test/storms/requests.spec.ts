import type { Database } from '../../src/database/database.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { gate, withoutWaiting } from '../support/gate.js';
import { asSomebodyElse } from '../support/somebody-else.js';
import { addOrganisation, codesIn, codesOf, insertOrganisation } from './organisation-rows.js';

const MANY = 100;

describe.each(DATABASE_KINDS)('a request on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase(kind));
  });
  afterEach(() => close());

  it('sees one state in all its reads, though others write between them', async () => {
    const states = await database.inRequest(async () => {
      const first = await codesOf(database);
      await asSomebodyElse(() => addOrganisation(database, '101'));
      const second = await Promise.all([codesOf(database), codesOf(database)]);
      await database.endRequest();
      return [first, ...second];
    });
    expect(states).toEqual([[], [], []]);
    expect(await codesOf(database)).toEqual(['101']);
  });

  it('sees its own writes, each of which ends what it read before', async () => {
    const states = await database.inRequest(async () => {
      const seen = [await codesOf(database), database.generationOfRequest()];
      await addOrganisation(database, '101');
      seen.push(await codesOf(database), database.generationOfRequest());
      await addOrganisation(database, '102');
      seen.push(await codesOf(database), database.generationOfRequest());
      await database.endRequest();
      return seen;
    });
    expect(states).toEqual([[], 0, ['101'], 2, ['101', '102'], 4]);
  });

  it('may write while one of its reads is running, which goes on in its own state', async () => {
    await database.inRequest(async () => {
      const [begun, finish] = [gate(), gate()];
      const reading = database.read(async (session) => {
        const before = await codesIn(session);
        begun.open();
        await finish.opened;
        return [before, await codesIn(session)];
      });
      await begun.opened;
      await addOrganisation(database, '101');
      expect(await codesOf(database)).toEqual(['101']);
      finish.open();
      expect(await reading).toEqual([[], []]);
      await database.endRequest();
    });
  });

  it('sees its write in every read that begins after it, whatever was begun while it ran', async () => {
    await database.inRequest(async () => {
      const finish = gate();
      const writing = database.write(async (session) => {
        await insertOrganisation(session, '101');
        await finish.opened;
      });
      const meanwhile = database.read(async (session) => {
        const seen = await codesIn(session);
        finish.open();
        await writing;
        return seen;
      });
      await writing;
      expect(await codesOf(database)).toEqual(['101']);
      expect(await meanwhile).toEqual([]);
      await database.endRequest();
    });
  });

  it('shares nothing with another request', async () => {
    const first = await database.inRequest(async () => {
      const before = await codesOf(database);
      const second = await asSomebodyElse(() =>
        database.inRequest(async () => {
          await addOrganisation(database, '101');
          const codes = await codesOf(database);
          await database.endRequest();
          return codes;
        }),
      );
      const after = await codesOf(database);
      await database.endRequest();
      return [before, second, after];
    });
    expect(first).toEqual([[], ['101'], []]);
  });

  it('is answered when many read, write and read again at once', async () => {
    const codes = Array.from({ length: MANY }, (_, index) => String(101 + index));
    const answers = Promise.all(
      codes.map((code) =>
        database.inRequest(async () => {
          await codesOf(database);
          await addOrganisation(database, code);
          const seen = await codesOf(database);
          await database.endRequest();
          return seen.includes(code);
        }),
      ),
    );
    expect(await withoutWaiting(answers)).toEqual(codes.map(() => true));
  });

  it('can end while it is still reading, a hundred times, and leaves no connection behind', async () => {
    const visits = Array.from({ length: MANY }, () =>
      database.inRequest(async () => {
        const finish = gate();
        const begun = gate();
        const reading = database.read(async (session) => {
          begun.open();
          await finish.opened;
          return codesIn(session);
        });
        await begun.opened;
        await database.endRequest();
        finish.open();
        return reading;
      }),
    );
    expect(await withoutWaiting(Promise.all(visits))).toEqual(visits.map(() => []));
    await expectEveryConnection(database);
  });

  it('can end before its connection is even there', async () => {
    const visits = Array.from({ length: MANY }, () =>
      database.inRequest(async () => {
        const reading = codesOf(database);
        await database.endRequest();
        return reading;
      }),
    );
    expect(await withoutWaiting(Promise.all(visits))).toEqual(visits.map(() => []));
    await expectEveryConnection(database);
  });

  it('may read once more after its end, and leaves no connection behind', async () => {
    for (let visit = 0; visit < MANY; visit += 1) {
      await database.inRequest(async () => {
        await codesOf(database);
        await database.endRequest();
        await database.endRequest();
        await withoutWaiting(codesOf(database));
      });
    }
    await expectEveryConnection(database);
  });

  it('gives its connection back when its reads fail', async () => {
    for (let visit = 0; visit < MANY; visit += 1) {
      await database.inRequest(async () => {
        const failing = database.read((session) => session.rows('SELECT nonsense'));
        await expect(withoutWaiting(failing)).rejects.toHaveProperty('message', expect.stringContaining('nonsense'));
        await database.endRequest();
      });
    }
    await expectEveryConnection(database);
  });

  it('ends quietly where its storage could not be opened', async () => {
    const gone = await openFreshDatabase(kind);
    await gone.close();
    await gone.database.inRequest(async () => {
      await expect(codesOf(gone.database)).rejects.toHaveProperty('message');
      await gone.database.endRequest();
    });
  });
});

/** As many reads as there can be connections, all open at the same moment as far as they go. */
async function expectEveryConnection(database: Database): Promise<void> {
  const answers = Array.from({ length: 20 }, () => codesOf(database));
  expect(await withoutWaiting(Promise.all(answers))).toHaveLength(20);
}
