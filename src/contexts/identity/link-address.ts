import type { Language } from '../../domain/plan/localised-text.js';

/**
 * Where somebody chooses a password by a link. The secret is the fragment: browsers keep it to themselves, so that it is
 * in no log on the way.
 * @param origin as in `https://maal.example.org`
 */
export function linkAddress(origin: string, language: Language, secret: string): string {
  return `${origin}/${language.toLowerCase()}/set-password#${secret}`;
}
