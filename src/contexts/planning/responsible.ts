import type { Session } from '../../database/session.js';
import { getOrganisations, type OrganisationRef } from '../organisations/organisation-ref.js';

/** Ids of the organisations named as responsible, each once. */
export async function responsibleIds(session: Session, refs: readonly OrganisationRef[]): Promise<string[]> {
  const found = await getOrganisations(
    session,
    refs.map((ref, index) => ({ ref, argument: `responsible[${index}]` })),
  );
  return [...new Set(found.map(({ id }) => id))];
}
