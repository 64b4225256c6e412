import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { Database } from '../database/database.js';
import { isFresh } from './is-fresh.js';
import { type Overheard, overhear, withoutBody } from './overhear.js';
import { hasPassedProxy } from './own-names.js';
import { noteAnswer, type ReadFrom } from './request-context.js';
import { withBody } from './with-body.js';

const MOST_BYTES = 32 * 2 ** 20;
const LARGEST_ANSWER = 2 ** 20;
/** Of headers and of what keeps an answer in its place. */
const BYTES_BESIDE = 2_000;
/** Whoever waited for another's answer this often, and found it out of date, computes one itself. */
const PATIENCE = 3;

/** All that an answer to an unknown visitor may depend on beside what is stored. */
const ASKED_BY = [
  ...['host', 'accept', 'accept-language', 'accept-encoding', 'content-type', 'content-encoding', 'origin'],
  ...['x-apollo-operation-name', 'apollo-require-preflight'],
] as const;
/** Whoever sends one of these is somebody, or has a copy of its own of which we know nothing. */
const SOMEBODY = ['authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'if-modified-since'] as const;

interface Kept {
  /** What is stored now is what it was read from, as long as this is the version of the database. */
  version: string;
  /** Where only changes of some strategies can change it. */
  readonly strategies: ReadFrom['strategies'];
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** How the cache asks whether anything has changed. */
export interface Versions extends Pick<Database, 'version'> {
  /** Of these strategies, with the version of the database at which it was read. */
  ofStrategies(ids: readonly string[]): Promise<{ readonly version: string; readonly ofStrategies: string }>;
}

/**
 * Remembers the bytes of answers to visitors who do not say who they are, and gives them ahead of everything else. An
 * answer is given again only where the database says, asked after the question came, that nothing has changed that it
 * was read from; so whoever was told that something is stored finds it in the next answer, on every process. Kept are
 * queries that were answered whole, from one state. A missing answer is computed once for all who wait for it. Whoever
 * has an answer already, and says so by its tag, is told no more than that it is still the one.
 */
export class AnswerCache {
  private readonly kept = new LRUCache<string, Kept>({
    maxSize: MOST_BYTES,
    maxEntrySize: LARGEST_ANSWER,
    sizeCalculation: ({ body }, key) => body.length + key.length + BYTES_BESIDE,
  });
  /** Each answers whether its answer was kept. */
  private readonly computing = new Map<string, Promise<boolean>>();

  /** @param path whose answers are kept */
  constructor(
    private readonly versions: Versions,
    private readonly path: string,
  ) {}

  /** Answers what is kept; everything else is answered behind it. */
  before(behind: RequestListener): RequestListener {
    return (request, response) => {
      if (!this.mayBeKept(request)) return behind(request, response);
      withBody(request, (body) => {
        if (body === null || /\b(mutation|subscription)\b/.test(body)) return behind(request, response);
        const key = keyOf(request, body);
        const kept = this.kept.get(key);
        const now = kept ? this.versions.version() : '';
        if (kept && kept.version === now) return send({ request, response }, kept);
        const asked = { key, current: this.current(kept, now), compute: () => behind(request, response) };
        this.answer(asked, { request, response }).catch((error: unknown) =>
          response.destroy(error instanceof Error ? error : undefined),
        );
      });
    };
  }

  private mayBeKept({ method, url = '', headers }: IncomingMessage): boolean {
    const isOurs = url === this.path || url.startsWith(`${this.path}?`);
    return isOurs && (method === 'POST' || method === 'GET') && SOMEBODY.every((name) => headers[name] === undefined);
  }

  private async answer({ key, current, compute }: Asked, { request, response }: Exchange): Promise<void> {
    let found = await current;
    for (let waited = 0; found === null && waited < PATIENCE; waited += 1) {
      const computing = this.computing.get(key);
      // What is not kept for one is not for others either: they need not wait for each other.
      if (!computing || !(await computing)) break;
      found = await this.current(this.kept.get(key), this.versions.version());
    }
    if (found) send({ request, response }, found);
    else if (!response.destroyed) this.compute(key, compute, { request, response });
  }

  private compute(key: string, compute: () => void, { request, response }: Exchange): void {
    const notes = noteAnswer(request);
    const { method, headers } = request;
    const asked = {
      method,
      headers: { 'if-none-match': headers['if-none-match'], 'cache-control': headers['cache-control'] },
    };
    // The whole answer is computed for whoever asks next, also where this visitor has it.
    delete headers['if-none-match'];
    const computing = new Promise<boolean>((resolve) => {
      const ended = ({ status, headers, body }: Overheard) => {
        const { readFrom } = notes;
        const isKept = readFrom !== null && status === 200 && body.length < LARGEST_ANSWER;
        if (isKept) this.kept.set(key, { ...readFrom, headers, body });
        resolve(isKept);
      };
      overhear(response, { isKnown: (etag) => isFresh(asked, etag), ended });
      response.once('close', () => resolve(false));
    }).finally(() => {
      if (this.computing.get(key) === computing) this.computing.delete(key);
    });
    this.computing.set(key, computing);
    compute();
  }

  /**
   * What is kept, if it is still true; null where it is not, or where nobody can say.
   * @param now the version of the database, asked after the question came
   */
  private async current(kept: Kept | undefined, now: string | Promise<string>): Promise<Kept | null> {
    try {
      const version = await now;
      if (!kept || kept.version === version) return kept ?? null;
      return (await this.isOfSameStrategies(kept)) ? kept : null;
    } catch {
      // What is computed in its place says what is wrong.
      return null;
    }
  }

  private async isOfSameStrategies(kept: Kept): Promise<boolean> {
    if (kept.strategies === null) return false;
    const { version, ofStrategies } = await this.versions.ofStrategies(kept.strategies.ids);
    if (ofStrategies !== kept.strategies.version) return false;
    kept.version = version;
    return true;
  }
}

interface Asked {
  readonly key: string;
  /** What is kept and still true. */
  readonly current: Promise<Kept | null>;
  readonly compute: () => void;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function keyOf({ method, url, headers }: IncomingMessage, body: string): string {
  const asked = ASKED_BY.map((name) => headers[name] ?? '');
  // Who comes through a proxy may be answered elsewhere only.
  return [method, url, hasPassedProxy(headers), ...asked, body].join('\n');
}

function send({ request, response }: Exchange, { headers, body }: Kept): void {
  request.resume();
  if (isFresh(request, headers['etag'])) {
    response.writeHead(304, withoutBody(headers)).end();
  } else {
    response.writeHead(200, headers).end(body);
  }
}
