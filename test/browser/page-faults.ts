import type { Visit } from '../support/browser.js';
import type { Screen } from './page-screens.js';

/** What went wrong on a visit, but for what an address that leads nowhere is answered. */
export function faultsOf({ faults, page }: Visit, { isMissing = false }: Pick<Screen, 'isMissing'>): string[] {
  if (!isMissing) return [...faults];
  const { pathname } = new URL(page.url());
  const expected = [`answer: 404 ${pathname}`, /^console: Failed to load resource: .* 404/];
  return faults.filter((fault) => !expected.some((one) => (typeof one === 'string' ? one === fault : one.test(fault))));
}
