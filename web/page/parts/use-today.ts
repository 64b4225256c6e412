import { useSyncExternalStore } from 'react';
import { neverChanges } from './never-changes.js';

const LENGTH_OF_DAY = '2024-05-01'.length;

/** The present day, UTC; null while the server renders, since a page that it keeps is read on later days, too. */
export function useToday(): string | null {
  return useSyncExternalStore(neverChanges, today, () => null);
}

function today(): string {
  return new Date().toISOString().slice(0, LENGTH_OF_DAY);
}
