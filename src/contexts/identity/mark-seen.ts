import type { Session } from '../../database/session.js';
import { KeyStore } from './key.store.js';
import { SignInStore } from './sign-in.store.js';

/** What was used since the last time. */
export interface Seen {
  readonly signIns: readonly string[];
  readonly keys: readonly string[];
}

/** Notes that these were used just now. */
export async function markSeen(session: Session, { signIns, keys }: Seen): Promise<void> {
  // In one order everywhere, so that two processes do not wait for each other.
  await session.use(SignInStore).markSeen([...signIns].sort());
  await session.use(KeyStore).markUsed([...keys].sort());
}
