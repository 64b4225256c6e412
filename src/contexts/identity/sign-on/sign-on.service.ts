import { Injectable, Logger } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { lookAgain } from '../../../database/constraint.js';
import { Database } from '../../../database/database.js';
import { VISITOR } from '../../../domain/actor.js';
import { LANGUAGES } from '../../../domain/plan/localised-text.js';
import { recordBeside } from '../../history/record.js';
import { IdentitySettings } from '../identity-settings.js';
import { hashOf, newSecret } from '../secrets.js';
import { countFailure } from '../sign-in-attempts.js';
import { counterOfSignOn } from '../sign-in-counters.js';
import type { SignedIn } from '../start-sign-in.js';
import { completeSignOn } from './complete-sign-on.js';
import { isLeftOut, lacksClaim, mappedRules } from './mapped-rules.js';
import type { Claims } from './membership-map.js';
import { Provider } from './provider.js';
import { rolesOf } from './roles-of-rules.js';
import { NoAccess, SignOnRefused, SignOnUnavailable } from './sign-on.errors.js';
import { SignOnStore } from './sign-on.store.js';
import { type SentAway, SignOnCookie } from './sign-on-cookie.js';
import { SignOnOptions } from './sign-on-options.js';
import { vouchedPerson } from './vouched-person.js';

/** Where somebody wants to be afterwards. */
export type Destination = Pick<SentAway, 'language' | 'returnTo'>;

/** Who has come back from the provider. */
export interface Returned {
  /** What the browser kept; null for none that is ours. */
  readonly sent: SentAway | null;
  /** The whole address that it came back to. */
  readonly callback: URL;
  readonly address: string;
  readonly browser: string;
  /** The sign-in that the same browser had before, which ends with this one. */
  readonly replaces: string | null;
}

@Injectable()
export class SignOnService {
  private readonly log = new Logger('SignOn');
  private readonly provider: Provider;
  private readonly cookies: SignOnCookie;

  constructor(
    private readonly database: Database,
    private readonly settings: IdentitySettings,
    private readonly options: SignOnOptions,
  ) {
    this.provider = new Provider(options.provider);
    this.cookies = new SignOnCookie(settings.secret);
  }

  /** Where to send the browser, and what it has to keep meanwhile. @throws SignOnUnavailable */
  async begin(destination: Destination, redirectUri: string): Promise<{ address: string; kept: string }> {
    const sent = { ...destination, state: newSecret(), nonce: newSecret(), verifier: newSecret() };
    const address = await this.provider.addressFor(sent, redirectUri).catch((error: unknown) => this.tell(error));
    await this.database.write((session) => session.use(SignOnStore).expect(hashOf(sent.state)));
    return { address, kept: await this.cookies.seal(sent) };
  }

  /** What a browser kept; null for what is not ours, or too old. */
  opened(kept: string | null): Promise<SentAway | null> {
    return this.cookies.open(kept);
  }

  /** @throws SignOnRefused, SignOnUnavailable, NoAccess */
  async finish(returned: Returned): Promise<SignedIn> {
    try {
      return await this.signedIn(returned);
    } catch (error) {
      if (isProblem(error)) await this.refuse(error, returned.address);
      return this.tell(error);
    }
  }

  private async signedIn({ sent, callback, browser, replaces }: Returned): Promise<SignedIn> {
    if (!sent) throw new SignOnRefused('this browser has not begun it, or too long ago');
    if (callback.searchParams.get('state') !== sent.state)
      throw new SignOnRefused('this browser has begun another one');
    const isExpected = await this.database.write((session) => session.use(SignOnStore).meet(hashOf(sent.state)));
    if (!isExpected) throw new SignOnRefused('it was finished before');
    const { memberships, trustsEmail } = this.options;
    const identity = await this.provider.identityOf(sent, callback, (told) => this.asksMoreThan(told));
    if (isLeftOut(memberships, identity.claims)) {
      throw new SignOnUnavailable(`it leaves '${memberships.claim.join('.')}' out of its token, where it is too long`);
    }
    const person = vouchedPerson(identity, trustsEmail);
    const rules = mappedRules(memberships, identity.claims);
    const language = LANGUAGES.find((known) => known.toLowerCase() === sent.language) ?? LANGUAGES[0];
    const days = this.settings.sessionDays;
    const signedIn = await lookAgain(() =>
      this.database.write(async (session) => {
        const roles = await rolesOf(session, rules);
        return completeSignOn(session, { person, roles, language, browser, days, replaces });
      }),
    );
    if (!signedIn) throw new NoAccess();
    return signedIn;
  }

  private asksMoreThan(told: Claims): boolean {
    return told['email'] === undefined || lacksClaim(this.options.memberships, told);
  }

  /** Of many refusals from one address only the first are kept, as of other ways to sign in. */
  private async refuse({ facts }: Problem, address: string): Promise<void> {
    await this.database.write(async (session) => {
      if (!(await countFailure(session, counterOfSignOn(this.settings, address)))) return;
      const happening = { action: 'single_sign_on_refused', subjectType: 'SignOn', subjectId: uuidv7() };
      await recordBeside(
        session,
        VISITOR,
        { ...happening, facts: { reason: facts.reason, cause: facts['cause'] } },
        [],
      );
    });
  }

  /** Whoever runs the server is told what the visitor is not. */
  private tell(error: unknown): never {
    if (isProblem(error)) this.log.warn(error.message);
    throw error;
  }
}

type Problem = SignOnRefused | SignOnUnavailable | NoAccess;

function isProblem(error: unknown): error is Problem {
  return error instanceof SignOnRefused || error instanceof SignOnUnavailable || error instanceof NoAccess;
}
