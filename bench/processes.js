/** Node programs in processes of their own, of which is known what they have used. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterwards } from './clean-up.js';

export const MAALBAR = 'dist/commands/maalbar.js';
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What would change what is measured, where somebody has set it. */
const NOT_HANDED_ON = /^(DATABASE_URL|DATA_DIR|PORT|HOST|NODE_.*|MAALBAR_.*)$/;
/** Nobody asks as often as a generator of load. */
const UNLIMITED = { MAALBAR_REQUESTS_PER_MINUTE: '0', MAALBAR_ACCOUNT_REQUESTS_PER_MINUTE: '0' };

function spawned(program, environment) {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_HANDED_ON.test(name)));
  const child = spawn(process.execPath, ['--import', './bench/report-usage.js', ...program], {
    cwd: ROOT,
    env: { ...inherited, NODE_ENV: 'production', ...UNLIMITED, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C in the terminal is for the benchmark, which ends its processes itself.
    detached: true,
  });
  const said = { output: '', complaints: '' };
  child.stdout.on('data', (text) => {
    said.output += text;
  });
  child.stderr.on('data', (text) => {
    said.complaints += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => {
    const peak = /peak memory (\d+) MB/.exec(said.complaints)?.[1];
    return { code: code ?? signal, peakMegabytes: peak === undefined ? null : Number(peak) };
  });
  afterwards(() => {
    child.kill('SIGKILL');
    return ended;
  });
  return { child, said, ended };
}

/** Runs a program to its end; answers what it said, how long it took from its start and its peak memory. */
export async function run(program, environment) {
  const started = performance.now();
  const { said, ended } = spawned(program, environment);
  const { code, peakMegabytes } = await ended;
  if (code !== 0) throw new Error(`${program.join(' ')} ended with ${code}: ${said.output}${said.complaints}`);
  return { output: said.output, seconds: (performance.now() - started) / 1000, peakMegabytes };
}

/** Starts a server that prints its address, and waits until it has. */
export async function start(program, environment) {
  const { child, said, ended } = spawned(program, environment);
  const url = await Promise.race([
    ended.then(() => null),
    new Promise((resolve) => {
      child.stdout.on('data', () => {
        const found = /http:\/\/[^\s/]+/.exec(said.output)?.[0];
        if (found) resolve(found);
      });
    }),
  ]);
  if (url === null) throw new Error(`${program.join(' ')} ended before it listened: ${said.complaints}`);
  return {
    url: `${url}/graphql`,
    /** What it has used so far; null where it has died. */
    usage: async () => {
      if (!child.connected) return null;
      child.send('usage');
      return Promise.race([once(child, 'message').then(([usage]) => usage), ended.then(() => null)]);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
