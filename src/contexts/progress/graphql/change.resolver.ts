import { Args, Context, ID, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Access } from '../../../faces/access.js';
import { idOf } from '../../../faces/global-id.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { PlanLoaders } from '../../planning/graphql/plan.loaders.js';
import { Strategy } from '../../planning/graphql/plan.types.js';
import { type StrategyChange, StrategyWatch } from '../strategy-watch.js';
import { StrategyProgressChange } from './change.types.js';

@Resolver(() => StrategyProgressChange)
export class StrategyProgressChangeResolver {
  constructor(private readonly watch: StrategyWatch) {}

  @Access('PUBLIC')
  @Subscription(() => StrategyProgressChange, {
    description:
      'Tells of every change of the plan, the participants or the figures of a strategy, within about a second and over WebSocket only. Changes that come close together are told once; what is asked of the strategy is read anew each time. Refused: unknown_strategy.',
    resolve: (change: StrategyChange) => change,
  })
  strategyProgressChanged(
    @Args('strategy', { type: () => ID, description: 'The id of the strategy.' }) strategy: string,
  ) {
    return this.watch.watch(idOf('Strategy', strategy, 'strategy'));
  }

  @ResolveField(() => Strategy, { description: 'The strategy, as it is after the change.' })
  strategy(@Parent() { strategyId }: StrategyChange, @Context() context: RequestContext) {
    return context.use(PlanLoaders).strategy.load(strategyId);
  }
}
