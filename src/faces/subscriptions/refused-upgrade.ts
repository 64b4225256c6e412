import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Request } from 'express';
import type { OwnNames } from '../own-names.js';
import { sessionToken } from '../session-cookie.js';

/** Why a connection does not become a WebSocket. */
export interface RefusedUpgrade {
  readonly status: 403 | 404 | 421 | 429 | 503;
  readonly sentence: string;
}

interface Place {
  readonly own: OwnNames;
  readonly path: string;
}

/** Browsers let any page open a WebSocket anywhere, without asking first: only `Origin` says whose page it is. */
export function refusedUpgrade(request: Request, { own, path }: Place): RefusedUpgrade | null {
  const elsewhere = own.elsewhere(request);
  if (elsewhere !== null) return { status: 421, sentence: elsewhere };
  // The text as it came: to read it as an address would fail on what is none.
  if (request.url !== path && !request.url.startsWith(`${path}?`)) {
    return { status: 404, sentence: `Subscriptions are answered at ${path} only.\n` };
  }
  if (!mayConnect(request, own)) {
    return { status: 403, sentence: 'Pages of other sites may not subscribe here.\n' };
  }
  return null;
}

/** Programs say no origin, and send no cookie: a browser says both. */
function mayConnect(request: Request, own: OwnNames): boolean {
  const { headers } = request;
  if (headers.origin === undefined) return sessionToken(request) === null;
  return own.isOrigin(headers);
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
