import type { ApolloServerPlugin } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError, getNullableType, isListType, type ValidationRule } from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';
import type { QueryLimits } from '../settings.js';

/** What a list of the plan (themes, goals, years) is taken to hold, where nothing says how many. */
const ASSUMED_LIST_LENGTH = 5;
/** Computing the progress of a whole strategy, in fields that cost nothing but themselves. */
const COST_OF_PROGRESS = 500;

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
  return new GraphQLError(`This query asks for too much at once: ${bound} are allowed. Split it into several.`, {
    extensions: { code: 'LIMIT_EXCEEDED', reason, limit, http: { status: 400 } },
  });
}

/** Refuses an operation whose answer could become too large, before anything of it is executed. */
export function complexityPlugin({ complexity: limit }: QueryLimits): ApolloServerPlugin {
  return {
    requestDidStart: async ({ schema }) => ({
      didResolveOperation: async ({ document, operationName, request }) => {
        const complexity = getComplexity({
          schema,
          query: document,
          variables: request.variables ?? {},
          ...(operationName ? { operationName } : {}),
          estimators: [costOf],
        });
        if (complexity > limit) throw tooMuch('query_too_complex', `${complexity} fields, where ${limit}`, limit);
      },
    }),
  };
}

function costOf({ type, field, args, childComplexity }: ComplexityEstimatorArgs): number {
  if (field.name === 'progress') return COST_OF_PROGRESS + childComplexity;
  const first: unknown = args['first'];
  if (typeof first === 'number') return 1 + Math.max(first, 0) * childComplexity;
  if (!isListType(getNullableType(field.type)) || type.name.endsWith('Connection')) return 1 + childComplexity;
  const ids: unknown = args['ids'];
  return 1 + (Array.isArray(ids) ? ids.length : ASSUMED_LIST_LENGTH) * childComplexity;
}
