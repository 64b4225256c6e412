import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { type Manner, type Visit, visit, type Window } from '../support/browser.js';

export const WIDE: Window = { width: 1280, height: 1000, colorScheme: 'light' };
export const NARROW: Window = { width: 360, height: 740, colorScheme: 'dark' };
/** The machine may be busy with other tests. */
const PATIENCE_MS = 20_000;

/** Opens a page and waits until it answers to its reader. */
export async function openPage(
  browser: Browser,
  address: URL,
  { window = WIDE, ...manner }: Manner & { readonly window?: Window } = {},
): Promise<Visit> {
  const visited = await visit(browser, address, window, manner);
  visited.page.setDefaultTimeout(PATIENCE_MS);
  if (manner.scripts !== false) await awake(visited);
  return visited;
}

/** The same reader goes on to another address. */
export async function goTo(visited: Visit, address: URL, { width, height }: Window): Promise<void> {
  visited.forget();
  await visited.page.setViewportSize({ width, height });
  await visited.page.goto(address.href);
  await awake(visited);
}

/** Until React has taken over what the server rendered, and the fonts are there. */
async function awake({ page, faults }: Visit): Promise<void> {
  const isAwake = () => {
    const isTakenOver = Object.keys(document.querySelector('h1') ?? {}).some((name) => name.startsWith('__react'));
    return isTakenOver && document.fonts.status === 'loaded';
  };
  await page.waitForFunction(isAwake).catch((error: unknown) => {
    throw new Error(`${page.url()} does not answer to its reader. ${faults.join('\n')}`, { cause: error });
  });
}

export interface Seen {
  readonly language: string;
  readonly title: string;
  readonly headings: readonly string[];
}

/** How a page presents itself. */
export function seenOn(page: Page): Promise<Seen> {
  return page.evaluate(() => ({
    language: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll('h1')].map(({ textContent }) => textContent.trim()),
  }));
}

/**
 * The text that a screen shows, as the server sent it and as it is now; without its controls, in the place of which
 * scripts may put better ones, and without the foot of what is printed, which names the present day.
 */
export function textsOn(page: Page): Promise<{ readonly sent: string; readonly now: string }> {
  return page.evaluate(async () => {
    const textOf = (whole: Document) => {
      const main = whole.querySelector('main')?.cloneNode(true);
      if (!(main instanceof Element)) return '';
      for (const control of main.querySelectorAll('noscript, form, button, textarea, [role="status"], .print-foot'))
        control.remove();
      return main.textContent;
    };
    const sent = await (await fetch(location.href)).text();
    return { sent: textOf(new DOMParser().parseFromString(sent, 'text/html')), now: textOf(document) };
  });
}

/** What keeps people out: what axe-core finds that is serious or critical. */
export async function barriersOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n')}`);
}

/** Where the keyboard is; null: nowhere. */
export function focusOn(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { activeElement: active, body } = document;
    if (active === null || active === body) return null;
    return `${active.localName} ${active.getAttribute('aria-label') ?? active.textContent.trim().slice(0, 40)}`;
  });
}
