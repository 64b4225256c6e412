import type { ApolloServerPlugin } from '@apollo/server';
import type { NextFunction, Request, Response } from 'express';
import { isWholeQuery } from './is-whole-query.js';
import type { RequestContext } from './request-context.js';

const HEADER = 'Cache-Control';
/** How JSON is named, in which language texts are told, how the body is packed, who asks: also said where no body is sent. */
const DEPENDS_ON = 'Accept, Accept-Language, Accept-Encoding, Authorization, Cookie';

/** Nobody keeps an answer, unless it is found to be one that may be kept. */
export function notStored(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader(HEADER, 'no-store');
  next();
}

/**
 * Whoever asked in an address may keep a whole answer, and ask by its tag whether it is still the same. What somebody is
 * told who is signed in, or comes with a key, is kept nowhere.
 */
export function revalidatedPlugin(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async ({ request }) => ({
      willSendResponse: async (answered) => {
        const isPublic = answered.contextValue.identified === null;
        const mayBeKept = isPublic && request.http?.method === 'GET' && isWholeQuery(answered);
        const { headers } = answered.response.http;
        // Apollo Server says something else of a hash that it does not know.
        headers.set(HEADER, mayBeKept ? 'no-cache' : 'no-store');
        headers.set('Vary', DEPENDS_ON);
      },
    }),
  };
}
