import { type Actor, EVERYWHERE, holdsRole, type Role } from '../../domain/actor.js';

/** Members of an organisation, in whatever role: they work on its figures and know what is not public. */
export function isMember(actor: Actor, lineage: readonly string[]): boolean {
  return holdsRole(actor, ['STRATEGY_OWNER', 'REVIEWER', 'REPORTER', 'VIEWER'], lineage);
}

/** Administrators look after the people and keys of their organisation and those below it. A key never does. */
export function mayAdminister(actor: Actor, lineage: readonly string[]): boolean {
  return isPerson(actor) && holdsRole(actor, ['ADMIN'], lineage);
}

/** What belongs to no organisation is looked after by whoever administers all of them. */
export function mayAdministerEverywhere(actor: Actor): boolean {
  return mayAdminister(actor, []);
}

/** The organisations that the actor administers, with all below them; null: all there are. */
export function administeredBy(actor: Actor): readonly string[] | null {
  if (mayAdministerEverywhere(actor)) return null;
  const held = actor.memberships.map(({ organisation }) => organisation);
  return held.filter((organisation) => organisation !== EVERYWHERE && mayAdminister(actor, [organisation]));
}

/**
 * Everybody sees their own account, administrators those that have a role in one of their organisations.
 * @param lineages of the organisations that the account has roles in; an empty one for a role that holds everywhere
 */
export function maySeeAccount(actor: Actor, accountId: string, lineages: readonly (readonly string[])[]): boolean {
  return isSelf(actor, accountId) || administersSome(actor, lineages);
}

/** Everybody may leave; an administrator removes only whom no other organisation knows. */
export function mayRemoveAccount(actor: Actor, accountId: string, lineages: readonly (readonly string[])[]): boolean {
  if (isSelf(actor, accountId)) return true;
  return administersSome(actor, lineages) && lineages.every((lineage) => mayAdminister(actor, lineage));
}

/** Any role is given, and taken back, by the administrators of the organisation that it is held in. */
export function mayGrant(actor: Actor, _role: Role, lineage: readonly string[]): boolean {
  return mayAdminister(actor, lineage);
}

/** Keys are looked after by the administrators of the organisation that they are for. */
export function mayManageKeys(actor: Actor, lineage: readonly string[]): boolean {
  return mayAdminister(actor, lineage);
}

function administersSome(actor: Actor, lineages: readonly (readonly string[])[]): boolean {
  return mayAdministerEverywhere(actor) || lineages.some((lineage) => mayAdminister(actor, lineage));
}

function isSelf(actor: Actor, accountId: string): boolean {
  return actor.kind === 'account' && actor.id === accountId;
}

function isPerson({ kind }: Actor): boolean {
  return kind === 'account' || kind === 'operator';
}
