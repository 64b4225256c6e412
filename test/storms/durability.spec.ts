import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tables } from '../../src/contexts/tables.js';
import { Database } from '../../src/database/database.js';
import { DataDirectoryInUse } from '../../src/database/errors.js';
import { openStorage } from '../../src/database/open-storage.js';
import { withoutWaiting } from '../support/gate.js';
import { addOrganisation, codesOf } from './organisation-rows.js';

describe('the directory of a SQLite database', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'maalbar-durability-'));
  });
  afterEach(() => {
    for (const holder of holders.splice(0)) holder.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  });

  const open = async (): Promise<Database> => {
    const address = { dataDirectory: directory, databaseUrl: null };
    const storage = await openStorage(address, { tables, now: () => new Date().toISOString() });
    await storage.migrate();
    return new Database(storage);
  };

  it('is written so that what was acknowledged survives a power cut', async () => {
    const database = await open();
    const pragmas = await database.write(async (session) => ({
      ...(await session.rows<object>('PRAGMA journal_mode'))[0],
      ...(await session.rows<object>('PRAGMA synchronous'))[0],
      ...(await session.rows<object>('PRAGMA foreign_keys'))[0],
      ...(await session.rows<object>('PRAGMA recursive_triggers'))[0],
    }));
    // 2 is FULL: with 1, NORMAL, a power cut loses acknowledged commits.
    expect(pragmas).toEqual({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1, recursive_triggers: 1 });
    await database.close();
  });

  it('is written so even after migrations, which TypeORM runs without foreign keys', async () => {
    const database = await open();
    await database.storage.migrate();
    expect(await database.write((session) => session.rows('PRAGMA foreign_keys'))).toEqual([{ foreign_keys: 1 }]);
    await database.close();
  });

  it('belongs to one writer at a time, and to the next one after it', async () => {
    const first = await open();
    await addOrganisation(first, '101');
    await expect(open()).rejects.toThrow(DataDirectoryInUse);
    await expect(open()).rejects.toThrow(
      `Another Målbar process writes to ${directory}. Stop it first, or set DATA_DIR to another directory.`,
    );
    await addOrganisation(first, '102');
    await first.close();
    const second = await open();
    expect(await codesOf(second)).toEqual(['101', '102']);
    await second.close();
  });

  it('is free again after a process that was killed', async () => {
    await (await open()).close();
    const holder = await holdLock(directory);
    await expect(open()).rejects.toThrow(DataDirectoryInUse);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const database = await open();
    await addOrganisation(database, '101');
    expect(await codesOf(database)).toEqual(['101']);
    await database.close();
  });

  it('is free again after it could not be opened', async () => {
    const file = join(directory, 'maalbar.sqlite');
    writeFileSync(file, 'This is no database, and long enough to be looked at as one. '.repeat(100));
    await expect(open()).rejects.toHaveProperty('code', 'SQLITE_NOTADB');
    rmSync(file);
    const database = await open();
    expect(await codesOf(database)).toEqual([]);
    await database.close();
  });

  it('is read again after a time in which it could not be', async () => {
    const database = await open();
    const file = join(directory, 'maalbar.sqlite');
    renameSync(file, `${file}.away`);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await expect(withoutWaiting(codesOf(database))).rejects.toHaveProperty('code', 'SQLITE_CANTOPEN');
    }
    renameSync(`${file}.away`, file);
    const answers = Array.from({ length: 20 }, () => codesOf(database));
    expect(await withoutWaiting(Promise.all(answers))).toHaveLength(20);
    await withoutWaiting(database.close());
  });
});

/** Processes that a test has begun. */
const holders: ChildProcess[] = [];

/** Another process that holds the lock of the directory as a server would. */
async function holdLock(directory: string) {
  const program = `
    const lock = new (require(process.argv[1]))(process.argv[2], { timeout: 0 });
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
    console.log('locked');
    setInterval(() => undefined, 1_000);
  `;
  const driver = createRequire(import.meta.url).resolve('better-sqlite3');
  const holder = spawn(process.execPath, ['-e', program, driver, join(directory, 'writer.lock')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  holders.push(holder);
  await once(holder.stdout, 'data');
  return holder;
}
