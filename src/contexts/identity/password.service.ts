import { Injectable } from '@nestjs/common';
import { lookAgain } from '../../database/constraint.js';
import { Database } from '../../database/database.js';
import { changePassword } from './change-password.js';
import { checkPassword } from './check-password.js';
import { normalEmail } from './email-address.js';
import type { Identified } from './identify.js';
import { CurrentPasswordWrong } from './identity.errors.js';
import { IdentitySettings } from './identity-settings.js';
import { PasswordQueue } from './password-queue.js';
import { readAhead } from './read-ahead.js';
import { requestPasswordReset } from './request-password-reset.js';
import { requireAccount } from './require-account.js';
import { getUsableLink, type StatedPerson, setPassword } from './set-password.js';
import { beginSignIn, refuseSignIn } from './sign-in.js';
import { requireNoWait } from './sign-in-attempts.js';
import { countersOfReset, countersOfSignIn } from './sign-in-counters.js';
import type { SignedIn } from './start-sign-in.js';

export interface PasswordByLink extends StatedPerson {
  /** The secret of the link. */
  readonly link: string;
  readonly password: string;
  /** Where it comes from. */
  readonly address: string;
  readonly browser: string;
  /** The sign-in that the same browser had before, which ends with this one. */
  readonly replaces?: string | null;
}

export interface PasswordChange {
  readonly current: string;
  readonly password: string;
  /** Where it comes from. */
  readonly address: string;
  readonly browser: string;
}

@Injectable()
export class PasswordService {
  constructor(
    private readonly database: Database,
    private readonly settings: IdentitySettings,
    private readonly passwords: PasswordQueue,
  ) {}

  /** @throws LinkNotValid, BadInput of the password, EmailTaken, SignInsBusy */
  async setPassword(chosen: PasswordByLink): Promise<SignedIn> {
    const { password, address, browser, replaces = null } = chosen;
    const usable = await readAhead(this.database, (session) => getUsableLink(session, chosen.link, chosen));
    await checkPassword(password, usable.account, this.settings.passwordLength);
    const passwordHash = await this.passwords.inTurn(() => this.passwords.hash(password));
    const counters = countersOfSignIn(this.settings, { email: usable.account.email, address });
    const way = { method: 'LINK', browser, days: this.settings.sessionDays } as const;
    return lookAgain(() =>
      this.database.write((session) => setPassword(session, { ...usable, passwordHash, counters, way, replaces })),
    );
  }

  /** @throws CurrentPasswordWrong, TooManySignIns, BadInput of the password, SignInsBusy */
  async changePassword(by: Identified | null, change: PasswordChange): Promise<SignedIn> {
    const { current, password, address, browser } = change;
    const who = requireAccount(by);
    const { email } = who.account;
    await checkPassword(password, who.account, this.settings.passwordLength);
    const counters = countersOfSignIn(this.settings, { email, address });
    await readAhead(this.database, (session) => requireNoWait(session, counters));
    return this.passwords.inTurn(async () => {
      const begun = await this.database.write((session) => beginSignIn(session, email, counters));
      const checked = begun.account?.passwordHash ?? null;
      if (!(await this.passwords.verify(checked, current))) {
        await this.database.write((session) => refuseSignIn(session, begun, browser));
        throw new CurrentPasswordWrong();
      }
      const passwordHash = await this.passwords.hash(password);
      const idleHours = this.settings.sessionIdleHours;
      return this.database.write((session) =>
        changePassword(session, who, { passwordHash, checked, begun, idleHours }),
      );
    });
  }

  /**
   * Says nothing, whether or not there is such an account. The mail goes with the next round of the post, so that neither
   * does the time that the answer takes. @throws TooManySignIns
   */
  async requestPasswordReset({ email, address }: { readonly email: string; readonly address: string }): Promise<void> {
    const normal = normalEmail(email);
    const counters = countersOfReset(this.settings, { email: normal, address });
    const hours = this.settings.passwordResetHours;
    await readAhead(this.database, (session) => requireNoWait(session, counters));
    await this.database.write((session) => requestPasswordReset(session, { email: normal, counters, hours }));
  }
}
