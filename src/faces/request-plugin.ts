import type { ApolloServerPlugin } from '@apollo/server';
import type { Database } from '../database/database.js';

/** Gives the request's read back as soon as the answer is complete, before a slow client has received it. */
export function endRequestPlugin(database: Database): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      willSendResponse: () => database.endRequest(),
    }),
  };
}
