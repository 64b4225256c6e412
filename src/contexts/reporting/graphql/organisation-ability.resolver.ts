import { Context, Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../faces/access.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { Organisation } from '../../organisations/graphql/organisation.type.js';
import type { OrganisationEntity } from '../../organisations/tables/organisation.entity.js';
import { OrganisationAbilityLoaders } from './organisation-ability.loaders.js';

@ObjectType({ description: 'What may be done with an organisation, by whoever asks.' })
export class OrganisationAbilities {
  @Field(() => Boolean, { description: 'Add an organisation that is a part of it.' })
  addPart: boolean;

  @Field(() => Boolean, { description: 'Administer its people and keys.' })
  administer: boolean;

  @Field(() => Boolean, { description: 'Let it take part in strategies, set its own targets, and leave goals out.' })
  join: boolean;

  @Field(() => Boolean, { description: 'Save and submit its measurements.' })
  report: boolean;
}

/** Here, since all contexts whose policies are asked come before this one. */
@Resolver(() => Organisation)
export class AbilitiesOfOrganisationResolver {
  @Access('NARROWED')
  @ResolveField(() => OrganisationAbilities, { description: 'What you may do with it.' })
  viewerMay(@Parent() { id }: OrganisationEntity, @Context() context: RequestContext): Promise<OrganisationAbilities> {
    return context.use(OrganisationAbilityLoaders).of.load(id);
  }
}
