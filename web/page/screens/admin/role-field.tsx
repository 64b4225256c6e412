import { useTexts } from '../../language/texts.js';
import { SelectField } from '../../parts/form/select-field.js';
import { written } from '../../parts/form/written.js';
import type { Role } from '../../parts/use-role-in.js';

/** The one that may do least comes first. */
const ROLES: readonly Role[] = ['VIEWER', 'REPORTER', 'REVIEWER', 'STRATEGY_OWNER', 'ADMIN'];

/** What somebody, or a key, is to do. */
export function RoleField() {
  const { t } = useTexts();
  const options = ROLES.map((role) => ({ value: role, text: t(`role.${role}.name`) }));
  return <SelectField name="role" label={t('admin.role')} options={options} hint={t('admin.roleHint')} />;
}

export function roleIn(fields: FormData): Role {
  const chosen = written(fields, 'role');
  return ROLES.find((role) => role === chosen) ?? 'VIEWER';
}
