import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isRouteErrorResponse, useRevalidator, useRouteError } from 'react-router';
import { AskFailed } from '../api/ask.js';
import { useTexts } from '../language/texts.js';
import { HomeLink } from './home-link.js';
import { NotFound } from './not-found.js';
import { useHead } from './use-head.js';

/** What is shown in place of a screen that could not be made: what happened, and what to do. */
export function ErrorScreen() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return <Failed error={error} />;
}

function Failed({ error }: { readonly error: unknown }) {
  const { t } = useTexts();
  const { again, isLoading } = useAgain(error);
  useHead(t('error.title'));
  useReturnToContent();
  return (
    <div className="wrap head">
      <h1 className="title">{t('error.title')}</h1>
      <p className="remark" role="alert">
        {isLoading ? t('app.loading') : <Sentence error={error} />}
      </p>
      <p className="section actions">
        <button type="button" className="button" onClick={again} aria-disabled={isLoading}>
          {t('error.again')}
        </button>
        <HomeLink />
      </p>
    </div>
  );
}

/** Where the server was out of reach it is asked again; whatever else went wrong, a page made anew may do better. */
function useAgain(error: unknown): { readonly again: () => void; readonly isLoading: boolean } {
  const answers = useQueryClient();
  const { revalidate, state } = useRevalidator();
  const isLoading = state === 'loading';
  const again = () => {
    if (isLoading) return;
    if (!(error instanceof AskFailed && error.why === 'unreachable')) return location.reload();
    answers.removeQueries({ predicate: ({ state: { status } }) => status === 'error' });
    void revalidate();
  };
  return { again, isLoading };
}

/** The keyboard goes on in the screen that takes this one's place: the button it stood on is gone. */
function useReturnToContent(): void {
  useEffect(
    () => () => {
      if (document.activeElement === document.body) document.querySelector('main')?.focus({ preventScroll: true });
    },
    [],
  );
}

function Sentence({ error }: { readonly error: unknown }) {
  const { t } = useTexts();
  if (!(error instanceof AskFailed)) return t('error.broken');
  if (error.why !== 'refused') return t(`error.${error.why}`);
  return (
    <>
      {t('error.refused')} <span lang="en">{error.message}</span>
    </>
  );
}
