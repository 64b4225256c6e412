import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { deleteExpired } from './delete-expired.js';
import { IdentitySettings } from './identity-settings.js';

const EVERY_MILLISECONDS = 3_600_000;

/** Deletes what is over, beside the requests: nobody is let in by it, but it is nobody's business any more. */
@Injectable()
export class ExpiryService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Expiry');
  private timer: NodeJS.Timeout | undefined;
  private deleting: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly settings: IdentitySettings,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.deleting = this.deleting.then(() => this.delete());
    }, EVERY_MILLISECONDS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.deleting;
  }

  private async delete(): Promise<void> {
    try {
      const idleHours = this.settings.sessionIdleHours;
      await this.database.write((session) => deleteExpired(session, { idleHours }));
    } catch (error) {
      this.log.error(error);
    }
  }
}
