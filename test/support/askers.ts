import { createKey } from '../../src/contexts/identity/create-key.js';
import { OPERATOR } from '../../src/contexts/identity/operator.js';
import { startSignIn } from '../../src/contexts/identity/start-sign-in.js';
import type { Role } from '../../src/domain/actor.js';
import { globalId, readGlobalId } from '../../src/faces/global-id.js';
import type { TestApp } from './app.js';
import { type OrganisationRef, unique } from './given.js';
import { accountOf, type Held, type Person } from './people.js';

/** Who asks: nobody in particular, or an account or a key with a role. */
export interface Who {
  readonly kind: 'visitor' | 'account' | 'key';
  readonly role: Role | null;
}

/** The same as a word, as tables of the tests name it. */
export function nameOf({ kind, role }: Who): string {
  if (role === null) return 'anonymous';
  return kind === 'key' ? `key ${role}` : role;
}

/** Somebody who asks, and what they are known by. */
export interface Asking {
  /** What each request brings along. */
  readonly headers: Readonly<Record<string, string>>;
  /** Null for visitors and keys. */
  readonly self: Self | null;
}

/** An account that is signed in. */
export interface Self extends Person {
  /** The id of its sign-in. */
  readonly signIn: string;
}

/** Somebody with a role in an organisation whom nobody has met before. */
export async function newAsking(app: TestApp, { kind, role }: Who, organisation: OrganisationRef): Promise<Asking> {
  if (role === null) return { headers: {}, self: null };
  if (kind === 'account') return signedInAnew(app, { role, in: organisation });
  const { secret } = await newKey(app, role, organisation);
  return { headers: { authorization: `Bearer ${secret}` }, self: null };
}

/** An account that has just been made and has signed in, without a password, which would take its time. */
export async function signedInAnew(app: TestApp, ...held: readonly Held[]): Promise<Asking & { readonly self: Self }> {
  const person = await accountOf(app, held);
  const { token, identified } = await app.server.database.write((session) =>
    startSignIn(session, readGlobalId(person.id, 'id'), { method: 'PASSWORD', browser: 'tests', days: 1 }),
  );
  return {
    headers: { cookie: `__Host-maalbar=${token}`, origin: new URL(app.url).origin },
    self: { ...person, signIn: globalId('SignIn', identified.signInId ?? '') },
  };
}

/** A key that the operator has made; its id as the API has it. */
export async function newKey(app: TestApp, role: Role, organisation: OrganisationRef) {
  const { key, secret } = await app.server.database.write((session) =>
    createKey(session, OPERATOR, {
      ...{ purpose: unique('tests'), role, organisation },
      expiresOn: session.instant.slice(0, 10),
    }),
  );
  return { id: globalId('ApiKey', key.id), secret };
}
