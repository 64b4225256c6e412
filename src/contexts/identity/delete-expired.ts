import type { Session } from '../../database/session.js';
import type { IdentifyLimits } from './identify.js';
import { daysAfter, hoursBefore } from './instants.js';

/** For how long attempts are kept after they no longer count. */
const ATTEMPTS_KEPT_DAYS = 2;

/** Deletes sign-ins, links and attempts whose time is over. A key stays, so that its administrators see that it is. */
export async function deleteExpired(session: Session, { idleHours }: IdentifyLimits): Promise<void> {
  const { instant } = session;
  await session.execute('DELETE FROM sign_in WHERE expires_at <= $1 OR last_seen_at <= $2', [
    instant,
    hoursBefore(instant, idleHours),
  ]);
  for (const table of ['mail_link', 'sign_on']) {
    await session.execute(`DELETE FROM ${table} WHERE expires_at <= $1`, [instant]);
  }
  await session.execute(
    'DELETE FROM sign_in_attempt WHERE counted_since <= $1 AND (blocked_until IS NULL OR blocked_until <= $2)',
    [daysAfter(instant, -ATTEMPTS_KEPT_DAYS), instant],
  );
}
