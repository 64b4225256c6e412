import {
  type ExecutionArgs,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { QueryLimits } from '../../settings.js';
import { formatError } from '../errors.js';
import { limitRules, requireAffordable } from '../limits.js';

/** Reads what a client subscribes to, within the limits of any query; or says all that is wrong with it. */
export function readSubscription(
  schema: GraphQLSchema,
  { query, variables, operationName }: SubscribePayload,
  limits: QueryLimits,
): ExecutionArgs | GraphQLError[] {
  try {
    const document = coded('GRAPHQL_PARSE_FAILED', () => parse(query, { maxTokens: limits.tokens }));
    const faults = validate(schema, document, [...specifiedRules, ...limitRules(limits)]);
    if (faults.length > 0) return faults.map((fault) => withCode(fault, 'GRAPHQL_VALIDATION_FAILED'));
    const operation = getOperationAST(document, operationName);
    if (!operation) return [withCode(new GraphQLError(UNKNOWN_OPERATION), 'OPERATION_RESOLUTION_FAILURE')];
    if (operation.operation !== 'subscription') return [new GraphQLError(NEEDS_HTTP.message, NEEDS_HTTP)];
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
    // That there are too many of them is no fault of a single variable.
    if (errors) return errors.map((error) => (error.nodes ? withCode(error, 'BAD_USER_INPUT') : error));
    requireAffordable({ schema, document, operationName, variables }, limits);
    return { schema, document, variableValues: variables, operationName };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

const UNKNOWN_OPERATION = "Name one of the document's operations in 'operationName'.";

const NEEDS_HTTP = {
  message: 'Only subscriptions are answered over WebSocket. Send queries and mutations over HTTP, to the same address.',
  extensions: { code: 'BAD_INPUT', reason: 'needs_http' },
};

/** An error as it is told over HTTP, too. */
export function formattedError(error: GraphQLError): GraphQLFormattedError {
  const { http: _, ...extensions } = error.extensions;
  return formatError({ ...error.toJSON(), extensions }, error);
}

function coded<Result>(code: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw error instanceof GraphQLError ? withCode(error, code) : error;
  }
}

/** With the code that Apollo Server gives to errors of graphql-js at this point: they have none of their own. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions['code'] ??= code;
  return error;
}
