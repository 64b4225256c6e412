import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { normalEmail } from './email-address.js';
import { endOtherSignIns, endSignIn, signOut } from './end-sign-ins.js';
import type { Identified } from './identify.js';
import { WrongCredentials } from './identity.errors.js';
import { IdentitySettings } from './identity-settings.js';
import { PasswordQueue } from './password-queue.js';
import { readAhead } from './read-ahead.js';
import { requireAccount } from './require-account.js';
import { type BegunSignIn, beginSignIn, completeSignIn, refuseSignIn } from './sign-in.js';
import { SignInStore } from './sign-in.store.js';
import { requireNoWait } from './sign-in-attempts.js';
import { countersOfSignIn } from './sign-in-counters.js';
import type { SignedIn } from './start-sign-in.js';
import type { SignInEntity } from './tables/sign-in.entity.js';

export interface PasswordSignIn {
  readonly email: string;
  readonly password: string;
  /** Where it comes from. */
  readonly address: string;
  /** What the browser says of itself. */
  readonly browser: string;
  /** The sign-in that the same browser had before, which ends with this one. */
  readonly replaces?: string | null;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly settings: IdentitySettings,
    private readonly passwords: PasswordQueue,
  ) {}

  /** @throws WrongCredentials, TooManySignIns, SignInsBusy */
  async signIn(attempt: PasswordSignIn): Promise<SignedIn> {
    const email = normalEmail(attempt.email);
    const counters = countersOfSignIn(this.settings, { email, address: attempt.address });
    await readAhead(this.database, (session) => requireNoWait(session, counters));
    // Counted when its turn comes, so that those who wait for theirs do not yet count as failures.
    return this.passwords.inTurn(async () => {
      const begun = await this.database.write((session) => beginSignIn(session, email, counters));
      const isRight = await this.passwords.verify(this.hashFor(begun), attempt.password);
      const signedIn = isRight ? await this.complete(begun, attempt) : null;
      if (signedIn) return signedIn;
      await this.database.write((session) => refuseSignIn(session, begun, attempt.browser));
      throw new WrongCredentials();
    });
  }

  async signOut(by: Identified | null): Promise<void> {
    const who = requireAccount(by);
    await this.database.write((session) => signOut(session, who));
  }

  /** One's own, the newest first. */
  async listSignIns(by: Identified | null): Promise<readonly SignInEntity[]> {
    const { account } = requireAccount(by);
    return this.database.read((session) => session.use(SignInStore).ofAccount(account.id));
  }

  async endSignIn(by: Identified | null, id: string): Promise<void> {
    const who = requireAccount(by);
    await this.database.write((session) => endSignIn(session, who, id));
  }

  async endOtherSignIns(by: Identified | null): Promise<void> {
    const who = requireAccount(by);
    await this.database.write((session) => endOtherSignIns(session, who));
  }

  /** The passwords of the sample are public: they let nobody in where others come. */
  private hashFor({ account }: BegunSignIn): string | null {
    if (account?.isSample && this.settings.isOpen) return null;
    return account?.passwordHash ?? null;
  }

  private async complete(begun: BegunSignIn, { browser, replaces = null }: PasswordSignIn) {
    const { account } = begun;
    if (!account) return null;
    const way = { method: 'PASSWORD', browser, days: this.settings.sessionDays } as const;
    return this.database.write((session) => completeSignIn(session, { begun, account, way, replaces }));
  }
}
