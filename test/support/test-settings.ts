import { readSettings, type Settings } from '../../src/settings.js';

/** Those of a server on a free port, which may be asked as often as a test asks. */
export function testSettings(environment: Readonly<Record<string, string>>): Settings {
  return readSettings({
    PORT: '0',
    NODE_ENV: 'test',
    MAALBAR_REQUESTS_PER_MINUTE: '0',
    MAALBAR_ACCOUNT_REQUESTS_PER_MINUTE: '0',
    ...environment,
  });
}
