import { createClient } from 'graphql-ws';

const CHANGED = 'subscription Changed($strategy: ID!) { strategyProgressChanged(strategy: $strategy) { at } }';
/** From one screen to the next the connection stays. */
const KEPT_MS = 30_000;
const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** Not all come back at the same moment. */
const SPREAD_MS = 3_000;

interface Listener {
  /** Changes are told from some moment after this on. */
  followed(): void;
  /** They are no longer told. */
  lost(): void;
  changed(): void;
}

let isOpen = false;

/** One for all screens; connected while anybody listens. */
const client = createClient({
  url: () => `${location.origin.replace(/^http/, 'ws')}/graphql`,
  lazyCloseTimeout: KEPT_MS,
  retryAttempts: Number.POSITIVE_INFINITY,
  retryWait: (retries) =>
    new Promise((resolve) => {
      const wait = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** retries);
      setTimeout(resolve, wait + Math.random() * SPREAD_MS);
    }),
  // Whatever closed it: a server that starts anew, a proxy, a network that went.
  shouldRetry: () => true,
  keepAlive: 20_000,
  on: {
    connected: () => {
      isOpen = true;
    },
    closed: () => {
      isOpen = false;
    },
  },
});

/** Listens to the server until it is ended; a connection that breaks is made again. */
export function subscribeToStrategy(strategy: string, { followed, lost, changed }: Listener): () => void {
  if (isOpen) followed();
  const ends = [
    client.on('connected', followed),
    client.on('closed', lost),
    client.subscribe({ query: CHANGED, variables: { strategy } }, { next: changed, error: lost, complete: lost }),
  ];
  return () => {
    for (const end of ends) end();
  };
}
