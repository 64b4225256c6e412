import { type Answer, AskFailed, contentOf, documentIds, type Name, type Variables } from './ask.js';

/** Why the server did not do what it was told. */
export interface Refusal {
  /** For programs: `wrong_credentials`, `password_too_short`, …; or why there was no answer at all. */
  readonly reason: string;
  /** In English, for what this page has no words for. */
  readonly message: string;
  /** Which field is at fault, as the document calls it; null: none by itself. */
  readonly field: string | null;
  /** After that it may be tried again. */
  readonly retryAfterSeconds: number | null;
}

export type Told<N extends Name> =
  | { readonly answer: Answer<N>; readonly refusal: null }
  | { readonly answer: null; readonly refusal: Refusal };

/** Tells the server to change something, by the id of a document: never as an address, which would be kept. */
export async function tell<N extends Name>(name: N, variables: Variables<N>): Promise<Told<N>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({
        operationName: name,
        variables,
        extensions: { persistedQuery: { version: 1, sha256Hash: documentIds[name] } },
      }),
    });
    const { data, errors: [error] = [] } = await contentOf<N>(response);
    if (error) return refused(error.extensions?.reason ?? 'broken', error.message, error.extensions);
    return data ? { answer: data, refusal: null } : refused('broken', `The server answered ${response.status}.`);
  } catch (error) {
    return refused(error instanceof AskFailed ? error.why : 'unreachable', String(error));
  }
}

interface Facts {
  readonly argument?: string;
  readonly retryAfterSeconds?: number;
}

function refused(
  reason: string,
  message: string,
  { argument, retryAfterSeconds }: Facts = {},
): { readonly answer: null; readonly refusal: Refusal } {
  const field = argument?.split('.').at(-1) ?? null;
  return { answer: null, refusal: { reason, message, field, retryAfterSeconds: retryAfterSeconds ?? null } };
}
