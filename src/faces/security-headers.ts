import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** Nothing but files of this server: no script or style within a page, no other host, no other page around it. */
const STRICT = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
};

interface Foreign {
  readonly xFrameOptions: { readonly action: 'deny' } | false;
  readonly crossOriginResourcePolicy: { readonly policy: 'same-origin' | 'cross-origin' };
}

const NO_FRAMES: Foreign['xFrameOptions'] = { action: 'deny' };
const FOR_ALL_SITES: Foreign['crossOriginResourcePolicy'] = { policy: 'cross-origin' };
const FOR_OURS: Foreign = { xFrameOptions: NO_FRAMES, crossOriginResourcePolicy: { policy: 'same-origin' } };

const ELSEWHERE = headers(STRICT, FOR_OURS);
const BY_PATH: readonly (readonly [path: string, set: RequestHandler])[] = [
  ['/assets/', headers(STRICT, { xFrameOptions: NO_FRAMES, crossOriginResourcePolicy: FOR_ALL_SITES })],
  // Made to be shown within pages of others.
  [
    '/embed/',
    headers({ ...STRICT, frameAncestors: ['*'] }, { xFrameOptions: false, crossOriginResourcePolicy: FOR_ALL_SITES }),
  ],
];

/** What a browser must not do with our answers, and what others may do with them. */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  const [, set] = BY_PATH.find(([path]) => request.path.startsWith(path)) ?? ['', ELSEWHERE];
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  set(request, response, next);
}

function headers(directives: Readonly<Record<string, string[]>>, foreign: Foreign): RequestHandler {
  return helmet({
    ...foreign,
    // Plain HTTP on this machine: nothing may tell a browser to come by HTTPS.
    strictTransportSecurity: false,
    contentSecurityPolicy: { useDefaults: false, directives },
  });
}
