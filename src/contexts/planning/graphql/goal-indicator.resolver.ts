import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../faces/access.js';
import { globalId, idOf } from '../../../faces/global-id.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { OrganisationRef, refOf } from '../../organisations/graphql/organisation.input.js';
import { OrganisationLoaders } from '../../organisations/graphql/organisation.loaders.js';
import { Organisation } from '../../organisations/graphql/organisation.type.js';
import { PlanningService } from '../planning.service.js';
import type { GoalIndicatorEntity } from '../tables/goal-indicator.entity.js';
import { commonBaselineOf } from '../target.store.js';
import { type BaselineInput, SetTargetsInput, type TargetInput, UseIndicatorInput } from './plan.inputs.js';
import { PlanLoaders } from './plan.loaders.js';
import { Goal, GoalIndicator, Indicator, Target, YearValue } from './plan.types.js';
import { PlanAbilityLoaders } from './plan-ability.loaders.js';
import { GoalIndicatorAbilities } from './plan-ability.types.js';

const WHOSE = { type: () => OrganisationRef, nullable: true, description: 'Whose; without it, the common one.' };

@Resolver(() => GoalIndicator)
export class GoalIndicatorResolver {
  constructor(private readonly planning: PlanningService) {}

  @Access('POLICY')
  @Mutation(() => GoalIndicator, {
    description:
      'Puts an indicator to use in a goal. Refused: indicator_already_used, target_contradicts_direction, band_reversed, …',
  })
  useIndicator(
    @Args('input', { description: 'Indicator and goal.' }) input: UseIndicatorInput,
    @Context() { actor }: RequestContext,
  ) {
    return this.planning.useIndicator(actor, {
      ...input,
      goal: idOf('Goal', input.goal, 'goal'),
      indicator: idOf('Indicator', input.indicator, 'indicator'),
      baseline: input.baseline ? stated(input.baseline) : null,
      targets: (input.targets ?? []).map(aimed),
      responsible: (input.responsible ?? []).map((ref, index) => refOf(ref, `responsible[${index}]`)),
    });
  }

  @Access('POLICY')
  @Mutation(() => GoalIndicator, {
    description:
      'Sets the common targets, or those of an organisation. Refused: not_a_participant, target_contradicts_direction, …',
  })
  setTargets(
    @Args('input', { description: 'The targets.' }) input: SetTargetsInput,
    @Context() { actor }: RequestContext,
  ) {
    return this.planning.setTargets(actor, {
      ...input,
      goalIndicator: idOf('GoalIndicator', input.goalIndicator, 'goalIndicator'),
      organisation: input.organisation ? refOf(input.organisation, 'organisation') : null,
      baseline: input.baseline ? stated(input.baseline) : null,
      targets: input.targets.map(aimed),
    });
  }

  @ResolveField(() => ID)
  id(@Parent() { id }: GoalIndicatorEntity): string {
    return globalId('GoalIndicator', id);
  }

  @ResolveField(() => Goal, { description: 'The goal it measures.' })
  goal(@Parent() { goalId }: GoalIndicatorEntity, @Context() context: RequestContext) {
    return context.use(PlanLoaders).goal.load(goalId);
  }

  @ResolveField(() => Indicator, { description: 'The indicator.' })
  indicator(@Parent() { indicatorId }: GoalIndicatorEntity, @Context() context: RequestContext) {
    return context.use(PlanLoaders).indicator.load(indicatorId);
  }

  @ResolveField(() => [Organisation], {
    description: 'Who reports it; those responsible for the goal where none is named.',
  })
  async responsible(@Parent() { id }: GoalIndicatorEntity, @Context() context: RequestContext) {
    const rows = await context.use(PlanLoaders).responsibleForGoalIndicator.load(id);
    return Promise.all(rows.map(({ organisationId }) => context.use(OrganisationLoaders).get(organisationId)));
  }

  @Access('NARROWED')
  @ResolveField(() => YearValue, {
    nullable: true,
    description: 'The stated baseline; null where none is stated, or stated by its year only.',
  })
  async baseline(
    @Parent() goalIndicator: GoalIndicatorEntity,
    @Context() context: RequestContext,
    @Args('organisation', WHOSE) organisation?: OrganisationRef | null,
  ): Promise<YearValue | null> {
    const found = organisation
      ? (await this.own(goalIndicator, organisation, context)).baseline
      : commonBaselineOf(goalIndicator);
    return found && found.value !== null ? { year: found.year, value: found.value } : null;
  }

  @Access('NARROWED')
  @ResolveField(() => [Target], {
    description: "The organisation's own targets where it has set them, else the common ones.",
  })
  async targets(
    @Parent() goalIndicator: GoalIndicatorEntity,
    @Context() context: RequestContext,
    @Args('organisation', WHOSE) organisation?: OrganisationRef | null,
  ): Promise<Target[]> {
    const own = organisation ? (await this.own(goalIndicator, organisation, context)).targets : [];
    if (own.length > 0) return own.map((target) => ({ ...target, own: true }));
    const common = await context.use(PlanLoaders).commonTargets.load(goalIndicator.id);
    return common.map((target) => ({ ...target, own: false }));
  }

  @Access('NARROWED')
  @ResolveField(() => GoalIndicatorAbilities, { description: 'What you may do with it.' })
  async viewerMay(@Parent() { goalId }: GoalIndicatorEntity, @Context() context: RequestContext) {
    return { edit: await context.use(PlanAbilityLoaders).editGoal.load(goalId) };
  }

  private async own({ id }: GoalIndicatorEntity, organisation: OrganisationRef, context: RequestContext) {
    const found = await context.use(OrganisationLoaders).byRef.load(refOf(organisation, 'organisation'));
    return context.use(PlanLoaders).own.load({ goalIndicatorId: id, organisationId: found.id });
  }
}

function stated({ year, value }: BaselineInput) {
  return { year, value: value ?? null };
}

function aimed({ year, value, bandMinimum, bandMaximum }: TargetInput) {
  return { year, value: value ?? null, bandMinimum: bandMinimum ?? null, bandMaximum: bandMaximum ?? null };
}
