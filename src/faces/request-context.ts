import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import type { Identified } from '../contexts/identity/identify.js';
import type { Database } from '../database/database.js';
import { type Actor, VISITOR } from '../domain/actor.js';
import { invariant } from '../domain/domain-error.js';
import type { Language } from '../domain/plan/localised-text.js';
import { countedAddress } from './counted-address.js';
import { identifiedIn } from './identified-in.js';
import { SessionCookie } from './session-cookie.js';

/** What a client calls itself may be as long as it likes. */
const LONGEST_BROWSER = 200;

/** Loaders of a context, made for one request: they read through the database as the actor. */
export type Loaders<L> = new (database: Database, actor: Actor) => L;

/** What an answer was read from, where it was read from one state. */
export interface ReadFrom {
  readonly version: string;
  /** Where nothing but some strategies was read: which, and at which version of them. */
  readonly strategies: { readonly ids: readonly string[]; readonly version: string } | null;
}

/** What is noted of an answer while it is made. */
export interface AnswerNotes {
  /** Ids of the strategies that were asked for at the top. */
  readonly strategies: Set<string>;
  /** Set when the answer is complete, if it may be given to others. */
  readFrom: ReadFrom | null;
}

/** How a request came in and is answered, where it came over the wire. */
interface Exchange {
  readonly request: Request;
  /** Null over WebSocket. */
  readonly response: Response | null;
  readonly identified: Identified | null;
  /** Where somebody wants to know what the answer is read from. */
  readonly notes: AnswerNotes | null;
}

/** What every resolver may ask of its request. */
export class RequestContext {
  private readonly loaders = new Map<unknown, unknown>();
  private generationSeen = 0;
  private known: Identified | null;
  /** By the reason, the field in which a part of what was asked was not allowed, though the rest was done. */
  readonly partsRefused = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private acting: Actor,
    /** The languages the client reads, best first. */
    readonly languages: readonly Language[],
    private readonly exchange: Exchange | null = null,
  ) {
    this.known = exchange?.identified ?? null;
  }

  /** Who acts. */
  get actor(): Actor {
    return this.acting;
  }

  /** By what it is known who acts; null for a visitor. */
  get identified(): Identified | null {
    return this.known;
  }

  get notes(): AnswerNotes | null {
    return this.exchange?.notes ?? null;
  }

  /** Where the request comes from, as `countedAddress` has it. */
  get address(): string {
    return countedAddress(this.exchange?.request.ip);
  }

  /** What the client calls itself. */
  get browser(): string {
    return (this.exchange?.request.get('user-agent') ?? '').slice(0, LONGEST_BROWSER);
  }

  /** That of the answer. Over WebSocket nobody can be given one. */
  get cookies(): SessionCookie {
    const response = this.exchange?.response;
    invariant(response, 'a cookie is set in an answer over HTTP');
    return new SessionCookie(response);
  }

  /** From here on somebody else acts, or nobody, and is told what it may know. */
  become(identified: Identified | null): void {
    this.known = identified;
    this.acting = identified?.actor ?? VISITOR;
    this.loaders.clear();
  }

  use<L>(loaders: Loaders<L>): L {
    const generation = this.database.generationOfRequest();
    // What was loaded before or during a write of this request may be out of date.
    if (generation !== this.generationSeen) this.loaders.clear();
    this.generationSeen = generation;
    const known = this.loaders.get(loaders);
    if (known instanceof loaders) return known;
    const made = new loaders(this.database, this.acting);
    this.loaders.set(loaders, made);
    return made;
  }

  /** The wanted language before those of the client. */
  reads(wanted: Language | null | undefined): readonly Language[] {
    return wanted ? [wanted, ...this.languages] : this.languages;
  }
}

const LANGUAGE_OF_TAG: Readonly<Record<string, Language>> = { da: 'DA', sv: 'SV', en: 'EN' };

const notesOf = new WeakMap<IncomingMessage, AnswerNotes>();

/** Asks, before a request is answered, to note what its answer is read from. */
export function noteAnswer(request: IncomingMessage): AnswerNotes {
  const notes: AnswerNotes = notesOf.get(request) ?? { strategies: new Set(), readFrom: null };
  notesOf.set(request, notes);
  return notes;
}

/** @param response null over WebSocket */
export function contextOf(database: Database, request: Request, response: Response | null): RequestContext {
  const languages = request.acceptsLanguages().flatMap((tag) => {
    const language = LANGUAGE_OF_TAG[tag.slice(0, 2).toLowerCase()];
    return language ? [language] : [];
  });
  const identified = identifiedIn(request);
  const notes = notesOf.get(request) ?? null;
  return new RequestContext(database, identified?.actor ?? VISITOR, languages, {
    request,
    response,
    identified,
    notes,
  });
}
