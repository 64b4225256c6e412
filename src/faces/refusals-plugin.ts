import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { type GraphQLError, Kind } from 'graphql';
import { DomainError } from '../domain/domain-error.js';
import type { RefusalRecorder } from './record-refusals.js';
import type { RequestContext } from './request-context.js';

/** Of who does not know the password, as an attempt to sign in. */
const TOLD_ALREADY = 'wrong_password';

/** Notes whom the API refused what it may not do, all of it or a part. */
export function refusalsPlugin(refusals: RefusalRecorder): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ contextValue: { actor, address, partsRefused } }) => {
        for (const [reason, name] of partsRefused)
          refusals.note({ actor, address, asked: { by: 'field', name }, reason });
      },
      didEncounterErrors: async ({ errors, contextValue: { actor, address } }) => {
        if (actor.kind === 'visitor') return;
        for (const error of errors) {
          const { code, reason } = factsOf(error);
          if (code !== 'FORBIDDEN' || reason === TOLD_ALREADY) continue;
          refusals.note({ actor, address, asked: { by: 'field', name: fieldOf(error) }, reason: String(reason) });
        }
      },
    }),
  };
}

/** Field resolvers throw our own errors; those of the root have been put into the words of GraphQL already. */
function factsOf(error: GraphQLError): Readonly<Record<string, unknown>> {
  const thrown = unwrapResolverError(error);
  return thrown instanceof DomainError ? { code: thrown.code, ...thrown.facts } : error.extensions;
}

/** Its name in the schema, and not what the client calls it. */
function fieldOf({ nodes }: GraphQLError): string {
  const [node] = nodes ?? [];
  return node?.kind === Kind.FIELD ? node.name.value : '';
}
