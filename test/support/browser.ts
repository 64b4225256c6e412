import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findChromium, startChromium } from '../../bench/chromium.js';

const START_TIMEOUT_MS = 60_000;

export interface Window {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}

/** What is unusual about a visitor's browser. */
export interface Manner {
  /** False: no script of the page runs. */
  readonly scripts?: boolean;
  /** What happens to the browser before it opens the page. */
  readonly before?: (context: BrowserContext) => Promise<void>;
}

/** A page of a server, in a browser that has been nowhere before. */
export interface Visit {
  readonly page: Page;
  /** What went wrong so far: told on the console, refused by the server or a policy, or asked of another host. */
  readonly faults: readonly string[];
  /** Begins anew with what went wrong. */
  forget(): void;
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
      browser = await startChromium();
    }, START_TIMEOUT_MS);
    afterAll(() => browser?.close());
    tests(() => browser);
  });
}

/** Opens a page of the server in a window, with an empty profile. */
export async function visit(
  browser: Browser,
  address: URL,
  { width, height, colorScheme }: Window,
  { scripts = true, before }: Manner = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    locale: 'en-GB',
    javaScriptEnabled: scripts,
  });
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
  await context.exposeFunction('tellOfPolicy', (breach: string) => void faults.push(`policy: ${breach}`));
  await context.addInitScript(TELL_OF_POLICY);
  await before?.(context);
  const page = await context.newPage();
  await page.goto(address.href);
  return { page, faults, forget: () => void faults.splice(0), close: () => context.close() };
}

/** How many pixels of the page stand out beyond the window's width. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

const TELL_OF_POLICY = `document.addEventListener('securitypolicyviolation', (event) => {
  window.tellOfPolicy(event.effectiveDirective + ' ' + event.blockedURI);
});`;
