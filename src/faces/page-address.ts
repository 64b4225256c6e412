import { PAGE_LANGUAGES, type PageLanguage } from './page-languages.js';

/** Where the pages are, as the router wants it said. */
export const PAGE_PATHS: string[] = PAGE_LANGUAGES.flatMap((language) =>
  [language, `embed/${language}`].flatMap((path) => [path, `${path}/*rest`]),
);

const ADDRESS = new RegExp(`^(/embed)?/(${PAGE_LANGUAGES.join('|')})(/[^?]*)?(?:\\?(.*))?$`, 'i');

export interface PageAddress {
  readonly language: PageLanguage;
  /** The one right way to write it: path and search. */
  readonly url: string;
}

/** All that pages read of a search. */
const READ: ReadonlySet<string> = new Set([
  ...['organisation', 'year', 'asOf', 'after'],
  ...['like', 'count', 'years'],
  // Of embeds.
  'theme',
  // Of signing in, and of whom to look for.
  ...['returnTo', 'problem', 'search'],
]);

/**
 * The language in small letters, a slash at the end of nothing but the language, and nothing in the search that no page
 * reads: else one page had as many addresses as anybody likes. What it does read stays as it was written.
 * @param url path and search, as asked
 * @returns null for an address that is none of the page's
 */
export function pageAddressOf(url: string): PageAddress | null {
  const [, embed = '', tag = '', rest = '', search = ''] = ADDRESS.exec(url) ?? [];
  const language = PAGE_LANGUAGES.find((known) => known === tag.toLowerCase());
  if (!language) return null;
  return { language, url: `${embed.toLowerCase()}/${language}${withoutSlashes(rest) || '/'}${searchOf(search)}` };
}

/** The search as it was asked, with its question mark; empty where there is none. */
export function searchWithMark(originalUrl: string): string {
  return originalUrl.replace(/^[^?]*/, '');
}

function searchOf(search: string): string {
  const read = search.split('&').filter((part) => READ.has(part.split('=', 1)[0] ?? ''));
  return read.length === 0 ? '' : `?${read.join('&')}`;
}

function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}
