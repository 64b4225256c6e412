import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { DomainError, ERROR_CODES } from '../domain/domain-error.js';
import { argumentInDocument, argumentOfVariable, variableAtFault } from './argument-in-document.js';

const log = new Logger('Error');

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

/** A request whose body could not be read: too large, broken, or in an encoding that nobody speaks here. */
export function unreadableRequest(status: number, message: string): GraphQLError {
  const [code, reason] = status === 413 ? ['LIMIT_EXCEEDED', 'body_too_large'] : ['BAD_INPUT', 'unreadable_body'];
  return new GraphQLError(`The body of the request cannot be read: ${message}.`, { extensions: { code, reason } });
}

/**
 * The last word on every error. Filters do not run on field resolvers, so what these threw is told apart here; and what
 * the framework refuses before a resolver runs (syntax, unknown fields, values of the wrong type) is said in the words
 * of our own refusals: BAD_INPUT, with the argument where one is at fault.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const thrown = unwrapResolverError(error);
  if (thrown instanceof DomainError) return { ...formatted, ...refusalOf(thrown).toJSON() };
  const { message, extensions: { code, ...facts } = {} } = formatted;
  // Our own limits, whatever the framework has made of their code.
  if (typeof facts['limit'] === 'number') return { ...formatted, extensions: { code: 'LIMIT_EXCEEDED', ...facts } };
  switch (code) {
    case 'GRAPHQL_PARSE_FAILED':
      return /Document contains more tha[nt] \d+ tokens/.test(message)
        ? refused(formatted, 'LIMIT_EXCEEDED', { reason: 'too_many_tokens' })
        : refused(formatted, 'BAD_INPUT', { reason: 'syntax_error' });
    case 'GRAPHQL_VALIDATION_FAILED':
      return message === 'Maximum introspection depth exceeded'
        ? refused(formatted, 'LIMIT_EXCEEDED', { reason: 'introspection_too_deep' })
        : refused(formatted, 'BAD_INPUT', faultOf(message, argumentInDocument(error), 'invalid_document'));
    case 'BAD_USER_INPUT':
      return refused(formatted, 'BAD_INPUT', faultOf(message, argumentInVariables(message, error), 'invalid_value'));
    case 'PERSISTED_QUERY_NOT_FOUND':
      // Clients that send a query's hash first know this message, and send the query itself next.
      return refused(formatted, 'BAD_INPUT', { reason: 'persisted_query_not_found' });
    case 'BAD_REQUEST':
      return refused(formatted, 'BAD_INPUT', { reason: reasonOfRequest(message) });
    case 'OPERATION_RESOLUTION_FAILURE':
      return refused(formatted, 'BAD_INPUT', { reason: 'unknown_operation', argument: 'operationName' });
    default:
      if (isWrongHash(thrown)) return refused(formatted, 'BAD_INPUT', { reason: 'wrong_persisted_query' });
      if (isTooManyErrors(thrown)) return refused(formatted, 'BAD_INPUT', { reason: 'too_many_errors' });
      if (ERROR_CODES.some((known) => known === code)) return formatted;
      log.error(thrown);
      return { ...formatted, ...internalError().toJSON() };
  }
}

/** Apollo Server gives these no code of their own: the hash of another text, or of a kind that it does not know. */
function isWrongHash(error: unknown): boolean {
  return (
    error instanceof GraphQLError &&
    error.path === undefined &&
    ['provided sha does not match query', 'Unsupported persisted query version'].includes(error.message)
  );
}

/** graphql-js gives up after 50 wrong values in variables, with an error that has no code and no place. */
function isTooManyErrors(error: unknown): boolean {
  return (
    error instanceof GraphQLError &&
    error.originalError === undefined &&
    error.path === undefined &&
    error.message.startsWith('Too many errors processing variables')
  );
}

interface Fault {
  readonly reason: string;
  readonly argument?: string | undefined;
}

function refused(
  formatted: GraphQLFormattedError,
  code: 'BAD_INPUT' | 'LIMIT_EXCEEDED',
  { reason, argument }: Fault,
): GraphQLFormattedError {
  return { ...formatted, extensions: { code, reason, ...(argument ? { argument } : {}) } };
}

/** graphql-js says what is wrong in its message only: `… at "input.year"; Int cannot represent …`. */
function faultOf(message: string, place: string | undefined, otherwise: string): Fault {
  const [, field] = /Field "(?:\w+\.)?(\w+)" (?:of required type|is not defined by type)/.exec(message) ?? [];
  const [, unknown] = /[Aa]rgument "(\w+)"/.exec(message) ?? [];
  const isNamed = field === undefined || place?.endsWith(`.${field}`);
  const path = (isNamed ? place : [place, field].filter(Boolean).join('.')) || unknown;
  const argument = path?.replace(/^input\./, '');
  return { reason: reasonOf(message, argument) ?? otherwise, argument };
}

function argumentInVariables(message: string, error: unknown): string | undefined {
  const variable = variableAtFault(error) ?? '';
  const [, pathInVariable = ''] = new RegExp(` at "${variable}([^"]*)"; `).exec(message) ?? [];
  return `${argumentOfVariable(error) ?? variable}${pathInVariable}`;
}

function reasonOf(message: string, argument: string | undefined): string | undefined {
  if (/^Too many validation errors/.test(message)) return 'too_many_errors';
  if (/Int cannot represent/.test(message)) {
    return /year$/i.test(argument ?? '') ? 'not_a_year' : 'not_a_whole_number';
  }
  if (/Float cannot represent non numeric value: -?Infinity/.test(message)) return 'not_finite';
  if (/Float cannot represent/.test(message)) return 'not_a_number';
  if (/String cannot represent/.test(message)) return 'not_a_text';
  if (/Boolean cannot represent/.test(message)) return 'not_true_or_false';
  if (/ID cannot represent/.test(message)) return 'not_an_id';
  if (/does not exist in "\w+" enum|Enum "\w+" cannot represent/.test(message)) return 'unknown_choice';
  if (/is not defined by type|Unknown argument/.test(message)) return 'unknown_argument';
  if (/was not provided|of required type|must not be null|not to be null|, found null/.test(message)) return 'required';
  return undefined;
}

/** What Apollo Server refuses of the request around a query. */
function reasonOfRequest(message: string): string {
  if (message.includes('Cross-Site Request Forgery')) return 'needs_preflight_header';
  if (message.includes('batching')) return 'batching_disabled';
  if (message.includes("'accept' header")) return 'not_acceptable';
  if (message.includes('only support') || message.includes('supports only')) return 'method_not_allowed';
  return 'invalid_request';
}
