import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { type DocumentNode, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';
import { CompiledQuery, isCompilable } from './compiled-query.js';

/** A page has a few queries, and a server a few pages. */
const MOST_QUERIES = 100;

/**
 * Answers a query that was asked before by its compiled form, where all goes well. Where anything does not, nothing is
 * answered here and Apollo Server executes the query as ever, so that errors, their words and their status are made in
 * one place only.
 */
export function compiledQueriesPlugin(): ApolloServerPlugin {
  const queries = new CompiledQueries();
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ schema, document, operation, request, contextValue }) => {
        // Apollo Server comes here without an operation, too, where `operationName` names none.
        const query = operation ? queries.find(schema, document, operation) : null;
        if (!query) return null;
        const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
        const data = coerced ? await query.execute(contextValue, coerced) : null;
        return data && { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data } } };
      },
    }),
  };
}

/** What was compiled of late. */
export class CompiledQueries {
  /** Apollo Server keeps the documents asked of late: the same text is the same operation as long as it does. */
  private readonly seen = new WeakSet<OperationDefinitionNode>();
  /** The one asked last stands last. Null: one that is not to be compiled. */
  private readonly queries = new Map<OperationDefinitionNode, CompiledQuery | null>();

  get size(): number {
    return this.queries.size;
  }

  /** Null at the first sight: most queries that are written by hand are never asked again. */
  find(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): CompiledQuery | null {
    if (!this.seen.has(operation)) {
      this.seen.add(operation);
      return null;
    }
    const known = this.queries.get(operation);
    const query = known === undefined ? compiled(schema, document, operation) : known;
    this.keep(operation, query?.isTooLarge ? null : query);
    return query;
  }

  private keep(operation: OperationDefinitionNode, query: CompiledQuery | null): void {
    this.queries.delete(operation);
    this.queries.set(operation, query);
    const [oldest] = this.queries.keys();
    if (oldest && this.queries.size > MOST_QUERIES) this.queries.delete(oldest);
  }
}

function compiled(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledQuery | null {
  return isCompilable(document, operation) ? new CompiledQuery(schema, document, operation) : null;
}
