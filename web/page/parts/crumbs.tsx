import { Link, useLocation } from 'react-router';
import type { Language } from '../language/languages.js';
import { useTexts } from '../language/texts.js';
import { InLanguage } from './in-language.js';

export interface Crumb {
  /** Below the page of the language; none for what has no page of its own. */
  readonly path?: string;
  readonly text: string;
  readonly language: Language | null;
}

/** Where one is, from the strategy down; whose figures are looked at, of when, is kept on the way. */
export function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { t, tag } = useTexts();
  const { search } = useLocation();
  return (
    <nav className="crumbs" aria-label={t('goal.crumbs')}>
      <ol>
        {crumbs.map(({ path, text, language }) => (
          <li key={text}>
            {path === undefined ? (
              <InLanguage text={text} language={language} />
            ) : (
              <Link to={`/${tag}/${path}${search}`}>
                <InLanguage text={text} language={language} />
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
