import './layout.css';
import { type RefObject, useEffect, useRef } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { LANGUAGES } from '../language/languages.js';
import { useTexts } from '../language/texts.js';
import { Offline } from './offline.js';
import { ProgressLine } from './progress-line.js';
import { useHash } from './use-hash.js';
import { Who } from './who/who.js';

/** What stands around every screen. */
export function Layout() {
  const { t } = useTexts();
  const content = useRef<HTMLElement>(null);
  useArrival(content);
  return (
    <>
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <ProgressLine />
      <Mast />
      <main id="content" tabIndex={-1} ref={content}>
        <Outlet />
      </main>
      <Offline />
      <Foot />
      <ScrollRestoration />
    </>
  );
}

/**
 * The keyboard begins on a new screen, and on a further page of a list, in its content: what it stood on is gone with
 * what was there before.
 */
function useArrival(content: RefObject<HTMLElement | null>): void {
  const { pathname, search } = useLocation();
  const place = `${pathname} ${new URLSearchParams(search).get('after')}`;
  const last = useRef(place);
  useEffect(() => {
    if (last.current === place) return;
    last.current = place;
    content.current?.focus({ preventScroll: true });
  }, [place, content]);
}

function Mast() {
  const { t, tag } = useTexts();
  const { pathname } = useLocation();
  const home = `/${tag}/`;
  const pages = [
    { href: home, text: t('app.strategies'), isCurrent: pathname === home || pathname.startsWith(`${home}strategies`) },
    { href: `${home}method`, text: t('app.method'), isCurrent: pathname === `${home}method` },
    { href: `${home}glossary`, text: t('app.glossary'), isCurrent: pathname === `${home}glossary` },
  ];
  return (
    <header className="mast">
      <div className="wrap">
        <Link className="word" to={home}>
          {t('app.name')}
        </Link>
        <nav aria-label={t('app.mainNav')}>
          <ul>
            {pages.map(({ href, text, isCurrent }) => (
              <li key={href}>
                <Link to={href} aria-current={isCurrent ? 'page' : undefined}>
                  {text}
                </Link>
              </li>
            ))}
            <li>
              <a href="/explorer/">{t('app.data')}</a>
            </li>
          </ul>
        </nav>
        <Languages />
        <Who />
      </div>
    </header>
  );
}

/** The same address in another language: a page of its own, so that everything in it is in that language. */
function Languages() {
  const { t, tag } = useTexts();
  const { pathname, search } = useLocation();
  const hash = useHash();
  return (
    <nav className="languages" aria-label={t('app.languages')}>
      <ul>
        {Object.entries(LANGUAGES).map(([other, name]) => (
          <li key={other}>
            <a
              href={pathname.replace(`/${tag}`, `/${other}`) + search + (hash ? `#${hash}` : '')}
              lang={other}
              hrefLang={other}
              aria-current={other === tag ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Foot() {
  const { t, tag } = useTexts();
  return (
    <footer className="foot">
      <div className="wrap">
        <p>
          <strong>{t('app.name')}</strong> {t('app.about')}
        </p>
        <ul>
          <li>
            <Link to={`/${tag}/method`}>{t('app.method')}</Link>
          </li>
          <li>
            <Link to={`/${tag}/glossary`}>{t('app.glossary')}</Link>
          </li>
          <li>
            <a href="/explorer/">GraphQL</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
