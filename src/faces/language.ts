import { Args } from '@nestjs/graphql';
import { invariant } from '../domain/domain-error.js';
import {
  inLanguage,
  LANGUAGES,
  type Language,
  type LocalisedText,
  type TextInLanguage,
} from '../domain/plan/localised-text.js';
import { publishChoices } from './choices.js';

export const LanguageChoice = publishChoices('Language', LANGUAGES, 'A language in which texts are written and read.', {
  DA: 'Danish.',
  SV: 'Swedish.',
  EN: 'English.',
});

const LANGUAGE_ARGUMENT =
  'The language wanted; without it that of the Accept-Language header, else the one the text was written in.';

/** The argument of every field that tells a text, or its language. */
export const WantedLanguage = () =>
  Args('language', { type: () => LanguageChoice, nullable: true, description: LANGUAGE_ARGUMENT });

/** What a field says that tells the language of a text beside it. */
export function languageShown(text: string): string {
  return `The language that ${text} is shown in, which is another than the one wanted where that is missing.`;
}

/** The language of the text that somebody who reads these is shown; null for a text in no language at all. */
export function shownIn(text: LocalisedText, reads: readonly Language[]): Language | null {
  return inLanguage(text, reads)?.language ?? null;
}

/** Of a text that is always stated, as titles and names are. */
export function statedIn(text: LocalisedText, reads: readonly Language[]): TextInLanguage {
  const shown = inLanguage(text, reads);
  invariant(shown, 'titles and names are in some language');
  return shown;
}
