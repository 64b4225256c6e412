import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** What those who ask for nothing new are not told: it is of a body, and there is none. */
const OF_THE_BODY = ['content-type', 'content-length', 'content-encoding', 'transfer-encoding'];

export interface Overheard {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

interface Listener {
  /** Whether the visitor has this answer already, and is to be told no more than that. */
  isKnown(etag: OutgoingHttpHeader | undefined): boolean;
  ended(heard: Overheard): void;
}

/** Tells the whole answer when it ends, also where the visitor is told only that it is the same. */
export function overhear(response: ServerResponse, { isKnown, ended }: Listener): void {
  const { writeHead, write, end } = response;
  const parts: Buffer[] = [];
  let head: Pick<Overheard, 'status' | 'headers'> | undefined;
  const hear = (part: unknown, encoding: unknown) => {
    if (typeof part === 'string') parts.push(Buffer.from(part, encoding === 'latin1' ? 'latin1' : 'utf8'));
    else if (part instanceof Uint8Array) parts.push(Buffer.from(part));
  };
  Object.assign(response, {
    writeHead: (...said: unknown[]): unknown => {
      const status = Number(said[0]);
      head = { status, headers: response.getHeaders() };
      if (status !== 200 || said.length > 1 || !isKnown(head.headers['etag'])) {
        return Reflect.apply(writeHead, response, said);
      }
      for (const name of OF_THE_BODY) response.removeHeader(name);
      // Node lets no body follow this.
      return Reflect.apply(writeHead, response, [304]);
    },
    write: (...said: unknown[]): unknown => {
      hear(said[0], said[1]);
      return Reflect.apply(write, response, said);
    },
    end: (...said: unknown[]): unknown => {
      hear(said[0], said[1]);
      // Some ends write what they were given by `write`.
      Object.assign(response, { write });
      const result: unknown = Reflect.apply(end, response, said);
      if (head) ended({ ...head, body: Buffer.concat(parts) });
      return result;
    },
  });
}

/** The head of an answer without its body. */
export function withoutBody(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_BODY.includes(name)));
}
