import { browserOf } from '../../web/page/parts/browser-of.js';
import { returnPathOf } from '../../web/page/screens/sign-in/return-path.js';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';

describe('where somebody goes after signing in', () => {
  const returnPath = (returnTo: string) => returnPathOf(new URLSearchParams({ returnTo }), '/da/');

  it.each(['/en/', '/sv/strategies/inkop?year=2023&organisation=DK:0101', '/da/admin/people', '/explorer/'])(
    'is back where it came from: %s',
    (path) => {
      expect(returnPath(path)).toBe(path);
    },
  );

  it.each([
    'https://example.org/',
    '//example.org/',
    '/\\example.org/',
    '/en/..//example.org',
    '/en/%2e%2e//example.org',
    '/en/../graphql',
    '/en/%2e%2e/sign-on',
    '/ da/',
    '/dag/',
    'javascript:alert(1)',
    '/graphql',
    '/en/sign-in?returnTo=/en/',
    '/en/set-password',
    '/sv/./sign-in',
    '',
  ])('is the first page and not "%s"', (path) => {
    expect(returnPath(path)).toBe('/da/');
  });
});

describe('the name of a browser', () => {
  it.each([
    [
      `${WINDOWS} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
      'Edge',
      'Windows',
    ],
    [`${WINDOWS} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36`, 'Chrome', 'Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari',
      'iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36',
      'Chrome',
      'Android',
    ],
    ['curl/8.5.0', null, null],
  ])('is what its reader calls it: %s', (userAgent, browser, system) => {
    expect(browserOf(userAgent)).toEqual({ browser, system });
  });
});
