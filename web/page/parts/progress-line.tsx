import { useEffect, useState } from 'react';
import { useNavigation } from 'react-router';
import { useTexts } from '../language/texts.js';

const MOMENT_MS = 300;

/** Says that the next screen is being fetched, where that takes longer than a moment. */
export function ProgressLine() {
  const { t } = useTexts();
  const isLoading = useNavigation().state !== 'idle';
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isLoading) return;
    const timer = setTimeout(() => setLong(true), MOMENT_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isLoading]);
  return <div role="status">{isLong && <p className="progress-line">{t('app.loading')}</p>}</div>;
}
