import { fileURLToPath } from 'node:url';
import { ImportService } from '../contexts/exchange/import.service.js';
import { AccountStore } from '../contexts/identity/account.store.js';
import { addSampleAccounts } from '../contexts/identity/sample-accounts.js';
import { OrganisationStore } from '../contexts/organisations/organisation.store.js';
import type { Database } from '../database/database.js';
import { type Actor, EVERYWHERE } from '../domain/actor.js';
import { ImportRefused } from './import-refused.js';

const SAMPLE = fileURLToPath(new URL('../../examples/indkoeb-med-mening', import.meta.url));

/** Whoever the history names for what the sample brought along. */
const SAMPLE_ACTOR: Actor = {
  kind: 'operator',
  id: null,
  name: 'sample data',
  memberships: [{ role: 'ADMIN', organisation: EVERYWHERE }],
};

/**
 * Fills an empty database with the sample; answers whether it was empty. One with an account is somebody's own.
 * @param withAccounts false where others can reach the server, as everybody knows their passwords
 */
export async function loadSample(database: Database, withAccounts = true): Promise<boolean> {
  const isEmpty = await database.read(
    async (session) => (await session.use(OrganisationStore).isEmpty()) && (await session.use(AccountStore).isEmpty()),
  );
  if (!isEmpty) return false;
  const { stored, refusals } = await new ImportService(database).importFiles(SAMPLE_ACTOR, {
    folder: SAMPLE,
    plan: `${SAMPLE}/plan.yaml`,
    confirm: true,
  });
  if (!stored) throw new ImportRefused(refusals);
  if (withAccounts) await database.write((session) => addSampleAccounts(session, SAMPLE_ACTOR));
  return true;
}
