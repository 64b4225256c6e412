import type { IncomingMessage } from 'node:http';
import type { Identified } from '../contexts/identity/identify.js';

const known = new WeakMap<IncomingMessage, Identified>();

/** Who asks, where it has been found out; null for a visitor. */
export function identifiedIn(request: IncomingMessage): Identified | null {
  return known.get(request) ?? null;
}

export function noteIdentified(request: IncomingMessage, identified: Identified | null): void {
  if (identified) known.set(request, identified);
  else known.delete(request);
}
