import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema.js';

/** A document in the language of our API: whatever it asks for is typed by `schema.graphql`. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Date: string; DateTime: string };
}>();

export type { ResultOf } from 'gql.tada';
