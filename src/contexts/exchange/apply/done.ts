import type { Happening } from '../../history/record.js';
import type { Change } from '../compare/change.js';

/** What was done, for the history; the import as a whole says why. */
export type Done = Omit<Happening, 'reason'>;

export function byId({ id }: { readonly id: string }): { readonly id: string } {
  return { id };
}

/** What a change did, with the state after it. */
export function done<Row extends { readonly id: string }>(
  { before, after }: Change<Row>,
  subjectType: string,
  added: string,
  changed: string,
): Done {
  const { searchText: _, ...facts } = { searchText: undefined, ...after };
  return { action: before === null ? added : changed, subjectType, subjectId: after.id, facts };
}
