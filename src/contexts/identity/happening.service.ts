import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Actor } from '../../domain/actor.js';
import { HappeningStore, type PlacedEntry } from '../history/happening.store.js';
import type { OrganisationRef } from '../organisations/organisation-ref.js';
import { scopeOf } from './scope.js';

export type HappeningRow = PlacedEntry;

/** What happened to accounts and keys, as their administrators read it. */
@Injectable()
export class HappeningService {
  constructor(private readonly database: Database) {}

  /** What concerns organisations that the actor administers, the newest first. */
  listHappenings(
    actor: Actor,
    organisation: OrganisationRef | null,
    after: readonly string[] | null,
    limit: number,
  ): Promise<{ rows: HappeningRow[]; totalCount: number }> {
    return this.database.read(async (session) =>
      session.use(HappeningStore).list(await scopeOf(session, actor, organisation), after, limit),
    );
  }
}
