import {
  Args,
  ArgsType,
  Context,
  Field,
  ID,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsOptional, Length } from 'class-validator';
import type { Language } from '../../../domain/plan/localised-text.js';
import { nearestPopulation } from '../../../domain/progress/population.js';
import { Access } from '../../../faces/access.js';
import { connectionOf, PageArguments, sliceOf } from '../../../faces/connection.js';
import { globalId } from '../../../faces/global-id.js';
import { statedIn, WantedLanguage } from '../../../faces/language.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { OrganisationService } from '../organisation.service.js';
import type { OrganisationKind } from '../organisation-kind.js';
import type { OrganisationEntity } from '../tables/organisation.entity.js';
import { AddOrganisationInput, OrganisationRef, refOf } from './organisation.input.js';
import { OrganisationLoaders } from './organisation.loaders.js';
import { Organisation, OrganisationConnection } from './organisation.type.js';
import { OrganisationKindChoice } from './organisation-kind.choice.js';

@ArgsType()
class OrganisationsArguments extends PageArguments {
  @Field(() => OrganisationKindChoice, { nullable: true, description: 'Only those of this kind.' })
  kind?: OrganisationKind | null;

  @Field(() => String, { nullable: true, description: 'Only those of this country, ISO 3166-1 alpha-2.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'Only those whose name contains this, in any case.' })
  @IsOptional()
  @Length(1, 100)
  search?: string | null;
}

const keyOf = ({ country, code }: OrganisationEntity) => [country, code];

@Resolver(() => Organisation)
export class OrganisationResolver {
  constructor(private readonly organisations: OrganisationService) {}

  @Access('PUBLIC')
  @Query(() => OrganisationConnection, {
    name: 'organisations',
    description: 'Organisations in the order of their country and code.',
  })
  async list(@Args() page: OrganisationsArguments, @Context() { actor }: RequestContext) {
    const { after, limit } = sliceOf(page, ['text', 'text']);
    return connectionOf(page, await this.organisations.list(actor, page, after, limit), keyOf);
  }

  @Access('PUBLIC')
  @Query(() => Organisation, { nullable: true, description: 'One organisation; null where there is none.' })
  organisation(
    @Args('ref', { description: 'Its id, or its code and country.' }) ref: OrganisationRef,
    @Context() { actor }: RequestContext,
  ) {
    return this.organisations.find(actor, refOf(ref, 'ref'));
  }

  @Access('POLICY')
  @Mutation(() => Organisation, {
    description: 'Adds an organisation. Refused: code_taken, unknown_organisation (its parent), not_a_population.',
  })
  addOrganisation(
    @Args('input', { description: 'The organisation.' }) input: AddOrganisationInput,
    @Context() { actor }: RequestContext,
  ) {
    const parent = input.parent ? refOf(input.parent, 'parent') : null;
    return this.organisations.addOrganisation(actor, { ...input, parent });
  }

  @ResolveField(() => ID)
  id(@Parent() { id }: OrganisationEntity): string {
    return globalId('Organisation', id);
  }

  @ResolveField(() => String, { description: 'Its name.' })
  name(
    @Parent() { name }: OrganisationEntity,
    @Context() context: RequestContext,
    @WantedLanguage() language?: Language | null,
  ): string {
    return statedIn(name, context.reads(language)).text;
  }

  @ResolveField(() => Organisation, { nullable: true, description: 'The organisation it is a part of.' })
  parent(@Parent() { parentId }: OrganisationEntity, @Context() context: RequestContext) {
    return parentId ? context.use(OrganisationLoaders).get(parentId) : null;
  }

  @ResolveField(() => Organisation, { nullable: true, description: 'What it became part of in a merger.' })
  successor(@Parent() { successorId }: OrganisationEntity, @Context() context: RequestContext) {
    return successorId ? context.use(OrganisationLoaders).get(successorId) : null;
  }

  @ResolveField(() => OrganisationConnection, { description: 'The organisations that are a part of it.' })
  async children(
    @Parent() { id }: OrganisationEntity,
    @Args() page: PageArguments,
    @Context() context: RequestContext,
  ) {
    const { after, limit } = sliceOf(page, ['text', 'text']);
    const found = await context.use(OrganisationLoaders).children.load({ parentId: id, after, limit });
    return connectionOf(page, found, keyOf);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'Inhabitants in the nearest known year; null where none is known.',
  })
  async population(
    @Parent() { id }: OrganisationEntity,
    @Context() context: RequestContext,
    @Args('year', { type: () => Int, nullable: true, description: 'Without it, the latest known year.' })
    year?: number | null,
  ): Promise<number | null> {
    const known = await context.use(OrganisationLoaders).populations.load(id);
    return nearestPopulation(known, year ?? Number.MAX_SAFE_INTEGER);
  }
}
