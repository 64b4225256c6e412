import { inLanguage, LANGUAGES, type Language, type LocalisedText } from '../domain/plan/localised-text.js';
import { publishChoices } from './choices.js';

export const LanguageChoice = publishChoices('Language', LANGUAGES, 'A language in which texts are written and read.', {
  DA: 'Danish.',
  SV: 'Swedish.',
  EN: 'English.',
});

export const LANGUAGE_ARGUMENT =
  'The language wanted; without it that of the Accept-Language header, else the one the text was written in.';

/** What a field says that tells the language of a text beside it. */
export function languageShown(text: string): string {
  return `The language that ${text} is shown in, which is another than the one wanted where that is missing.`;
}

/** The language of the text that somebody who reads these is shown; null for a text in no language at all. */
export function shownIn(text: LocalisedText, reads: readonly Language[]): Language | null {
  return inLanguage(text, reads)?.language ?? null;
}

/** Of a text that is never missing. */
export function titleShownIn(title: LocalisedText, reads: readonly Language[]): Language {
  const language = shownIn(title, reads);
  if (language === null) throw new Error('Broken promise: a title is in no language');
  return language;
}
