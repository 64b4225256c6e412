import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { BadInput } from '../../../domain/domain-error.js';
import type { Language } from '../../../domain/plan/localised-text.js';
import { explain, explainNode } from '../../../domain/progress/explanation.js';
import type {
  Coverage as CoverageOf,
  IndicatorJudgement,
  MissingPart as MissingPartOf,
} from '../../../domain/progress/judgement.js';
import { Access } from '../../../faces/access.js';
import { WantedLanguage } from '../../../faces/language.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { refOf } from '../../organisations/graphql/organisation.input.js';
import { OrganisationLoaders } from '../../organisations/graphql/organisation.loaders.js';
import { Organisation } from '../../organisations/graphql/organisation.type.js';
import { PlanLoaders } from '../../planning/graphql/plan.loaders.js';
import { Goal, GoalIndicator, LeftOutGoal, Strategy, Theme } from '../../planning/graphql/plan.types.js';
import type { GoalEntity } from '../../planning/tables/goal.entity.js';
import type { GoalIndicatorEntity } from '../../planning/tables/goal-indicator.entity.js';
import type { StrategyEntity } from '../../planning/tables/strategy.entity.js';
import type { Assessment } from '../assess.js';
import type { GoalProgressOf, StrategyProgressOf, ThemeProgressOf } from '../progress-of.js';
import { ProgressLoaders } from './progress.loaders.js';
import {
  Coverage,
  GoalProgress,
  IndicatorProgress,
  MissingPart,
  ProgressArguments,
  StrategyProgress,
  ThemeProgress,
} from './progress.types.js';

const EXPLANATION = 'A sentence for a council member, in the numbers of this answer.';

@Resolver(() => Strategy)
export class ProgressOfStrategyResolver {
  @Access('NARROWED')
  @ResolveField(() => StrategyProgress, { description: 'How far it has come.' })
  progress(@Parent() { id }: StrategyEntity, @Args() asked: ProgressArguments, @Context() context: RequestContext) {
    return strategyProgress(id, asked, context);
  }
}

@Resolver(() => Goal)
export class ProgressOfGoalResolver {
  @Access('NARROWED')
  @ResolveField(() => GoalProgress, { description: 'How far it has come.' })
  async progress(
    @Parent() { id, strategyId }: GoalEntity,
    @Args() asked: ProgressArguments,
    @Context() context: RequestContext,
  ) {
    const { themes } = await strategyProgress(strategyId, asked, context);
    return found(themes.flatMap(({ goals }) => goals).find(({ goal }) => goal === id));
  }
}

@Resolver(() => GoalIndicator)
export class ProgressOfGoalIndicatorResolver {
  @Access('NARROWED')
  @ResolveField(() => IndicatorProgress, { description: 'How far it has come.' })
  async progress(
    @Parent() { id, goalId }: GoalIndicatorEntity,
    @Args() asked: ProgressArguments,
    @Context() context: RequestContext,
  ) {
    const { strategyId } = await context.use(PlanLoaders).goal.load(goalId);
    const { themes } = await strategyProgress(strategyId, asked, context);
    const goal = themes.flatMap(({ goals }) => goals).find((candidate) => candidate.goal === goalId);
    return found(goal?.indicators.find(({ goalIndicator }) => goalIndicator === id));
  }
}

@Resolver(() => StrategyProgress)
export class StrategyProgressResolver {
  @Access('PUBLIC')
  @ResolveField(() => Strategy, { description: 'The strategy.' })
  strategy(@Parent() { strategyId }: StrategyProgressOf, @Context() context: RequestContext) {
    return context.use(PlanLoaders).strategy.load(strategyId);
  }

  @Access('NARROWED')
  @ResolveField(() => Organisation, { nullable: true, description: 'For whom; null: all participants together.' })
  organisation(@Parent() { organisation }: StrategyProgressOf, @Context() context: RequestContext) {
    return organisation === null ? null : context.use(OrganisationLoaders).get(organisation);
  }

  @Access('NARROWED')
  @ResolveField(() => String, { description: EXPLANATION })
  explanation(
    @Parent() judgement: StrategyProgressOf,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ) {
    return explainNode(judgement, context.reads(language)[0] ?? judgement.ownLanguage);
  }
}

@Resolver(() => ThemeProgress)
export class ThemeProgressResolver {
  @Access('PUBLIC')
  @ResolveField(() => Theme, { description: 'The theme.' })
  theme(@Parent() { theme }: ThemeProgressOf, @Context() context: RequestContext) {
    return context.use(PlanLoaders).theme.load(theme);
  }

