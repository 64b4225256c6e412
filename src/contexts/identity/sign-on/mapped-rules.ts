import { type Claims, isObject, type MembershipMap, type MembershipRule } from './membership-map.js';

/** The rules that hold for somebody of whom the provider says this. */
export function mappedRules({ claim, rules }: MembershipMap, claims: Claims): readonly MembershipRule[] {
  const values = valuesOf(claimAt(claims, claim));
  return rules.filter(({ value }) => values.includes(value));
}

/** Whether the provider says nothing of the claim at all. */
export function lacksClaim({ claim }: MembershipMap, claims: Claims): boolean {
  return claim.length > 0 && claimAt(claims, claim) === undefined;
}

/**
 * Entra ID leaves all groups out of the token where somebody has too many, and names in their place where they could be
 * asked for (OpenID Connect Core 5.6.2, `_claim_names`). Taken as none it would cost somebody every membership.
 */
export function isLeftOut({ claim }: MembershipMap, claims: Claims): boolean {
  const [name] = claim;
  const elsewhere = claims['_claim_names'];
  return name !== undefined && claims[name] === undefined && isObject(elsewhere) && name in elsewhere;
}

function claimAt(claims: Claims, way: readonly string[]): unknown {
  return way.reduce<unknown>((around, name) => (isObject(around) ? around[name] : undefined), claims);
}

function valuesOf(claim: unknown): readonly unknown[] {
  return Array.isArray(claim) ? claim : [claim];
}
