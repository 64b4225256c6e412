export const LANGUAGES = ['DA', 'SV', 'EN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text that a person wrote, in one or more languages. The first is its own; the others are translations of it. */
export type LocalisedText = readonly TextInLanguage[];

export interface TextInLanguage {
  readonly language: Language;
  readonly text: string;
}

/**
 * The text in the first of the wanted languages that it has, else in its own language.
 * @returns null for a text in no language at all
 */
export function inLanguage(text: LocalisedText, wanted: readonly Language[]): TextInLanguage | null {
  for (const language of wanted) {
    const found = text.find((candidate) => candidate.language === language);
    if (found) return found;
  }
  return text[0] ?? null;
}
