import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language } from '../../../domain/plan/localised-text.js';
import { Access } from '../../../faces/access.js';
import { globalId, idOf } from '../../../faces/global-id.js';
import { LanguageChoice, languageShown, statedIn, WantedLanguage } from '../../../faces/language.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { PlanningService } from '../planning.service.js';
import type { ThemeEntity } from '../tables/theme.entity.js';
import { AddThemeInput } from './plan.inputs.js';
import { PlanLoaders } from './plan.loaders.js';
import { Goal, Theme } from './plan.types.js';

@Resolver(() => Theme)
export class ThemeResolver {
  constructor(private readonly planning: PlanningService) {}

  @Access('POLICY')
  @Mutation(() => Theme, {
    description: 'Adds a theme to a strategy. Refused: code_taken, unknown_strategy, negative_weight.',
  })
  addTheme(@Args('input', { description: 'The theme.' }) input: AddThemeInput, @Context() { actor }: RequestContext) {
    return this.planning.addTheme(actor, { ...input, strategy: idOf('Strategy', input.strategy, 'strategy') });
  }

  @ResolveField(() => ID)
  id(@Parent() { id }: ThemeEntity): string {
    return globalId('Theme', id);
  }

  @ResolveField(() => String, { description: 'Its title.' })
  title(
    @Parent() { title }: ThemeEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): string {
    return statedIn(title, context.reads(language)).text;
  }

  @ResolveField(() => LanguageChoice, { description: languageShown('the title') })
  titleLanguage(
    @Parent() { title }: ThemeEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): Language {
    return statedIn(title, context.reads(language)).language;
  }

  @ResolveField(() => [Goal], { description: 'Its goals, in their order.' })
  async goals(@Parent() { id, strategyId }: ThemeEntity, @Context() context: RequestContext) {
    const goals = await context.use(PlanLoaders).goalsOfStrategy.load(strategyId);
    return goals.filter(({ themeId }) => themeId === id);
  }
}
