import type { Session } from '../../database/session.js';
import { type Language } from '../../domain/plan/localised-text.js';
import { AccountStore } from './account.store.js';
import { EmailTaken, LinkNotValid } from './identity.errors.js';
import { MailLinkStore } from './mail-link.store.js';
import { newAccount } from './new-account.js';
import { newMembership } from './new-membership.js';
import { recordOfAccount } from './record-of-account.js';
import { hashOf } from './secrets.js';
import { SignInStore } from './sign-in.store.js';
import { forgetAccount } from './sign-in-attempts.js';
import type { Counters } from './sign-in-counters.js';
import { type SignedIn, type SignInWay, startSignIn } from './start-sign-in.js';
import type { AccountEntity } from './tables/account.entity.js';
import type { MailLinkEntity } from './tables/mail-link.entity.js';

/** Who somebody is that has no account yet: the first administrator says so. */
export interface StatedPerson {
  readonly email?: string | null;
  readonly name?: string | null;
  readonly language?: Language | null;
}

/** A link that may be used, and whose password it is about. */
export interface UsableLink {
  readonly link: MailLinkEntity;
  /** For the first administrator one that is not stored yet. */
  readonly account: AccountEntity;
}

export interface ChosenPassword extends UsableLink {
  readonly passwordHash: string;
  /** By which failures of this account are counted. */
  readonly counters: Counters;
  readonly way: SignInWay;
  /** A sign-in of the same browser that ends with this one. */
  readonly replaces: string | null;
}

/** @throws LinkNotValid, and for the first administrator NotAnEmail, BadInput of the name */
export async function getUsableLink(session: Session, secret: string, stated: StatedPerson): Promise<UsableLink> {
  const link = await session.use(MailLinkStore).bySecret(hashOf(secret));
  if (!link) throw new LinkNotValid();
  if (link.kind === 'FIRST_ADMIN') return { link, account: firstAdmin(session, stated) };
  const account = link.accountId === null ? null : await session.use(AccountStore).byId(link.accountId);
  if (!account) throw new LinkNotValid();
  return { link, account };
}

/** Uses the link up, sets the password and signs in; all other sign-ins of the account end. @throws LinkNotValid */
export async function setPassword(session: Session, chosen: ChosenPassword): Promise<SignedIn> {
  const { link, account, passwordHash, counters, way, replaces } = chosen;
  await useLink(session, chosen);
  await session.use(AccountStore).setPassword(account.id, passwordHash);
  await session.use(MailLinkStore).deleteOfAccount(account.id);
  const signIns = session.use(SignInStore);
  const ended = await signIns.endOthers(account.id, null);
  await signIns.replace(replaces);
  await forgetAccount(session, counters);
  const signedIn = await startSignIn(session, account, way);
  await recordOfAccount(session, signedIn.identified.actor, {
    action: 'password_set',
    accountId: account.id,
    facts: { by: link.kind, browser: way.browser, signInsEnded: ended.length },
  });
  return signedIn;
}

/** The account is locked before its links, by whoever locks both. @throws LinkNotValid */
async function useLink(session: Session, { link, account }: UsableLink): Promise<void> {
  const isFirst = link.kind === 'FIRST_ADMIN';
  if (!isFirst && !(await session.use(AccountStore).lock(account.id))) throw new LinkNotValid();
  if (!(await session.use(MailLinkStore).use(link.id))) throw new LinkNotValid();
  if (isFirst) await insertFirstAdmin(session, account);
}

function firstAdmin({ instant }: Session, { email, name, language }: StatedPerson): AccountEntity {
  return newAccount({ email: email ?? '', name: name ?? '', language: language ?? 'EN', at: instant });
}

/** Only where nobody administers everything: others may have become administrators since the link was made. */
async function insertFirstAdmin(session: Session, account: AccountEntity): Promise<void> {
  const accounts = session.use(AccountStore);
  if (await accounts.hasEverywhereAdmin()) throw new LinkNotValid();
  if (await accounts.byEmail(account.email)) throw new EmailTaken();
  await accounts.insert(account);
  await accounts.insertMembership(newMembership(account.id, { role: 'ADMIN', organisationId: null }));
}
