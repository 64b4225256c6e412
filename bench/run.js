/**
 * Measures the answers a visitor waits for, as ratios within one run: how many a second against the same bytes served
 * ready-made by node:http in a process of its own. `npm run bench` builds first; `--seconds 5 --connections 8` are the
 * defaults.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';

const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '5' }, connections: { type: 'string', default: '8' } },
});

const DASHBOARD = `query ($organisation: OrganisationRef) {
  strategy(slug: "indkoeb-med-mening") {
    title
    progress(organisation: $organisation) {
      year status attainment paceScore
      themes { theme { code title } goals { goal { code title } status attainment indicators {
        goalIndicator { indicator { code title unit } }
        dataYear value status attainment pace planned
        target { year value } coverage { expected reported share } series { year value missing planned }
      } } }
    }
  }
}`;

const MUNICIPALITY = { code: '9901', country: 'DK' };
const QUESTIONS = [
  { name: 'dashboard, all participants', variables: {} },
  { name: 'dashboard, one municipality', variables: { organisation: MUNICIPALITY } },
];

const directory = mkdtempSync(join(tmpdir(), 'maalbar-bench-'));
const server = await start(['dist/commands/maalbar.js', 'serve'], {
  DATA_DIR: directory,
  PORT: '0',
  MAALBAR_SAMPLE: 'true',
});
try {
  const rows = [];
  for (const { name, variables } of QUESTIONS) {
    const body = JSON.stringify({ query: DASHBOARD, variables });
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (JSON.parse(bytes.toString()).errors) throw new Error(`The query was refused: ${bytes}`);
    const ready = await start(['bench/ready-made.js'], { BYTES: bytes.toString('base64') });
    const prebuilt = await measure(`${ready.url}/graphql`, body);
    const ours = await measure(`${server.url}/graphql`, body);
    ready.stop();
    rows.push({
      question: name,
      'answer (kB)': round(bytes.length / 1000),
      'a second': round(ours.requests.average),
      'p50 (ms)': ours.latency.p50,
      'p99 (ms)': ours.latency.p99,
      'node:http, ready-made': round(prebuilt.requests.average),
      ratio: Number((ours.requests.average / prebuilt.requests.average).toPrecision(2)),
    });
  }
  console.table(rows);
} finally {
  server.stop();
  rmSync(directory, { recursive: true, force: true });
}

/** Starts a Node program that prints its address, and waits until it has. */
async function start(program, environment) {
  const child = spawn(process.execPath, program, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url) return { url, stop: () => child.kill('SIGTERM') };
  }
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
  throw new Error(`${program.join(' ')} ended with ${code} before it listened`);
}

function measure(url, body) {
  return autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    connections: Number(options.connections),
    duration: Number(options.seconds),
  });
}

function round(number) {
  return Math.round(number * 10) / 10;
}
