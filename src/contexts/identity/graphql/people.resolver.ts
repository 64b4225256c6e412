import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../faces/access.js';
import { idOf } from '../../../faces/global-id.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { refOf } from '../../organisations/graphql/organisation.input.js';
import { PeopleService } from '../people.service.js';
import { HandOverInput, InviteInput, RoleInput, UpdateAccountInput } from './account.inputs.js';
import { Account } from './account.types.js';
import { letOut } from './viewer-in.js';

@Resolver()
export class PeopleResolver {
  constructor(private readonly people: PeopleService) {}

  @Access('ACCOUNT')
  @Mutation(() => Account, { description: 'Changes your own name or language. Refused: nothing_to_change.' })
  updateAccount(
    @Args('input', { description: 'The change.' }) input: UpdateAccountInput,
    @Context() { identified }: RequestContext,
  ) {
    return this.people.updateAccount(identified, input);
  }

  @Access('POLICY')
  @Mutation(() => Account, {
    description:
      'Gives somebody a role, and sends an invitation where the account is new. Refused: not_an_email, unknown_organisation, role_missing.',
  })
  invite(
    @Args('input', { description: 'Whom, and to what.' }) input: InviteInput,
    @Context() { actor }: RequestContext,
  ) {
    return this.people.invite(actor, { ...input, organisation: whereOf(input) });
  }

  @Access('POLICY')
  @Mutation(() => Account, {
    description: 'Gives an account a role. Refused: unknown_account, unknown_organisation, role_missing.',
  })
  grantRole(
    @Args('input', { description: 'Whose role, and where.' }) input: RoleInput,
    @Context() { actor }: RequestContext,
  ) {
    return this.people.grantRole(actor, roleOf(input));
  }

  @Access('POLICY')
  @Mutation(() => Account, {
    description:
      'Takes a role from an account. Refused: unknown_account, unknown_organisation, role_missing, last_admin.',
  })
  revokeRole(
    @Args('input', { description: 'Whose role, and where.' }) input: RoleInput,
    @Context() { actor }: RequestContext,
  ) {
    return this.people.revokeRole(actor, roleOf(input));
  }

  @Access('POLICY')
  @Mutation(() => Account, {
    description:
      'Gives all roles of one account in organisations that you administer to another one, but for those that single sign-on gave, and answers with that one. Refused: unknown_account, same_account, nothing_to_hand_over, last_admin.',
  })
  handOver(
    @Args('input', { description: 'From whom to whom.' }) { from, to }: HandOverInput,
    @Context() { actor }: RequestContext,
  ) {
    return this.people.handOver(actor, { from: idOf('Account', from, 'from'), to: idOf('Account', to, 'to') });
  }

  @Access('POLICY')
  @Mutation(() => Boolean, {
    description:
      'Removes an account, your own or one that has roles only where you administer; its history stays. Refused: unknown_account, last_admin.',
  })
  async removeAccount(
    @Args('id', { type: () => ID, description: 'Which.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<boolean> {
    const accountId = idOf('Account', id, 'id');
    await this.people.removeAccount(context.actor, accountId);
    if (context.identified?.account?.id === accountId) letOut(context);
    return true;
  }
}

function roleOf(input: RoleInput) {
  return { account: idOf('Account', input.account, 'account'), role: input.role, organisation: whereOf(input) };
}

function whereOf({ organisation }: Pick<RoleInput, 'organisation'>) {
  return organisation ? refOf(organisation, 'organisation') : null;
}
