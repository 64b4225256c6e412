/**
 * Measures the strategy screen against the same page as static HTML, in one run on one machine, in Chromium: when
 * something and when most of it is to be seen, how long the page does not answer, and how much is fetched for it.
 * `npm run bench:page` builds first. docs/performance.md says what the figures mean.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { startChromium } from './chromium.js';
import { cleanUp } from './clean-up.js';
import { machine } from './machine.js';
import { firstView } from './measure-page.js';
import { median } from './median.js';
import { MAALBAR, start } from './processes.js';
import { pageReport } from './report-page.js';
import { download, staticPage } from './static-page.js';

const SCREEN = '/en/strategies/indkoeb-med-mening';
const LEAST_LOADS = 9;
/** Of brotli, as the server compresses what it has rendered: otherwise the two pages would differ in bytes. */
const QUALITY = 4;
/** A telephone of the middle, on a network of the middle. */
const SLOW = { cpu: 4, latency: 150, bytesPerSecond: 1.6e6 / 8 };
const READERS = [
  { reader: 'this machine', slow: null },
  { reader: 'telephone', slow: SLOW },
];

const { values: options } = parseArgs({ options: { loads: { type: 'string', default: String(LEAST_LOADS) } } });
const loads = Number(options.loads);
if (!(loads >= LEAST_LOADS)) throw new Error(`--loads is a number of at least ${LEAST_LOADS}, not '${options.loads}'.`);

const directory = mkdtempSync(join(tmpdir(), 'maalbar-bench-page-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
try {
  const before = machine(directory);
  const { url } = await start([MAALBAR, 'serve'], { PORT: '0', DATA_DIR: directory, MAALBAR_SAMPLE: 'true' });
  const address = new URL(SCREEN, url).href;
  const browser = await startChromium();
  const pages = [
    { who: 'static HTML', address: await serveStatic(address) },
    { who: 'Målbar', address },
  ];
  const found = [];
  for (const { reader, slow } of READERS) found.push(...(await measure(browser, pages, { reader, slow })));
  const sizes = await sizesOf(await firstView(browser, address, null));
  const version = browser.version();
  await browser.close();
  process.stdout.write(pageReport({ machine: before, version, loads, slow: SLOW, found, sizes }));
} finally {
  await cleanUp();
}

async function serveStatic(address) {
  const files = join(directory, 'files.json');
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
  writeFileSync(files, JSON.stringify(await staticPage(address, (html) => brotliCompressSync(html, { params }))));
  const { url } = await start(['bench/by-hand/static-page.js'], { FILES: files });
  return new URL(SCREEN, url).href;
}

/** One load of each in turn, so that what the machine does besides falls on both. The first of each does not count. */
async function measure(browser, pages, { reader, slow }) {
  const times = pages.map(() => []);
  for (let count = 0; count <= loads; count += 1) {
    for (const [place, { address }] of pages.entries()) {
      const time = await firstView(browser, address, slow);
      if (count > 0) times[place].push(time);
    }
  }
  return pages.map(({ who }, place) => ({
    reader,
    who,
    first: median(times[place].map(({ first }) => first)),
    largest: median(times[place].map(({ largest }) => largest)),
    blocking: median(times[place].map(({ blocking }) => blocking)),
  }));
}

/** What a first view fetches, as many bytes as go over the network. */
async function sizesOf({ fetched }) {
  const rows = [];
  for (const type of ['document', 'script', 'stylesheet', 'font']) {
    const urls = new Set(fetched.filter((one) => one.type === type).map((one) => one.url));
    const sums = { type, files: urls.size, identity: 0, gzip: 0, br: 0 };
    for (const one of urls) {
      for (const encoding of ['identity', 'gzip', 'br']) sums[encoding] += (await download(one, encoding)).bytes.length;
    }
    rows.push(sums);
  }
  return rows;
}
