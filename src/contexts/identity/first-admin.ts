import type { Session } from '../../database/session.js';
import { AccountStore } from './account.store.js';
import { makeLink } from './mail-link.js';
import { MailLinkStore } from './mail-link.store.js';

/** For how long the link of the log may be used; the next start makes another one. */
const FIRST_ADMIN_HOURS = 24;

/**
 * Where nobody administers everything: a link by which whoever reads the log becomes the first who does, in place of one
 * that was made before.
 * @returns the secret of the link; null where there is an administrator
 */
export async function firstAdminLink(session: Session): Promise<string | null> {
  if (await session.use(AccountStore).hasEverywhereAdmin()) return null;
  await session.use(MailLinkStore).deleteOfKind('FIRST_ADMIN');
  return makeLink(session, { kind: 'FIRST_ADMIN', accountId: null, hours: FIRST_ADMIN_HOURS });
}
