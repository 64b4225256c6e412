/** An address of this page. */
const OWN = /^\/(?:(?:da|sv|en)(?:\/.*)?|explorer\/)$/;
/** Addresses want a host; nothing is asked of this one. */
const NOWHERE = 'http://localhost';

/** Where somebody goes who has signed in: back to where they came from, and nowhere but on this page. */
export function returnPathOf(search: URLSearchParams, home: string): string {
  const wanted = search.get('returnTo') ?? '';
  // As a browser reads it, with `..` resolved.
  const read = wanted.startsWith('/') && URL.canParse(wanted, NOWHERE) ? new URL(wanted, NOWHERE) : null;
  if (read === null || read.origin !== NOWHERE || !OWN.test(read.pathname)) return home;
  return /^\/\w+\/(?:sign-in|set-password)\b/.test(read.pathname) ? home : read.pathname + read.search;
}
