import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Actor } from '../../domain/actor.js';
import type { OrganisationRef } from '../organisations/organisation-ref.js';
import { type CreatedKey, createKey, type NewKey } from './create-key.js';
import { KeyStore } from './key.store.js';
import { revokeKey } from './revoke-key.js';
import { scopeOf } from './scope.js';
import type { ApiKeyEntity } from './tables/api-key.entity.js';
import { visibleKeys } from './visible-keys.js';

@Injectable()
export class KeyService {
  constructor(private readonly database: Database) {}

  createKey(actor: Actor, key: NewKey): Promise<CreatedKey> {
    return this.database.write((session) => createKey(session, actor, key));
  }

  revokeKey(actor: Actor, id: string): Promise<ApiKeyEntity> {
    return this.database.write((session) => revokeKey(session, actor, id));
  }

  /** Those of organisations that the actor administers, the newest first. */
  listKeys(
    actor: Actor,
    organisation: OrganisationRef | null,
    after: readonly string[] | null,
    limit: number,
  ): Promise<{ rows: ApiKeyEntity[]; totalCount: number }> {
    return this.database.read(async (session) =>
      session.use(KeyStore).list(await scopeOf(session, actor, organisation), after, limit),
    );
  }

  /** The key, or null where there is none that the actor may know of. */
  findKey(actor: Actor, id: string): Promise<ApiKeyEntity | null> {
    return this.database.read(async (session) => (await visibleKeys(session, actor, [id])).get(id) ?? null);
  }
}
