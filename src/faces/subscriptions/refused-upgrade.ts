import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Request } from 'express';
import { ANSWERS_HERE_ONLY, isOwnHost } from '../own-host.js';

/** Why a connection does not become a WebSocket. */
export interface RefusedUpgrade {
  readonly status: 403 | 404 | 421 | 503;
  readonly sentence: string;
}

/** Browsers let any page open a WebSocket anywhere, without asking first: only `Origin` says whose page it is. */
export function refusedUpgrade(request: Request, path: string): RefusedUpgrade | null {
  if (!isOwnHost(request)) return { status: 421, sentence: ANSWERS_HERE_ONLY };
  // The text as it came: to read it as an address would fail on what is none.
  if (request.url !== path && !request.url.startsWith(`${path}?`)) {
    return { status: 404, sentence: `Subscriptions are answered at ${path} only.\n` };
  }
  if (!isOwnOrigin(request)) {
    return { status: 403, sentence: 'Pages of other sites may not subscribe here.\n' };
  }
  return null;
}

/** Programs say no origin. */
function isOwnOrigin({ headers: { origin, host } }: Request): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

/** Answers in plain HTTP, and hangs up. */
export function sayRefused(socket: Duplex, { status, sentence }: RefusedUpgrade): void {
  // Whoever leaves before has no use for the answer.
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(sentence)}`,
      '',
      sentence,
    ].join('\r\n'),
  );
}
