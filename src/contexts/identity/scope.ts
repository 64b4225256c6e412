import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { getOrganisation, type OrganisationRef } from '../organisations/organisation-ref.js';
import type { OrganisationEntity } from '../organisations/tables/organisation.entity.js';
import { administeredBy } from './identity.policy.js';

/** Where a role is held or a key is for: the organisation with its ancestors, or everywhere. */
export interface Place {
  readonly organisationId: string | null;
  /** Empty for everywhere. */
  readonly lineage: readonly string[];
  /** How the history names it: `DK 0101`; null for everywhere. */
  readonly name: string | null;
}

/** The place meant; everywhere where no organisation is named. @throws OrganisationUnknown, BadInput */
export async function getPlace(session: Session, ref: OrganisationRef | null, argument: string): Promise<Place> {
  if (ref === null) return { organisationId: null, lineage: [], name: null };
  const organisation = await getOrganisation(session, ref, argument);
  const { id } = organisation;
  return { organisationId: id, lineage: await session.use(OrganisationStore).lineage(id), name: nameOf(organisation) };
}

/**
 * The organisations that a list for the actor is about: those administered, and of these only the one named and those
 * below it.
 * @returns null for all there are, and what belongs to none
 */
export async function scopeOf(
  session: Session,
  actor: Actor,
  ref: OrganisationRef | null,
): Promise<readonly string[] | null> {
  const administered = administeredBy(actor);
  const named = ref === null ? null : [(await getOrganisation(session, ref, 'organisation')).id];
  if (named === null) return administered && below(session, administered);
  const wanted = await below(session, named);
  if (administered === null) return wanted;
  const allowed = new Set(await below(session, administered));
  return wanted.filter((id) => allowed.has(id));
}

/** As a person recognises it: country and code. */
export function nameOf({ country, code }: Pick<OrganisationEntity, 'country' | 'code'>): string {
  return `${country} ${code}`;
}

async function below(session: Session, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  return (await session.use(OrganisationStore).below(ids)).map(({ id }) => id);
}
