import { useTexts } from '../language/texts.js';
import { HomeLink } from './home-link.js';
import { useHead } from './use-head.js';

/** What is not there, and what is not public, look the same. */
export function NotFound() {
  const { t } = useTexts();
  useHead(t('error.notFoundTitle'));
  return (
    <div className="wrap head">
      <h1 className="title">{t('error.notFoundTitle')}</h1>
      <p className="remark">{t('error.notFound')}</p>
      <p className="section">
        <HomeLink />
      </p>
    </div>
  );
}
