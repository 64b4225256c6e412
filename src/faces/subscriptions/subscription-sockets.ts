import type { Duplex } from 'node:stream';
import { Logger } from '@nestjs/common';
import type { Request } from 'express';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { WebSocket, WebSocketServer } from 'ws';
import type { Database } from '../../database/database.js';
import type { Settings } from '../../settings.js';
import { identifiedIn, noteIdentified } from '../identified-in.js';
import { hasCredentials, type RequestIdentifier, SignedOut } from '../identify-request.js';
import { contextOf, type RequestContext } from '../request-context.js';
import type { AsRequest } from './event-answers.js';
import { OpenSubscriptions } from './open-subscriptions.js';
import { formattedError, readSubscription } from './read-subscription.js';
import { Turns } from './turns.js';

const LARGEST_MESSAGE = 64 * 2 ** 10;
const MOST_SUBSCRIPTIONS = 20;
const GREETING_MILLISECONDS = 3_000;
const PARTING_MILLISECONDS = 1_000;
/** What may wait for a client that does not read, in bytes. */
const MOST_UNREAD = 2 ** 20;
/** Answered at the same time: a change may be told to thousands, and visitors want to be answered meanwhile. */
const MOST_ANSWERED = 2;
const PING_MILLISECONDS = 15_000;
const NORMAL_CLOSURE = 1000;
const GOING_AWAY = 1001;
/** Of the reason for closing, in bytes: the protocol allows no more. */
const LONGEST_REASON = 123;

export interface SocketParts extends Pick<Settings, 'limits'> {
  readonly database: Database;
  readonly identifier: RequestIdentifier;
  /** Asked when somebody subscribes: the schema is made after the server. */
  readonly schema: () => GraphQLSchema;
  /** Whoever has not answered one ping when the next is due is gone. Tests do not wait so long. */
  readonly pingMilliseconds?: number;
}

/** Speaks graphql-transport-ws, the protocol of graphql-ws, on WebSockets; subscriptions only. */
export class SubscriptionSockets {
  private readonly log = new Logger('Subscriptions');
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, handleProtocols });
  private readonly turns = new Turns(MOST_ANSWERED);
  private readonly answering = new Set<Promise<unknown>>();

  constructor(private readonly parts: SocketParts) {}

  /** How many are connected. */
  get size(): number {
    return this.server.clients.size;
  }

  accept(request: Request, socket: Duplex, head: Buffer): void {
    this.server.handleUpgrade(request, socket, head, (accepted) => this.converse(accepted, request));
  }

  /** Parts from everybody, and resolves when they have left and nothing is read for them any more. */
  async close(): Promise<void> {
    const clients = [...this.server.clients];
    const left = clients.map((client) => new Promise((resolve) => client.once('close', resolve)));
    for (const client of clients) client.close(GOING_AWAY, 'The server stops');
    const impatience = setTimeout(() => {
      for (const client of clients) client.terminate();
    }, PARTING_MILLISECONDS);
    await Promise.all(left);
    clearTimeout(impatience);
    await Promise.allSettled(this.answering);
  }

  private converse(socket: WebSocket, request: Request): void {
    const open = new OpenSubscriptions(this.requestsOf(request));
    const closed = this.protocolFor(open).opened(
      {
        protocol: socket.protocol,
        // Resolves when it is on its way: whoever reads slowly is told less often.
        send: (text) =>
          new Promise((resolve) => {
            requireReader(socket);
            if (socket.readyState === WebSocket.OPEN) socket.send(text, () => resolve());
            else resolve();
          }),
        // It may name an id as long as its client likes.
        close: (code, reason = '') => socket.close(code, Buffer.byteLength(reason) > LONGEST_REASON ? '' : reason),
        onMessage: (hear) => {
          socket.on('message', (data) => void hear(String(data)).catch((error: unknown) => this.fail(socket, error)));
        },
      },
      {},
    );
    const pinging = this.keepPinging(socket, open);
    // Not the protocol, or too much of it: the socket closes by itself.
    socket.on('error', () => undefined);
    socket.once('close', (code, reason) => {
      clearInterval(pinging);
      Promise.all([open.endAll(), closed(code, String(reason))]).catch((error: unknown) => this.log.error(error));
    });
  }

  private protocolFor(open: OpenSubscriptions) {
    return makeServer({
      connectionInitWaitTimeout: GREETING_MILLISECONDS,
      onSubscribe: (_context, _id, payload) => {
        if (open.size >= MOST_SUBSCRIPTIONS) return [tooManySubscriptions()];
        const read = readSubscription(this.parts.schema(), payload, this.parts.limits);
        return Array.isArray(read) ? read : open.add(read);
      },
      // Whoever has left in between needs no answer.
      subscribe: (args) => open.of(args)?.begin() ?? {},
      onNext: (_context, _id, _payload, _args, { errors, data }) =>
        errors && { ...(data === undefined ? {} : { data }), errors: errors.map(formattedError) },
      onError: (_context, _id, _payload, errors) => errors.map(formattedError),
    });
  }

  /** Each event is answered from one state of its own, as a request over HTTP is. */
  private requestsOf(request: Request): AsRequest {
    const { database } = this.parts;
    return (work) => {
      const answer = this.turns.take(() =>
        database.inRequest(async () => {
          try {
            return await work(await this.contextFor(request));
          } finally {
            await database.endRequest();
          }
        }),
      );
      this.answering.add(answer);
      const over = () => this.answering.delete(answer);
      answer.then(over, over);
      return answer;
    };
  }

  /** @throws SignedOut where whoever came signed in, or with a key, no longer is */
  private async contextFor(request: Request): Promise<RequestContext> {
    if (hasCredentials(request)) {
      const before = identifiedIn(request);
      const identified = await this.parts.identifier.find(request);
      if (before && !identified) throw new SignedOut();
      noteIdentified(request, identified);
    }
    return contextOf(this.parts.database, request, null);
  }

  /** Parts from whoever has not answered the last ping, and from whoever has no use for the connection. */
  private keepPinging(socket: WebSocket, open: OpenSubscriptions): NodeJS.Timeout {
    let isHeard = true;
    socket.on('pong', () => {
      isHeard = true;
    });
    return setInterval(() => {
      if (!isHeard) socket.terminate();
      else if (open.countPing()) socket.close(NORMAL_CLOSURE, 'No subscription');
      else socket.ping();
      isHeard = false;
    }, this.parts.pingMilliseconds ?? PING_MILLISECONDS).unref();
  }

  private fail(socket: WebSocket, error: unknown): void {
    if (error instanceof Error && error.message.startsWith('Unexpected message')) {
      socket.close(CloseCode.BadRequest, 'Unexpected message');
      return;
    }
    this.log.error(error);
    socket.close(CloseCode.InternalServerError, 'Internal server error');
  }
}

/** Each message of a client may ask for an answer, which waits here until it is read. */
function requireReader(socket: WebSocket): void {
  if (socket.bufferedAmount > MOST_UNREAD) socket.terminate();
}

function tooManySubscriptions(): GraphQLError {
  return new GraphQLError(
    `A connection has at most ${MOST_SUBSCRIPTIONS} subscriptions at a time. End one, or open another connection.`,
    { extensions: { code: 'LIMIT_EXCEEDED', reason: 'too_many_subscriptions', limit: MOST_SUBSCRIPTIONS } },
  );
}