  @Access('NARROWED')
  @ResolveField(() => String, { description: EXPLANATION })
  explanation(
    @Parent() judgement: ThemeProgressOf,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ) {
    return explainNode(judgement, context.reads(language)[0] ?? judgement.ownLanguage);
  }
}

@Resolver(() => GoalProgress)
export class GoalProgressResolver {
  @Access('PUBLIC')
  @ResolveField(() => Goal, { description: 'The goal.' })
  goal(@Parent() { goal }: GoalProgressOf, @Context() context: RequestContext) {
    return context.use(PlanLoaders).goal.load(goal);
  }

  @Access('NARROWED')
  @ResolveField(() => LeftOutGoal, { nullable: true, description: 'That the participant left it out, and why.' })
  leftOut(@Parent() { leftOut }: GoalProgressOf) {
    return leftOut;
  }

  @Access('NARROWED')
  @ResolveField(() => String, { description: EXPLANATION })
  explanation(
    @Parent() judgement: GoalProgressOf,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ) {
    return explainNode(judgement, context.reads(language)[0] ?? judgement.ownLanguage);
  }
}

type IndicatorProgressOf = IndicatorJudgement | Assessment;

@Resolver(() => IndicatorProgress)
export class IndicatorProgressResolver {
  @Access('PUBLIC')
  @ResolveField(() => GoalIndicator, {
    nullable: true,
    description: 'The indicator, as the goal uses it; null in `assess`.',
  })
  goalIndicator(@Parent() { goalIndicator }: IndicatorProgressOf, @Context() context: RequestContext) {
    return goalIndicator === null ? null : context.use(PlanLoaders).goalIndicator.load(goalIndicator);
  }

  @Access('NARROWED')
  @ResolveField(() => Organisation, {
    nullable: true,
    description: 'For whom; null: all participants together, or nobody in `assess`.',
  })
  organisation(@Parent() { organisation }: IndicatorProgressOf, @Context() context: RequestContext) {
    return organisation === null ? null : context.use(OrganisationLoaders).get(organisation);
  }

  @Access('NARROWED')
  @ResolveField(() => String, { description: EXPLANATION })
  async explanation(
    @Parent() judgement: IndicatorProgressOf,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): Promise<string> {
    if (judgement.goalIndicator === null) return judgement.explainIn(context.reads(language)[0] ?? 'EN');
    const loaders = context.use(PlanLoaders);
    const { indicatorId } = await loaders.goalIndicator.load(judgement.goalIndicator);
    const indicator = await loaders.indicator.load(indicatorId);
    return explain(judgement, indicator, context.reads(language)[0] ?? indicator.title[0]?.language ?? 'EN');
  }
}

@Resolver(() => Coverage)
export class CoverageResolver {
  @Access('NARROWED')
  @ResolveField(() => [MissingPart], { description: 'Who or what is missing, and why.' })
  missing(
    @Parent() coverage: CoverageOf,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'How many of them, 0 to 1,000.' }) first: number,
    @Context() context: RequestContext,
  ) {
    if (first < 0 || first > 1_000) throw new BadInput('first', 'out_of_range', "'first' must be 0 to 1,000.");
    if (coverage.missing !== null) return coverage.missing.slice(0, first);
    const { missing } = context.use(ProgressLoaders);
    return missing.load(coverage).then((parts) => parts.slice(0, first));
  }
}

@Resolver(() => MissingPart)
export class MissingPartResolver {
  @Access('NARROWED')
  @ResolveField(() => Organisation, {
    nullable: true,
    description: 'The organisation; null for an indicator, and for a participant that joined unnamed.',
  })
  organisation(@Parent() { organisation }: MissingPartOf, @Context() context: RequestContext) {
    return organisation === null ? null : context.use(OrganisationLoaders).get(organisation);
  }

  @Access('PUBLIC')
  @ResolveField(() => GoalIndicator, { nullable: true, description: 'The indicator; null for an organisation.' })
  goalIndicator(@Parent() { goalIndicator }: MissingPartOf, @Context() context: RequestContext) {
    return goalIndicator === null ? null : context.use(PlanLoaders).goalIndicator.load(goalIndicator);
  }
}

async function strategyProgress(
  strategyId: string,
  asked: ProgressArguments,
  context: RequestContext,
): Promise<StrategyProgressOf> {
  const progress = await context.use(ProgressLoaders).ofStrategy.load({
    strategyId,
    organisation: asked.organisation ? refOf(asked.organisation, 'organisation') : null,
    year: asked.year ?? null,
    asOf: asked.asOf ?? null,
    targets: asked.targets,
    view: asked.view,
  });
  context.use(PlanLoaders).know(progress.rows);
  return progress;
}

function found<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('Broken promise: a part of the plan is missing from its progress');
  return part;
}
