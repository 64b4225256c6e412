import { NIL } from 'uuid';
import type { Session } from '../../database/session.js';
import { OrganisationStore } from '../organisations/organisation.store.js';

/** The lineages of organisations, by a statement even where there are none: whoever counts time learns nothing by it. */
export function lineagesInAnyCase(
  session: Session,
  organisations: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  return session.use(OrganisationStore).lineages(organisations.length === 0 ? [NIL] : organisations);
}
