import { useTexts } from '../language/texts.js';
import { HomeLink } from './home-link.js';
import { useHead } from './use-head.js';
import { SignInLink } from './who/sign-in-link.js';
import { useViewer } from './who/viewer.js';

/** What is not there, and what is not public, look the same. */
export function NotFound() {
  const { t } = useTexts();
  const isNobodySignedIn = useViewer() === null;
  useHead(t('error.notFoundTitle'));
  return (
    <div className="wrap head">
      <h1 className="title">{t('error.notFoundTitle')}</h1>
      <p className="remark">{t('error.notFound')}</p>
      <p className="section actions">
        <HomeLink />
        {isNobodySignedIn && <SignInLink className="button" />}
      </p>
    </div>
  );
}
