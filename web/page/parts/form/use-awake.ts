import { useSyncExternalStore } from 'react';
import { neverChanges } from '../never-changes.js';

/** Whether scripts run: until then a form would be sent by the browser itself, to nobody who expects it. */
export function useAwake(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
