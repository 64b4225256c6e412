import { AccountStore } from '../../src/contexts/identity/account.store.js';
import { newAccount } from '../../src/contexts/identity/new-account.js';
import { newMembership } from '../../src/contexts/identity/new-membership.js';
import { hashOfPassword } from '../../src/contexts/identity/password-queue.js';
import { getOrganisation } from '../../src/contexts/organisations/organisation-ref.js';
import type { Role } from '../../src/domain/actor.js';
import { globalId } from '../../src/faces/global-id.js';
import type { TestApp } from './app.js';
import { type Browser, signedIn } from './browser-of.js';
import { type OrganisationRef, unique } from './given.js';

/** The password of everybody that `accountOf` makes. */
export const PASSWORD = 'regnvejr i november';

const passwordHash = hashOfPassword(PASSWORD);

/** A role in an organisation, or everywhere. */
export interface Held {
  readonly role: Role;
  readonly in: OrganisationRef | 'everywhere';
}

export interface Person {
  /** As the API has it. */
  readonly id: string;
  readonly email: string;
}

/** An account that somebody else has invited, and that has chosen its password. */
export function accountOf({ server }: TestApp, held: readonly Held[], name = 'rolle'): Promise<Person> {
  const email = `${unique(name)}@example.org`;
  return server.database.write(async (session) => {
    const hash = await passwordHash;
    const account = newAccount({ email, name: email, language: 'DA', at: session.instant, passwordHash: hash });
    const accounts = session.use(AccountStore);
    await accounts.insert(account);
    for (const { role, in: where } of held) {
      const organisation = where === 'everywhere' ? null : await getOrganisation(session, where, 'organisation');
      await accounts.insertMembership(newMembership(account.id, { role, organisationId: organisation?.id ?? null }));
    }
    return { id: globalId('Account', account.id), email };
  });
}

/** The browser in which an account with these roles has signed in. */
export async function browserOfSomebody(
  app: TestApp,
  ...held: readonly Held[]
): Promise<Person & { browser: Browser }> {
  const person = await accountOf(app, held);
  return { ...person, browser: await signedIn(app, person.email, PASSWORD) };
}
