import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const NAME = 'x-maalbar-own';
const MARK = randomBytes(32).toString('base64url');

/** By which this process knows its own requests: nobody else has seen it. */
export const OWN_REQUEST: Readonly<Record<string, string>> = { [NAME]: MARK };

/** Whether this process asks itself, for a page: whoever asked for the page has been counted. */
export function isOwnRequest({ headers }: IncomingMessage): boolean {
  return headers[NAME] === MARK;
}
