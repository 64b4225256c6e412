import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { Request, Response } from 'express';
import type { Database } from '../database/database.js';
import type { Settings } from '../settings.js';
import { formatError } from './errors.js';
import { compiledQueriesPlugin } from './execution/compiled-queries.js';
import { resolveDirectly } from './execution/direct-fields.js';
import { revalidatedPlugin } from './graphql-caching.js';
import { complexityPlugin, limitRules, requireReadableLength } from './limits.js';
import type { PersistedDocuments } from './persisted-documents.js';
import type { RefusalRecorder } from './record-refusals.js';
import { refusalsPlugin } from './refusals-plugin.js';
import { contextOf } from './request-context.js';
import { endRequestPlugin } from './request-plugin.js';
import { requireSomebody } from './require-somebody.js';

export const GRAPHQL_PATH = '/graphql';

/** `ordinary` leaves every query to graphql-js and every field to Nest: what `compiled` must answer, too. */
export type Execution = 'compiled' | 'ordinary';

interface Executed {
  readonly execution: Execution;
  readonly refusals: RefusalRecorder;
  /** What may be asked for by its hash. */
  readonly documents: PersistedDocuments;
  /** The providers among which the resolvers are, when the schema has been made. */
  readonly resolvers: () => readonly object[];
}

/** How Apollo Server is set up. Introspection stays on: the API is meant for others. */
export function graphqlOptions(
  database: Database,
  { limits }: Settings,
  { execution, refusals, documents, resolvers }: Executed,
): Omit<ApolloDriverConfig, 'driver'> {
  return {
    path: GRAPHQL_PATH,
    autoSchemaFile: true,
    sortSchema: true,
    introspection: true,
    graphiql: false,
    csrfPrevention: true,
    persistedQueries: { cache: documents, ttl: null },
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: limitRules(limits),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      revalidatedPlugin(),
      complexityPlugin(limits),
      ...(execution === 'compiled' ? [compiledQueriesPlugin()] : []),
      refusalsPlugin(refusals),
      endRequestPlugin(database),
    ],
    transformSchema: (schema) =>
      requireSomebody(execution === 'compiled' ? resolveDirectly(schema, resolvers()) : schema),
    formatError,
    context: ({ req, res }: { req: Request; res: Response }) => {
      requireReadableLength(req.body);
      return contextOf(database, req, res);
    },
  };
}
