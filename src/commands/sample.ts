import { fileURLToPath } from 'node:url';
import { ImportService } from '../contexts/exchange/import.service.js';
import { OrganisationStore } from '../contexts/organisations/organisation.store.js';
import type { Database } from '../database/database.js';
import { type Actor, EVERYWHERE } from '../domain/actor.js';
import { ImportRefused } from './import-refused.js';

const SAMPLE = fileURLToPath(new URL('../../examples/indkoeb-med-mening', import.meta.url));

/** Whoever the history names for what the sample brought along. */
const SAMPLE_ACTOR: Actor = {
  id: null,
  name: 'sample data',
  memberships: [{ role: 'ADMIN', organisation: EVERYWHERE }],
};

/** Fills an empty database with the sample, all of it or nothing; answers whether it did. */
export async function loadSample(database: Database): Promise<boolean> {
  const isEmpty = await database.read((session) => session.use(OrganisationStore).isEmpty());
  if (!isEmpty) return false;
  const { stored, refusals } = await new ImportService(database).importFiles(SAMPLE_ACTOR, {
    folder: SAMPLE,
    plan: `${SAMPLE}/plan.yaml`,
    confirm: true,
  });
  if (!stored) throw new ImportRefused(refusals);
  return true;
}
