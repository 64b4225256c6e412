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

/** Of this host alone: nobody knows what others of its domain speak. */
const A_YEAR = { maxAge: 31_536_000, includeSubDomains: false };

/**
 * What a browser must not do with our answers, and what others may do with them.
 * @param origin under which browsers reach the server; null on this machine only
 */
export function securityHeaders(origin: string | null): RequestHandler {
  const isSecure = origin?.startsWith('https:') === true;
  const elsewhere = headers({ ancestors: "'none'", resources: 'same-origin', isSecure });
  const byPath: readonly (readonly [path: string, set: RequestHandler])[] = [
    ['/assets/', headers({ ancestors: "'none'", resources: 'cross-origin', isSecure })],
    // Made to be shown within pages of others.
    ['/embed/', headers({ ancestors: '*', resources: 'cross-origin', isSecure })],
  ];
  return (request: Request, response: Response, next: NextFunction) => {
    const [, set] = byPath.find(([path]) => request.path.startsWith(path)) ?? ['', elsewhere];
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    set(request, response, next);
  };
}

function headers({ ancestors, resources, isSecure }: Foreign & { readonly isSecure: boolean }): RequestHandler {
  return helmet({
    // What older browsers read in place of `frame-ancestors`; it cannot say that all may.
    xFrameOptions: ancestors === '*' ? false : { action: 'deny' },
    crossOriginResourcePolicy: { policy: resources },
    // Plain HTTP on this machine: nothing may tell a browser to come by HTTPS.
    strictTransportSecurity: isSecure && A_YEAR,
    contentSecurityPolicy: { useDefaults: false, directives: { ...STRICT, frameAncestors: [ancestors] } },
  });
}
