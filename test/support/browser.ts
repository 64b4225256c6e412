import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const START_TIMEOUT_MS = 60_000;

export interface Window {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}

/** A page of a server, in a browser that has been nowhere before. */
export interface Visit {
  readonly page: Page;
  /** What went wrong so far: told on the console, refused by the server, or asked of another host. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** Tests in Chromium. On a machine without one they are skipped, and a line says so. */
export function describeInBrowser(name: string, tests: (browser: () => Browser) => void): void {
  const executablePath = findChromium();
  if (executablePath === null) {
    process.stderr.write(`There is no Chromium here: '${name}' is skipped. Get it with 'apt-get install chromium'.\n`);
  }
  const describeWhereItIs = executablePath === null ? describe.skip : describe;
  describeWhereItIs(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await startChromium(executablePath ?? '');
    }, START_TIMEOUT_MS);
    afterAll(() => browser?.close());
    tests(() => browser);
  });
}

/** Opens a page of the server in a window, with an empty profile. */
export async function visit(browser: Browser, address: URL, { width, height, colorScheme }: Window): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: 'en-GB' });
  const faults: string[] = [];
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`error: ${error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.host !== address.host) faults.push(`foreign: ${url.href}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) faults.push(`answer: ${response.status()} ${new URL(response.url()).pathname}`);
  });
  const page = await context.newPage();
  await page.goto(address.href);
  return { page, faults, close: () => context.close() };
}

/** How many pixels of the page stand out beyond the window's width. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

function findChromium(): string | null {
  const directories = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const candidates = NAMES.flatMap((name) => directories.map((directory) => join(directory, name)));
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

function startChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A page that asks another host must not find it, wherever the tests run.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}
