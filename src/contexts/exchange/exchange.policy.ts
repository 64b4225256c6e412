import { type Actor, holdsRole } from '../../domain/actor.js';

/** An import touches whatever its files name: only the operator's role reaches that far. */
export function mayImport(actor: Actor): boolean {
  return holdsRole(actor, ['ADMIN'], []);
}
