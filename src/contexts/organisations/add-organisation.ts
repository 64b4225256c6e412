import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { BadInput } from '../../domain/domain-error.js';
import { checkStated } from '../../domain/plan/check-localised-text.js';
import type { LocalisedText } from '../../domain/plan/localised-text.js';
import { checkDistinctYears, checkYear } from '../../domain/quantity/check-year.js';
import { record } from '../history/record.js';
import { OrganisationCodeTaken, OrganisationNotYours } from './organisation.errors.js';
import { mayAddOrganisation } from './organisation.policy.js';
import { OrganisationStore } from './organisation.store.js';
import type { OrganisationKind } from './organisation-kind.js';
import { getOrganisation, type OrganisationRef } from './organisation-ref.js';
import type { OrganisationEntity } from './tables/organisation.entity.js';

export interface NewOrganisation {
  readonly code: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly kind: OrganisationKind;
  readonly name: LocalisedText;
  /** The organisation it is a part of. */
  readonly parent?: OrganisationRef | null;
  readonly populations?: readonly { readonly year: number; readonly population: number }[] | null;
}

export async function addOrganisation(
  session: Session,
  actor: Actor,
  input: NewOrganisation,
): Promise<OrganisationEntity> {
  const populations = input.populations ?? [];
  checkStated(input.name, 'name');
  checkPopulations(populations);
  const store = session.use(OrganisationStore);
  const parent = input.parent ? await getOrganisation(session, input.parent, 'parent') : null;
  const lineage = parent ? await store.lineage(parent.id) : [];
  if (!mayAddOrganisation(actor, lineage)) throw new OrganisationNotYours(input.code);
  const taken = (await store.byCodes([input.code])).some(({ country }) => country === input.country);
  if (taken) throw new OrganisationCodeTaken(input.country, input.code);

  const organisation: OrganisationEntity = {
    id: uuidv7(),
    code: input.code,
    country: input.country,
    kind: input.kind,
    name: input.name,
    searchText: input.name.map(({ text }) => text.toLocaleLowerCase('da')).join('\n'),
    parentId: parent?.id ?? null,
    validFrom: null,
    validTo: null,
    successorId: null,
  };
  await store.insert(organisation, populations);
  const { searchText: _, ...facts } = organisation;
  await record(session, actor, {
    action: 'organisation_added',
    subjectType: 'Organisation',
    subjectId: organisation.id,
    facts: { ...facts, populations },
  });
  return organisation;
}

function checkPopulations(populations: NonNullable<NewOrganisation['populations']>): void {
  for (const [index, { year, population }] of populations.entries()) {
    checkYear(year, `populations[${index}].year`);
    if (Number.isInteger(population) && population > 0) continue;
    throw new BadInput(
      `populations[${index}].population`,
      'not_a_population',
      'A population is a whole number of inhabitants, at least 1; leave it out where it is not known.',
    );
  }
  checkDistinctYears(populations, 'populations');
}
