import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { SAMPLE_ACCOUNTS } from '../../src/contexts/identity/sample-accounts.js';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from '../support/databases.js';

const COMMAND = 'dist/commands/maalbar.js';

/** A command in a process of its own. */
interface Running {
  readonly process: ChildProcess;
  /** What it has said so far. */
  said(): string;
  /** Waits until it has said something. */
  hears(words: RegExp): Promise<RegExpExecArray>;
  /** How it ended, and all that it said. */
  readonly ended: Promise<{ code: number | null; signal: string | null; said: string }>;
}

const ADD = `mutation {
  addOrganisation(input: { code: "0101", country: "DK", kind: MUNICIPALITY, name: [{ language: DA, text: "København" }] }) {
    code
  }
}`;

/** Commands in processes of their own, on a fresh database. */
async function workshop(kind: DatabaseKind) {
  if (!existsSync(COMMAND)) throw new Error('The commands have not been built: run `npm run build` first.');
  const fresh: FreshDatabase = await freshDatabase(kind);
  const started: Running[] = [];

  /** @param command with its options, as they are typed */
  function run(command: string, environment: Readonly<Record<string, string>> = {}): Running {
    const child = spawn(process.execPath, [COMMAND, ...command.split(' ')], {
      env: { PATH: process.env['PATH'], ...fresh.environment, PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    const listeners = new Set<() => void>();
    const listen = (chunk: Buffer) => {
      text += chunk.toString('utf8');
      for (const listener of listeners) listener();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    const ended: Running['ended'] = new Promise((resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal, said: text }));
    });
    const hears: Running['hears'] = (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = words.exec(text);
          if (found) resolve(found);
        };
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`It ended without saying ${words}: ${text}`)));
      });
    const running = { process: child, said: () => text, hears, ended };
    started.push(running);
    return running;
  }

  return {
    directory: fresh.environment['DATA_DIR'],
    run,
    serve: async (environment: Readonly<Record<string, string>> = {}) => {
      const running = run('serve', environment);
      const [, url = ''] = await running.hears(/running at (http:\S+)/);
      await running.hears(/Stop with Ctrl\+C/);
      return { ...running, url };
    },
    /** Makes a key that may do everything, while no server runs on SQLite; gives the header that has it. */
    makeKey: async () => {
      const nextYear = new Date().getUTCFullYear() + 1;
      const { said } = await run(`create-key --purpose tests --role ADMIN --expires-on ${nextYear}-01-01`).ended;
      const [secret] = /mk_[\w-]{43}/.exec(said) ?? [];
      if (secret === undefined) throw new Error(`No key was made: ${said}`);
      return { authorization: `Bearer ${secret}` };
    },
    close: async () => {
      for (const { process: child, ended } of started) {
        child.kill('SIGKILL');
        await ended;
      }
      await fresh.remove();
    },
  };
}

async function ask(url: string, query: string, credentials: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...credentials },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

describe('maalbar on SQLite', () => {
  let shop: Awaited<ReturnType<typeof workshop>>;
  beforeAll(async () => {
    shop = await workshop('SQLite');
  });
  afterAll(() => shop.close());

  it('serves the sample at its first start, stops when it is told to, and keeps what there was', async () => {
    const operator = await shop.makeKey();
    const first = await shop.serve();
    expect(first.said()).toContain(`  page       ${first.url}/\n`);
    expect(first.said()).toContain(`explorer   ${first.url}/explorer/`);
    expect(first.said()).toContain(`GraphQL    ${first.url}/graphql`);
    expect(first.said()).toContain(`schema     ${first.url}/schema.graphql`);
    expect(first.said()).toContain('filled with the sample strategy (fictional municipalities, illustrative figures)');
    for (const { email, password } of SAMPLE_ACCOUNTS) {
      expect(first.said()).toMatch(new RegExp(`\\b${email} .*\\b${password}\\b`));
    }
    expect(await ask(first.url, '{ strategies { totalCount } }')).toEqual({ data: { strategies: { totalCount: 1 } } });
    expect(await ask(first.url, ADD)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await ask(first.url, ADD, operator)).toEqual({ data: { addOrganisation: { code: '0101' } } });

    const second = shop.run('serve');
    const neighbour = shop.run('serve', { DATA_DIR: `${shop.directory}/other`, PORT: new URL(first.url).port });
    expect(await second.ended).toEqual({
      code: 1,
      signal: null,
      said: `Another Målbar process writes to ${shop.directory}. Stop it first, or set DATA_DIR to another directory.\n`,
    });
    const { code, said } = await neighbour.ended;
    expect(code).toBe(1);
    expect(said).toContain(`Cannot listen on 127.0.0.1:${new URL(first.url).port}`);
    expect(said).not.toMatch(/\n\s+at /);

    first.process.kill('SIGTERM');
    expect(await first.ended).toMatchObject({ code: 0, signal: null });

    const again = await shop.serve();
    expect(again.said()).not.toContain('sample strategy');
    expect(
      await ask(again.url, '{ strategies { totalCount } organisation(ref: { code: "0101", country: "DK" }) { name } }'),
    ).toEqual({
      data: { strategies: { totalCount: 1 }, organisation: { name: 'København' } },
    });
    again.process.kill('SIGINT');
    expect(await again.ended).toMatchObject({ code: 0, signal: null });
  });

  it('prints the schema and nothing else', async () => {
    const { code, said } = await shop.run('print-schema').ended;
    expect(code).toBe(0);
    expect(said).toBe(readFileSync('schema.graphql', 'utf8'));
  });

  it('says in a sentence which setting is wrong', async () => {
    expect(await shop.run('serve', { MAALBAR_SAMPEL: 'false' }).ended).toEqual({
      code: 1,
      signal: null,
      said: 'There is no setting MAALBAR_SAMPEL. Did you mean MAALBAR_SAMPLE?\n',
    });
  });
});

describe('maalbar on PostgreSQL', () => {
  let shop: Awaited<ReturnType<typeof workshop>>;
  beforeAll(async () => {
    shop = await workshop('PostgreSQL');
  });
  afterAll(() => shop.close());

  it('serves only what has been migrated, from as many processes as there are', async () => {
    const tooEarly = await shop.run('serve').ended;
    expect(tooEarly.code).toBe(1);
    expect(tooEarly.said).toMatch(
      /^The database lacks \d+ migration\(s\): [^\n]+\. Run 'npx maalbar migrate' first\.\n$/,
    );

    const migrated = await shop.run('migrate').ended;
    expect(migrated).toMatchObject({ code: 0, said: expect.stringMatching(/^Migrated: [^\n]+\.\n$/) });
    expect(await shop.run('migrate').ended).toMatchObject({ code: 0, said: 'Nothing to migrate.\n' });

    const operator = await shop.makeKey();
    const [first, second] = await Promise.all([shop.serve(), shop.serve()]);
    expect(first.said()).toContain('data       PostgreSQL');
    expect(first.said()).not.toContain('sample strategy');
    await ask(first.url, ADD, operator);
    expect(await ask(second.url, '{ organisations { totalCount } }')).toEqual({
      data: { organisations: { totalCount: 1 } },
    });
    for (const { process: child, ended } of [first, second]) {
      child.kill('SIGTERM');
      expect(await ended).toMatchObject({ code: 0, signal: null });
    }
    expect(await shop.run('seed').ended).toMatchObject({
      code: 0,
      said: 'The database is not empty: nothing was added to it.\n',
    });
  });
});
