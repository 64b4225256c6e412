import { useTexts } from '../../../language/texts.js';
import { useBrowserName } from '../../../parts/use-browser-name.js';
import type { Happening } from './happenings.question.js';

const ACTIONS = [
  'signed_in',
  'sign_in_refused',
  'sign_ins_blocked',
  'signed_out',
  'sign_in_ended',
  'sign_in_renewed',
  'password_set',
  'password_changed',
  'password_reset_requested',
  'account_invited',
  'account_created',
  'account_changed',
  'account_removed',
  'role_granted',
  'role_revoked',
  'roles_handed_over',
  'key_created',
  'key_revoked',
  'single_sign_on_refused',
  'sample_accounts_removed',
  'refused',
] as const;
const ROLES = ['ADMIN', 'STRATEGY_OWNER', 'REVIEWER', 'REPORTER', 'VIEWER'] as const;
const REASONS = ['role_missing', 'not_for_keys', 'unknown_key', 'foreign_origin'] as const;
/** Whoever has no address, by what the history calls them. */
const DOERS: ReadonlyMap<string, 'visitor' | 'operator' | 'sample'> = new Map([
  ['visitor', 'visitor'],
  ['operator', 'operator'],
  ['sample data', 'sample'],
]);
/** What means something to its reader as it stands. */
const TOLD = ['email', 'name', 'purpose', 'from', 'to', 'cause', 'field', 'path'];

/** What happened, to whom and by whom, in the language of the page. */
export function useHappeningWords({ action, facts, by }: Happening): {
  readonly action: string;
  readonly facts: string;
  readonly by: string;
} {
  const { t } = useTexts();
  const browserName = useBrowserName();
  const known = ACTIONS.find((one) => one === action);
  const doer = DOERS.get(by);
  const toldOf = ({ name, value }: Happening['facts'][number]): string[] => {
    if (name === 'role') {
      const role = ROLES.find((one) => one === value);
      return [role ? t(`role.${role}.name`) : value];
    }
    if (name === 'reason') {
      const reason = REASONS.find((one) => one === value);
      return reason ? [t(`admin.happenings.why.${reason}`)] : [];
    }
    if (name === 'browser') return [browserName(value)];
    return TOLD.includes(name) ? [value] : [];
  };
  return {
    action: known ? t(`admin.happenings.action.${known}`) : action,
    facts: facts.flatMap(toldOf).join(', '),
    by: doer ? t(`admin.happenings.${doer}`) : by,
  };
}
