import { useState } from 'react';
import { useTexts } from '../../language/texts.js';

/** Signs out in this browser; then the whole page is loaded anew. */
export function SignOut({ className }: { readonly className: string }) {
  const { t, tag } = useTexts();
  const [isRefused, setRefused] = useState(false);
  const signOut = async () => {
    // Whoever reads the figures needs none of this.
    const { tell } = await import('../../api/tell.js');
    const { refusal } = await tell('SignOut', {});
    // Whoever was signed out elsewhere is out all the same.
    if (refusal === null || refusal.reason === 'not_signed_in') location.assign(`/${tag}/`);
    else setRefused(true);
  };
  return (
    <>
      <button type="button" className={className} onClick={() => void signOut()}>
        {t('who.signOut')}
      </button>
      <span className="note" role="status">
        {isRefused && t('who.notSignedOut')}
      </span>
    </>
  );
}
