import { Injectable } from '@nestjs/common';
import { lookAgain } from '../../database/constraint.js';
import { Database } from '../../database/database.js';
import type { Actor } from '../../domain/actor.js';
import { addOrganisation, type NewOrganisation } from './add-organisation.js';
import { OrganisationUnknown } from './organisation.errors.js';
import { type OrganisationFilter, OrganisationStore } from './organisation.store.js';
import { getOrganisation, type OrganisationRef } from './organisation-ref.js';
import type { OrganisationEntity } from './tables/organisation.entity.js';

@Injectable()
export class OrganisationService {
  constructor(private readonly database: Database) {}

  list(_actor: Actor, filter: OrganisationFilter, after: readonly string[] | null, limit: number) {
    return this.database.read((session) => session.use(OrganisationStore).list(filter, after, limit));
  }

  /** The organisation, or null where there is none. */
  find(_actor: Actor, ref: OrganisationRef): Promise<OrganisationEntity | null> {
    return this.database.read((session) =>
      getOrganisation(session, ref, 'ref').catch((error: unknown) => {
        if (error instanceof OrganisationUnknown) return null;
        throw error;
      }),
    );
  }

  addOrganisation(actor: Actor, input: NewOrganisation): Promise<OrganisationEntity> {
    return lookAgain(() => this.database.write((session) => addOrganisation(session, actor, input)));
  }
}
