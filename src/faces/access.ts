import { Extensions } from '@nestjs/graphql';

/**
 * Who may ask for a field:
 * - PUBLIC: everybody, and everybody is told the same;
 * - NARROWED: everybody, and is told what the actor may know;
 * - SIGNED_IN: an account or a key;
 * - ACCOUNT: an account, and no key;
 * - POLICY: an account or a key, where a policy in the use case allows it.
 */
export const ACCESS_RULES = ['PUBLIC', 'NARROWED', 'SIGNED_IN', 'ACCOUNT', 'POLICY'] as const;
export type AccessRule = (typeof ACCESS_RULES)[number];

/** The name under which the extensions of a field of the schema hold its rule. */
export const ACCESS = 'access';

/** Declares who may ask for a field. What needs somebody is refused to visitors before it is resolved. */
export function Access(rule: AccessRule): MethodDecorator & PropertyDecorator {
  return Extensions({ [ACCESS]: rule });
}
