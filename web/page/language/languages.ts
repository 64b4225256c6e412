/** As they stand in an address, with the name each has in itself. */
export const LANGUAGES = { da: 'Dansk', sv: 'Svenska', en: 'English' } as const;

/** As it stands in an address. */
export type Tag = keyof typeof LANGUAGES;
/** As the API names it. */
export type Language = 'DA' | 'SV' | 'EN';

const OF_API: Readonly<Record<Tag, Language>> = { da: 'DA', sv: 'SV', en: 'EN' };
const OF_ADDRESS: Readonly<Record<Language, Tag>> = { DA: 'da', SV: 'sv', EN: 'en' };

export function isTag(text: string | undefined): text is Tag {
  return text !== undefined && Object.hasOwn(LANGUAGES, text);
}

export function languageOf(tag: Tag): Language {
  return OF_API[tag];
}

export function tagOf(language: Language): Tag {
  return OF_ADDRESS[language];
}
