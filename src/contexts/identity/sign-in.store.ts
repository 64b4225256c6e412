import { readRows } from '../../database/read-rows.js';
import type { Session } from '../../database/session.js';
import type { Role } from '../../domain/actor.js';
import type { MembershipEntity } from './tables/membership.entity.js';
import { SignInEntity } from './tables/sign-in.entity.js';

/** A sign-in as far as it says who somebody is. */
export type KnownSignIn = Pick<SignInEntity, 'id' | 'accountId' | 'accountVersion' | 'lastSeenAt' | 'expiresAt'>;

interface KnownRow {
  readonly id: string;
  readonly account_id: string;
  readonly account_version: number;
  readonly last_seen_at: string;
  readonly expires_at: string;
  readonly role: Role | null;
  readonly organisation_id: string | null;
}

export class SignInStore {
  constructor(private readonly session: Session) {}

  /**
   * The sign-in with this secret, and the roles of its account, by one statement; null where it has ended.
   * @param graceSince the secret before counts, too, where it was replaced after this
   * @param seenSince it has ended where nobody has used it after this
   */
  async bySecret(
    hash: string,
    { graceSince, seenSince }: { readonly graceSince: string; readonly seenSince: string },
  ): Promise<{ signIn: KnownSignIn; memberships: Pick<MembershipEntity, 'role' | 'organisationId'>[] } | null> {
    const rows = await this.session.rows<KnownRow>(
      `SELECT sign_in.id, sign_in.account_id, account_version, last_seen_at, expires_at, role, organisation_id
       FROM sign_in LEFT JOIN membership ON membership.account_id = sign_in.account_id
       WHERE (token_hash = $1 OR (previous_token_hash = $1 AND rotated_at > $2))
         AND expires_at > $3 AND last_seen_at > $4`,
      [hash, graceSince, this.session.instant, seenSince],
    );
    const [first] = rows;
    if (!first) return null;
    return {
      signIn: {
        id: first.id,
        accountId: first.account_id,
        accountVersion: first.account_version,
        lastSeenAt: first.last_seen_at,
        expiresAt: first.expires_at,
      },
      memberships: rows.flatMap(({ role, organisation_id }) =>
        role === null ? [] : [{ role, organisationId: organisation_id }],
      ),
    };
  }

  /** Those of an account, the newest first. */
  async ofAccount(accountId: string): Promise<SignInEntity[]> {
    return readRows(this.session, SignInEntity, 'WHERE account_id = $1 AND expires_at > $2 ORDER BY id DESC', [
      accountId,
      this.session.instant,
    ]);
  }

  async insert(signIn: SignInEntity): Promise<void> {
    await this.session.manager.insert(SignInEntity, signIn);
  }

  /** Gives a sign-in a new secret, if it is behind its account; null if it is not. Of two at once, one is. */
  async rotate(id: string, newHash: string): Promise<{ accountId: string; browser: string } | null> {
    const current = '(SELECT version FROM account WHERE account.id = sign_in.account_id)';
    const [rotated] = await this.session.rows<{ accountId: string; browser: string }>(
      `UPDATE sign_in SET previous_token_hash = token_hash, token_hash = $2, rotated_at = $3, account_version = ${current}
       WHERE id = $1 AND account_version <> ${current} RETURNING account_id AS "accountId", browser`,
      [id, newHash, this.session.instant],
    );
    return rotated ?? null;
  }

  /** Gives a sign-in a new secret, and takes the one before at once. */
  async replaceSecret(id: string, newHash: string): Promise<boolean> {
    const replaced = await this.session.execute(
      `UPDATE sign_in SET previous_token_hash = NULL, token_hash = $2, rotated_at = $3,
         account_version = (SELECT version FROM account WHERE account.id = sign_in.account_id)
       WHERE id = $1`,
      [id, newHash, this.session.instant],
    );
    return replaced === 1;
  }

  async markSeen(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.session.execute(
      `UPDATE sign_in SET last_seen_at = $1 WHERE ${this.session.dialect.anyOf('id', '$2')} AND last_seen_at < $1`,
      [this.session.instant, ids],
    );
  }

  /** Ends one sign-in of an account; answers what its browser said of itself, null where there was none. */
  async end(accountId: string, id: string): Promise<string | null> {
    const [ended] = await this.session.rows<{ browser: string }>(
      'DELETE FROM sign_in WHERE account_id = $1 AND id = $2 RETURNING browser',
      [accountId, id],
    );
    return ended?.browser ?? null;
  }

  /** Ends the sign-in that a browser had before it signed in anew, whosever it was; answers whether there was one. */
  async replace(id: string | null): Promise<boolean> {
    if (id === null) return false;
    return (await this.session.execute('DELETE FROM sign_in WHERE id = $1', [id])) === 1;
  }

  /** Ends all of an account, but for one; answers what their browsers said of themselves. */
  async endOthers(accountId: string, kept: string | null): Promise<string[]> {
    const ended = await this.session.rows<{ browser: string }>(
      `DELETE FROM sign_in WHERE account_id = $1 ${kept === null ? '' : 'AND id <> $2'} RETURNING browser`,
      kept === null ? [accountId] : [accountId, kept],
    );
    return ended.map(({ browser }) => browser);
  }
}
