import type { Server } from 'node:http';
import { type AddressInfo, connect as connectTcp, type Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { GRAPHQL_PATH } from '../../src/faces/graphql-options.js';

export const PROTOCOL = 'graphql-transport-ws';

export function closeCodeOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.once('close', resolve);
  });
}

export function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    });
  });
}

/** Somebody who opens a WebSocket by hand, and never answers anything that is said on it. */
export function rawlyConnected(url: string): Promise<Socket> {
  const socket = askedToUpgrade(url, GRAPHQL_PATH);
  return new Promise((resolve) => {
    socket.once('data', () => resolve(socket));
  });
}

/** Somebody who asks for a WebSocket at whatever address, with none of the care that a library takes. */
export function askedToUpgrade(url: string, target: string): Socket {
  const { port, host } = new URL(url);
  const socket = connectTcp(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    [
      `GET ${target} HTTP/1.1`,
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      `Sec-WebSocket-Protocol: ${PROTOCOL}`,
      '\r\n',
    ].join('\r\n'),
  );
  return socket;
}

/** A text as a client sends it, masked with zeroes: shorter than 64 kB. */
export function frame(message: string): Buffer {
  const bytes = Buffer.from(message);
  const length = Buffer.from(
    bytes.length < 126 ? [0x80 | bytes.length] : [0xfe, bytes.length >> 8, bytes.length & 0xff],
  );
  return Buffer.concat([Buffer.from([0x81]), length, Buffer.alloc(4), bytes]);
}
