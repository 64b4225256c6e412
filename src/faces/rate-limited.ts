import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Express, Request } from 'express';
import { countedAddress } from './counted-address.js';
import { refusalOf } from './errors.js';
import { isOwnRequest } from './own-request.js';
import type { RateLimit, TooManyRequests } from './rate-limit.js';

interface Counting {
  readonly limit: RateLimit;
  /** It knows which proxies are trusted. */
  readonly express: Express;
  /** Where the API is asked. */
  readonly path: string;
}

/** Counts requests by where they come from, ahead of everything else, and refuses those that are too many. */
export function rateLimited({ limit, express, path }: Counting): (behind: RequestListener) => RequestListener {
  return (behind) => {
    if (limit.isNone) return behind;
    return (request, response) => {
      if (isOwnRequest(request)) return behind(request, response);
      limit
        .count(addressOf(express, request))
        .then((refused) => (refused ? refuse(request, response, { refused, path }) : behind(request, response)))
        .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    };
  };
}

/** As it is counted. */
export function addressOf({ request: asHeard }: Express, request: IncomingMessage): string {
  // Only Express knows which proxies are trusted, and kept answers are given faster without it.
  if (request.headers['x-forwarded-for'] === undefined) return countedAddress(request.socket.remoteAddress);
  // As Express does with each request that it hears itself.
  const asked: Request = Object.setPrototypeOf(request, asHeard);
  return countedAddress(asked.ip);
}

interface Refusal {
  readonly refused: TooManyRequests;
  readonly path: string;
}

function refuse({ url = '' }: IncomingMessage, response: ServerResponse, { refused, path }: Refusal): void {
  const isApi = url === path || url.startsWith(`${path}?`);
  const { message, code, facts, retryAfterSeconds } = refused;
  const body = isApi
    ? { errors: [refusalOf(refused)] }
    : { type: 'about:blank', title: message, status: 429, code, ...facts };
  response.writeHead(429, {
    'Cache-Control': 'no-store',
    'Content-Type': isApi ? 'application/json; charset=utf-8' : 'application/problem+json',
    'Retry-After': retryAfterSeconds,
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(JSON.stringify(body));
}
