import { Link, useLocation } from 'react-router';
import { useTexts } from '../../language/texts.js';

/** Leads to the sign-in, and from there back to where it stands. */
export function SignInLink({ className }: { readonly className?: string }) {
  const { t, tag } = useTexts();
  const { pathname, search } = useLocation();
  const signIn = `/${tag}/sign-in`;
  const isHere = pathname === signIn;
  const to = isHere ? signIn + search : `${signIn}?returnTo=${encodeURIComponent(pathname + search)}`;
  return (
    <Link className={className} to={to} rel="nofollow" aria-current={isHere ? 'page' : undefined}>
      {t('who.signIn')}
    </Link>
  );
}
