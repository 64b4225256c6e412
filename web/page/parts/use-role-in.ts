import type { Answer } from '../api/ask.js';
import { useTexts } from '../language/texts.js';

/** What somebody, or a key, may do. */
export type Role = NonNullable<Answer<'OwnAccount'>['viewer']>['memberships'][number]['role'];

interface RoleWhere {
  readonly role: Role;
  /** Null: everywhere. */
  readonly organisation: { readonly name: string } | null;
}

/** `Indberetter i Bakkeby Kommune` */
export function useRoleIn(): (where: RoleWhere) => string {
  const { t } = useTexts();
  return ({ role, organisation }) => {
    const name = t(`role.${role}.name`);
    return organisation
      ? t('role.in', { role: name, organisation: organisation.name })
      : t('role.everywhere', { role: name });
  };
}
