import type { NewAdmin } from '../contexts/identity/create-admin.js';
import type { NewKey } from '../contexts/identity/create-key.js';
import type { Role } from '../domain/actor.js';
import { BadInput } from '../domain/domain-error.js';
import { LANGUAGES } from '../domain/plan/localised-text.js';

/** What `maalbar create-admin` is given. */
export interface AdminOptions {
  readonly email: string;
  readonly name: string;
  /** `da`, `sv` or `en`. */
  readonly language: string;
}

/** What `maalbar create-key` is given. */
export interface KeyOptions {
  readonly purpose: string;
  readonly role: Role;
  readonly expiresOn: string;
  readonly country?: string;
  readonly organisation?: string;
}

export function adminOf({ email, name, language }: AdminOptions): NewAdmin {
  return { email, name, language: LANGUAGES.find((known) => known.toLowerCase() === language) ?? 'EN' };
}

export function keyOf({ purpose, role, expiresOn, country, organisation }: KeyOptions): NewKey {
  // A key for everything is meant, not left over from a slip.
  if ((country === undefined) !== (organisation === undefined)) {
    throw new BadInput('organisation', 'needs_id_or_code', 'Name the organisation by --country and --organisation.');
  }
  const ref = country && organisation ? { country, code: organisation } : null;
  return { purpose, role, expiresOn, organisation: ref };
}
