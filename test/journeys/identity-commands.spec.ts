import { createAdminCommand } from '../../src/commands/create-admin.js';
import { createKeyCommand } from '../../src/commands/create-key.js';
import { adminOf, keyOf } from '../../src/commands/identity-options.js';
import { migrate } from '../../src/commands/migrate.js';
import { removeSampleAccountsCommand } from '../../src/commands/remove-sample-accounts.js';
import { loadSample } from '../../src/commands/sample.js';
import { seed } from '../../src/commands/seed.js';
import { identify } from '../../src/contexts/identity/identify.js';
import { hasSampleAccounts } from '../../src/contexts/identity/sample-accounts.js';
import type { Database } from '../../src/database/database.js';
import type { Session } from '../../src/database/session.js';
import { openDatabase } from '../../src/main.js';
import { readSettings, type Settings } from '../../src/settings.js';
import { DATABASE_KINDS, type FreshDatabase, freshDatabase } from '../support/databases.js';

describe.each(DATABASE_KINDS)('the commands for accounts on %s', (kind) => {
  let fresh: FreshDatabase;
  let settings: Settings;
  beforeEach(async () => {
    fresh = await freshDatabase(kind);
    settings = readSettings({ ...fresh.environment, PORT: '3456', NODE_ENV: 'test' });
    await printedBy(() => migrate(settings));
  });
  afterEach(() => fresh.remove());

  const inDatabase = async <Result>(work: (database: Database) => Promise<Result>): Promise<Result> => {
    const database = await openDatabase(settings);
    return work(database).finally(() => database.close());
  };
  const read = <Result>(work: (session: Session) => Promise<Result>) => inDatabase((database) => database.read(work));
  const roles = () =>
    read((session) =>
      session.rows<{ email: string; role: string; code: string | null }>(
        `SELECT account.email, membership.role, organisation.code
         FROM membership JOIN account ON account.id = membership.account_id
         LEFT JOIN organisation ON organisation.id = membership.organisation_id ORDER BY account.email`,
      ),
    );

  it('make an administrator, with a link that is printed and nowhere else', async () => {
    const admin = adminOf({ email: 'admin@example.org', name: 'Administrator', language: 'da' });
    const printed = await printedBy(() => createAdminCommand(settings, admin));
    expect(printed).toMatch(/http:\/\/127\.0\.0\.1:3456\/da\/set-password#[\w-]{43}\n$/);
    expect(await roles()).toEqual([{ email: 'admin@example.org', role: 'ADMIN', code: null }]);
    const elsewhere = { ...settings, origin: 'https://maalbar.example' };
    expect(await printedBy(() => createAdminCommand(elsewhere, admin))).toContain('https://maalbar.example/da/');
  });

  it('make a key, whose secret is all that is printed', async () => {
    const expiresOn = `${new Date().getUTCFullYear() + 1}-01-01`;
    const key = keyOf({ purpose: 'Dashboard', role: 'VIEWER', expiresOn });
    const secret = (await printedBy(() => createKeyCommand(settings, key))).trim();
    const identified = await read((session) => identify(session, { kind: 'key', secret }, { idleHours: 1 }));
    expect(identified?.actor).toMatchObject({
      name: 'key "Dashboard"',
      memberships: [{ role: 'VIEWER', organisation: '*' }],
    });
    expect(() => keyOf({ purpose: 'Dashboard', role: 'VIEWER', expiresOn, country: 'DK' })).toThrow('--organisation');
  });

  it('bring an account for each role with the sample, and never without it; and take them away again', async () => {
    expect(await read(hasSampleAccounts)).toBe(false);
    expect(await printedBy(() => removeSampleAccountsCommand(settings))).toBe('There are no sample accounts.\n');
    await printedBy(() => seed(settings));
    expect(await roles()).toEqual([
      { email: 'admin@example.org', role: 'ADMIN', code: null },
      { email: 'owner@example.org', role: 'STRATEGY_OWNER', code: '9900' },
      { email: 'reporter@example.org', role: 'REPORTER', code: '9901' },
      { email: 'reviewer@example.org', role: 'REVIEWER', code: '9901' },
      { email: 'viewer@example.org', role: 'VIEWER', code: '9901' },
    ]);
    expect(await printedBy(() => removeSampleAccountsCommand(settings))).toMatch(/^Removed 5 sample accounts/);
    expect(await read(hasSampleAccounts)).toBe(false);
    // A database that is not empty is left alone: the accounts do not come back.
    expect(await inDatabase(loadSample)).toBe(false);
    expect(await roles()).toEqual([]);
  });

  it('leave a database without the sample that has an administrator', async () => {
    await printedBy(() => createAdminCommand(settings, { email: 'admin@example.com', name: 'Admin', language: 'DA' }));
    expect(await inDatabase(loadSample)).toBe(false);
    expect(await read(hasSampleAccounts)).toBe(false);
  });

  it('bring the sample without its accounts where others can reach the server', async () => {
    expect(await printedBy(() => seed({ ...settings, origin: 'https://maalbar.example' }))).toBe(
      'The sample strategy is in the database; its accounts are not, as others can reach this server.\n',
    );
    expect(await read(hasSampleAccounts)).toBe(false);
    expect(await inDatabase(loadSample)).toBe(false);
  });
});

/** What a command prints. */
async function printedBy(command: () => Promise<unknown>): Promise<string> {
  const printed: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = (text: string | Uint8Array) => printed.push(String(text)) > 0;
  try {
    await command();
  } finally {
    process.stdout.write = write;
  }
  return printed.join('');
}
