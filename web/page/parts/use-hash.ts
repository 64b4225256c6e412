import { useSyncExternalStore } from 'react';

/** What stands behind the # of the address; empty where nothing does, null while the server renders. */
export function useHash(): string | null {
  return useSyncExternalStore(subscribe, hash, () => null);
}

function hash(): string {
  return location.hash.slice(1);
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
