import './years.css';
import { Link, useSearchParams } from 'react-router';
import { useTexts } from '../language/texts.js';
import { searchWith } from './search-with.js';

/** The years of a strategy as a rule of links; the ring at its end is the target. */
export function Years({ from, to, shown }: { readonly from: number; readonly to: number; readonly shown: number }) {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const years = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  return (
    <nav className="years" aria-label={t('ask.years')}>
      <ol>
        {years.map((year) => (
          <li key={year}>
            <Link
              to={searchWith(search, { year })}
              className={classOf(year, { shown, to })}
              aria-current={year === shown ? 'true' : undefined}
              preventScrollReset
            >
              {year === shown ? <strong>{year}</strong> : year}{' '}
              {year === shown && <span className="year-word">{t('ask.yearShown')}</span>}
              {year === to && year !== shown && <span className="year-word">{t('ask.yearTarget')}</span>}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function classOf(year: number, { shown, to }: { readonly shown: number; readonly to: number }): string | undefined {
  const classes = [...(year < shown ? ['is-past'] : []), ...(year === to ? ['is-target'] : [])];
  return classes.length === 0 ? undefined : classes.join(' ');
}
