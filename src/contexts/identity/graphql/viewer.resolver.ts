import { Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { EVERYWHERE } from '../../../domain/actor.js';
import { Access } from '../../../faces/access.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { OrganisationLoaders } from '../../organisations/graphql/organisation.loaders.js';
import { Organisation } from '../../organisations/graphql/organisation.type.js';
import { mayAdministerEverywhere } from '../identity.policy.js';
import { SignInService } from '../sign-in.service.js';
import { Membership, SignIn, Viewer } from './account.types.js';
import { IdentityLoaders } from './identity.loaders.js';
import { findViewer, type ViewerRow } from './viewer-in.js';

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly signIns: SignInService) {}

  @Access('NARROWED')
  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; null where nobody is. A key is nobody.' })
  viewer(@Context() context: RequestContext): ViewerRow | null {
    return findViewer(context);
  }

  @Access('ACCOUNT')
  @ResolveField(() => [Membership], { description: 'Its roles.' })
  memberships(@Parent() { account }: ViewerRow, @Context() context: RequestContext) {
    return context.use(IdentityLoaders).membershipsOf.load(account.id);
  }

  @Access('ACCOUNT')
  @ResolveField(() => [SignIn], { name: 'signIns', description: 'Where it is signed in, the latest first.' })
  listSignIns(@Context() { identified }: RequestContext) {
    return this.signIns.listSignIns(identified);
  }

  @Access('ACCOUNT')
  @ResolveField(() => [Organisation], {
    description: 'The organisations that it was made an administrator of; those below them are administered with them.',
  })
  administers(@Parent() { actor }: ViewerRow, @Context() context: RequestContext) {
    const administered = actor.memberships.filter(
      ({ role, organisation }) => role === 'ADMIN' && organisation !== EVERYWHERE,
    );
    const ids = new Set(administered.map(({ organisation }) => organisation));
    return Promise.all([...ids].map((id) => context.use(OrganisationLoaders).get(id)));
  }

  @Access('ACCOUNT')
  @ResolveField(() => Boolean, {
    description: 'Whether it administers all organisations, and whatever belongs to none.',
  })
  administersEverywhere(@Parent() { actor }: ViewerRow): boolean {
    return mayAdministerEverywhere(actor);
  }
}
