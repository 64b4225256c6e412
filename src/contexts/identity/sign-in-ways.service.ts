import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Role } from '../../domain/actor.js';
import { IdentitySettings } from './identity-settings.js';
import { hasSampleAccounts, SAMPLE_ACCOUNTS } from './sample-accounts.js';
import { SignOnLabel } from './sign-on-label.js';

export interface SignInWays {
  /** What the provider of single sign-on is called; null where there is none. */
  readonly singleSignOn: string | null;
  /** The fewest characters of a new password. */
  readonly passwordLength: number;
  readonly sampleAccounts: readonly { readonly email: string; readonly password: string; readonly role: Role }[];
}

/** The ways in which somebody can sign in. */
@Injectable()
export class SignInWaysService {
  constructor(
    private readonly database: Database,
    private readonly signOn: SignOnLabel,
    private readonly settings: IdentitySettings,
  ) {}

  async list(): Promise<SignInWays> {
    const hasSample = !this.settings.isOpen && (await this.database.read(hasSampleAccounts));
    return {
      singleSignOn: this.signOn.name,
      sampleAccounts: hasSample ? SAMPLE_ACCOUNTS : [],
      passwordLength: this.settings.passwordLength,
    };
  }
}
