/** For `useSyncExternalStore`: what the browser knows, the server does not, and nothing changes. */
export function neverChanges(): () => void {
  return () => {};
}
