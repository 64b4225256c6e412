import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { Request } from 'express';
import type { Database } from '../database/database.js';
import type { Settings } from '../settings.js';
import { formatError } from './errors.js';
import { complexityPlugin, limitRules, requireReadableLength } from './limits.js';
import { contextOf } from './request-context.js';
import { endRequestPlugin } from './request-plugin.js';

export const GRAPHQL_PATH = '/graphql';

/** How Apollo Server is set up. Introspection stays on: the API is meant for others. */
export function graphqlOptions(database: Database, { limits }: Settings): Omit<ApolloDriverConfig, 'driver'> {
  return {
    path: GRAPHQL_PATH,
    autoSchemaFile: true,
    sortSchema: true,
    introspection: true,
    graphiql: false,
    csrfPrevention: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: limitRules(limits),
    plugins: [ApolloServerPluginCacheControlDisabled(), complexityPlugin(limits), endRequestPlugin(database)],
    formatError,
    context: ({ req }: { req: Request }) => {
      requireReadableLength(req.body);
      return contextOf(database, req);
    },
  };
}
