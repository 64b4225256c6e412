import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  /** What has come after the head of the request. */
  readonly head: Buffer;
}

/** Whether the client wants to go on in WebSocket, and not in something that is not spoken here. */
export function wantsWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

/**
 * Answers a request as if its client had not offered another protocol. Some clients (Java's among them) offer HTTP/2
 * with whatever they ask, and Node takes each such offer out of the requests as soon as anybody hears upgrades: the
 * request is put back, without the offer, to be read once more.
 */
export function answerWithoutUpgrade(server: Server, { request, socket, head }: Upgrade): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const value = rawHeaders[index + 1] ?? '';
    if (!/^(connection|upgrade|http2-settings)$/i.test(name)) lines.push(`${name}: ${value}`);
    else if (/^connection$/i.test(name) && /\bclose\b/i.test(value)) lines.push('Connection: close');
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}
