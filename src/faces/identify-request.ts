import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { type Credentials, type Identified, identify } from '../contexts/identity/identify.js';
import { rotateSignIn } from '../contexts/identity/rotate-sign-in.js';
import type { Database } from '../database/database.js';
import { VISITOR } from '../domain/actor.js';
import { DomainError } from '../domain/domain-error.js';
import type { Settings } from '../settings.js';
import { countedAddress } from './counted-address.js';
import { noteIdentified } from './identified-in.js';
import type { LastSeen } from './last-seen.js';
import type { OwnNames } from './own-names.js';
import { isOwnRequest } from './own-request.js';
import type { RateLimit } from './rate-limit.js';
import type { RefusalRecorder } from './record-refusals.js';
import { SessionCookie, sessionToken } from './session-cookie.js';

/** A key that there is not, or that has been revoked or has expired; or no key at all. */
export class UnknownCredentials extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor() {
    super("No such key is valid. Send 'Authorization: Bearer mk_…' with one that is, or no such header.", {
      reason: 'unknown_key',
    });
  }
}

/** Whoever subscribed while signed in, or with a key, is no longer anybody. */
export class SignedOut extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor() {
    super('The sign-in has ended, or its secret has been replaced. Subscribe again.', { reason: 'signed_out' });
  }
}

/** A page of another site speaks through a browser in which somebody is signed in here. */
export class ForeignOrigin extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor() {
    super('What is sent by POST with a cookie must come from a page of this server. Programs use a key.', {
      reason: 'foreign_origin',
    });
  }
}

export interface IdentifyingParts {
  readonly database: Database;
  readonly settings: Pick<Settings, 'sessionIdleHours'>;
  readonly own: OwnNames;
  readonly lastSeen: LastSeen;
  /** Of each account and each key. */
  readonly limit: RateLimit;
  readonly refusals: RefusalRecorder;
}

const READING: readonly (string | undefined)[] = ['GET', 'HEAD', 'OPTIONS'];

/** Finds out who asks, by the key or the cookie that a request brings. One that brings neither costs nothing. */
export class RequestIdentifier {
  constructor(private readonly parts: IdentifyingParts) {}

  /**
   * Express asks it ahead of whatever answers. It reads for itself: a state that the request's other reads share would be
   * held open while a slow client sends its body, or while a page asks anew in requests of its own.
   */
  readonly before = (request: Request, response: Response, next: NextFunction): void => {
    if (hasCredentials(request)) this.identifyFor(request, response).then(() => next(), next);
    else next();
  };

  /**
   * Who asks now, by what the request came with; null for a visitor.
   * @throws UnknownCredentials where a key is not valid
   */
  async find(request: Request): Promise<Identified | null> {
    try {
      return await this.identified(credentialsOf(request));
    } catch (error) {
      if (error instanceof UnknownCredentials) this.note(request, error);
      throw error;
    }
  }

  private async identified(credentials: Credentials | null): Promise<Identified | null> {
    if (!credentials) return null;
    const { database, lastSeen, settings } = this.parts;
    const found = await database.read(async (session) => {
      const identified = await identify(session, credentials, { idleHours: settings.sessionIdleHours });
      if (identified) lastSeen.see(identified, Date.parse(session.instant));
      return identified;
    });
    if (!found && credentials.kind === 'key') throw new UnknownCredentials();
    return found;
  }

  private async identifyFor(request: Request, response: Response): Promise<void> {
    this.requireOwnPage(request);
    const identified = await this.find(request);
    // The cookie stays: whoever has just signed in may have sent this before, and would be signed out by its answer.
    if (!identified) return;
    if (!isOwnRequest(request)) {
      await this.requireFew(identified);
      if (identified.mustRotate) await this.rotate(identified, response);
    }
    noteIdentified(request, identified);
  }

  private requireOwnPage(request: Request): void {
    if (READING.includes(request.method) || request.headers.authorization !== undefined) return;
    if (this.parts.own.isOwnPage(request.headers)) return;
    const foreign = new ForeignOrigin();
    this.note(request, foreign);
    throw foreign;
  }

  private note({ ip, path }: Request, { facts: { reason } }: DomainError): void {
    this.parts.refusals.note({
      actor: VISITOR,
      address: countedAddress(ip),
      asked: { by: 'path', name: path },
      reason,
    });
  }

  private async requireFew({ actor }: Identified): Promise<void> {
    const refused = await this.parts.limit.count(actor.id ?? '');
    if (refused) throw refused;
  }

  /** Of several requests at the same time one brings the new token; the others' goes on counting for a while. */
  private async rotate({ signInId, expiresAt }: Identified, response: Response): Promise<void> {
    if (signInId === null) return;
    const token = await this.parts.database.write((session) => rotateSignIn(session, signInId));
    if (token !== null) new SessionCookie(response).signIn(token, expiresAt);
  }
}

export function hasCredentials(request: IncomingMessage): boolean {
  return request.headers.authorization !== undefined || sessionToken(request) !== null;
}

/** A key before a cookie: only programs send one. */
function credentialsOf(request: IncomingMessage): Credentials | null {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (secret === undefined) throw new UnknownCredentials();
    return { kind: 'key', secret };
  }
  const token = sessionToken(request);
  return token === null ? null : { kind: 'cookie', token };
}
