import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { comparePlaces } from '../../../domain/comparison/places.js';
import { Access } from '../../../faces/access.js';
import { connectionOf, sliceOf } from '../../../faces/connection.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { OrganisationLoaders } from '../../organisations/graphql/organisation.loaders.js';
import { Organisation } from '../../organisations/graphql/organisation.type.js';
import { GoalIndicator } from '../../planning/graphql/plan.types.js';
import type { GoalIndicatorEntity } from '../../planning/tables/goal-indicator.entity.js';
import type { ComparedRowOf } from '../comparison-of.js';
import { ComparisonArguments, LARGEST_PAGE_COMPARED, peersOf } from './comparison.inputs.js';
import { ComparisonLoaders } from './comparison.loaders.js';
import { ComparisonConnection, ComparisonRow } from './comparison.types.js';
import { CURSOR_PARTS, cursorOf, placeOf } from './comparison-cursor.js';
import { ProgressStatusChoice } from './progress.types.js';

@Resolver(() => GoalIndicator)
export class ComparisonResolver {
  @Access('NARROWED')
  @ResolveField(() => ComparisonConnection, {
    description:
      'The participants that did not leave the goal out side by side, by public values. Ranked ones first, in the order of the direction; then what must not be compared; then what is missing. Refused: not_a_participant, no_population, duplicate_year, …',
  })
  async comparison(
    @Parent() { id }: GoalIndicatorEntity,
    @Args() asked: ComparisonArguments,
    @Context() context: RequestContext,
  ) {
    const { after } = sliceOf(asked, CURSOR_PARTS, LARGEST_PAGE_COMPARED);
    const before = after === null ? null : placeOf(after);
    const question = { goalIndicatorId: id, years: asked.years, peers: peersOf(asked) };
    const { rows, summaries } = await context.use(ComparisonLoaders).whole.load(question);
    const following = before === null ? rows : rows.filter(({ place }) => comparePlaces(place, before) > 0);
    return {
      ...connectionOf(asked, { rows: following, totalCount: rows.length }, ({ place }) => cursorOf(place)),
      summaries,
    };
  }
}

@Resolver(() => ComparisonRow)
export class ComparisonRowResolver {
  @Access('NARROWED')
  @ResolveField(() => Organisation, { nullable: true, description: 'Who; null where it takes part unnamed.' })
  organisation(@Parent() { organisation }: ComparedRowOf, @Context() context: RequestContext) {
    return organisation === null ? null : context.use(OrganisationLoaders).get(organisation);
  }

  @Access('NARROWED')
  @ResolveField(() => ProgressStatusChoice, {
    description:
      'That of its progress in the latest of the years, or in the nearest one of the strategy. Of an unnamed one NOT_ASSESSED, with the reason SUPPRESSED, unless its value of the latest year is shown and the year is one of the strategy.',
  })
  status(@Parent() row: ComparedRowOf) {
    return row.judged().status;
  }

  @Access('NARROWED')
  @ResolveField(() => String, {
    nullable: true,
    description: 'Machine-readable: why it was not assessed; SUPPRESSED where an unnamed one could be recognised.',
  })
  reason(@Parent() row: ComparedRowOf) {
    return row.judged().reason;
  }
}
