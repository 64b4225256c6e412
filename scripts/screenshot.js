/**
 * Makes the pictures of the README and the documents: of the built server with the sample, on a database of its own.
 * `npm run screenshot` builds first.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChromium } from '../bench/chromium.js';
import { cleanUp } from '../bench/clean-up.js';
import { MAALBAR, start } from '../bench/processes.js';

const IMAGES = fileURLToPath(new URL('../docs/images/', import.meta.url));
const WINDOW = { width: 1280, height: 1000 };
/** A reader of the README does not wait for more. */
const MOST_BYTES = 300_000;

const PICTURES = [
  {
    file: 'strategy.png',
    path: '/en/strategies/indkoeb-med-mening',
    ready: (page) => page.evaluate(() => document.fonts.ready.then(() => undefined)),
  },
  {
    file: 'explorer.png',
    path: '/explorer/',
    ready: async (page) => {
      await page.getByRole('region', { name: 'Operation Editor' }).locator('.view-line').first().waitFor();
      await page.getByRole('button', { name: /^Execute query/ }).click();
      await page.getByRole('region', { name: 'Result Window' }).getByText('"BEHIND"').first().waitFor();
    },
  },
];

const directory = mkdtempSync(join(tmpdir(), 'maalbar-screenshot-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
try {
  const { url } = await start([MAALBAR, 'serve'], { PORT: '0', DATA_DIR: directory, MAALBAR_SAMPLE: 'true' });
  const browser = await startChromium();
  const context = await browser.newContext({ viewport: WINDOW, colorScheme: 'light', locale: 'en-GB' });
  for (const { file, path, ready } of PICTURES) {
    const page = await context.newPage();
    await page.goto(new URL(path, url).href, { waitUntil: 'networkidle' });
    await ready(page);
    await page.screenshot({ path: join(IMAGES, file) });
    await page.close();
    const { size } = statSync(join(IMAGES, file));
    if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes; ${MOST_BYTES} are enough.`);
    process.stdout.write(`docs/images/${file}: ${Math.round(size / 1000)} kB\n`);
  }
  await browser.close();
} finally {
  await cleanUp();
}
