import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type ExecutionResult, graphql } from 'graphql';
import type { Actor } from '../../src/domain/actor.js';
import { RequestContext } from '../../src/faces/request-context.js';
import type { TestApp } from './app.js';

/** What the API answers to an actor with whatever memberships, who needs no account for it. */
export function askAs(
  { server }: TestApp,
  actor: Actor,
  source: string,
  variableValues: Readonly<Record<string, unknown>> = {},
): Promise<ExecutionResult> {
  const { schema } = server.app.get(GraphQLSchemaHost);
  const contextValue = new RequestContext(server.database, actor, []);
  return graphql({ schema, source, contextValue, variableValues });
}
