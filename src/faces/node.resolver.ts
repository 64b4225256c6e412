import { Inject } from '@nestjs/common';
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { DomainError } from '../domain/domain-error.js';
import { Access } from './access.js';
import { readGlobalId } from './global-id.js';
import { asNode, Node } from './node.js';
import { NODE_FINDERS, type NodeFinders } from './node.registry.js';
import type { RequestContext } from './request-context.js';

const MOST_NODES = 100;

export class TooManyNodes extends DomainError {
  readonly code = 'LIMIT_EXCEEDED';

  constructor(count: number) {
    super(`At most ${MOST_NODES} nodes can be asked for at once; these are ${count}.`, {
      reason: 'too_many_ids',
      argument: 'ids',
      limit: MOST_NODES,
    });
  }
}

@Resolver()
export class NodeResolver {
  constructor(@Inject(NODE_FINDERS) private readonly finders: NodeFinders) {}

  @Access('NARROWED')
  @Query(() => Node, { nullable: true, description: 'Anything by its id; null where there is none.' })
  node(@Args('id', { type: () => ID, description: 'Its id.' }) id: string, @Context() context: RequestContext) {
    return this.find(id, 'id', context);
  }

  @Access('NARROWED')
  @Query(() => [Node], {
    nullable: 'items',
    description: `Several by their ids, at most ${MOST_NODES}, in the same order; null where there is none.`,
  })
  nodes(
    @Args('ids', { type: () => [ID], description: 'Their ids.' }) ids: string[],
    @Context() context: RequestContext,
  ) {
    if (ids.length > MOST_NODES) throw new TooManyNodes(ids.length);
    return Promise.all(ids.map((id, index) => this.find(id, `ids[${index}]`, context)));
  }

  private async find(text: string, argument: string, context: RequestContext): Promise<object | null> {
    const { type, id } = readGlobalId(text, argument);
    const row = Object.hasOwn(this.finders, type) ? await this.finders[type]?.(context, id) : null;
    return row ? asNode(type, row) : null;
  }
}
