import './who.css';
import { Link, useLocation } from 'react-router';
import { useTexts } from '../../language/texts.js';
import { SignInLink } from './sign-in-link.js';
import { SignOut } from './sign-out.js';
import { mayAdminister, useViewer, type Viewer } from './viewer.js';

/** Who is signed in, and the ways in and out. */
export function Who() {
  const { t } = useTexts();
  const viewer = useViewer();
  if (viewer === undefined) return null;
  return (
    <nav className="who" aria-label={t('who.title')}>
      <ul>
        {viewer === null ? (
          <li>
            <SignInLink />
          </li>
        ) : (
          <SignedIn viewer={viewer} />
        )}
      </ul>
    </nav>
  );
}

function SignedIn({ viewer }: { readonly viewer: Viewer }) {
  const { t, tag } = useTexts();
  const { pathname } = useLocation();
  const account = `/${tag}/account`;
  const admin = `/${tag}/admin/`;
  return (
    <>
      {mayAdminister(viewer) && (
        <li>
          <Link to={`${admin}people`} aria-current={pathname.startsWith(admin) ? 'page' : undefined}>
            {t('who.administration')}
          </Link>
        </li>
      )}
      <li className="who-name">
        <Link to={account} aria-current={pathname === account ? 'page' : undefined}>
          <span className="unseen">{t('who.signedInAs')} </span>
          {viewer.account.name}
        </Link>
      </li>
      <li>
        <SignOut className="who-out" />
      </li>
    </>
  );
}
