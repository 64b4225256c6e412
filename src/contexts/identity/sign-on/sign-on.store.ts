import type { Session } from '../../../database/session.js';
import { secondsAfter } from '../instants.js';
import { ExternalIdentityEntity } from '../tables/external-identity.entity.js';
import { SIGN_ON_MINUTES } from './sign-on-cookie.js';

export class SignOnStore {
  constructor(private readonly session: Session) {}

  /** Expects somebody back, once. */
  async expect(stateHash: string): Promise<void> {
    await this.session.execute('INSERT INTO sign_on (state_hash, expires_at) VALUES ($1, $2)', [
      stateHash,
      secondsAfter(this.session.instant, SIGN_ON_MINUTES * 60),
    ]);
  }

  /** Whether somebody was expected; from then on no longer. */
  async meet(stateHash: string): Promise<boolean> {
    const met = await this.session.execute('DELETE FROM sign_on WHERE state_hash = $1 AND expires_at > $2', [
      stateHash,
      this.session.instant,
    ]);
    return met === 1;
  }

  /** Whether an account is that of somebody whom the provider knows. */
  knows(issuer: string, accountId: string): Promise<boolean> {
    return this.session.manager.exists(ExternalIdentityEntity, { where: { issuer, accountId } });
  }
}
