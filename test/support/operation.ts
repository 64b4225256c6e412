import type { Role } from '../../src/domain/actor.js';
import type { TestApp } from './app.js';
import type { Self, Who } from './askers.js';
import type { Place, Relation } from './places.js';

/** What an operation is asked with: where, and by whom. */
export interface Cell {
  readonly app: TestApp;
  readonly place: Place;
  /** Null for visitors and keys. */
  readonly self: Self | null;
}

/** What must come: done, what is told of what may not be known to all, or code and reason of the refusal. */
export type Outcome = string;

/** One use of a field at the top of the schema, and what comes of it for whom. */
export interface Operation {
  /** The fields at the top, as the schema names them. */
  readonly field: string;
  /** To what end, where it has several. */
  readonly use?: string;
  /** Where it names no organisation nor anything of one: then it is asked once, and not for each relation. */
  readonly isOfNoPlace?: boolean;
  readonly document: string;
  /** What it is asked with; whatever must be there before, it makes as the operator. */
  variables?(cell: Cell): Promise<object> | object;
  /** What an answer without errors comes to; `done`, where that is all there is to say. */
  // biome-ignore lint/suspicious/noExplicitAny: an operation reads what its own document asked for
  says?(data: any, cell: Cell): Outcome;
  expected(who: Who, relation: Relation): Outcome;
}

export const NOT_SIGNED_IN = 'UNAUTHENTICATED not_signed_in';
export const NOT_FOR_KEYS = 'FORBIDDEN not_for_keys';
export const ROLE_MISSING = 'FORBIDDEN role_missing';

/** A role holds in its organisation and in all below it. */
export function reaches(relation: Relation): boolean {
  return relation === 'own organisation' || relation === 'descendant';
}

/** Whether somebody has one of the roles where it is asked for; an administrator has them all. */
export function has(who: Who, roles: readonly Role[], relation: Relation): boolean {
  return who.role !== null && (who.role === 'ADMIN' || roles.includes(who.role)) && reaches(relation);
}

/** Only accounts look after people and keys, and only those of administrators. */
export function administers(who: Who, relation: Relation): boolean {
  return who.kind === 'account' && has(who, ['ADMIN'], relation);
}

/** Done for these roles and the administrator, by accounts and keys alike, and refused to all others. */
export function doneBy(...roles: readonly Role[]): Operation['expected'] {
  return (who, relation) => {
    if (who.kind === 'visitor') return NOT_SIGNED_IN;
    return has(who, roles, relation) ? 'done' : ROLE_MISSING;
  };
}

/** Told to these roles and the administrator; to all others it is as if there were nothing. */
export function toldTo(...roles: readonly Role[]): Operation['expected'] {
  return (who, relation) => (has(who, roles, relation) ? 'told' : 'nothing');
}

export function toldToEverybody(): Outcome {
  return 'told';
}

export function doneForEverybody(): Outcome {
  return 'done';
}

/** For any account, whatever its role and wherever. */
export function doneByAccounts({ kind }: Who): Outcome {
  return forAccounts(kind, 'done');
}

/** Administered by accounts only; to all others something else comes. */
export function doneByAdministrators(otherwise: Outcome): Operation['expected'] {
  return (who, relation) => {
    if (who.kind === 'visitor') return NOT_SIGNED_IN;
    return administers(who, relation) ? 'done' : otherwise;
  };
}

/** What a question that only accounts may ask tells. */
export function toldToAdministrators(who: Who, relation: Relation): Outcome {
  return forAccounts(who.kind, administers(who, relation) ? 'told' : 'nothing');
}

/** Something that only accounts may ask for. */
export function forAccounts(kind: Who['kind'], outcome: Outcome): Outcome {
  if (kind === 'visitor') return NOT_SIGNED_IN;
  return kind === 'key' ? NOT_FOR_KEYS : outcome;
}

/** Told or nothing. */
export function told(isTold: boolean): Outcome {
  return isTold ? 'told' : 'nothing';
}
