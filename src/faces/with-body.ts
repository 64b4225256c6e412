import type { IncomingMessage } from 'node:http';

/** What is longer is no question that is asked again and again. */
const LONGEST = 64 * 2 ** 10;

/**
 * Reads the body of a request, one character for each byte, and leaves it to be read again by whoever comes next. Null
 * where it is too long, or where nobody says how long it is. Not called where the visitor leaves before it has come.
 */
export function withBody(request: IncomingMessage, use: (body: string | null) => void): void {
  const length = request.method === 'GET' ? 0 : Number(request.headers['content-length'] ?? Number.NaN);
  if (length === 0) use('');
  else if (length <= LONGEST && request.headers['transfer-encoding'] === undefined) {
    const read = () => {
      const body: unknown = request.read(length);
      if (Buffer.isBuffer(body)) {
        request.unshift(body);
        use(body.toString('latin1'));
      } else {
        request.once('readable', read);
      }
    };
    request.once('readable', read);
  } else use(null);
}
