import { readRows } from '../../database/read-rows.js';
import type { Session } from '../../database/session.js';
import { MailLinkEntity, type MailLinkKind } from './tables/mail-link.entity.js';

export class MailLinkStore {
  constructor(private readonly session: Session) {}

  /** The link with this secret, if its time is not over. */
  async bySecret(hash: string): Promise<MailLinkEntity | null> {
    const [link] = await readRows(this.session, MailLinkEntity, 'WHERE secret_hash = $1 AND expires_at > $2', [
      hash,
      this.session.instant,
    ]);
    return link ?? null;
  }

  /** Uses a link up; answers whether it was still there. Of two who use it at once, one is told so. */
  async use(id: string): Promise<boolean> {
    const used = await this.session.execute('DELETE FROM mail_link WHERE id = $1', [id]);
    return used === 1;
  }

  async insert(link: MailLinkEntity): Promise<void> {
    await this.session.manager.insert(MailLinkEntity, link);
  }

  /** Those of a kind that no mail was written of yet. */
  async deleteUnsent(accountId: string, kind: MailLinkKind): Promise<void> {
    await this.session.execute('DELETE FROM mail_link WHERE account_id = $1 AND kind = $2 AND secret_hash IS NULL', [
      accountId,
      kind,
    ]);
  }

  async deleteOfAccount(accountId: string): Promise<void> {
    await this.session.execute('DELETE FROM mail_link WHERE account_id = $1', [accountId]);
  }

  async deleteOfKind(kind: MailLinkKind): Promise<void> {
    await this.session.execute('DELETE FROM mail_link WHERE kind = $1', [kind]);
  }
}
