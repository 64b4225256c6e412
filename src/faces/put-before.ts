import type { RequestListener, Server } from 'node:http';

/** Lets a listener of its own hear every request first, and those that heard them until now only what it passes on. */
export function putBefore(server: Server, listenerBefore: (behind: RequestListener) => RequestListener): void {
  const behind = server.listeners('request');
  server.removeAllListeners('request');
  server.on(
    'request',
    listenerBefore((...heard) => {
      for (const listener of behind) Reflect.apply(listener, server, heard);
    }),
  );
}
