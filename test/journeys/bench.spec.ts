import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onServer } from '../support/databases.js';

/** What the benchmark wrote for machines. */
interface Found {
  readonly sizes: readonly {
    readonly database: string;
    readonly data: { readonly measurements: number; readonly departments: number };
    readonly requests: readonly {
      readonly what: string;
      readonly who: string;
      readonly perSecond: number;
      readonly peakMegabytes: number;
      readonly ofByHand?: number;
      readonly ofTogether?: number | null;
      readonly failed: number;
    }[];
    readonly loading: readonly { readonly what: string; readonly who: string; readonly perSecond: number }[];
    readonly starting: { readonly seconds: number; readonly ofNode: number };
    readonly checks: readonly { readonly who: string; readonly accepted: number; readonly stored: number }[];
  }[];
}

const BRIEFLY = ['--seconds', '0.1', '--connections', '2'];
const READ_BY = ['ready-made', 'by hand', 'Målbar', 'Målbar, cached'];
const REQUESTS = [
  ...['dashboard, all participants', 'dashboard, one municipality', 'comparison of all over five years'].flatMap(
    (what) => READ_BY.map((who) => `${what}: ${who}`),
  ),
  'one submission: by hand',
  'one submission: by hand, together',
  'one submission: Målbar',
  'submission, then dashboard: by hand',
  'submission, then dashboard: Målbar',
];

describe('The benchmark', () => {
  const directory = mkdtempSync(join(tmpdir(), 'maalbar-test-'));
  // PostgreSQL runs as another user where we are root, and must get through to its data.
  beforeAll(() => chmodSync(directory, 0o755));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('measures each request and the import on both databases, and leaves nothing behind', async () => {
    if (!existsSync('dist/commands/maalbar.js')) throw new Error('Run `npm run build` first.');
    const json = join(directory, 'found.json');
    const { stdout } = await bench(['--measurements', '1500', ...BRIEFLY, '--json', json]);

    const { sizes }: Found = JSON.parse(readFileSync(json, 'utf8'));
    expect(sizes.map(({ database }) => database)).toEqual(['SQLite', 'PostgreSQL']);
    for (const { database, requests, loading, starting, checks } of sizes) {
      // PostgreSQL flushes the commits of several connections together by itself.
      const isMade = (request: string) => database === 'SQLite' || !request.endsWith('together');
      expect(requests.map(({ what, who }) => `${what}: ${who}`)).toEqual(REQUESTS.filter(isMade));
      expect(loading.map(({ what, who }) => `${what}: ${who}`)).toEqual(['import: by hand', 'import: Målbar']);
      for (const { perSecond } of [...requests, ...loading]) expect(perSecond).toBeGreaterThan(0);
      for (const { peakMegabytes } of requests) expect(peakMegabytes).toBeGreaterThan(0);
      for (const { who, ofByHand } of requests) expect(ofByHand !== undefined).toBe(who.startsWith('Målbar'));
      expect(requests.filter(({ failed }) => failed > 0)).toEqual([]);
      expect(starting.seconds).toBeGreaterThan(starting.ofNode);
      expect(checks.map(({ who }) => who)).toEqual(['Målbar', 'by hand']);
      for (const { accepted, stored } of checks) expect(stored).toBeGreaterThanOrEqual(accepted);
    }
    expect(stdout).toMatch(/\| of by hand \|/);
    expect(await leftBehind()).toEqual([]);
  }, 600_000);

  it('loads figures past the import, and shows what becomes of each request when there are more of them', async () => {
    const json = join(directory, 'growth.json');
    const options = ['--measurements', '1500,3000', '--municipalities', '5', '--load', 'raw', ...BRIEFLY];
    const { stdout } = await bench([...options, '--json', json]);

    const { sizes }: Found = JSON.parse(readFileSync(json, 'utf8'));
    expect(
      sizes.map(({ database, data }) => `${database}: ${data.measurements}, ${data.departments} departments`),
    ).toEqual([
      'SQLite: 1500, 0 departments',
      'PostgreSQL: 1500, 0 departments',
      'SQLite: 3100, 7 departments',
      'PostgreSQL: 3100, 7 departments',
    ]);
    for (const { requests, loading } of sizes) {
      expect(loading.map(({ what, who }) => `${what}: ${who}`)).toEqual([
        'past Målbar: by hand',
        'kept figures made anew: Målbar',
      ]);
      expect(requests.filter(({ failed }) => failed > 0)).toEqual([]);
    }
    expect(stdout).toMatch(/\| 3100 of 1500 \|/);
    expect(stdout).toMatch(/\| SQLite +\| one submission +\| Målbar +\| +[\d.]+ \([\d.]+ ms\) \| /);
    expect(await leftBehind()).toEqual([]);
  }, 600_000);

  it('does not go on with a file of other figures', async () => {
    const json = join(directory, 'others.json');
    const options = { measurements: '900', database: 'both', seconds: '0.1', connections: '2', seed: '2' };
    writeFileSync(json, JSON.stringify({ options: { ...options, municipalities: '388', load: 'auto' }, sizes: [] }));
    await expect(bench(['--measurements', '1500', ...BRIEFLY, '--json', json])).rejects.toMatchObject({
      stderr: expect.stringContaining(`${json} holds what was measured with another --seed: name another file.`),
    });
    expect(await leftBehind()).toEqual([]);
  });

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
