import type { Request } from 'express';
import { isLoopback } from '../settings.js';

/** Said with status 421 to whoever asks for another host. */
export const ANSWERS_HERE_ONLY = 'This server answers on this machine only, under 127.0.0.1 or localhost.\n';

/** A page elsewhere could point its own name at this machine and speak to an open server through the visitor's browser. */
export function isOwnHost(request: Request): boolean {
  return isLoopback((request.hostname ?? '').replace(/^\[|\]$/g, ''));
}
