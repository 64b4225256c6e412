import type { Session } from '../../../database/session.js';
import type { Language } from '../../../domain/plan/localised-text.js';
import type { MailLinkKind } from '../tables/mail-link.entity.js';

export type MailKind = Exclude<MailLinkKind, 'FIRST_ADMIN'>;

/** A mail that is to be sent by now, with whom it is for. */
export interface WaitingMail {
  readonly id: string;
  readonly kind: MailKind;
  readonly expiresAt: string;
  readonly attempts: number;
  readonly nextAttemptAt: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

const MOST_AT_ONCE = 50;

export class WaitingMailStore {
  constructor(private readonly session: Session) {}

  /** What waits the longest comes first. Nobody needs a link that is over. */
  due(): Promise<WaitingMail[]> {
    return this.session.rows(
      `SELECT mail_link.id, mail_link.kind, mail_link.expires_at AS "expiresAt", mail_link.attempts,
              mail_link.next_attempt_at AS "nextAttemptAt", account.email, account.name, account.language
       FROM mail_link JOIN account ON account.id = mail_link.account_id
       WHERE mail_link.next_attempt_at <= $1 AND mail_link.expires_at > $1
       ORDER BY mail_link.next_attempt_at, mail_link.id LIMIT ${MOST_AT_ONCE}`,
      [this.session.instant],
    );
  }

  /**
   * Makes the mail ours to send, with a new secret; false where another process was faster, or the link is gone.
   * @param nextAttemptAt when it is tried again unless it is sent; null for never
   */
  async take(mail: WaitingMail, secretHash: string, nextAttemptAt: string | null): Promise<boolean> {
    const taken = await this.session.execute(
      `UPDATE mail_link SET secret_hash = $1, next_attempt_at = $2, attempts = attempts + 1
       WHERE id = $3 AND next_attempt_at = $4`,
      [secretHash, nextAttemptAt, mail.id, mail.nextAttemptAt],
    );
    return taken === 1;
  }

  /** The link may have been used, or asked for anew, while the mail was on its way. */
  async markSent({ id }: WaitingMail, secretHash: string): Promise<void> {
    await this.session.execute('UPDATE mail_link SET next_attempt_at = NULL WHERE id = $1 AND secret_hash = $2', [
      id,
      secretHash,
    ]);
  }
}
