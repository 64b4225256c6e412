import { Args, ArgsType, Context, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsOptional, Length } from 'class-validator';
import { Access } from '../../../faces/access.js';
import { connectionOf, PageArguments, sliceOf } from '../../../faces/connection.js';
import { globalId, idOf } from '../../../faces/global-id.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { OrganisationRef, refOf } from '../../organisations/graphql/organisation.input.js';
import { OrganisationLoaders } from '../../organisations/graphql/organisation.loaders.js';
import { Organisation } from '../../organisations/graphql/organisation.type.js';
import { PeopleService } from '../people.service.js';
import type { AccountEntity } from '../tables/account.entity.js';
import type { MembershipEntity } from '../tables/membership.entity.js';
import { Account, AccountAbilities, AccountConnection, Membership } from './account.types.js';
import { IdentityLoaders } from './identity.loaders.js';

@ArgsType()
class AccountsArguments extends PageArguments {
  @Field(() => OrganisationRef, { nullable: true, description: 'Only those with a role in it or below it.' })
  organisation?: OrganisationRef | null;

  @Field(() => String, { nullable: true, description: 'Only those whose name or email contains this, in any case.' })
  @IsOptional()
  @Length(1, 100)
  search?: string | null;
}

@Resolver(() => Account)
export class AccountResolver {
  constructor(private readonly people: PeopleService) {}

  @Access('ACCOUNT')
  @Query(() => AccountConnection, {
    description:
      'The accounts with a role in organisations that you administer, in the order of their emails. Refused: not_signed_in, unknown_organisation.',
  })
  async accounts(@Args() page: AccountsArguments, @Context() { actor }: RequestContext) {
    const { after, limit } = sliceOf(page, ['text']);
    const organisation = page.organisation ? refOf(page.organisation, 'organisation') : null;
    const filter = { organisation, search: page.search ?? null };
    return connectionOf(page, await this.people.listAccounts(actor, filter, after, limit), ({ email }) => [email]);
  }

  @Access('ACCOUNT')
  @Query(() => Account, {
    nullable: true,
    description: 'One account that you may know of; null where there is none. Refused: not_signed_in.',
  })
  account(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<AccountEntity | null> {
    return context.use(IdentityLoaders).account.load(idOf('Account', id, 'id'));
  }

  @ResolveField(() => ID)
  id(@Parent() { id }: AccountEntity): string {
    return globalId('Account', id);
  }

  @Access('ACCOUNT')
  @ResolveField(() => Boolean, {
    description: 'False until it has set one, and where it signs in at the provider only.',
  })
  hasPassword(@Parent() { passwordHash }: AccountEntity): boolean {
    return passwordHash !== null;
  }

  @Access('ACCOUNT')
  @ResolveField(() => [Membership], {
    description: 'Its roles in organisations that you administer; all of them where it is your own.',
  })
  memberships(@Parent() { id }: AccountEntity, @Context() context: RequestContext) {
    return context.use(IdentityLoaders).membershipsOf.load(id);
  }

  @Access('ACCOUNT')
  @ResolveField(() => AccountAbilities, { description: 'What you may do with it.' })
  async viewerMay(@Parent() { id }: AccountEntity, @Context() context: RequestContext) {
    return { remove: await context.use(IdentityLoaders).mayRemove.load(id) };
  }
}

@Resolver(() => Membership)
export class MembershipResolver {
  @Access('ACCOUNT')
  @ResolveField(() => Organisation, {
    nullable: true,
    description: 'Where it holds, with all organisations below; null: everywhere.',
  })
  organisation(@Parent() { organisationId }: MembershipEntity, @Context() context: RequestContext) {
    return organisationId ? context.use(OrganisationLoaders).get(organisationId) : null;
  }

  @Access('ACCOUNT')
  @ResolveField(() => Boolean, {
    description: 'True: it comes from the provider of single sign-on, and is made anew with each sign-in there.',
  })
  bySingleSignOn(@Parent() { source }: MembershipEntity): boolean {
    return source === 'SIGN_ON';
  }
}
