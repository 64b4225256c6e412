import { Args, ArgsType, Context, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../faces/access.js';
import { connectionOf, PageArguments, sliceOf } from '../../../faces/connection.js';
import { globalId } from '../../../faces/global-id.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { OrganisationRef, refOf } from '../../organisations/graphql/organisation.input.js';
import { OrganisationLoaders } from '../../organisations/graphql/organisation.loaders.js';
import { Organisation } from '../../organisations/graphql/organisation.type.js';
import type { HappeningRow } from '../happening.service.js';
import { HappeningService } from '../happening.service.js';
import { Happening, HappeningConnection, HappeningFact } from './happening.types.js';

@ArgsType()
class HappeningsArguments extends PageArguments {
  @Field(() => OrganisationRef, { nullable: true, description: 'Only what happened in it or below it.' })
  organisation?: OrganisationRef | null;
}

@Resolver(() => Happening)
export class HappeningResolver {
  constructor(private readonly service: HappeningService) {}

  @Access('ACCOUNT')
  @Query(() => HappeningConnection, {
    description:
      'What happened to accounts, roles, keys and sign-ins in organisations that you administer, the newest first. Refused: not_signed_in, unknown_organisation.',
  })
  async happenings(@Args() page: HappeningsArguments, @Context() { actor }: RequestContext) {
    const { after, limit } = sliceOf(page, ['id']);
    const organisation = page.organisation ? refOf(page.organisation, 'organisation') : null;
    return connectionOf(page, await this.service.listHappenings(actor, organisation, after, limit), ({ id }) => [id]);
  }

  @Access('ACCOUNT')
  @ResolveField(() => ID, { description: 'Opaque, stable, and unique over all types.' })
  id(@Parent() { id }: HappeningRow): string {
    return globalId('Happening', id);
  }

  @Access('ACCOUNT')
  @ResolveField(() => String, {
    description: 'Who did it: the email of an account, the purpose of a key, "visitor" or "operator".',
  })
  by(@Parent() { actorName }: HappeningRow): string {
    return actorName;
  }

  @Access('ACCOUNT')
  @ResolveField(() => String, {
    description: 'The id of what it was done to, whether or not it is still there.',
  })
  subject(@Parent() { subjectType, subjectId }: HappeningRow): string {
    return globalId(subjectType, subjectId);
  }

  @Access('ACCOUNT')
  @ResolveField(() => Organisation, {
    nullable: true,
    description: 'Where; null where it concerns no single organisation.',
  })
  organisation(@Parent() { organisationId }: HappeningRow, @Context() context: RequestContext) {
    return organisationId ? context.use(OrganisationLoaders).get(organisationId) : null;
  }

  @Access('ACCOUNT')
  @ResolveField(() => [HappeningFact], { description: 'What to know beside it, in the order of the names.' })
  facts(@Parent() { facts }: HappeningRow): HappeningFact[] {
    const names = Object.keys(facts).sort();
    return names.flatMap((name) => {
      const value = facts[name];
      return value === null || value === undefined ? [] : [{ name, value: textOf(value) }];
    });
  }
}

function textOf(fact: unknown): string {
  if (Array.isArray(fact)) return fact.map(textOf).join(', ');
  return typeof fact === 'string' ? fact : JSON.stringify(fact);
}
