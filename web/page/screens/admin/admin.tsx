import './admin.css';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useTexts } from '../../language/texts.js';
import { useHead } from '../../parts/use-head.js';

const PARTS = ['people', 'keys', 'happenings'] as const;

/** What stands around all that administrators do. */
export function Admin({ part, children }: { readonly part: (typeof PARTS)[number]; readonly children: ReactNode }) {
  const { t, tag } = useTexts();
  const title = t(`admin.${part}.title`);
  useHead(title);
  return (
    <div className="wrap head">
      <nav className="admin-parts" aria-label={t('who.administration')}>
        <ul>
          {PARTS.map((one) => (
            <li key={one}>
              <Link to={`/${tag}/admin/${one}`} aria-current={one === part ? 'page' : undefined}>
                {t(`admin.${one}.title`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <h1 className="title">{title}</h1>
      {children}
    </div>
  );
}

interface PagesProps {
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
}

/** To those that follow, and back to the first. */
export function Pages({ pageInfo: { hasNextPage, hasPreviousPage, endCursor } }: PagesProps) {
  const { t } = useTexts();
  const { pathname, search } = useLocation();
  if (!hasPreviousPage && !hasNextPage) return null;
  const to = (after: string | null) => {
    const other = new URLSearchParams(search);
    other.delete('after');
    if (after !== null) other.set('after', after);
    return `${pathname}${other.size === 0 ? '' : `?${other}`}`;
  };
  return (
    <p className="actions admin-pages">
      {hasPreviousPage && (
        <Link className="button" to={to(null)}>
          {t('strategies.first')}
        </Link>
      )}
      {hasNextPage && (
        <Link className="button" to={to(endCursor)}>
          {t('strategies.next')}
        </Link>
      )}
    </p>
  );
}
