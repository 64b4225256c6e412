import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access } from '../../../faces/access.js';
import { globalId, idOf } from '../../../faces/global-id.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { SignInService } from '../sign-in.service.js';
import { SignInWaysService } from '../sign-in-ways.service.js';
import type { SignInEntity } from '../tables/sign-in.entity.js';
import { SignInInput } from './account.inputs.js';
import { SignIn, SignInWays, Viewer } from './account.types.js';
import { findViewer, getViewer, letIn, letOut, type ViewerRow } from './viewer-in.js';

@Resolver(() => SignIn)
export class SignInResolver {
  constructor(
    private readonly signIns: SignInService,
    private readonly ways: SignInWaysService,
  ) {}

  @Access('PUBLIC')
  @Query(() => SignInWays, { description: 'The ways in which somebody can sign in here.' })
  signInWays() {
    return this.ways.list();
  }

  @Access('PUBLIC')
  @Mutation(() => Viewer, {
    description:
      'Signs in with email and password: the answer sets a cookie. Refused: wrong_credentials, too_many_attempts, busy.',
  })
  async signIn(
    @Args('input', { description: 'Email and password.' }) input: SignInInput,
    @Context() context: RequestContext,
  ): Promise<ViewerRow> {
    const { address, browser, identified } = context;
    const replaces = identified?.signInId ?? null;
    return letIn(context, await this.signIns.signIn({ ...input, address, browser, replaces }));
  }

  @Access('ACCOUNT')
  @Mutation(() => Boolean, { description: 'Signs out in this browser. Refused: not_signed_in.' })
  async signOut(@Context() context: RequestContext): Promise<boolean> {
    await this.signIns.signOut(context.identified);
    letOut(context);
    return true;
  }

  @Access('ACCOUNT')
  @Mutation(() => Viewer, {
    nullable: true,
    description: 'Ends one of your own sign-ins; null where it is the one that asks. Refused: unknown_sign_in.',
  })
  async endSignIn(
    @Args('id', { type: () => ID, description: 'Which.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<ViewerRow | null> {
    const signInId = idOf('SignIn', id, 'id');
    const isCurrent = signInId === context.identified?.signInId;
    await this.signIns.endSignIn(context.identified, signInId);
    if (isCurrent) letOut(context);
    return findViewer(context);
  }

  @Access('ACCOUNT')
  @Mutation(() => Viewer, { description: 'Ends all your sign-ins but this one.' })
  async endOtherSignIns(@Context() context: RequestContext): Promise<ViewerRow> {
    await this.signIns.endOtherSignIns(context.identified);
    return getViewer(context);
  }

  @Access('ACCOUNT')
  @ResolveField(() => ID, { description: 'Opaque, stable, and unique over all types.' })
  id(@Parent() { id }: SignInEntity): string {
    return globalId('SignIn', id);
  }

  @Access('ACCOUNT')
  @ResolveField(() => Boolean, { description: 'True for the one that asks.' })
  isCurrent(@Parent() { id }: SignInEntity, @Context() { identified }: RequestContext): boolean {
    return identified?.signInId === id;
  }
}
