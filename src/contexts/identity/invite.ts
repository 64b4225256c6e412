import type { Session } from '../../database/session.js';
import type { Actor, Role } from '../../domain/actor.js';
import type { Language } from '../../domain/plan/localised-text.js';
import { recordBeside } from '../history/record.js';
import type { OrganisationRef } from '../organisations/organisation-ref.js';
import { AccountStore } from './account.store.js';
import { giveRole } from './give-role.js';
import { RoleNotYours } from './identity.errors.js';
import { mayGrant } from './identity.policy.js';
import { askForMail } from './mail-link.js';
import { newAccount } from './new-account.js';
import { newMembership } from './new-membership.js';
import { getPlace, type Place } from './scope.js';
import type { AccountEntity } from './tables/account.entity.js';

export interface Invitation {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly role: Role;
  /** Null: everywhere. */
  readonly organisation: OrganisationRef | null;
}

/**
 * Gives somebody a role who may have no account yet. Who has one keeps its name and language; who has not chosen a
 * password yet is sent a new link.
 * @param input and for how many hours the link may be used
 * @throws NotAnEmail, BadInput of the name, OrganisationUnknown, RoleNotYours
 */
export async function invite(
  session: Session,
  actor: Actor,
  { hours, ...input }: Invitation & { readonly hours: number },
): Promise<AccountEntity> {
  const wanted = newAccount({ ...input, at: session.instant });
  const place = await getPlace(session, input.organisation, 'organisation');
  if (!mayGrant(actor, input.role, place.lineage)) throw new RoleNotYours('invite people there');
  const accounts = session.use(AccountStore);
  const known = await accounts.byEmail(wanted.email);
  // It may have left meanwhile.
  const locked = known && (await accounts.lock(known.id));
  const account = locked
    ? await addRole(session, locked, input.role, place)
    : await addAccount(session, wanted, input.role, place);
  if (await waitsForPassword(session, account)) {
    await askForMail(session, { kind: 'INVITATION', accountId: account.id, hours });
  }
  await recordBeside(
    session,
    actor,
    {
      action: 'account_invited',
      subjectType: 'Account',
      subjectId: account.id,
      facts: { email: account.email, role: input.role, organisation: place.name },
    },
    [place.organisationId],
  );
  return account;
}

async function addAccount(session: Session, account: AccountEntity, role: Role, { organisationId }: Place) {
  const accounts = session.use(AccountStore);
  await accounts.insert(account);
  await accounts.insertMembership(newMembership(account.id, { role, organisationId }));
  return account;
}

/** Somebody sees an account from now on that they may not have seen before, since it has a role in their organisation. */
async function addRole(session: Session, account: AccountEntity, role: Role, { organisationId }: Place) {
  const held = await session.use(AccountStore).membershipsOf([account.id]);
  const given = await giveRole(session, account.id, held, { role, organisationId });
  return given ? { ...account, version: account.version + 1 } : account;
}

async function waitsForPassword(session: Session, { id, passwordHash }: AccountEntity): Promise<boolean> {
  return passwordHash === null && !(await session.use(AccountStore).signsInElsewhere(id));
}
