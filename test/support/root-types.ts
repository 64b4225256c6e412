import type { GraphQLObjectType, GraphQLSchema } from 'graphql';

/** Where everything that is asked begins. */
export function rootTypesOf(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => type != null);
}
