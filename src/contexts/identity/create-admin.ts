import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import type { Language } from '../../domain/plan/localised-text.js';
import { recordBeside } from '../history/record.js';
import { AccountStore } from './account.store.js';
import { giveRole } from './give-role.js';
import { makeLink } from './mail-link.js';
import { MailLinkStore } from './mail-link.store.js';
import { newAccount } from './new-account.js';

export interface NewAdmin {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/**
 * Makes somebody an administrator of everything, with an account if there is none yet.
 * @param input and for how many hours the link may be used
 * @returns the secret of the link by which they choose a password
 * @throws NotAnEmail, BadInput of the name
 */
export async function createAdmin(
  session: Session,
  actor: Actor,
  { hours, ...input }: NewAdmin & { readonly hours: number },
): Promise<string> {
  const accounts = session.use(AccountStore);
  const wanted = newAccount({ ...input, at: session.instant });
  const known = await accounts.byEmail(wanted.email);
  const locked = known && (await accounts.lock(known.id));
  if (!locked) await accounts.insert(wanted);
  const account = locked ?? wanted;
  const held = await accounts.membershipsOf([account.id]);
  await giveRole(session, account.id, held, { role: 'ADMIN', organisationId: null });
  const links = session.use(MailLinkStore);
  await links.deleteOfKind('FIRST_ADMIN');
  await links.deleteOfAccount(account.id);
  const secret = await makeLink(session, { kind: 'INVITATION', accountId: account.id, hours });
  await recordBeside(
    session,
    actor,
    {
      action: 'account_invited',
      subjectType: 'Account',
      subjectId: account.id,
      facts: { email: account.email, role: 'ADMIN', organisation: null },
    },
    [],
  );
  return secret;
}
