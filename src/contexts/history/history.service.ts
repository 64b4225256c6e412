import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ConstraintViolated } from '../../database/errors.js';
import { sealHistory } from './seal.js';

const SEAL_EVERY_MILLISECONDS = 5_000;

/** Seals the history beside the requests, so that nobody who reports waits for it. */
@Injectable()
export class HistoryService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('History');
  private timer: NodeJS.Timeout | undefined;
  private sealing: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sealing = this.sealing.then(() => this.seal());
    }, SEAL_EVERY_MILLISECONDS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sealing;
    await this.seal();
  }

  private async seal(): Promise<void> {
    try {
      while ((await this.database.write(sealHistory)) > 0);
    } catch (error) {
      // Another process sealed at the same time: what it left is sealed next time.
      if (error instanceof ConstraintViolated) return;
      this.log.error(error);
    }
  }
}
