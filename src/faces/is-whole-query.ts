import type { BaseContext, GraphQLRequestContextWillSendResponse } from '@apollo/server';

/** Whether this is the answer to a query, without any error. */
export function isWholeQuery<C extends BaseContext>({
  operation,
  response: { body },
}: GraphQLRequestContextWillSendResponse<C>): boolean {
  return operation?.operation === 'query' && body.kind === 'single' && body.singleResult.errors === undefined;
}
