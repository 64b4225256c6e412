import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onServer } from '../support/databases.js';

/** What the benchmark wrote for machines. */
interface Found {
  readonly sizes: readonly {
    readonly database: string;
    readonly requests: readonly {
      readonly what: string;
      readonly who: string;
      readonly perSecond: number;
      readonly failed: number;
    }[];
    readonly imports: readonly { readonly who: string; readonly perSecond: number }[];
    readonly memory: { readonly afterReads: number };
    readonly checks: readonly { readonly who: string; readonly accepted: number; readonly stored: number }[];
  }[];
}

describe('The benchmark', () => {
  const directory = mkdtempSync(join(tmpdir(), 'maalbar-test-'));
  // PostgreSQL runs as another user where we are root, and must get through to its data.
  beforeAll(() => chmodSync(directory, 0o755));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('measures each request and the import on both databases, and leaves nothing behind', async () => {
    if (!existsSync('dist/commands/maalbar.js')) throw new Error('Run `npm run build` first.');
    const json = join(directory, 'found.json');
    const { stdout } = await bench(['--measurements', '900', '--seconds', '0.3', '--json', json]);

    const { sizes }: Found = JSON.parse(readFileSync(json, 'utf8'));
    expect(sizes.map(({ database }) => database)).toEqual(['SQLite', 'PostgreSQL']);
    for (const { requests, imports, memory, checks } of sizes) {
      expect(requests.map(({ what, who }) => `${what}: ${who}`)).toEqual([
        'dashboard, all participants: ready-made',
        'dashboard, all participants: by hand',
        'dashboard, all participants: Målbar',
        'dashboard, one municipality: ready-made',
        'dashboard, one municipality: by hand',
        'dashboard, one municipality: Målbar',
        'one submission: by hand',
        'one submission: Målbar',
      ]);
      expect(imports.map(({ who }) => who)).toEqual(['by hand', 'Målbar']);
      for (const { perSecond } of [...requests, ...imports]) expect(perSecond).toBeGreaterThan(0);
      expect(requests.filter(({ failed }) => failed > 0)).toEqual([]);
      expect(memory.afterReads).toBeGreaterThan(0);
      expect(checks.map(({ who }) => who)).toEqual(['Målbar', 'by hand']);
      for (const { accepted, stored } of checks) expect(stored).toBeGreaterThanOrEqual(accepted);
    }
    expect(stdout).toMatch(/\| of by hand \|/);
    expect(await leftBehind()).toEqual([]);
  }, 300_000);

  it('stops the PostgreSQL that it has started, when it is interrupted', async () => {
    const ports: string[] = [];
    const running = bench(['--measurements', '900', '--database', 'postgresql'], { DATABASE_URL: '' });
    running.child.stderr?.on('data', (text: Buffer) => {
      if (!text.includes('Measuring')) return;
      ports.push(portOfPostgres());
      setTimeout(() => running.child.kill('SIGINT'), 2_000);
    });
    await expect(running).rejects.toMatchObject({ code: 130 });
    expect(ports).toHaveLength(1);
    await expect(onServer('SELECT 1', `postgres://postgres@127.0.0.1:${ports[0]}/postgres`)).rejects.toThrow(
      'ECONNREFUSED',
    );
    expect(await leftBehind()).toEqual([]);
  }, 120_000);

  /** A run whose temporary files are in the test's directory, and whose databases are on the test's PostgreSQL. */
  function bench(options: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    return promisify(execFile)(process.execPath, ['bench/run.js', ...options], {
      env: { PATH: process.env['PATH'], TMPDIR: directory, DATABASE_URL: testServer(), ...environment },
    });
  }

  function temporary(): string[] {
    return readdirSync(directory).filter((name) => name.startsWith('maalbar-bench-'));
  }

  /** PostgreSQL writes its port into the fourth line of a file beside its data. */
  function portOfPostgres(): string {
    const file = join(directory, temporary()[0] ?? '', 'postgres', 'data', 'postmaster.pid');
    return readFileSync(file, 'utf8').split('\n')[3] ?? '';
  }

  async function leftBehind(): Promise<string[]> {
    const databases = await onServer<{ readonly datname: string }>(
      `SELECT datname FROM pg_database WHERE datname LIKE 'maalbar_bench_%'`,
    );
    return [...databases.map(({ datname }) => datname), ...temporary()];
  }
});

function testServer(): string {
  return `${process.env['TEST_POSTGRES_URL']}/postgres`;
}
