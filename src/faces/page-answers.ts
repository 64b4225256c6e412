import { createHash } from 'node:crypto';
import type { OwnAnswer } from './own-api.js';

/** What the API said while a page was made. */
export interface HeardAnswer {
  readonly path: string;
  readonly hash: string;
}

/** Asks for one page, each address once. */
export class PageAnswers {
  private readonly asked = new Map<string, Promise<OwnAnswer>>();
  /** Of these, what the page was made from. */
  private readonly used = new Set<string>();

  constructor(
    private readonly ask: (path: string) => Promise<OwnAnswer>,
    /** They are what anybody is told. */
    readonly isVisitor: boolean,
  ) {}

  get(path: string): Promise<Response> {
    this.used.add(path);
    const response = this.answer(path).then(
      ({ status, type, text }) => new Response(text, { status, headers: { 'content-type': type } }),
    );
    // A page that fails by one answer may leave another, and nobody hears of that one.
    response.catch(() => null);
    return response;
  }

  /** Whether the API still says all of this. */
  async areStill(heard: readonly HeardAnswer[]): Promise<boolean> {
    const now = await Promise.all(heard.map(({ path }) => this.answer(path).then(hashOf, () => null)));
    return heard.every(({ hash }, index) => hash === now[index]);
  }

  /** What the page was made from; null where an answer is missing. */
  async heard(): Promise<HeardAnswer[] | null> {
    const answers = [...this.used].map(async (path) => ({ path, hash: hashOf(await this.answer(path)) }));
    return Promise.all(answers).catch(() => null);
  }

  private answer(path: string): Promise<OwnAnswer> {
    const known = this.asked.get(path) ?? this.ask(path);
    this.asked.set(path, known);
    return known;
  }
}

function hashOf({ status, type, text }: OwnAnswer): string {
  return createHash('sha256').update(`${status} ${type}\n${text}`).digest('base64url');
}
