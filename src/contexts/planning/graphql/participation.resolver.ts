import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../faces/access.js';
import { globalId, idOf } from '../../../faces/global-id.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { refOf } from '../../organisations/graphql/organisation.input.js';
import { OrganisationLoaders } from '../../organisations/graphql/organisation.loaders.js';
import { Organisation } from '../../organisations/graphql/organisation.type.js';
import { PlanningService } from '../planning.service.js';
import type { LeftOutGoalEntity } from '../tables/left-out-goal.entity.js';
import type { ParticipationEntity } from '../tables/participation.entity.js';
import { JoinStrategyInput, LeaveOutGoalInput } from './plan.inputs.js';
import { PlanLoaders } from './plan.loaders.js';
import { Goal, LeftOutGoal, Participation, Strategy } from './plan.types.js';
import { PlanAbilityLoaders } from './plan-ability.loaders.js';
import { ParticipationAbilities } from './plan-ability.types.js';

@Resolver(() => Participation)
export class ParticipationResolver {
  constructor(private readonly planning: PlanningService) {}

  @Access('POLICY')
  @Mutation(() => Participation, {
    description: 'Lets an organisation take part. Refused: already_participates, participants_overlap.',
  })
  joinStrategy(
    @Args('input', { description: 'Who joins what.' }) input: JoinStrategyInput,
    @Context() { actor }: RequestContext,
  ) {
    return this.planning.joinStrategy(actor, {
      strategy: idOf('Strategy', input.strategy, 'strategy'),
      organisation: refOf(input.organisation, 'organisation'),
      named: input.named ?? true,
    });
  }

  @Access('POLICY')
  @Mutation(() => Participation, {
    description: 'Leaves a goal out, for a reason that is shown. Refused: not_a_participant, goal_already_left_out.',
  })
  leaveOutGoal(
    @Args('input', { description: 'Who leaves out what, and why.' }) input: LeaveOutGoalInput,
    @Context() { actor }: RequestContext,
  ) {
    return this.planning.leaveOutGoal(actor, {
      goal: idOf('Goal', input.goal, 'goal'),
      organisation: refOf(input.organisation, 'organisation'),
      reason: input.reason,
    });
  }

  @ResolveField(() => ID)
  id(@Parent() { id }: ParticipationEntity): string {
    return globalId('Participation', id);
  }

  @Access('PUBLIC')
  @ResolveField(() => Strategy, { description: 'The strategy.' })
  strategy(@Parent() { strategyId }: ParticipationEntity, @Context() context: RequestContext) {
    return context.use(PlanLoaders).strategy.load(strategyId);
  }

  @Access('NARROWED')
  @ResolveField(() => Organisation, {
    nullable: true,
    description: 'Who; null where it joined unnamed and you are not one of its members.',
  })
  async organisation(@Parent() participation: ParticipationEntity, @Context() context: RequestContext) {
    const id = await context.use(PlanLoaders).organisationOf.load(participation);
    return id === null ? null : context.use(OrganisationLoaders).get(id);
  }

  @Access('PUBLIC')
  @ResolveField(() => [LeftOutGoal], { description: 'The goals it does not pursue.' })
  leftOut(@Parent() { id }: ParticipationEntity, @Context() context: RequestContext) {
    return context.use(PlanLoaders).leftOut.load(id);
  }

  @Access('NARROWED')
  @ResolveField(() => ParticipationAbilities, { description: 'What you may do with it.' })
  async viewerMay(@Parent() { organisationId }: ParticipationEntity, @Context() context: RequestContext) {
    return { adoptLocally: await context.use(PlanAbilityLoaders).adoptLocallyFor.load(organisationId) };
  }
}

@Resolver(() => LeftOutGoal)
export class LeftOutGoalResolver {
  @ResolveField(() => Goal, { description: 'The goal.' })
  goal(@Parent() { goalId }: LeftOutGoalEntity, @Context() context: RequestContext) {
    return context.use(PlanLoaders).goal.load(goalId);
  }
}
