import type { Database } from '../../src/database/database.js';
import { openFreshDatabase } from '../support/databases.js';
import { gate, meeting, withoutWaiting } from '../support/gate.js';
import { asSomebodyElse } from '../support/somebody-else.js';
import { addOrganisation, codesIn, codesOf, insertOrganisation } from './organisation-rows.js';

/** As the driver and TypeORM put it, depending on who notices first. */
const LOST = /terminat|connection|ECONNRESET|released/i;

describe('a PostgreSQL server that cuts its connections', () => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase('PostgreSQL'));
    await addOrganisation(database, '101');
  });
  afterEach(() => close());

  /** As a restart does, seen from here: every connection to this database but the one that says so. */
  const cutConnections = () =>
    asSomebodyElse(() =>
      database.write((session) =>
        session.rows(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        ),
      ),
    );

  const expectEveryConnection = async () => {
    const answers = Array.from({ length: 20 }, () => codesOf(database));
    expect(await withoutWaiting(Promise.all(answers))).toEqual(answers.map(() => ['101']));
  };

  it('costs the reads that are open, and tells them so', async () => {
    const cut = gate();
    const allBegun = meeting(5);
    const reads = Array.from({ length: 5 }, () =>
      database.read(async (session) => {
        await codesIn(session);
        await allBegun.arrive();
        await cut.opened;
        return codesIn(session);
      }),
    );
    await allBegun.opened;
    await cutConnections();
    cut.open();
    const outcomes = await withoutWaiting(Promise.allSettled(reads));
    expect(outcomes.map((outcome) => outcome.status)).toEqual(reads.map(() => 'rejected'));
    for (const outcome of outcomes) {
      expect(outcome).toHaveProperty('reason.message', expect.stringMatching(LOST));
    }
    await expectEveryConnection();
  });

  it('costs the writes that are open, which leave nothing behind', async () => {
    const cut = gate();
    const begun = gate();
    const write = database.write(async (session) => {
      await insertOrganisation(session, '102');
      begun.open();
      await cut.opened;
    });
    await begun.opened;
    await cutConnections();
    cut.open();
    await expect(withoutWaiting(write)).rejects.toThrow(LOST);
    await expectEveryConnection();
  });

  it('costs a request its answer, not its end', async () => {
    await database.inRequest(async () => {
      await codesOf(database);
      await cutConnections();
      await expect(codesOf(database)).rejects.toThrow(LOST);
      await database.endRequest();
    });
    await expectEveryConnection();
  });

  it('costs nothing where connections are idle', async () => {
    await Promise.all(Array.from({ length: 10 }, () => codesOf(database)));
    await cutConnections();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expectEveryConnection();
  });
});
