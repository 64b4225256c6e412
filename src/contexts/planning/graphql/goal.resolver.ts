import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { inLanguage, type Language } from '../../../domain/plan/localised-text.js';
import { Access } from '../../../faces/access.js';
import { globalId, idOf } from '../../../faces/global-id.js';
import { LanguageChoice, languageShown, shownIn, statedIn, WantedLanguage } from '../../../faces/language.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { refOf } from '../../organisations/graphql/organisation.input.js';
import { OrganisationLoaders } from '../../organisations/graphql/organisation.loaders.js';
import { Organisation } from '../../organisations/graphql/organisation.type.js';
import { PlanningService } from '../planning.service.js';
import type { GoalEntity } from '../tables/goal.entity.js';
import { AddGoalInput } from './plan.inputs.js';
import { PlanLoaders } from './plan.loaders.js';
import { Goal, GoalIndicator, Theme } from './plan.types.js';
import { PlanAbilityLoaders } from './plan-ability.loaders.js';
import { GoalAbilities } from './plan-ability.types.js';

@Resolver(() => Goal)
export class GoalResolver {
  constructor(private readonly planning: PlanningService) {}

  @Access('POLICY')
  @Mutation(() => Goal, {
    description: 'Adds a goal to a theme. Refused: code_taken, unknown_theme, negative_weight, not_an_sdg.',
  })
  addGoal(@Args('input', { description: 'The goal.' }) input: AddGoalInput, @Context() { actor }: RequestContext) {
    return this.planning.addGoal(actor, {
      ...input,
      theme: idOf('Theme', input.theme, 'theme'),
      responsible: (input.responsible ?? []).map((ref, index) => refOf(ref, `responsible[${index}]`)),
    });
  }

  @ResolveField(() => ID)
  id(@Parent() { id }: GoalEntity): string {
    return globalId('Goal', id);
  }

  @ResolveField(() => String, { description: 'Its title.' })
  title(
    @Parent() { title }: GoalEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): string {
    return statedIn(title, context.reads(language)).text;
  }

  @ResolveField(() => LanguageChoice, { description: languageShown('the title') })
  titleLanguage(
    @Parent() { title }: GoalEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): Language {
    return statedIn(title, context.reads(language)).language;
  }

  @ResolveField(() => String, { nullable: true, description: 'What it means.' })
  description(
    @Parent() { description }: GoalEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): string | null {
    return inLanguage(description, context.reads(language))?.text ?? null;
  }

  @ResolveField(() => LanguageChoice, { nullable: true, description: languageShown('the description') })
  descriptionLanguage(
    @Parent() { description }: GoalEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): Language | null {
    return shownIn(description, context.reads(language));
  }

  @ResolveField(() => Theme, { description: 'The theme it belongs to.' })
  theme(@Parent() { themeId }: GoalEntity, @Context() context: RequestContext) {
    return context.use(PlanLoaders).theme.load(themeId);
  }

  @ResolveField(() => [Organisation], { description: 'Who answers for it; empty is a state the owner should see.' })
  async responsible(@Parent() { id }: GoalEntity, @Context() context: RequestContext) {
    const rows = await context.use(PlanLoaders).responsibleForGoal.load(id);
    return Promise.all(rows.map(({ organisationId }) => context.use(OrganisationLoaders).get(organisationId)));
  }

  @ResolveField(() => [GoalIndicator], { description: 'What measures it.' })
  indicators(@Parent() { id }: GoalEntity, @Context() context: RequestContext) {
    return context.use(PlanLoaders).indicatorsOfGoal.load(id);
  }

  @Access('NARROWED')
  @ResolveField(() => GoalAbilities, { description: 'What you may do with it.' })
  async viewerMay(@Parent() { strategyId }: GoalEntity, @Context() context: RequestContext) {
    return { edit: await context.use(PlanAbilityLoaders).editStrategy.load(strategyId) };
  }
}
