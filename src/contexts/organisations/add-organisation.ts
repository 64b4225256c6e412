import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../database/session.js';
import type { LocalisedText } from '../../domain/plan/localised-text.js';
import { OrganisationStore } from './organisation.store.js';
import type { OrganisationKind } from './organisation-kind.js';
import type { OrganisationEntity } from './tables/organisation.entity.js';

export interface NewOrganisation {
  readonly code: string;
  readonly country: string;
  readonly kind: OrganisationKind;
  readonly name: LocalisedText;
  readonly parentId: string | null;
  readonly populations: readonly { readonly year: number; readonly population: number }[];
}

export async function addOrganisation(session: Session, organisation: NewOrganisation): Promise<OrganisationEntity> {
  const { populations, ...rest } = organisation;
  const added: OrganisationEntity = {
    id: uuidv7(),
    ...rest,
    searchText: organisation.name.map(({ text }) => text.toLocaleLowerCase('da')).join('\n'),
    validFrom: null,
    validTo: null,
    successorId: null,
  };
  await session.use(OrganisationStore).insert(added, populations);
  return added;
}
