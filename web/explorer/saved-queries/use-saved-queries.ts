import { useEffect, useState } from 'react';
import { type SavedQuery, savedIn } from './saved-query.js';

const KEY = 'maalbar:saved-queries';

/** The queries that this browser keeps, and how to keep others: false where it refuses to. */
export function useSavedQueries(): readonly [readonly SavedQuery[], (all: readonly SavedQuery[]) => boolean] {
  const [saved, setSaved] = useState(read);
  useEffect(() => {
    // Another window of the explorer may save as well.
    const follow = ({ key }: StorageEvent) => {
      if (key === KEY) setSaved(read());
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);
  const keep = (all: readonly SavedQuery[]) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(all));
    } catch {
      return false;
    }
    setSaved(all);
    return true;
  };
  return [saved, keep];
}

function read(): readonly SavedQuery[] {
  return savedIn(localStorage.getItem(KEY) ?? '[]') ?? [];
}
