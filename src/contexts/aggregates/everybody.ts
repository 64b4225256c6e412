import type { Session } from '../../database/session.js';
import type { OrganisationTree } from '../../domain/progress/organisation-tree.js';
import { OrganisationStore, type PopulationRow } from '../organisations/organisation.store.js';
import { type Family, familyOf } from './family.js';
import { treeOf } from './tree-of.js';

/** All organisations there are, which every indicator needs alike. */
export interface Everybody {
  readonly family: Family;
  readonly tree: OrganisationTree;
  readonly populations: readonly PopulationRow[];
}

export async function readEverybody(session: Session): Promise<Everybody> {
  const store = session.use(OrganisationStore);
  const organisations = await store.all();
  const populations = await store.populations(organisations.map(({ id }) => id));
  return { family: familyOf(organisations), tree: treeOf(organisations, populations), populations };
}
