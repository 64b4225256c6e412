import type { IncomingMessage, OutgoingHttpHeader } from 'node:http';

type Asked = Pick<IncomingMessage, 'method' | 'headers'>;

/**
 * Whether whoever asks has this already: by If-None-Match of RFC 9110, in the reading of Express (`fresh`), so that what
 * is answered ahead of it is what it would answer. What was posted is nobody's copy.
 * @param etag of the whole answer
 */
export function isFresh({ method, headers }: Asked, etag: OutgoingHttpHeader | undefined): boolean {
  const known = headers['if-none-match'];
  if (method !== 'GET' || known === undefined || typeof etag !== 'string') return false;
  // Somebody who reloads a page wants all of it.
  if (/(?:^|,)\s*no-cache\s*(?:,|$)/.test(headers['cache-control'] ?? '')) return false;
  return known === '*' || known.split(',').some((tag) => opaque(tag.trim()) === opaque(etag));
}

/** A weak tag and a strong one of the same text are the same here: it is compared weakly. */
function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}
