import type { Server } from 'node:http';
import { invariant } from '../domain/domain-error.js';

/** Where a server that listens on every address of its machine is asked on the machine itself. */
const HERE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Of a listening server, whatever name it was told to listen on, as addresses write it: never with port 80. */
export function listeningOrigin(server: Server): string {
  const listening = server.address();
  invariant(listening !== null && typeof listening !== 'string', 'a server asks itself while it listens on a port');
  const address = HERE[listening.address] ?? listening.address;
  return new URL(`http://${address.includes(':') ? `[${address}]` : address}:${listening.port}`).origin;
}
