import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../database/session.js';
import { hoursAfter } from './instants.js';
import { MailLinkStore } from './mail-link.store.js';
import { hashOf, newSecret } from './secrets.js';
import type { MailLinkKind } from './tables/mail-link.entity.js';

export interface WantedLink {
  readonly kind: MailLinkKind;
  /** Null for the first administrator. */
  readonly accountId: string | null;
  /** For how long it may be used. */
  readonly hours: number;
}

export type WantedMail = WantedLink & { readonly accountId: string };

/**
 * Has a link sent to an account, in place of one that still waits to be sent. Those that were sent stay: nobody takes them
 * from whoever they were sent to by asking for another. Whoever asks has locked the account before.
 */
export async function askForMail(session: Session, wanted: WantedMail): Promise<void> {
  const links = session.use(MailLinkStore);
  await links.deleteUnsent(wanted.accountId, wanted.kind);
  await links.insert({ ...newLink(session, wanted), nextAttemptAt: session.instant });
}

/** Makes a link that is not sent, and answers its secret. */
export async function makeLink(session: Session, wanted: WantedLink): Promise<string> {
  const secret = newSecret();
  await session.use(MailLinkStore).insert({ ...newLink(session, wanted), secretHash: hashOf(secret) });
  return secret;
}

function newLink({ instant }: Session, { kind, accountId, hours }: WantedLink) {
  return {
    id: uuidv7(),
    kind,
    accountId,
    secretHash: null,
    requestedAt: instant,
    expiresAt: hoursAfter(instant, hours),
    attempts: 0,
    nextAttemptAt: null,
  };
}
