import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { VersionStore } from '../contexts/progress/version.store.js';
import type { Database } from '../database/database.js';
import { isWholeQuery } from './is-whole-query.js';
import { changing } from './plan-query.js';
import type { AnswerNotes, ReadFrom, RequestContext } from './request-context.js';

type Answered = GraphQLRequestContextWillSendResponse<RequestContext>;

/**
 * As soon as the answer is complete, before a slow client has received it: notes what it was read from, if others may be
 * given it too, and gives the request's read back.
 */
export function endRequestPlugin(database: Database): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async (answered) => {
        try {
          const { notes } = answered.contextValue;
          if (notes && isWholeQuery(answered))
            notes.readFrom = await readFrom(database, notes, answered).catch(() => null);
        } finally {
          await database.endRequest();
        }
      },
    }),
  };
}

async function readFrom(
  database: Database,
  { strategies }: AnswerNotes,
  { document, schema }: Answered,
): Promise<ReadFrom | null> {
  if (document === undefined) return null;
  const change = changing(schema, document);
  if (change === 'with time') return null;
  const ids = [...strategies].sort();
  const ofStrategies =
    change === 'with strategies'
      ? // Whatever was answered without reading anything, as who is signed in to a visitor, is read from this, too.
        { ids, version: await database.read((session) => session.use(VersionStore).ofStrategies(ids)) }
      : null;
  const version = database.versionOfRequest();
  return version === null ? null : { version, strategies: ofStrategies };
}
