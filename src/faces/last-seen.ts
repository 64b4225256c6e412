import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Identified } from '../contexts/identity/identify.js';
import { markSeen } from '../contexts/identity/mark-seen.js';
import type { Database } from '../database/database.js';

const MILLISECONDS_BETWEEN = 5 * 60_000;
const MILLISECONDS_OF_WAITING = 60_000;

/** Notes by when somebody was last seen: not with each request, and for all who came meanwhile in one write. */
export class LastSeen implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('LastSeen');
  private readonly signIns = new Set<string>();
  private readonly keys = new Set<string>();
  private writing: NodeJS.Timeout | null = null;

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.writing = setInterval(() => void this.write(), MILLISECONDS_OF_WAITING).unref();
  }

  /** When the last request has been answered. */
  async onApplicationShutdown(): Promise<void> {
    if (this.writing) clearInterval(this.writing);
    await this.write();
  }

  /** @param now in milliseconds since 1970 */
  see({ signInId, keyId, lastSeenAt }: Identified, now: number): void {
    if (lastSeenAt !== null && now - Date.parse(lastSeenAt) < MILLISECONDS_BETWEEN) return;
    if (signInId !== null) this.signIns.add(signInId);
    if (keyId !== null) this.keys.add(keyId);
  }

  async write(): Promise<void> {
    if (this.signIns.size + this.keys.size === 0) return;
    const seen = { signIns: [...this.signIns], keys: [...this.keys] };
    this.signIns.clear();
    this.keys.clear();
    try {
      await this.database.write((session) => markSeen(session, seen));
    } catch (error) {
      this.log.error(error);
    }
  }
}
