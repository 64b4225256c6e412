import { Args, ArgsType, Context, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsOptional, Length } from 'class-validator';
import { inLanguage, type Language } from '../../../domain/plan/localised-text.js';
import { Access } from '../../../faces/access.js';
import { connectionOf, PageArguments, sliceOf } from '../../../faces/connection.js';
import { globalId, idOf } from '../../../faces/global-id.js';
import { LanguageChoice, languageShown, shownIn, statedIn, WantedLanguage } from '../../../faces/language.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { OrganisationRef, refOf } from '../../organisations/graphql/organisation.input.js';
import { OrganisationLoaders } from '../../organisations/graphql/organisation.loaders.js';
import { Organisation } from '../../organisations/graphql/organisation.type.js';
import { PlanningService } from '../planning.service.js';
import type { IndicatorEntity } from '../tables/indicator.entity.js';
import { CreateIndicatorInput } from './plan.inputs.js';
import { PlanLoaders } from './plan.loaders.js';
import { Goal, Indicator, IndicatorConnection } from './plan.types.js';
import { PlanAbilityLoaders } from './plan-ability.loaders.js';
import { IndicatorAbilities } from './plan-ability.types.js';

@ArgsType()
class IndicatorsArguments extends PageArguments {
  @Field(() => OrganisationRef, { nullable: true, description: 'Only those of this owner.' })
  owner?: OrganisationRef | null;

  @Field(() => String, { nullable: true, description: 'Only those whose code or title contains this, in any case.' })
  @IsOptional()
  @Length(1, 100)
  search?: string | null;
}

@Resolver(() => Indicator)
export class IndicatorResolver {
  constructor(private readonly planning: PlanningService) {}

  @Access('PUBLIC')
  @Query(() => IndicatorConnection, { description: 'Indicators in the order of their codes.' })
  async indicators(@Args() page: IndicatorsArguments, @Context() { actor }: RequestContext) {
    const { after, limit } = sliceOf(page, ['text', 'id']);
    const owner = page.owner ? refOf(page.owner, 'owner') : null;
    const found = await this.planning.listIndicators(actor, page.search ?? null, owner, after, limit);
    return connectionOf(page, found, ({ code, id }) => [code, id]);
  }

  @Access('PUBLIC')
  @Query(() => Indicator, {
    nullable: true,
    description: 'One indicator, by its id, or by its code and owner; null where there is none.',
  })
  indicator(
    @Context() { actor }: RequestContext,
    @Args('id', { type: () => ID, nullable: true, description: 'Its id.' }) id?: string | null,
    @Args('code', { type: () => String, nullable: true, description: 'Its code.' }) code?: string | null,
    @Args('owner', {
      type: () => OrganisationRef,
      nullable: true,
      description: 'Whose; needed where several have one of that code.',
    })
    owner?: OrganisationRef | null,
  ) {
    const ref = owner ? refOf(owner, 'owner') : null;
    return this.planning.findIndicator(actor, id ? idOf('Indicator', id, 'id') : null, code ?? null, ref);
  }

  @Access('POLICY')
  @Mutation(() => Indicator, {
    description: 'Adds an indicator to a catalogue. Refused: code_taken, must_not_be_added, needs_parts, …',
  })
  createIndicator(
    @Args('input', { description: 'The indicator.' }) input: CreateIndicatorInput,
    @Context() { actor }: RequestContext,
  ) {
    return this.planning.createIndicator(actor, { ...input, owner: refOf(input.owner, 'owner') });
  }

  @ResolveField(() => ID)
  id(@Parent() { id }: IndicatorEntity): string {
    return globalId('Indicator', id);
  }

  @ResolveField(() => String, { description: 'Its title.' })
  title(
    @Parent() { title }: IndicatorEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): string {
    return statedIn(title, context.reads(language)).text;
  }

  @ResolveField(() => LanguageChoice, { description: languageShown('the title') })
  titleLanguage(
    @Parent() { title }: IndicatorEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): Language {
    return statedIn(title, context.reads(language)).language;
  }

  @ResolveField(() => String, { description: 'What exactly is counted.' })
  definition(
    @Parent() { definition }: IndicatorEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): string {
    return inLanguage(definition, context.reads(language))?.text ?? '';
  }

  @ResolveField(() => LanguageChoice, { nullable: true, description: languageShown('the definition') })
  definitionLanguage(
    @Parent() { definition }: IndicatorEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): Language | null {
    return shownIn(definition, context.reads(language));
  }

  @ResolveField(() => String, { nullable: true, description: 'Where its figures come from.' })
  source(
    @Parent() { source }: IndicatorEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): string | null {
    return inLanguage(source, context.reads(language))?.text ?? null;
  }

  @ResolveField(() => LanguageChoice, { nullable: true, description: languageShown('the source') })
  sourceLanguage(
    @Parent() { source }: IndicatorEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): Language | null {
    return shownIn(source, context.reads(language));
  }

  @ResolveField(() => Organisation, { description: 'Whose catalogue it belongs to.' })
  owner(@Parent() { ownerId }: IndicatorEntity, @Context() context: RequestContext) {
    return context.use(OrganisationLoaders).get(ownerId);
  }

  @ResolveField(() => [Goal], { description: 'The goals that use it.' })
  async goals(@Parent() { id }: IndicatorEntity, @Context() context: RequestContext) {
    const loaders = context.use(PlanLoaders);
    const uses = await loaders.usesOfIndicator.load(id);
    return Promise.all(uses.map(({ goalId }) => loaders.goal.load(goalId)));
  }

  @Access('NARROWED')
  @ResolveField(() => IndicatorAbilities, { description: 'What you may do with it.' })
  async viewerMay(@Parent() { ownerId }: IndicatorEntity, @Context() context: RequestContext) {
    return { edit: await context.use(PlanAbilityLoaders).editPlansOf.load(ownerId) };
  }
}
