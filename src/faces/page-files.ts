import { statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { searchWithMark } from './page-address.js';

/** The best first. */
const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
];
/** What browsers fetch: files of these folders, and what stands in no folder. No such address leads anywhere else. */
const SERVED = /^\/(?:(?:assets|explorer)\/)?[\w-][\w.-]*$/;
/** What the build tells the server and nobody else, and what is no file of its own. */
const HIDDEN = /^\/[^/]+\.json$|\.(?:br|gz)$/;

/**
 * Serves the files that were built, in the smallest form that the visitor accepts: the build put compressed ones beside
 * them.
 */
export function pageFiles(folder: string): RequestHandler {
  const isFile = (path: string) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true;
  const isServed = (path: string) => SERVED.test(path) && !HIDDEN.test(path) && isFile(path);
  return (request: Request, response: Response, next: NextFunction) => {
    const { method, originalUrl, path } = request;
    if (method !== 'GET' && method !== 'HEAD') return next();
    if (isServed(`${path}/index.html`)) return response.redirect(301, `${path}/${searchWithMark(originalUrl)}`);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    if (!isServed(file)) return next();
    const forms = ENCODINGS.filter(({ ending }) => isFile(`${file}${ending}`));
    const form = forms.find(({ name }) => request.acceptsEncodings(name));
    response.set('Cache-Control', cachingOf(file)).type(extname(file));
    if (forms.length > 0) response.vary('Accept-Encoding');
    if (form) response.set('Content-Encoding', form.name);
    response.sendFile(`${file.slice(1)}${form?.ending ?? ''}`, { root: folder, cacheControl: false });
  };
}

/** What has its content's fingerprint in its name never changes; everything else is asked for anew. */
function cachingOf(file: string): string {
  return file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}
