import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { DomainError } from '../../../domain/domain-error.js';
import { SignOnRefused, SignOnUnavailable } from './sign-on.errors.js';

/** Of a provider that answered, but not as it should: not in time, with a fault of its own, or with a page. */
const NO_ANSWER = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'];

/** What went wrong with the provider, said without anything that it was told or has answered. */
export function problemOf(error: unknown): SignOnRefused | SignOnUnavailable {
  if (error instanceof SignOnRefused || error instanceof SignOnUnavailable) return error;
  if (error instanceof DomainError) throw error;
  if (error instanceof AuthorizationResponseError) return new SignOnRefused(`the provider says ${word(error.error)}`);
  if (error instanceof ResponseBodyError) {
    const cause = `the provider says ${word(error.error)}`;
    return error.status >= 500 || error.error === 'invalid_client'
      ? new SignOnUnavailable(cause)
      : new SignOnRefused(cause);
  }
  if (error instanceof ClientError) {
    const cause = [error.message, claimOf(error)].filter((part) => part !== null).join(' ');
    return NO_ANSWER.includes(error.code ?? '') ? new SignOnUnavailable(cause) : new SignOnRefused(cause);
  }
  // The provider cannot be reached: no name, no route, no TLS.
  if (error instanceof TypeError && error.message === 'fetch failed') return new SignOnUnavailable(reachOf(error));
  throw error;
}

/** A code of OAuth, of which nothing is believed but that it is a word. */
function word(code: string): string {
  return /^[\w.-]{1,60}$/.test(code) ? code : 'something else';
}

/** The claim that was wrong, by its name. */
function claimOf({ cause }: ClientError): string | null {
  const inner = cause instanceof Error ? cause.cause : cause;
  const claim = inner instanceof Object && 'claim' in inner ? inner.claim : null;
  return typeof claim === 'string' ? `(${word(claim)})` : null;
}

function reachOf({ cause }: TypeError): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
  return `it cannot be reached (${word(code)})`;
}
