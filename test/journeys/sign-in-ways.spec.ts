import { OPERATOR } from '../../src/contexts/identity/operator.js';
import { removeSampleAccounts } from '../../src/contexts/identity/sample-accounts.js';
import { DATABASE_KINDS, startApp } from '../support/app.js';
import { signedIn } from '../support/browser-of.js';

describe.each(DATABASE_KINDS)('the ways to sign in on %s', (kind) => {
  const WAYS = '{ signInWays { singleSignOn sampleAccounts { email password role } passwordLength } }';

  it('name the provider of single sign-on as the operator does', async () => {
    const app = await startApp(kind, {
      environment: {
        MAALBAR_OIDC_ISSUER: 'http://127.0.0.1:9/provider',
        MAALBAR_OIDC_CLIENT_ID: 'maalbar',
        MAALBAR_OIDC_CLIENT_SECRET: 'a secret between the two',
        MAALBAR_OIDC_NAME: 'Kommunens login',
        MAALBAR_PASSWORD_LENGTH: '16',
      },
    });
    expect(await app.visitor.get(WAYS)).toEqual({
      signInWays: { singleSignOn: 'Kommunens login', sampleAccounts: [], passwordLength: 16 },
    });
    await app.close();
  });

  it('name no account where there is no sample', async () => {
    const app = await startApp(kind);
    expect(await app.visitor.get(WAYS)).toEqual({
      signInWays: { singleSignOn: null, sampleAccounts: [], passwordLength: 12 },
    });
    await app.close();
  });

  it('name the accounts of the sample, each of which signs in and has its role, until they are removed', async () => {
    const app = await startApp(kind, { sample: true });
    const { signInWays } = await app.visitor.get(WAYS);
    expect(signInWays.sampleAccounts.map(({ role }: { role: string }) => role).sort()).toEqual([
      'ADMIN',
      'REPORTER',
      'REVIEWER',
      'STRATEGY_OWNER',
      'VIEWER',
    ]);
    for (const { email, password, role } of signInWays.sampleAccounts) {
      const browser = await signedIn(app, email, password);
      const { viewer } = await browser.get('{ viewer { account { isSample } memberships { role } } }');
      expect(viewer).toEqual({ account: { isSample: true }, memberships: [{ role }] });
    }
    // Kept answers are no reason to name them any longer.
    await app.server.database.write((session) => removeSampleAccounts(session, OPERATOR));
    expect(await app.visitor.get(WAYS)).toEqual({
      signInWays: { singleSignOn: null, sampleAccounts: [], passwordLength: 12 },
    });
    await app.close();
  });
});
