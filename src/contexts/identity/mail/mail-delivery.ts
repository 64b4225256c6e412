import { AsyncResource } from 'node:async_hooks';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Database } from '../../../database/database.js';
import { linkAddress } from '../link-address.js';
import type { OwnAddress } from '../own-address.js';
import { Postman } from '../postman.js';
import { hashOf, newSecret } from '../secrets.js';
import { MOST_ATTEMPTS, nextAttemptAfter } from './attempts.js';
import type { Mailer } from './mailer.js';
import { type WaitingMail, WaitingMailStore } from './waiting-mail.store.js';
import { writeMail } from './write-mail.js';

const LOOK_EVERY_MILLISECONDS = 5_000;

/** Sends the mail that waits in `mail_link`, beside the requests. Several processes may do so at once. */
@Injectable()
export class MailDelivery extends Postman implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Mail');
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | null = null;
  private isWanted = false;
  private isOver = false;
  /** Whoever nudges does so in a request: the delivery reads and writes outside of it. */
  private readonly begin = AsyncResource.bind(() => this.deliverAll());

  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
    private readonly own: OwnAddress,
  ) {
    super();
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.nudge(), LOOK_EVERY_MILLISECONDS);
    this.timer.unref();
  }

  nudge(): void {
    if (this.isOver) return;
    this.isWanted = true;
    this.round ??= this.begin();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isOver = true;
    clearInterval(this.timer);
    await this.round;
    this.mailer.close();
  }

  private async deliverAll(): Promise<void> {
    try {
      while (this.isWanted && !this.isOver) {
        this.isWanted = false;
        await this.deliver();
      }
    } catch (error) {
      this.log.error(error);
    } finally {
      this.round = null;
    }
  }

  private async deliver(): Promise<void> {
    const due = await this.database.read((session) => session.use(WaitingMailStore).due());
    for (const mail of due) {
      if (this.isOver) return;
      await this.send(mail);
    }
  }

  private async send(mail: WaitingMail): Promise<void> {
    const secret = newSecret();
    const isOurs = await this.database.write((session) =>
      session.use(WaitingMailStore).take(mail, hashOf(secret), nextAttemptAfter(mail.attempts, session.instant)),
    );
    if (!isOurs) return;
    const origin = this.own.origin();
    try {
      await this.mailer.send(writeMail(mail, origin, linkAddress(origin, mail.language, secret)));
    } catch (error) {
      this.tell(mail, error);
      return;
    }
    await this.database.write((session) => session.use(WaitingMailStore).markSent(mail, hashOf(secret)));
  }

  private tell({ id, attempts }: WaitingMail, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    const attempt = attempts + 1;
    const what = `Mail ${id} could not be sent, attempt ${attempt} of ${MOST_ATTEMPTS}: ${why}`;
    if (attempt < MOST_ATTEMPTS) this.log.warn(what);
    else this.log.error(`${what}. It is given up: invite or reset again.`);
  }
}
