import { groupRows } from '../../database/group-rows.js';
import { type OrganisationTree, organisationTree } from '../../domain/progress/organisation-tree.js';
import type { OrganisationRow, PopulationRow } from '../organisations/organisation.store.js';

/** Organisations as figures of them are joined: in the order of their ids, so that sums do not depend on who reads. */
export function treeOf(
  organisations: readonly OrganisationRow[],
  populations: readonly PopulationRow[],
): OrganisationTree {
  const populationsOf = groupRows(populations, ({ organisation_id }) => organisation_id);
  const inOrder = [...organisations].sort((one, other) => (one.id < other.id ? -1 : 1));
  return organisationTree({
    organisations: inOrder.map(({ id, parent_id }) => ({
      id,
      parent: parent_id,
      populations: populationsOf.get(id) ?? [],
    })),
    // Whoever joins figures names those who count: nobody is asked what it left out.
    participants: [],
  });
}

/** The organisations among these and those below them that others lie below, each once. */
export function innerAmong(tree: OrganisationTree, organisations: readonly string[]): readonly string[] {
  const seen = new Set(organisations);
  // What is added on the way is gone through as well.
  for (const organisation of seen) for (const child of tree.childrenOf(organisation)) seen.add(child);
  return [...seen].filter((organisation) => tree.childrenOf(organisation).length > 0);
}
