import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import { whoActs } from '../contexts/identity/who-acts.js';
import type { Database } from '../database/database.js';
import type { Actor } from '../domain/actor.js';
import type { Language } from '../domain/plan/localised-text.js';

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

/** What every resolver may ask of its request. */
export class RequestContext {
  private readonly loaders = new Map<unknown, unknown>();
  private generationSeen = 0;

  constructor(
    private readonly database: Database,
    readonly actor: Actor,
    /** The languages the client reads, best first. */
    readonly languages: readonly Language[],
    /** Where somebody wants to know what the answer is read from. */
    readonly notes: AnswerNotes | null = null,
  ) {}

  use<L>(loaders: Loaders<L>): L {
    const generation = this.database.generationOfRequest();
    // What was loaded before or during a write of this request may be out of date.
    if (generation !== this.generationSeen) this.loaders.clear();
    this.generationSeen = generation;
    const known = this.loaders.get(loaders);
    if (known instanceof loaders) return known;
    const made = new loaders(this.database, this.actor);
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

export function contextOf(database: Database, request: Request): RequestContext {
  const languages = request.acceptsLanguages().flatMap((tag) => {
    const language = LANGUAGE_OF_TAG[tag.slice(0, 2).toLowerCase()];
    return language ? [language] : [];
  });
  return new RequestContext(database, whoActs(), languages, notesOf.get(request) ?? null);
}
