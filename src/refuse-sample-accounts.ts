import { hasSampleAccounts } from './contexts/identity/sample-accounts.js';
import type { Database } from './database/database.js';

/** Everybody knows their passwords. */
export class SampleAccountsOpenToOthers extends Error {
  constructor() {
    super(
      "The database has the sample's accounts, whose passwords everybody knows, and others can reach this server. Remove them first: npx maalbar remove-sample-accounts.",
    );
    this.name = 'SampleAccountsOpenToOthers';
  }
}

/** Of a server that others can reach. @throws SampleAccountsOpenToOthers */
export async function refuseSampleAccounts(database: Database): Promise<void> {
  if (await database.read(hasSampleAccounts)) throw new SampleAccountsOpenToOthers();
}
