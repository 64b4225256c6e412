import { get } from 'node:http';
import { startApp, type TestApp } from '../support/app.js';
import { SCRIPT, tinyPages } from '../support/tiny-pages.js';
import { say } from '../support/wire.js';

const STRICT =
  "default-src 'none';script-src 'self';style-src 'self';font-src 'self';img-src 'self';connect-src 'self';" +
  "base-uri 'none';form-action 'self';object-src 'none';frame-ancestors 'none'";

describe('what a server sends', () => {
  const built = tinyPages();
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp('SQLite', { pages: built.pages });
  });
  afterAll(async () => {
    await app.close();
    built.remove();
  });

  const ask = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
    say(`${app.url}${path}`, { method, headers });

  it.each([
    '/',
    '/da/',
    '/da/throws',
    '/explorer/',
    '/graphql',
    '/schema.graphql',
    '/nowhere',
    '/assets/page-1a2b.js',
    '/icon.svg',
  ])('allows nothing but files of its own, and no frame around it: %s', async (path) => {
    const { headers } = await ask(path);
    expect(headers).toMatchObject({
      'content-security-policy': STRICT,
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'cross-origin-resource-policy': path.startsWith('/assets/') ? 'cross-origin' : 'same-origin',
    });
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('may be shown within pages of others where it is an embed', async () => {
    const { headers } = await ask('/embed/da/strategies/x/goals/1');
    expect(headers).toMatchObject({
      'content-security-policy': STRICT.replace("frame-ancestors 'none'", 'frame-ancestors *'),
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(headers).not.toHaveProperty('x-frame-options');
  });

  it('never asks a browser to come by HTTPS, which nobody speaks here', async () => {
    for (const path of ['/da/', '/explorer/', '/embed/da/x', '/assets/page-1a2b.js']) {
      expect(JSON.stringify((await ask(path)).headers)).not.toMatch(/upgrade-insecure|strict-transport/);
    }
  });

  it('comes compressed where the build has done so and the visitor reads it', async () => {
    const decompress = (encoding: string) =>
      fetch(`${app.url}/assets/page-1a2b.js`, { headers: { 'accept-encoding': encoding } }).then((answer) =>
        answer.text(),
      );
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
      ['identity', undefined],
    ]) {
      const heard = await ask('/assets/page-1a2b.js', { 'accept-encoding': accepted ?? '' });
      expect(heard.headers['content-encoding']).toBe(encoding);
      expect(heard.headers).toMatchObject({
        vary: 'Accept-Encoding',
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      });
      expect(await decompress(accepted ?? '')).toBe(SCRIPT);
    }
    const small = await ask('/assets/small-3c4d.css', { 'accept-encoding': 'br' });
    expect(small.headers).not.toHaveProperty('content-encoding');
  });

  it('is fetched once, and asked for by its tag where its name says nothing of its content', async () => {
    const icon = await ask('/icon.svg');
    expect(icon).toMatchObject({ status: 200, headers: { 'cache-control': 'no-cache' } });
    const etag = String(icon.headers['etag']);
    expect((await ask('/icon.svg', { 'if-none-match': etag })).status).toBe(304);
    expect((await ask('/assets/page-1a2b.js', {}, 'HEAD')).headers['content-length']).toBe(String(SCRIPT.length));
  });

  it.each([
    [416, { range: 'bytes=99999999-' }],
    [412, { 'if-match': '"x"' }],
  ])('says in plain JSON that a file cannot be given as it was asked for: %s', async (status, headers) => {
    const answer = await fetch(`${app.url}/assets/page-1a2b.js`, { headers: { ...headers, 'accept-encoding': 'br' } });
    expect(await answer.json()).toMatchObject({ status });
    expect(answer.headers.get('content-encoding')).toBeNull();
    const whole = await ask('/assets/page-1a2b.js', { 'accept-encoding': 'br' });
    expect(answer.headers.get('etag')).not.toBe(whole.headers['etag']);
  });

  it.each([
    '/documents.json',
    '/%64ocuments.json',
    '/pieces.json',
    '/page/index.html',
    '/page/',
    '/assets/../documents.json',
    '/assets/..%2fdocuments.json',
    '/assets/page-1a2b.js.br',
    '/assets/',
    '/../dist-server/page.js',
    '/package.json',
  ])('is nothing that the build left for the server: %s', async (path) => {
    expect(await statusOf(app.url, path)).toBe(404);
  });

  it('is found at the address of a folder with a slash', async () => {
    expect(await ask('/explorer')).toMatchObject({ status: 301, headers: { location: '/explorer/' } });
    expect(await ask('/explorer?a=1&b=%3F')).toMatchObject({ headers: { location: '/explorer/?a=1&b=%3F' } });
  });
});

/** Asks for exactly this path, where an address would be put right first. */
function statusOf(url: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}
