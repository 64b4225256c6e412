import { Link, useLocation } from 'react-router';
import { useTexts } from '../language/texts.js';

/** Leads to the strategies; from a frame on another site outside of that frame. */
export function HomeLink() {
  const { t, tag } = useTexts();
  const { pathname } = useLocation();
  const home = `/${tag}/`;
  if (!pathname.startsWith('/embed/')) {
    return (
      <Link className="button" to={home}>
        {t('error.home')}
      </Link>
    );
  }
  return (
    <a className="button" href={home} target="_blank" rel="noopener">
      {t('error.home')}
      <span className="unseen"> {t('embed.opens')}</span>
    </a>
  );
}
