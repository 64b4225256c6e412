import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** Nothing but files of this server: no script or style within a page, no other host. */
const STRICT = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  objectSrc: ["'none'"],
};

interface Foreign {
  /** Who may show it within a page of its own. */
  readonly ancestors: "'none'" | '*';
  /** Whose pages may load it. */
  readonly resources: 'same-origin' | 'cross-origin';
}

const ELSEWHERE = headers({ ancestors: "'none'", resources: 'same-origin' });
const BY_PATH: readonly (readonly [path: string, set: RequestHandler])[] = [
  ['/assets/', headers({ ancestors: "'none'", resources: 'cross-origin' })],
  // Made to be shown within pages of others.
  ['/embed/', headers({ ancestors: '*', resources: 'cross-origin' })],
];

/** What a browser must not do with our answers, and what others may do with them. */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  const [, set] = BY_PATH.find(([path]) => request.path.startsWith(path)) ?? ['', ELSEWHERE];
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  set(request, response, next);
}

function headers({ ancestors, resources }: Foreign): RequestHandler {
  return helmet({
    // What older browsers read in place of `frame-ancestors`; it cannot say that all may.
    xFrameOptions: ancestors === '*' ? false : { action: 'deny' },
    crossOriginResourcePolicy: { policy: resources },
    // Plain HTTP on this machine: nothing may tell a browser to come by HTTPS.
    strictTransportSecurity: false,
    contentSecurityPolicy: { useDefaults: false, directives: { ...STRICT, frameAncestors: [ancestors] } },
  });
}
