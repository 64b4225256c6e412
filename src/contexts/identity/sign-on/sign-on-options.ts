import { type MembershipMap, NO_MEMBERSHIPS, readMembershipMap } from './membership-map.js';
import type { ProviderSettings } from './provider.js';

/** What the operator says of a provider. */
export interface StatedSignOn extends ProviderSettings {
  /** What the button on the sign-in page names. */
  readonly name: string;
  /** Which group or role of the provider gives which membership; null: none does. */
  readonly membershipsFile: string | null;
  readonly trustsEmail: boolean;
}

/** How people sign in by another provider. */
export abstract class SignOnOptions {
  abstract readonly provider: ProviderSettings;
  /** Whether an email counts that the provider does not say it has verified. */
  abstract readonly trustsEmail: boolean;
  abstract readonly memberships: MembershipMap;
}

/** @throws WrongMembershipMap */
export function signOnOptions(stated: StatedSignOn): SignOnOptions {
  const { membershipsFile, trustsEmail } = stated;
  const memberships = membershipsFile === null ? NO_MEMBERSHIPS : readMembershipMap(membershipsFile);
  return { provider: stated, trustsEmail, memberships };
}
