import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Express, Request } from 'express';
import { VISITOR } from '../../domain/actor.js';
import { addressOf } from '../rate-limited.js';
import type { RequestParts } from '../request-parts.js';
import { type RefusedUpgrade, refusedUpgrade, sayRefused } from './refused-upgrade.js';
import { type SocketParts, SubscriptionSockets } from './subscription-sockets.js';
import { answerWithoutUpgrade, wantsWebSocket } from './without-upgrade.js';

export interface SubscriptionServerParts extends SocketParts, Pick<RequestParts, 'own' | 'limit' | 'refusals'> {
  readonly path: string;
  /** How many may be connected at the same time. */
  readonly mostSockets: number;
  readonly server: () => Server;
  readonly express: () => Express;
}

/** Hears who wants to go on in WebSocket, as long as the application runs. */
export class SubscriptionServer implements OnApplicationBootstrap, OnModuleDestroy {
  readonly sockets: SubscriptionSockets;
  private readonly log = new Logger('Subscriptions');
  private isClosing = false;

  constructor(private readonly parts: SubscriptionServerParts) {
    this.sockets = new SubscriptionSockets(parts);
  }

  onApplicationBootstrap(): void {
    this.parts.server().on('upgrade', (request, socket, head) => {
      this.upgrade(request, socket, head).catch((error: unknown) => {
        // Nobody else would catch it, and the process would end.
        this.log.error(error);
        socket.destroy();
      });
    });
  }

  /** Before the HTTP server, which waits for these connections, too, and Apollo Server, which cuts them off. */
  async onModuleDestroy(): Promise<void> {
    this.isClosing = true;
    await this.sockets.close();
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (!wantsWebSocket(request)) {
      answerWithoutUpgrade(this.parts.server(), { request, socket, head });
      return;
    }
    // As Express does with each request that it hears itself.
    const asked: Request = Object.setPrototypeOf(request, this.parts.express().request);
    const refused = (await this.tooMany(asked)) ?? refusedUpgrade(asked, this.parts) ?? this.noRoom();
    if (refused?.status === 403) this.noteForeign(asked);
    if (refused) sayRefused(socket, refused);
    else this.sockets.accept(asked, socket, head);
  }

  private async tooMany(request: Request): Promise<RefusedUpgrade | null> {
    const refused = await this.parts.limit.count(addressOf(this.parts.express(), request));
    return refused && { status: 429, sentence: `${refused.message}\n` };
  }

  private noteForeign(request: Request): void {
    const address = addressOf(this.parts.express(), request);
    this.parts.refusals.note({
      actor: VISITOR,
      address,
      asked: { by: 'path', name: this.parts.path },
      reason: 'foreign_origin',
    });
  }

  private noRoom(): RefusedUpgrade | null {
    if (this.isClosing) return { status: 503, sentence: 'The server stops. Try again later.\n' };
    if (this.sockets.size < this.parts.mostSockets) return null;
    return { status: 503, sentence: 'Too many are connected. Try again later, or ask over HTTP.\n' };
  }
}
