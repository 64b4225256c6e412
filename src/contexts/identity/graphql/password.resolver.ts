import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Access } from '../../../faces/access.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { PasswordService } from '../password.service.js';
import { ChangePasswordInput, RequestPasswordResetInput, SetPasswordInput } from './account.inputs.js';
import { Viewer } from './account.types.js';
import { letIn, type ViewerRow } from './viewer-in.js';

const REFUSED = 'password_too_short, password_too_long, password_too_common, password_is_name, busy';

@Resolver()
export class PasswordResolver {
  constructor(private readonly passwords: PasswordService) {}

  @Access('PUBLIC')
  @Mutation(() => Viewer, {
    description: `Sets the password by a link, which then is used up, and signs in; all other sign-ins of the account end. Refused: link_not_valid, ${REFUSED}; of the first administrator also not_an_email, email_taken, name_missing.`,
  })
  async setPassword(
    @Args('input', { description: 'Link and password.' }) input: SetPasswordInput,
    @Context() context: RequestContext,
  ): Promise<ViewerRow> {
    const { address, browser, identified, languages } = context;
    const [language = null] = languages;
    const replaces = identified?.signInId ?? null;
    return letIn(context, await this.passwords.setPassword({ ...input, language, address, browser, replaces }));
  }

  @Access('ACCOUNT')
  @Mutation(() => Viewer, {
    description: `Changes your password; all your other sign-ins end. Refused: wrong_password, too_many_attempts, ${REFUSED}.`,
  })
  async changePassword(
    @Args('input', { description: 'The passwords.' }) input: ChangePasswordInput,
    @Context() context: RequestContext,
  ): Promise<ViewerRow> {
    const { address, browser, identified } = context;
    return letIn(context, await this.passwords.changePassword(identified, { ...input, address, browser }));
  }

  @Access('PUBLIC')
  @Mutation(() => Boolean, {
    description:
      'Sends a link to set a new password, where there is such an account; the answer is always true. Refused: too_many_attempts.',
  })
  async requestPasswordReset(
    @Args('input', { description: 'Of which account.' }) { email }: RequestPasswordResetInput,
    @Context() { address }: RequestContext,
  ): Promise<boolean> {
    await this.passwords.requestPasswordReset({ email, address });
    return true;
  }
}
