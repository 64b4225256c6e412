import { Args, ArgsType, Context, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { inLanguage, type Language } from '../../../domain/plan/localised-text.js';
import type { StrategyState } from '../../../domain/plan/strategy-state.js';
import { Access } from '../../../faces/access.js';
import { connectionOf, PageArguments, sliceOf } from '../../../faces/connection.js';
import { globalId, idOf } from '../../../faces/global-id.js';
import { LanguageChoice, languageShown, shownIn, statedIn, WantedLanguage } from '../../../faces/language.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { OrganisationRef, refOf } from '../../organisations/graphql/organisation.input.js';
import { OrganisationLoaders } from '../../organisations/graphql/organisation.loaders.js';
import { Organisation } from '../../organisations/graphql/organisation.type.js';
import { PlanningService } from '../planning.service.js';
import type { StrategyEntity } from '../tables/strategy.entity.js';
import { StrategyStateChoice } from './choices.js';
import { CreateStrategyInput, UpdateStrategyInput } from './plan.inputs.js';
import { PlanLoaders } from './plan.loaders.js';
import { Goal, ParticipationConnection, Strategy, StrategyAbilities, StrategyConnection, Theme } from './plan.types.js';
import { PlanAbilityLoaders } from './plan-ability.loaders.js';

@ArgsType()
class StrategiesArguments extends PageArguments {
  @Field(() => StrategyStateChoice, { nullable: true, description: 'Only those that have come this far.' })
  state?: StrategyState | null;

  @Field(() => OrganisationRef, { nullable: true, description: 'Only those of this owner.' })
  owner?: OrganisationRef | null;
}

@Resolver(() => Strategy)
export class StrategyResolver {
  constructor(private readonly planning: PlanningService) {}

  @Access('PUBLIC')
  @Query(() => StrategyConnection, { description: 'Strategies in the order of their slugs.' })
  async strategies(@Args() page: StrategiesArguments, @Context() { actor }: RequestContext) {
    const { after, limit } = sliceOf(page, ['text']);
    const owner = page.owner ? refOf(page.owner, 'owner') : null;
    const found = await this.planning.listStrategies(actor, { state: page.state ?? null }, owner, after, limit);
    return connectionOf(page, found, ({ slug }) => [slug]);
  }

  @Access('PUBLIC')
  @Query(() => Strategy, {
    nullable: true,
    description: 'One strategy, by its id or its slug; null where there is none.',
  })
  async strategy(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID, nullable: true, description: 'Its id.' }) id?: string | null,
    @Args('slug', { type: () => String, nullable: true, description: 'Its slug.' }) slug?: string | null,
  ) {
    const found = await this.planning.findStrategy(context.actor, id ? idOf('Strategy', id, 'id') : null, slug ?? null);
    if (found) context.notes?.strategies.add(found.id);
    return found;
  }

  @Access('POLICY')
  @Mutation(() => Strategy, {
    description: 'Creates a strategy as a draft. Refused: slug_taken, end_before_start, unknown_organisation.',
  })
  createStrategy(
    @Args('input', { description: 'The strategy.' }) input: CreateStrategyInput,
    @Context() { actor }: RequestContext,
  ) {
    return this.planning.createStrategy(actor, { ...input, owner: refOf(input.owner, 'owner') });
  }

  @Access('POLICY')
  @Mutation(() => Strategy, { description: 'Changes title and summary. Refused: stale_version, nothing_to_change.' })
  updateStrategy(
    @Args('input', { description: 'The change.' }) input: UpdateStrategyInput,
    @Context() { actor }: RequestContext,
  ) {
    return this.planning.updateStrategy(actor, { ...input, id: idOf('Strategy', input.id, 'id') });
  }

  @ResolveField(() => ID)
  id(@Parent() { id }: StrategyEntity): string {
    return globalId('Strategy', id);
  }

  @ResolveField(() => String, { description: 'Its title.' })
  title(
    @Parent() { title }: StrategyEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): string {
    return statedIn(title, context.reads(language)).text;
  }

  @ResolveField(() => LanguageChoice, { description: languageShown('the title') })
  titleLanguage(
    @Parent() { title }: StrategyEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): Language {
    return statedIn(title, context.reads(language)).language;
  }

  @ResolveField(() => String, { nullable: true, description: 'What it is about.' })
  summary(
    @Parent() { summary }: StrategyEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): string | null {
    return inLanguage(summary, context.reads(language))?.text ?? null;
  }

  @ResolveField(() => LanguageChoice, { nullable: true, description: languageShown('the summary') })
  summaryLanguage(
    @Parent() { summary }: StrategyEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): Language | null {
    return shownIn(summary, context.reads(language));
  }

  @ResolveField(() => Organisation, { description: 'Who owns it.' })
  owner(@Parent() { ownerId }: StrategyEntity, @Context() context: RequestContext) {
    return context.use(OrganisationLoaders).get(ownerId);
  }

  @ResolveField(() => Strategy, { nullable: true, description: 'The strategy it succeeds.' })
  predecessor(@Parent() { predecessorId }: StrategyEntity, @Context() context: RequestContext) {
    return predecessorId ? context.use(PlanLoaders).strategy.load(predecessorId) : null;
  }

  @ResolveField(() => [Theme], { description: 'Its themes, in their order.' })
  themes(@Parent() { id }: StrategyEntity, @Context() context: RequestContext) {
    return context.use(PlanLoaders).themesOfStrategy.load(id);
  }

  @ResolveField(() => [Goal], { description: 'The goals of all its themes, in their order.' })
  goals(@Parent() { id }: StrategyEntity, @Context() context: RequestContext) {
    return context.use(PlanLoaders).goalsOfStrategy.load(id);
  }

  @ResolveField(() => Goal, { nullable: true, description: 'One goal by its code; null where there is none.' })
  async goal(
    @Parent() { id }: StrategyEntity,
    @Args('code', { description: 'The code of the goal.' }) code: string,
    @Context() context: RequestContext,
  ) {
    const goals = await context.use(PlanLoaders).goalsOfStrategy.load(id);
    return goals.find((goal) => goal.code === code) ?? null;
  }

  @Access('NARROWED')
  @ResolveField(() => ParticipationConnection, { description: 'Who takes part, in the order in which they joined.' })
  async participants(
    @Parent() { id }: StrategyEntity,
    @Args() page: PageArguments,
    @Context() context: RequestContext,
  ) {
    const found = await context.use(PlanLoaders).participants.load({ of: id, ...sliceOf(page, ['id']) });
    return connectionOf(page, found, (participation) => [participation.id]);
  }

  @Access('NARROWED')
  @ResolveField(() => StrategyAbilities, { description: 'What you may do with it.' })
  async viewerMay(@Parent() { ownerId }: StrategyEntity, @Context() context: RequestContext) {
    return { edit: await context.use(PlanAbilityLoaders).editPlansOf.load(ownerId) };
  }
}
