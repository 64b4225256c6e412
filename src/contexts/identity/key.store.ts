import { readRows } from '../../database/read-rows.js';
import type { Session } from '../../database/session.js';
import { ApiKeyEntity } from './tables/api-key.entity.js';

export class KeyStore {
  constructor(private readonly session: Session) {}

  async bySecret(hash: string): Promise<ApiKeyEntity | null> {
    const [key] = await readRows(this.session, ApiKeyEntity, 'WHERE secret_hash = $1', [hash]);
    return key ?? null;
  }

  async byIds(ids: readonly string[]): Promise<ApiKeyEntity[]> {
    if (ids.length === 0) return [];
    return readRows(this.session, ApiKeyEntity, `WHERE ${this.session.dialect.anyOf('id', '$1')}`, [ids]);
  }

  /** A page, the newest first, and how many there are. @param organisations null: of all, and of everywhere */
  async list(organisations: readonly string[] | null, after: readonly string[] | null, limit: number) {
    const { dialect } = this.session;
    const narrowed = organisations ? [dialect.anyOf('organisation_id', '$1')] : [];
    const bound: (readonly string[] | string | number)[] = organisations ? [organisations] : [];
    const counted = await this.session.rows<{ total: number | string }>(
      `SELECT COUNT(*) AS total FROM api_key ${where(narrowed)}`,
      [...bound],
    );
    if (after) narrowed.push(`id < $${bound.push(after[0] ?? '')}`);
    const rest = `${where(narrowed)} ORDER BY id DESC LIMIT $${bound.push(limit)}`;
    return { rows: await readRows(this.session, ApiKeyEntity, rest, bound), totalCount: Number(counted[0]?.total) };
  }

  async insert(key: ApiKeyEntity): Promise<void> {
    await this.session.manager.insert(ApiKeyEntity, key);
  }

  /** Answers whether it was in force. */
  async revoke(id: string): Promise<boolean> {
    const revoked = await this.session.execute(
      'UPDATE api_key SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL',
      [id, this.session.instant],
    );
    return revoked === 1;
  }

  async markUsed(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.session.execute(
      `UPDATE api_key SET last_used_at = $1
       WHERE ${this.session.dialect.anyOf('id', '$2')} AND (last_used_at IS NULL OR last_used_at < $1)`,
      [this.session.instant, ids],
    );
  }
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}
