import type { Refusal } from '../../api/tell.js';
import { type Texts, useTexts } from '../../language/texts.js';
import { SignInLink } from '../who/sign-in-link.js';

/** What this page has words for. */
const REASONS = [
  'wrong_credentials',
  'too_many_attempts',
  'too_many_requests',
  'busy',
  'wrong_password',
  'password_too_short',
  'password_too_long',
  'password_too_common',
  'password_is_name',
  'link_not_valid',
  'not_signed_in',
  'foreign_origin',
  'role_missing',
  'last_admin',
  'email_taken',
  'not_an_email',
  'name_missing',
  'name_too_long',
  'name_not_one_line',
  'unknown_account',
  'unknown_organisation',
  'unknown_key',
  'unknown_sign_in',
  'in_the_past',
  'too_late',
  'no_purpose',
  'not_for_keys',
  'same_account',
  'nothing_to_change',
  'nothing_to_hand_over',
  'required',
  'unreachable',
  'outdated',
  'broken',
  'internal',
] as const;
type Reason = (typeof REASONS)[number];

const SECONDS_IN_MINUTE = 60;

/** A refusal in the language of the page; in the server's own words where the page has none. */
export function RefusalText({ refusal }: { readonly refusal: Refusal }) {
  const texts = useTexts();
  const said = refusalWords(texts, refusal);
  if (refusal.reason === 'not_signed_in') {
    return (
      <>
        {said} <SignInLink />
      </>
    );
  }
  if (said !== null) return said;
  return (
    <>
      {texts.t('refusal.other')} <span lang="en">{refusal.message}</span>
    </>
  );
}

/** Null for what the page has no words for. */
export function refusalWords({ t }: Texts, { reason, retryAfterSeconds }: Refusal): string | null {
  if (!isKnown(reason)) return null;
  const text = t(`refusal.${reason}`);
  if (retryAfterSeconds === null) return text;
  const wait =
    retryAfterSeconds <= SECONDS_IN_MINUTE
      ? t('refusal.seconds', { count: Math.max(1, Math.ceil(retryAfterSeconds)) })
      : t('refusal.minutes', { count: Math.ceil(retryAfterSeconds / SECONDS_IN_MINUTE) });
  return `${text} ${t('refusal.tryAfter', { wait })}`;
}

function isKnown(reason: string): reason is Reason {
  const known: readonly string[] = REASONS;
  return known.includes(reason);
}
