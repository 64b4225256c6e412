import type { Request } from 'express';
import { whoActs } from '../contexts/identity/who-acts.js';
import type { Database } from '../database/database.js';
import type { Actor } from '../domain/actor.js';
import type { Language } from '../domain/plan/localised-text.js';

/** Loaders of a context, made for one request: they read through the database as the actor. */
export type Loaders<L> = new (database: Database, actor: Actor) => L;

/** What every resolver may ask of its request. */
export class RequestContext {
  private readonly loaders = new Map<unknown, unknown>();
  private generationSeen = 0;

  constructor(
    private readonly database: Database,
    readonly actor: Actor,
    /** The languages the client reads, best first. */
    readonly languages: readonly Language[],
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

export function contextOf(database: Database, request: Request): RequestContext {
  const languages = request.acceptsLanguages().flatMap((tag) => {
    const language = LANGUAGE_OF_TAG[tag.slice(0, 2).toLowerCase()];
    return language ? [language] : [];
  });
  return new RequestContext(database, whoActs(), languages);
}
