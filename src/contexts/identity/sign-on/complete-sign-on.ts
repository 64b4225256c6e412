import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../../database/session.js';
import type { Language } from '../../../domain/plan/localised-text.js';
import { AccountStore } from '../account.store.js';
import { actorOf } from '../account-actor.js';
import { newAccount } from '../new-account.js';
import type { HeldRole } from '../new-membership.js';
import { recordOfAccount } from '../record-of-account.js';
import { SignInStore } from '../sign-in.store.js';
import { alignMemberships } from '../sign-on-memberships.js';
import { type SignedIn, startSignIn } from '../start-sign-in.js';
import type { AccountEntity } from '../tables/account.entity.js';
import { SignOnRefused } from './sign-on.errors.js';
import { SignOnStore } from './sign-on.store.js';
import type { VouchedPerson } from './vouched-person.js';

export interface AllowedSignOn {
  readonly person: VouchedPerson;
  /** The roles that the provider gives. */
  readonly roles: readonly HeldRole[];
  /** In which mail is written to an account that is made now. */
  readonly language: Language;
  readonly browser: string;
  readonly days: number;
  /** A sign-in of the same browser that ends with this one. */
  readonly replaces: string | null;
}

/**
 * Signs in whom the provider vouches for, with the roles that it gives now.
 * @returns null where that is nobody with any role here; what the provider no longer gives is taken all the same
 * @throws SignOnRefused
 */
export async function completeSignOn(session: Session, allowed: AllowedSignOn): Promise<SignedIn | null> {
  const { person, roles, browser, days, replaces } = allowed;
  const accounts = session.use(AccountStore);
  const account = (await accounts.byIdentity(person.issuer, person.subject)) ?? (await recognised(session, allowed));
  if (!account) return null;
  await alignMemberships(session, account, roles);
  const held = await accounts.membershipsOf([account.id]);
  if (held.length === 0) return null;
  const replaced = await session.use(SignInStore).replace(replaces);
  const signedIn = await startSignIn(session, account, { method: 'SINGLE_SIGN_ON', browser, days });
  await recordOfAccount(session, signedIn.identified.actor, {
    action: 'signed_in',
    accountId: account.id,
    facts: { method: 'SINGLE_SIGN_ON', browser, replaced },
  });
  return signedIn;
}

/** The account of somebody who signs in so for the first time, by the email, or else made; null for nobody with a role. */
async function recognised(session: Session, allowed: AllowedSignOn): Promise<AccountEntity | null> {
  const { person, roles } = allowed;
  if (person.email === null) throw new SignOnRefused('the provider has not verified the email');
  const accounts = session.use(AccountStore);
  const known = await accounts.byEmail(person.email);
  if (known) await requireUnclaimed(session, known, person);
  const hasRole = roles.length > 0 || (known !== null && (await accounts.membershipsOf([known.id])).length > 0);
  if (!hasRole) return null;
  const account = known ?? (await made(session, allowed, person.email));
  const { issuer, subject } = person;
  await accounts.insertIdentity({ id: uuidv7(), accountId: account.id, issuer, subject });
  return account;
}

/** An email that has gone to somebody else must not take the account of whoever had it before along. */
async function requireUnclaimed(session: Session, account: AccountEntity, { issuer }: VouchedPerson): Promise<void> {
  if (account.isSample) throw new SignOnRefused('the account is one of the sample, whose password is public');
  if (await session.use(SignOnStore).knows(issuer, account.id)) {
    throw new SignOnRefused('the provider knew somebody else by this email; remove that account first');
  }
}

async function made(session: Session, { person, language }: AllowedSignOn, email: string): Promise<AccountEntity> {
  const account = newAccount({ email, name: person.name, language, at: session.instant });
  await session.use(AccountStore).insert(account);
  await recordOfAccount(session, actorOf(account, []), {
    action: 'account_created',
    accountId: account.id,
    facts: { email, by: 'SINGLE_SIGN_ON' },
  });
  return account;
}
