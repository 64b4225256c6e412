import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { AskFailed } from '../api/ask.js';
import { useTexts } from '../language/texts.js';

const TOLD_MS = 5_000;
/** How often it is asked for changes where none can be told. */
const POLL_MS = 10_000;
/** Nobody says when a subscription has begun; after this it has. */
const BEGUN_MS = 1_000;

/**
 * Keeps what is shown of a strategy up to date while the page is open: told of changes by a subscription, and where
 * there is none, by asking again from time to time. New figures change in place, and that they did is announced.
 */
export function Live({ strategyId }: { readonly strategyId: string }) {
  const { t } = useTexts();
  const answers = useQueryClient();
  const [isUpdated, setUpdated] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = async () => {
      const before = new Map(shownBy(answers).map(({ queryHash, state }) => [queryHash, state.data]));
      await answers.invalidateQueries();
      // The server has been renewed, and no longer answers what this page asks.
      if (shownBy(answers).some(({ state }) => isOutdated(state.error))) return location.reload();
      // An equal answer stays the same object; another question's answer, where the reader has gone on, is no news.
      const isNews = ({ queryHash, state }: Query) => before.has(queryHash) && before.get(queryHash) !== state.data;
      if (!shownBy(answers).some(isNews)) return;
      setUpdated(true);
      clearTimeout(timer);
      timer = setTimeout(() => setUpdated(false), TOLD_MS);
    };
    const end = follow(strategyId, () => void refresh());
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [answers, strategyId]);
  return (
    <div className="told" role="status">
      <p className="wrap">{isUpdated ? t('app.updated') : ''}</p>
    </div>
  );
}

/** The answers that the screen shows, and how it went with them. */
function shownBy(answers: QueryClient): readonly Query[] {
  return answers.getQueryCache().findAll({ type: 'active' });
}

function isOutdated(error: Error | null): boolean {
  return error instanceof AskFailed && error.why === 'outdated';
}

/** Tells of changes until it is ended. */
function follow(strategyId: string, changed: () => void): () => void {
  let isEnded = false;
  let isFollowed = false;
  let begun: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe: () => void = () => {};
  // A page that nobody looks at asks nothing; when it is looked at again it may be out of date.
  const ask = () => {
    if (!isFollowed && document.visibilityState === 'visible') changed();
  };
  const poll = setInterval(ask, POLL_MS);
  document.addEventListener('visibilitychange', ask);
  // Also where it is followed: a question that was asked without a connection has no answer yet.
  window.addEventListener('online', changed);
  const listener = {
    followed: () => {
      isFollowed = true;
      // What changed while nobody told is not known.
      clearTimeout(begun);
      begun = setTimeout(changed, BEGUN_MS);
    },
    lost: () => {
      isFollowed = false;
    },
    changed,
  };
  // The socket's code is no part of what a reader waits for; where it does not come, changes are asked for.
  import('../api/live.js').then(
    ({ subscribeToStrategy }) => {
      if (!isEnded) unsubscribe = subscribeToStrategy(strategyId, listener);
    },
    () => {},
  );
  return () => {
    isEnded = true;
    clearInterval(poll);
    clearTimeout(begun);
    document.removeEventListener('visibilitychange', ask);
    window.removeEventListener('online', changed);
    unsubscribe();
  };
}
