import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { DomainError } from '../domain/domain-error.js';

/** An expected refusal as the API answers it. */
export function refusalOf(error: DomainError): GraphQLError {
  return new GraphQLError(error.message, { extensions: { code: error.code, ...error.facts } });
}

/** Whatever was not expected: logged with its stack by the filter, and no word of it to the client. */
export function internalError(): GraphQLError {
  return new GraphQLError('Something went wrong on our side. It has been logged; try again.', {
    extensions: { code: 'INTERNAL', reason: 'internal' },
  });
}

/**
 * What the framework refuses before a resolver runs (syntax, unknown fields, values of the wrong type), in the words of
 * our own refusals: BAD_INPUT, with the argument where one is at fault.
 */
export function formatError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { code } = formatted.extensions ?? {};
  if (code === 'BAD_USER_INPUT' || code === 'GRAPHQL_VALIDATION_FAILED' || code === 'BAD_REQUEST') {
    const { argument, reason } = faultOf(formatted.message);
    return refused(
      formatted,
      code === 'BAD_USER_INPUT' ? reason : reason === 'invalid_value' ? 'invalid_document' : reason,
      argument,
    );
  }
  if (code === 'GRAPHQL_PARSE_FAILED') {
    const tooLong = formatted.message.includes('Document contains more than');
    return tooLong
      ? { ...formatted, extensions: { code: 'LIMIT_EXCEEDED', reason: 'too_many_tokens' } }
      : refused(formatted, 'syntax_error', undefined);
  }
  if (code === 'INTERNAL_SERVER_ERROR') return { ...formatted, ...internalError().toJSON() };
  return formatted;
}

function refused(
  formatted: GraphQLFormattedError,
  reason: string,
  argument: string | undefined,
): GraphQLFormattedError {
  return { ...formatted, extensions: { code: 'BAD_INPUT', reason, ...(argument ? { argument } : {}) } };
}

/** graphql-js says where and what in its message only: `… invalid value "x" at "input.year"; Int cannot represent …`. */
function faultOf(message: string): { argument: string | undefined; reason: string } {
  const path = /at "([^"]+)"/.exec(message)?.[1];
  const argument = path ?? /Variable "\$([^"]+)"/.exec(message)?.[1] ?? /[Aa]rgument "([^"]+)"/.exec(message)?.[1];
  return { argument: argument?.replace(/^input\./, ''), reason: reasonOf(message) };
}

function reasonOf(message: string): string {
  if (/cannot represent non-integer value/.test(message)) return 'not_a_whole_number';
  if (/cannot represent non 32-bit/.test(message)) return 'not_a_whole_number';
  if (/Float cannot represent non numeric value: -?Infinity/.test(message)) return 'not_finite';
  if (/cannot represent non numeric value/.test(message)) return 'not_a_number';
  if (/does not exist in "\w+" enum/.test(message)) return 'unknown_choice';
  if (/was not provided|of required type|must not be null|not to be null/.test(message)) return 'required';
  return 'invalid_value';
}

export function isDomainError(error: unknown): error is DomainError {
  return error instanceof DomainError;
}
