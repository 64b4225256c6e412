import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { AskFailed } from '../api/ask.js';
import { useTexts } from '../language/texts.js';

/** Says that there is no connection, or no answer to what the screen asked last, for as long as there is none. */
export function Offline() {
  const { t } = useTexts();
  const answers = useQueryClient();
  const isConnected = useSyncExternalStore(
    useCallback((changed: () => void) => subscribe(answers, changed), [answers]),
    () => navigator.onLine && !isUnanswered(answers),
    () => true,
  );
  return (
    <div className="told" role="status">
      <p className="wrap">{isConnected ? '' : t('app.offline')}</p>
    </div>
  );
}

/** What is shown is older than what was asked for: where nothing is shown, the screen itself says so. */
function isUnanswered(answers: QueryClient): boolean {
  return answers
    .getQueryCache()
    .findAll({ type: 'active' })
    .some(
      ({ state: { error } }) => error instanceof AskFailed && (error.why === 'unreachable' || error.why === 'broken'),
    );
}

function subscribe(answers: QueryClient, changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  const end = answers.getQueryCache().subscribe(changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
    end();
  };
}
