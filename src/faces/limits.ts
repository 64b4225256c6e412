import type { ApolloServerPlugin } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type ASTNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNullableType,
  getVariableValues,
  isListType,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';
import type { QueryLimits } from '../settings.js';

/** Commas and comments are no tokens, so that the limit of tokens does not bound what must be read. */
const LONGEST_QUERY = 100_000;
/** What a list of the plan (themes, goals, years) is taken to hold, where nothing says how many. */
const ASSUMED_LIST_LENGTH = 5;
/**
 * Computing what a field stands for, in fields that cost nothing but themselves. The progress of a whole strategy is
 * computed once for all goals and indicators that ask the same, so each bears its part of what a whole strategy of them
 * is taken to hold. What is assessed may be as long as its caller likes.
 */
const COST_OF_COMPUTING: Readonly<Record<string, number>> = {
  'Strategy.progress': 500,
  'Goal.progress': 500 / ASSUMED_LIST_LENGTH ** 2,
  'GoalIndicator.progress': 500 / ASSUMED_LIST_LENGTH ** 3,
  'Query.assess': 5_000,
};
/** Comparing participants in a year, however few of them are shown. */
const COST_OF_COMPARED_YEAR = 100;

/** Variables whose cost is remembered, in characters: those of a query, not the figures of a submission. */
const LONGEST_KNOWN = 1_000;

/**
 * Refuses a text that is too long to be read at all. Asked while the request's context is made: Apollo Server answers
 * what is thrown there, and a plugin that throws before the parsing would make it a 500. (A query in an address is
 * shorter than any address may be.)
 */
export function requireReadableLength(body: unknown): void {
  const query: unknown = Reflect.get(Object(body), 'query');
  if (typeof query !== 'string' || query.length <= LONGEST_QUERY) return;
  const most = LONGEST_QUERY.toLocaleString('en-GB');
  throw overLimit(
    'query_too_long',
    `A query has at most ${most} characters. Send long values as variables.`,
    LONGEST_QUERY,
  );
}

/** Refuses what nests or repeats too much, as part of the validation. */
export function limitRules({ depth, aliases }: QueryLimits): ValidationRule[] {
  return [
    maxDepthRule({
      n: depth,
      flattenFragments: true,
      ...reporting('query_too_deep', `at most ${depth} levels`, depth),
    }),
    maxAliasesRule({ n: aliases, ...reporting('too_many_aliases', `at most ${aliases} aliases`, aliases) }),
  ];
}

/** The rules would throw, and a thrown error becomes a 500: reported, it is an answer. */
function reporting(reason: string, bound: string, limit: number) {
  return {
    propagateOnRejection: false,
    onReject: [
      (context: { reportError(error: GraphQLError): void } | null) =>
        context?.reportError(tooMuch(reason, bound, limit)),
    ],
  };
}

function tooMuch(reason: string, bound: string, limit: number): GraphQLError {
  const message = `This query asks for too much at once: ${bound} are allowed. Split it into several.`;
  return overLimit(reason, message, limit);
}

function overLimit(reason: string, message: string, limit: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', reason, limit, http: { status: 400 } } });
}

/** Refuses an operation whose answer could become too large, before anything of it is executed. */
export function complexityPlugin(limits: QueryLimits): ApolloServerPlugin {
  /** The variables with which an operation was last found to be within the limit, so that it need not be again. */
  const known = new WeakMap<OperationDefinitionNode, string>();
  return {
    requestDidStart: async ({ schema }) => ({
      didResolveOperation: async ({ document, operation, operationName, request }) => {
        const variables = request.variables ?? {};
        const written = operation?.operation === 'query' ? JSON.stringify(variables) : '';
        if (!operation || known.get(operation) === written) return;
        // The execution refuses wrong variables before it begins, and all of them at once.
        if (hasWrongVariables(schema, operation, variables)) return;
        if (operation.operation === 'subscription') throw needsWebSocket();
        requireAffordable({ schema, document, operationName, variables }, limits);
        if (written && written.length <= LONGEST_KNOWN) known.set(operation, written);
      },
    }),
  };
}

/** An operation of a valid document, with variables that it can take. */
interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Refuses what could become too large an answer. */
export function requireAffordable(
  { schema, document, operationName, variables }: Operation,
  { complexity: limit }: QueryLimits,
): void {
  const measured = measure(limit, () =>
    getComplexity({
      schema,
      query: document,
      variables: variables ?? {},
      ...(operationName ? { operationName } : {}),
      estimators: [costOf],
    }),
  );
  if (measured > limit) throw tooMuch('query_too_complex', `${measured} fields, where ${limit}`, limit);
}

function measure(limit: number, complexity: () => number): number {
  try {
    return complexity();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (!error.message.includes('maximum allowed number of nodes')) throw badOperation(error.message, error.nodes?.[0]);
    throw tooMuch('query_too_complex', `${limit} fields`, limit);
  }
}

function needsWebSocket(): GraphQLError {
  return new GraphQLError('Subscriptions are answered over WebSocket only, at the same address.', {
    extensions: { code: 'BAD_INPUT', reason: 'needs_websocket', http: { status: 400 } },
  });
}

function hasWrongVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  return getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 }).errors !== undefined;
}

function badOperation(message: string, node: ASTNode | undefined): GraphQLError {
  return new GraphQLError(message, {
    ...(node ? { nodes: [node] } : {}),
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  });
}

function costOf({ type, field, args, childComplexity }: ComplexityEstimatorArgs): number {
  const name = `${type.name}.${field.name}`;
  if (name === 'GoalIndicator.comparison') return costOfComparison(args, childComplexity);
  const computing = COST_OF_COMPUTING[name];
  if (computing !== undefined) return computing + childComplexity;
  const first: unknown = args['first'];
  if (typeof first === 'number') return 1 + Math.max(first, 0) * childComplexity;
  if (!isListType(getNullableType(field.type)) || type.name.endsWith('Connection')) return 1 + childComplexity;
  const ids: unknown = args['ids'];
  return 1 + (Array.isArray(ids) ? ids.length : ASSUMED_LIST_LENGTH) * childComplexity;
}

/** Rows and summaries hold something for each year, and there are summaries however few rows are asked for. */
function costOfComparison({ years, first }: ComplexityEstimatorArgs['args'], childComplexity: number): number {
  const yearCount = Array.isArray(years) ? years.length : ASSUMED_LIST_LENGTH;
  const rows = Math.max(typeof first === 'number' ? first : 0, ASSUMED_LIST_LENGTH);
  const moreYears = Math.max(1, Math.ceil(yearCount / ASSUMED_LIST_LENGTH));
  return COST_OF_COMPARED_YEAR * yearCount + rows * moreYears * childComplexity;
}
