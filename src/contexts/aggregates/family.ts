import type { OrganisationRow } from '../organisations/organisation.store.js';

/** Who stands above some organisations, and who directly below those. */
export interface Family {
  /** The organisation itself and its ancestors, upwards. */
  lineageOf(organisationId: string): readonly string[];
  /** Of an ancestor; in the order of their ids, so that sums do not depend on who reads. */
  childrenOf(organisationId: string): readonly string[];
}

export function familyOf(organisations: readonly OrganisationRow[]): Family {
  const parents = new Map<string, string>();
  const children = new Map<string, string[]>();
  for (const { id, parent_id } of organisations) {
    if (parent_id === null) continue;
    parents.set(id, parent_id);
    const siblings = children.get(parent_id);
    if (siblings) siblings.push(id);
    else children.set(parent_id, [id]);
  }
  for (const siblings of children.values()) siblings.sort();
  return {
    lineageOf: (organisationId) => {
      const lineage = new Set<string>();
      let current: string | undefined = organisationId;
      while (current !== undefined && !lineage.has(current)) {
        lineage.add(current);
        current = parents.get(current);
      }
      return [...lineage];
    },
    childrenOf: (organisationId) => children.get(organisationId) ?? [],
  };
}
