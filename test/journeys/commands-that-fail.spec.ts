import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 as uuidv7 } from 'uuid';
import { sentenceOf } from '../../src/commands/sentence-of.js';
import { HistoryStore } from '../../src/contexts/history/history.store.js';
import { record } from '../../src/contexts/history/record.js';
import { checkChain, sealHistory } from '../../src/contexts/history/seal.js';
import type { Database } from '../../src/database/database.js';
import { openStorage } from '../../src/database/open-storage.js';
import { VISITOR } from '../../src/domain/actor.js';
import { openDatabase } from '../../src/main.js';
import { readSettings } from '../../src/settings.js';
import { DATABASE_KINDS, type FreshDatabase, freshDatabase } from '../support/databases.js';

const COMMAND = fileURLToPath(new URL('../../dist/commands/maalbar.js', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

function run(command: string, environment: Readonly<Record<string, string>>): Promise<Ended> {
  if (!existsSync(COMMAND)) throw new Error('The commands have not been built: run `npm run build` first.');
  const child = spawn(process.execPath, [COMMAND, command], {
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

describe('a command', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'maalbar-test-'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it.each(['serve', 'migrate', 'seed', 'verify'])(
    '%s says in a sentence that its directory is a file',
    async (name) => {
      const file = join(directory, 'a-file');
      writeFileSync(file, '');
      expect(await run(name, { DATA_DIR: file })).toEqual({
        code: 1,
        said: `Cannot keep the database in '${file}': it is a file, or lies below one (EEXIST). Set DATA_DIR to another directory.\n`,
      });
    },
  );

  it('says in a sentence that it may not write into its directory', async () => {
    const locked = join(directory, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    // Nobody is locked out who is root: what the operating system would have said is said for it.
    const isRoot = process.getuid?.() === 0;
    const refusal = Object.assign(new Error('unable to open database file'), { code: 'SQLITE_CANTOPEN' });
    const said = isRoot
      ? sentenceOf(refusal, { DATA_DIR: locked })
      : (await run('serve', { DATA_DIR: locked })).said.trim();
    expect(said).toBe(
      `Cannot keep the database in '${locked}': this account may not write there (SQLITE_CANTOPEN). Set DATA_DIR to another directory.`,
    );
  });

  it('says in a sentence that its directory holds another kind of file', async () => {
    const other = join(directory, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'maalbar.sqlite'), 'This is a letter, and no database at all. '.repeat(100));
    expect(await run('serve', { DATA_DIR: other })).toEqual({
      code: 1,
      said: `Cannot keep the database in '${other}': its maalbar.sqlite is damaged or no SQLite database (SQLITE_NOTADB). Set DATA_DIR to another directory.\n`,
    });
  });

  it.each(['serve', 'verify'])('%s says in a sentence that nobody answers, and no password', async (name) => {
    const place = `127.0.0.1:${await freePort()}`;
    expect(await run(name, { DATABASE_URL: `postgres://maalbar:secret@${place}/maalbar` })).toEqual({
      code: 1,
      said: `Cannot use the PostgreSQL database at ${place}/maalbar: connect ECONNREFUSED ${place}. Check DATABASE_URL, and that PostgreSQL runs there and lets this role in.\n`,
    });
  });

  it('says in a sentence that there is no such database', async () => {
    const url = `${process.env['TEST_POSTGRES_URL']}/of-another-house`;
    const { code, said } = await run('migrate', { DATABASE_URL: url });
    expect(code).toBe(1);
    expect(said).toMatch(
      /^Cannot use the PostgreSQL database at [\w.:]+\/of-another-house: database "of-another-house" does not exist \(3D000\)\. [^\n]+\n$/,
    );
  });
});

describe.each(DATABASE_KINDS)('maalbar verify on %s', (kind) => {
  let fresh: FreshDatabase;
  beforeEach(async () => {
    fresh = await freshDatabase(kind);
  });
  afterEach(() => fresh.remove());

  async function onDatabase<Result>(act: (database: Database) => Promise<Result>): Promise<Result> {
    const database = await openDatabase(readSettings(fresh.environment));
    try {
      await database.storage.migrate();
      return await act(database);
    } finally {
      await database.close();
    }
  }

  const happen = (database: Database, count: number) =>
    database.write(async (session) => {
      for (let n = 0; n < count; n += 1) {
        const subject = { subjectType: 'Strategy', subjectId: uuidv7() };
        await record(session, VISITOR, { action: `happening_${n}`, ...subject, facts: {} });
      }
    });

  it('refuses a database in which nothing is yet', async () => {
    const { code, said } = await run('verify', fresh.environment);
    expect(code).toBe(1);
    expect(said).toMatch(/^There is no history to verify: the database is empty or older than this version [^\n]+\n$/);
  });

  it('counts what is sealed and what is not, and says where the chain ends', async () => {
    const last = await onDatabase(async (database) => {
      await happen(database, 3);
      await database.write(sealHistory);
      await happen(database, 2);
      return (await database.read(checkChain)).last;
    });
    expect(last).toEqual({ position: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await run('verify', fresh.environment)).toEqual({
      code: 0,
      said: `The history holds. Entries sealed: 3; not yet sealed: 2.\nLast link, to be noted elsewhere: 3 ${last?.hash}\nThe kept figures: no difference.\n`,
    });
  });

  it('has nothing to note where nothing has been sealed', async () => {
    await onDatabase((database) => happen(database, 1));
    expect(await run('verify', fresh.environment)).toEqual({
      code: 0,
      said: 'The history holds. Entries sealed: 0; not yet sealed: 1.\nThe kept figures: no difference.\n',
    });
  });

  const on = (table: string) => (kind === 'PostgreSQL' ? ` ON "${table}"` : '');

  it.each<[string, string, number, readonly string[]]>([
    ['a link is gone', 'history_seal', 3, ['DELETE FROM history_seal WHERE position = 2']],
    ['the first link is gone', 'history_seal', 2, ['DELETE FROM history_seal WHERE position = 1']],
    ['a link stands before the first', 'history_seal', 1, ['UPDATE history_seal SET position = 0 WHERE position = 4']],
    ['a link has no entry', 'history_entry', 2, ["DELETE FROM history_entry WHERE action = 'happening_1'"]],
    [
      'an entry was changed',
      'history_entry',
      3,
      ["UPDATE history_entry SET reason = 'x' WHERE action = 'happening_2'"],
    ],
  ])('finds that %s', async (_what, table, position, statements) => {
    await onDatabase(async (database) => {
      await happen(database, 4);
      await database.write(sealHistory);
    });
    const { DATA_DIR = '', DATABASE_URL = null } = fresh.environment;
    const storage = await openStorage(
      { dataDirectory: DATA_DIR, databaseUrl: DATABASE_URL },
      { tables: [], now: () => '' },
    );
    const behindTheBack = [
      ...['update', 'delete'].map((change) => `DROP TRIGGER "${table}_append_only_${change}"${on(table)}`),
      kind === 'PostgreSQL' ? "SET session_replication_role = 'replica'" : 'PRAGMA foreign_keys = OFF',
      ...statements,
    ];
    const runner = storage.dataSource.createQueryRunner();
    for (const statement of behindTheBack) await runner.query(statement);
    await runner.release();
    await storage.close();
    expect(await onDatabase((database) => database.read(checkChain))).toMatchObject({ broken: position });
  });

  it('ends with a sentence where the chain does not hold', async () => {
    await onDatabase(async (database) => {
      await happen(database, 2);
      await database.write(sealHistory);
      await happen(database, 1);
      const [entry] = await database.read((session) =>
        session.rows<{ id: string }>('SELECT id FROM history_entry ORDER BY id DESC LIMIT 1'),
      );
      await database.write((session) =>
        session.use(HistoryStore).appendSeals([{ position: 3, entryId: entry?.id ?? '', hash: 'made up' }]),
      );
    });
    expect(await run('verify', fresh.environment)).toEqual({
      code: 1,
      said: 'The kept figures: no difference.\nThe history does not hold: link 3 of its chain does not fit. An entry or a link was changed, added or removed.\n',
    });
  });
});
