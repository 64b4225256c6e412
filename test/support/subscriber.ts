import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { AnswerError } from './app.js';

/** What came to a subscriber at once. */
export interface Told {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what its own subscription asked for
  readonly data?: any;
  readonly errors?: readonly AnswerError[];
}

export interface Subscriber {
  /** All that was told until now. */
  readonly told: readonly Told[];
  /** What is told next, after all that was asked for before. */
  next(): Promise<Told>;
  /** Resolves when nothing more will be told; with the errors, where that was the reason. */
  readonly over: Promise<unknown>;
  leave(): void;
}

/** A connection over WebSocket, made when first needed. */
export function connect(url: string, headers: Readonly<Record<string, string>> = {}): Client {
  class WithHeaders extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { headers });
    }
  }
  return createClient({ url: addressOf(url), webSocketImpl: WithHeaders, retryAttempts: 0 });
}

export function addressOf(url: string): string {
  return `${url.replace('http', 'ws')}/graphql`;
}

export function subscribe(client: Client, query: string, variables: Record<string, unknown> = {}): Subscriber {
  const told: Told[] = [];
  const waiting: (() => void)[] = [];
  let asked = 0;
  let leave = () => {};
  const over = new Promise((resolve) => {
    leave = client.subscribe<unknown>(
      { query, variables },
      {
        next: (answer) => {
          told.push(JSON.parse(JSON.stringify(answer)));
          for (const notice of waiting.splice(0)) notice();
        },
        error: resolve,
        complete: () => resolve(undefined),
      },
    );
  });
  return {
    told,
    next: async () => {
      const index = asked;
      asked += 1;
      for (;;) {
        const answer = told[index];
        if (answer) return answer;
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      }
    },
    over,
    leave: () => leave(),
  };
}

/** Looks again and again; fails where it is not so within ten seconds. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let looks = 0; !isSo(); looks += 1) {
    if (looks > 2_000) throw new Error(`Not within ten seconds: ${isSo}`);
    await pause(5);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
