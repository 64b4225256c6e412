import type { Session } from '../../database/session.js';

export interface CountedAttempts {
  /** Of the day that began with the first of them. */
  readonly failures: number;
  readonly countedSince: string;
  readonly blockedUntil: string | null;
}

export class SignInAttemptStore {
  constructor(private readonly session: Session) {}

  /** Until when the next attempt has to wait that any of these would count; null where none has to. */
  async blockedUntil(subjects: readonly string[]): Promise<string | null> {
    const [blocked] = await this.session.rows<{ until: string | null }>(
      `SELECT MAX(blocked_until) AS until FROM sign_in_attempt
       WHERE ${this.session.dialect.anyOf('subject', '$1')} AND blocked_until > $2`,
      [subjects, this.session.instant],
    );
    return blocked?.until ?? null;
  }

  /** Counts one more; whoever counts the same waits here for those before. @param since what began before is forgotten */
  async count(subject: string, since: string): Promise<CountedAttempts> {
    const [counted] = await this.session.rows<{
      failures: number;
      counted_since: string;
      blocked_until: string | null;
    }>(
      `INSERT INTO sign_in_attempt (subject, failures, counted_since) VALUES ($1, 1, $2)
       ON CONFLICT (subject) DO UPDATE SET
         failures = CASE WHEN sign_in_attempt.counted_since <= $3 THEN 1 ELSE sign_in_attempt.failures + 1 END,
         counted_since = CASE WHEN sign_in_attempt.counted_since <= $3 THEN $2 ELSE sign_in_attempt.counted_since END
       RETURNING failures, counted_since, blocked_until`,
      [subject, this.session.instant, since],
    );
    return {
      failures: counted?.failures ?? 0,
      countedSince: counted?.counted_since ?? this.session.instant,
      blockedUntil: counted?.blocked_until ?? null,
    };
  }

  /** A block that lasts longer stays. */
  async block(subject: string, until: string): Promise<void> {
    await this.session.execute(
      `UPDATE sign_in_attempt SET blocked_until = $2
       WHERE subject = $1 AND (blocked_until IS NULL OR blocked_until < $2)`,
      [subject, until],
    );
  }

  async forget(subject: string): Promise<void> {
    await this.session.execute('DELETE FROM sign_in_attempt WHERE subject = $1', [subject]);
  }

  /** Takes one back that was no failure, unless it is forgotten already. */
  async takeBack(subject: string, countedSince: string): Promise<void> {
    await this.session.execute(
      `UPDATE sign_in_attempt SET failures = failures - 1
       WHERE subject = $1 AND counted_since = $2 AND failures > 0`,
      [subject, countedSince],
    );
  }
}
