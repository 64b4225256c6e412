/** The languages of the page, as they stand in its addresses; the first is that of whoever reads none of them. */
export const PAGE_LANGUAGES = ['da', 'sv', 'en'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** The language that a visitor reads best, by the Accept-Language header. */
export function pageLanguageOf(request: { acceptsLanguages(...languages: string[]): string | false }): PageLanguage {
  const wanted = request.acceptsLanguages(...PAGE_LANGUAGES);
  return PAGE_LANGUAGES.find((language) => language === wanted) ?? PAGE_LANGUAGES[0];
}
