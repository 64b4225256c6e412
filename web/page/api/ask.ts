import { documentIds } from 'virtual:documents';
import type { ResultOf, VariablesOf } from 'gql.tada';
import type { Documents } from './documents.js';

/** Gets an address of the server's own origin. */
export type Get = (path: string) => Promise<Response>;

export type Name = keyof Documents;
export type Answer<N extends Name> = ResultOf<Documents[N]>;
export type Variables<N extends Name> = VariablesOf<Documents[N]>;
export { documentIds };

/** A document and what it is asked with. */
export interface Question<N extends Name> {
  readonly name: N;
  readonly variables: Variables<N>;
}

/** Of these the reader is not to blame, and a moment later it may be otherwise. */
const FAULTS: readonly (string | undefined)[] = ['INTERNAL', 'TOO_MANY_REQUESTS'];

/**
 * Why there is no answer: the server is out of reach, or it knows newer documents than this page, or it refused, or what
 * came was no answer.
 */
export class AskFailed extends Error {
  constructor(
    readonly why: 'unreachable' | 'outdated' | 'refused' | 'broken',
    message: string,
    /** As the API gives it, `NOT_FOUND` for example. */
    readonly code: string | null = null,
  ) {
    super(message);
    this.name = 'AskFailed';
  }
}

/**
 * Sends a document by its id, as an address that a cache can keep.
 * @throws AskFailed
 */
export async function ask<N extends Name>(get: Get, { name, variables }: Question<N>): Promise<Answer<N>> {
  let response: Response;
  try {
    response = await get(addressOf(name, variables));
  } catch (error) {
    throw new AskFailed('unreachable', String(error));
  }
  const answer = await contentOf<N>(response);
  const [error] = answer.errors ?? [];
  if (error) throw failureOf(error);
  if (!answer.data) throw new AskFailed('broken', `The server answered ${response.status}, without data.`);
  return answer.data;
}

interface Content<N extends Name> {
  readonly data?: Answer<N> | null;
  readonly errors?: readonly Refusal[];
}

interface Refusal {
  readonly message: string;
  readonly extensions?: {
    readonly code?: string;
    readonly reason?: string;
    readonly argument?: string;
    readonly retryAfterSeconds?: number;
  };
}

function failureOf({ message, extensions: { code, reason } = {} }: Refusal): AskFailed {
  if (reason === 'persisted_query_not_found') return new AskFailed('outdated', message);
  return new AskFailed(FAULTS.includes(code) ? 'broken' : 'refused', message, code ?? null);
}

export async function contentOf<N extends Name>(response: Response): Promise<Content<N>> {
  // A proxy answers with a page of its own when the server behind it is away.
  if (!response.headers.get('content-type')?.includes('json')) {
    throw new AskFailed('broken', `The server answered ${response.status}, without JSON.`);
  }
  try {
    return await response.json();
  } catch (error) {
    throw new AskFailed('broken', String(error));
  }
}

function addressOf(name: Name, variables: object): string {
  const id = documentIds[name];
  if (id === undefined) throw new Error(`There is no document '${name}'.`);
  const query = new URLSearchParams({
    operationName: name,
    variables: JSON.stringify(variables),
    extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: id } }),
  });
  return `/graphql?${query}`;
}
