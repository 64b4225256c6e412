import { SAMPLE_ACCOUNTS } from '../../src/contexts/identity/sample-accounts.js';
import type { Role } from '../../src/domain/actor.js';
import { type Browser, signedIn } from './browser-of.js';

/** The account with that role which the sample brings along. */
export function sampleAccount(role: Role): (typeof SAMPLE_ACCOUNTS)[number] {
  const found = SAMPLE_ACCOUNTS.find((account) => account.role === role);
  if (!found) throw new Error(`The sample has no account with the role ${role}.`);
  return found;
}

/** A browser in which the sample's account of that role has signed in. */
export function signedInAs(server: { readonly url: string }, role: Role): Promise<Browser> {
  const { email, password } = sampleAccount(role);
  return signedIn(server, email, password);
}
