import { readRows } from '../../database/read-rows.js';
import type { Session } from '../../database/session.js';
import { AccountEntity } from './tables/account.entity.js';
import { ExternalIdentityEntity } from './tables/external-identity.entity.js';
import { MembershipEntity } from './tables/membership.entity.js';

export interface AccountFilter {
  /** Only those with a role in one of these organisations; null: all there are. */
  readonly organisations: readonly string[] | null;
  /** Only those whose email or name contains this, in any case. */
  readonly search: string | null;
}

export class AccountStore {
  constructor(private readonly session: Session) {}

  async byId(id: string): Promise<AccountEntity | null> {
    return (await this.byIds([id])).get(id) ?? null;
  }

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, AccountEntity>> {
    if (ids.length === 0) return new Map();
    const rows = await readRows(this.session, AccountEntity, `WHERE ${this.session.dialect.anyOf('id', '$1')}`, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async byEmail(email: string): Promise<AccountEntity | null> {
    const [account] = await readRows(this.session, AccountEntity, 'WHERE email = $1', [email]);
    return account ?? null;
  }

  async byIdentity(issuer: string, subject: string): Promise<AccountEntity | null> {
    const [account] = await readRows(
      this.session,
      AccountEntity,
      'WHERE id = (SELECT account_id FROM external_identity WHERE issuer = $1 AND subject = $2)',
      [issuer, subject],
    );
    return account ?? null;
  }

  async isEmpty(): Promise<boolean> {
    return !(await this.session.manager.exists(AccountEntity));
  }

  async samples(): Promise<AccountEntity[]> {
    return readRows(this.session, AccountEntity, 'WHERE is_sample = $1', [true]);
  }

  /** A page in the order of the email, and how many there are. */
  async list({ organisations, search }: AccountFilter, after: readonly string[] | null, limit: number) {
    const { dialect } = this.session;
    const conditions: string[] = [];
    const bound: (string | number | readonly string[])[] = [];
    const bind = (value: string | number | readonly string[]) => `$${bound.push(value)}`;
    if (organisations) {
      const held = dialect.anyOf('membership.organisation_id', bind(organisations));
      conditions.push(`EXISTS (SELECT 1 FROM membership WHERE membership.account_id = account.id AND ${held})`);
    }
    if (search) conditions.push(`search_text LIKE ${bind(containing(search))} ESCAPE '\\'`);
    const counted = await this.session.rows<{ total: number | string }>(
      `SELECT COUNT(*) AS total FROM account ${where(conditions)}`,
      [...bound],
    );
    const email = dialect.bytewise('email');
    if (after) conditions.push(`${email} > ${bind(after[0] ?? '')}`);
    const rest = `${where(conditions)} ORDER BY ${email} LIMIT ${bind(limit)}`;
    const rows = await readRows(this.session, AccountEntity, rest, bound);
    return { rows, totalCount: Number(counted[0]?.total) };
  }

  async insert(account: AccountEntity): Promise<void> {
    await this.session.manager.insert(AccountEntity, account);
  }

  async insertIdentity(identity: ExternalIdentityEntity): Promise<void> {
    await this.session.manager.insert(ExternalIdentityEntity, identity);
  }

  /** The account, held against other changes until the write ends; null where there is none. */
  async lock(id: string): Promise<AccountEntity | null> {
    const { dialect } = this.session;
    const [account] = await readRows(this.session, AccountEntity, `WHERE id = $1 ${dialect.forUpdate}`, [id]);
    return account ?? null;
  }

  /** Each sign-in of the account gets a new secret with its next request. */
  async moveVersion(id: string): Promise<void> {
    await this.session.execute('UPDATE account SET version = version + 1 WHERE id = $1', [id]);
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.session.execute('UPDATE account SET password_hash = $2, version = version + 1 WHERE id = $1', [
      id,
      passwordHash,
    ]);
  }

  async change({ id, name, searchText, language }: AccountEntity): Promise<void> {
    await this.session.manager.update(AccountEntity, { id }, { name, searchText, language });
  }

  /** The account and everything that is its own. It is locked first, as by whoever changes what is its own. */
  async delete(id: string): Promise<void> {
    await this.lock(id);
    for (const table of ['membership', 'external_identity', 'sign_in', 'mail_link']) {
      await this.session.execute(`DELETE FROM ${table} WHERE account_id = $1`, [id]);
    }
    await this.session.execute('DELETE FROM account WHERE id = $1', [id]);
  }

  async signsInElsewhere(id: string): Promise<boolean> {
    return this.session.manager.exists(ExternalIdentityEntity, { where: { accountId: id } });
  }

  async membershipsOf(accountIds: readonly string[]): Promise<MembershipEntity[]> {
    if (accountIds.length === 0) return [];
    const held = this.session.dialect.anyOf('account_id', '$1');
    return readRows(this.session, MembershipEntity, `WHERE ${held} ORDER BY id`, [accountIds]);
  }

  /** Roles given here to administer everything, of those who can sign in; held against changes until the write ends. */
  async lockLastingAdmins(): Promise<MembershipEntity[]> {
    const rest = `WHERE role = 'ADMIN' AND organisation_id IS NULL AND source = 'GRANTED' AND (
        EXISTS (SELECT 1 FROM account WHERE account.id = account_id AND password_hash IS NOT NULL)
        OR EXISTS (SELECT 1 FROM external_identity WHERE external_identity.account_id = membership.account_id)
      ) ORDER BY id ${this.session.dialect.forUpdate}`;
    return readRows(this.session, MembershipEntity, rest);
  }

  async hasEverywhereAdmin(): Promise<boolean> {
    const [found] = await this.session.rows(
      "SELECT 1 AS found FROM membership WHERE role = 'ADMIN' AND organisation_id IS NULL LIMIT 1",
    );
    return found !== undefined;
  }

  async insertMembership(membership: MembershipEntity): Promise<void> {
    await this.session.manager.insert(MembershipEntity, membership);
  }

  async deleteMembership(id: string): Promise<void> {
    await this.session.execute('DELETE FROM membership WHERE id = $1', [id]);
  }
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

function containing(search: string): string {
  return `%${search
    .normalize('NFC')
    .toLocaleLowerCase('da')
    .replace(/[\\%_]/g, '\\$&')}%`;
}
