import { Args, ArgsType, Context, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../faces/access.js';
import { connectionOf, PageArguments, sliceOf } from '../../../faces/connection.js';
import { globalId, idOf } from '../../../faces/global-id.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { OrganisationRef, refOf } from '../../organisations/graphql/organisation.input.js';
import { OrganisationLoaders } from '../../organisations/graphql/organisation.loaders.js';
import { Organisation } from '../../organisations/graphql/organisation.type.js';
import { KeyService } from '../key.service.js';
import type { ApiKeyEntity } from '../tables/api-key.entity.js';
import { CreateKeyInput } from './key.input.js';
import { ApiKey, ApiKeyConnection, CreatedKey } from './key.types.js';

@ArgsType()
class KeysArguments extends PageArguments {
  @Field(() => OrganisationRef, { nullable: true, description: 'Only those of it or below it.' })
  organisation?: OrganisationRef | null;
}

@Resolver(() => ApiKey)
export class KeyResolver {
  constructor(private readonly service: KeyService) {}

  @Access('ACCOUNT')
  @Query(() => ApiKeyConnection, {
    description:
      'The keys of organisations that you administer, the newest first. Refused: not_signed_in, unknown_organisation.',
  })
  async keys(@Args() page: KeysArguments, @Context() { actor }: RequestContext) {
    const { after, limit } = sliceOf(page, ['id']);
    const organisation = page.organisation ? refOf(page.organisation, 'organisation') : null;
    return connectionOf(page, await this.service.listKeys(actor, organisation, after, limit), ({ id }) => [id]);
  }

  @Access('POLICY')
  @Mutation(() => CreatedKey, {
    description:
      'Makes a key and shows its secret this once. Refused: unknown_organisation, role_missing, in_the_past, too_late.',
  })
  createKey(@Args('input', { description: 'The key.' }) input: CreateKeyInput, @Context() { actor }: RequestContext) {
    return this.service.createKey(actor, {
      ...input,
      organisation: input.organisation ? refOf(input.organisation, 'organisation') : null,
      expiresOn: input.expiresOn.toISOString().slice(0, 10),
    });
  }

  @Access('POLICY')
  @Mutation(() => ApiKey, { description: 'Revokes a key, at once. Refused: unknown_key.' })
  revokeKey(@Args('id', { type: () => ID, description: 'Which.' }) id: string, @Context() { actor }: RequestContext) {
    return this.service.revokeKey(actor, idOf('ApiKey', id, 'id'));
  }

  @ResolveField(() => ID)
  id(@Parent() { id }: ApiKeyEntity): string {
    return globalId('ApiKey', id);
  }

  @Access('ACCOUNT')
  @ResolveField(() => Organisation, {
    nullable: true,
    description: 'Where it holds, with all organisations below; null: everywhere.',
  })
  organisation(@Parent() { organisationId }: ApiKeyEntity, @Context() context: RequestContext) {
    return organisationId ? context.use(OrganisationLoaders).get(organisationId) : null;
  }
}
