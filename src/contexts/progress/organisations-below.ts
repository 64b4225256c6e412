import { groupRows } from '../../database/group-rows.js';
import type { OrganisationRow } from '../organisations/organisation.store.js';

/** Organisations with those below them. */
export class OrganisationsBelow {
  private readonly children: ReadonlyMap<string | null, readonly OrganisationRow[]>;

  constructor(private readonly rows: readonly OrganisationRow[]) {
    this.children = groupRows(rows, ({ parent_id }) => parent_id);
  }

  /** Those and all below them, each once, in the order in which they were read. */
  below(roots: readonly string[]): readonly OrganisationRow[] {
    const found = new Set(roots);
    // What is added on the way is gone through as well.
    for (const id of found) for (const child of this.children.get(id) ?? []) found.add(child.id);
    return this.rows.filter(({ id }) => found.has(id));
  }
}
