import { OrganisationEntity } from '../../src/contexts/organisations/tables/organisation.entity.js';
import type { Database } from '../../src/database/database.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';
import { gate, meeting } from '../support/gate.js';
import { addOrganisation, codesIn, codesOf, insertOrganisation } from './organisation-rows.js';

class ChangedMyMind extends Error {}

describe.each(DATABASE_KINDS)('writes on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase(kind));
  });
  afterEach(() => close());

  it('are both kept when they come at once', async () => {
    const bothBegun = gate();
    const first = database.write(async (session) => {
      await insertOrganisation(session, '101');
      await bothBegun.opened;
    });
    const second = database.write((session) => insertOrganisation(session, '102'));
    bothBegun.open();
    await Promise.all([first, second]);
    expect(await codesOf(database)).toEqual(['101', '102']);
  });

  it('are kept but for the one of twenty that fails, which leaves nothing behind', async () => {
    const codes = Array.from({ length: 20 }, (_, index) => String(101 + index));
    const outcomes = await Promise.allSettled(
      codes.map((code) =>
        database.write(async (session) => {
          await insertOrganisation(session, code);
          await codesIn(session);
          if (code === '107') throw new ChangedMyMind();
          await session.execute('UPDATE organisation SET search_text = $1 WHERE code = $2', ['said twice', code]);
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([
      { status: 'rejected', reason: expect.any(ChangedMyMind) },
    ]);
    expect(await codesOf(database)).toEqual(codes.filter((code) => code !== '107'));
    const complete = await database.read((session) =>
      session.rows<{ code: string }>("SELECT code FROM organisation WHERE search_text = 'said twice'"),
    );
    expect(complete).toHaveLength(19);
  });

  it('count up without losing one of twenty', async () => {
    const id = await addOrganisation(database, '101');
    await database.write((session) => session.execute('UPDATE organisation SET valid_from = 0 WHERE id = $1', [id]));
    await Promise.all(
      Array.from({ length: 20 }, () =>
        database.write(async (session) => {
          const [row] = await session.rows<{ valid_from: number }>(
            `SELECT valid_from FROM organisation WHERE id = $1 ${session.dialect.forUpdate}`,
            [id],
          );
          await session.execute('UPDATE organisation SET valid_from = $1 WHERE id = $2', [
            (row?.valid_from ?? 0) + 1,
            id,
          ]);
        }),
      ),
    );
    const rows = await database.read((session) => session.rows('SELECT valid_from FROM organisation'));
    expect(rows).toEqual([{ valid_from: 20 }]);
  });

  it('stay, once acknowledged, when another that was open meanwhile is rolled back', async () => {
    const opened = gate();
    const rollBack = gate();
    const other = database.write(async (session) => {
      await insertOrganisation(session, '101');
      opened.open();
      await rollBack.opened;
      throw new ChangedMyMind();
    });
    await opened.opened;
    const bystander = addOrganisation(database, '102');
    await new Promise(setImmediate);
    rollBack.open();
    await expect(other).rejects.toThrow(ChangedMyMind);
    await bystander;
    expect(await codesOf(database)).toEqual(['102']);
  });

  it('leave nothing behind when one of several statements fails while another is on its way', async () => {
    await addOrganisation(database, '101');
    const failing = database.write(async (session) => {
      const { manager } = session;
      await Promise.all([insertOrganisation(session, '101'), manager.insert(OrganisationEntity, organisation('102'))]);
    });
    await expect(failing).rejects.toThrow('uq_organisation_country_code');
    expect(await codesOf(database)).toEqual(['101']);
  });

  it('leave nothing behind when one of several statements fails before others are begun', async () => {
    await addOrganisation(database, '101');
    const failed = gate();
    let late: Promise<unknown>[] = [];
    const failing = database.write(async (session) => {
      const { manager } = session;
      late = [
        failed.opened.then(() => insertOrganisation(session, '102')),
        failed.opened.then(() => manager.insert(OrganisationEntity, organisation('103'))),
        failed.opened.then(() => session.manager.insert(OrganisationEntity, organisation('104'))),
      ];
      await Promise.all([insertOrganisation(session, '101'), ...late]);
    });
    await expect(failing).rejects.toThrow('uq_organisation_country_code');
    failed.open();
    for (const statement of late) await expect(statement).rejects.toThrow('is over');
    expect(await codesOf(database)).toEqual(['101']);
  });

  it("never take in a statement of another's that has failed", async () => {
    const secondBegun = gate();
    const strayed = gate();
    let stray: Promise<unknown> = Promise.resolve();
    const first = database.write(async (session) => {
      stray = secondBegun.opened.then(() => insertOrganisation(session, '101'));
      stray.then(strayed.open, strayed.open);
      throw new ChangedMyMind();
    });
    await expect(first).rejects.toThrow(ChangedMyMind);
    await database.write(async (session) => {
      await insertOrganisation(session, '102');
      secondBegun.open();
      await strayed.opened;
    });
    await expect(stray).rejects.toThrow('is over');
    expect(await codesOf(database)).toEqual(['102']);
  });

  it('are not acknowledged when a statement failed and the work went on regardless', async () => {
    await addOrganisation(database, '101');
    const write = database.write(async (session) => {
      await insertOrganisation(session, '102');
      await insertOrganisation(session, '101').catch(() => undefined);
    });
    await expect(write).rejects.toThrow('uq_organisation_country_code');
    expect(await codesOf(database)).toEqual(['101']);
  });

  it('are taken up again after one that failed at its first word', async () => {
    await expect(database.write(() => Promise.reject(new ChangedMyMind()))).rejects.toThrow(ChangedMyMind);
    await addOrganisation(database, '101');
    expect(await codesOf(database)).toEqual(['101']);
  });

  it('state one instant, the same for everything in them', async () => {
    const instants = await database.write(async (session) => {
      const before = session.instant;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return [before, session.instant];
    });
    expect(instants[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(instants[1]).toBe(instants[0]);
  });
});

describe('writes that wait together on SQLite', () => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase('SQLite'));
  });
  afterEach(() => close());

  it('are answered when all of them are durable, and seen by nobody before', async () => {
    const letGo = gate();
    const secondBegun = gate();
    let isAnswered = false;
    const first = addOrganisation(database, '101').then(() => {
      isAnswered = true;
    });
    const second = database.write(async (session) => {
      await insertOrganisation(session, '102');
      secondBegun.open();
      await letGo.opened;
    });
    await secondBegun.opened;
    expect(await codesOf(database)).toEqual([]);
    expect(isAnswered).toBe(false);
    letGo.open();
    await Promise.all([first, second]);
    expect(await codesOf(database)).toEqual(['101', '102']);
  });

  it('do not take in the one among them that fails', async () => {
    const outcomes = await Promise.allSettled([
      addOrganisation(database, '101'),
      addOrganisation(database, '101'),
      addOrganisation(database, '102'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await codesOf(database)).toEqual(['101', '102']);
  });

  it('are all refused where they cannot be made durable, and those that come later are not', async () => {
    const outcomes = await Promise.allSettled([
      addOrganisation(database, '101'),
      database.write(() => Promise.reject(new ChangedMyMind())),
      database.write(async (session) => {
        // What a full disk would do: the work goes well, and the commit does not.
        await session.execute('PRAGMA defer_foreign_keys = ON');
        await session.execute('INSERT INTO population (organisation_id, year, population) VALUES ($1, 2024, 1)', ['x']);
      }),
    ]);
    expect(outcomes).toEqual([
      { status: 'rejected', reason: expect.objectContaining({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }) },
      { status: 'rejected', reason: expect.any(ChangedMyMind) },
      { status: 'rejected', reason: expect.objectContaining({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }) },
    ]);
    await addOrganisation(database, '103');
    expect(await codesOf(database)).toEqual(['103']);
  });
});

describe('writes that PostgreSQL gives up', () => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openFreshDatabase('PostgreSQL'));
  });
  afterEach(() => close());

  it('for a deadlock are done again, and both are kept', async () => {
    const ids = [await addOrganisation(database, '101'), await addOrganisation(database, '102')];
    const bothLocked = meeting(2);
    const oneKept = gate();
    let runs = 0;
    const inOrder = (order: readonly string[], said: string) =>
      database.write(async (session) => {
        runs += 1;
        // PostgreSQL lets a newcomer overtake who waits for a lock: they could meet in a second deadlock.
        if (runs > 2) await oneKept.opened;
        for (const id of order) {
          await session.execute('UPDATE organisation SET search_text = search_text || $1 WHERE id = $2', [said, id]);
          await bothLocked.arrive();
        }
      });
    const both = [inOrder(ids, ' one'), inOrder([...ids].reverse(), ' two')];
    await Promise.all(both.map((write) => write.finally(oneKept.open)));
    expect(runs).toBe(3);
    const rows = await database.read((session) =>
      session.rows<{ search_text: string }>('SELECT search_text FROM organisation'),
    );
    for (const { search_text } of rows) expect(search_text).toMatch(/^10[12]( one two| two one)$/);
    expect(rows).toHaveLength(2);
  });

  it('for a serialization failure are done again once', async () => {
    let runs = 0;
    await database.write(async (session) => {
      runs += 1;
      await insertOrganisation(session, '101');
      if (runs === 1) await session.execute(SERIALIZATION_FAILURE);
    });
    expect(runs).toBe(2);
    expect(await codesOf(database)).toEqual(['101']);
  });

  it('for a serialization failure are not done again twice', async () => {
    let runs = 0;
    const write = database.write(async (session) => {
      runs += 1;
      await insertOrganisation(session, '101');
      await session.execute(SERIALIZATION_FAILURE);
    });
    await expect(write).rejects.toThrow('somebody else was first');
    expect(runs).toBe(2);
    expect(await codesOf(database)).toEqual([]);
  });

  it('for a lasting reason are not done again at all', async () => {
    await addOrganisation(database, '101');
    let runs = 0;
    const write = database.write(async (session) => {
      runs += 1;
      await insertOrganisation(session, '101');
    });
    await expect(write).rejects.toThrow('uq_organisation_country_code');
    expect(runs).toBe(1);
  });
});

const SERIALIZATION_FAILURE =
  "DO $$ BEGIN RAISE EXCEPTION 'somebody else was first' USING ERRCODE = 'serialization_failure'; END $$";

function organisation(code: string): OrganisationEntity {
  return {
    id: `019a0000-0000-7000-8000-000000000${code}`,
    code,
    country: 'DK',
    kind: 'MUNICIPALITY',
    name: [],
    searchText: '',
    parentId: null,
    validFrom: null,
    validTo: null,
    successorId: null,
  };
}
