import DataLoader from 'dataloader';
import type { Database } from '../../../database/database.js';
import type { Actor } from '../../../domain/actor.js';
import { mayAdminister } from '../../identity/identity.policy.js';
import { mayAddOrganisation } from '../../organisations/organisation.policy.js';
import { OrganisationStore } from '../../organisations/organisation.store.js';
import { mayAdoptLocally } from '../../planning/planning.policy.js';
import { maySubmit } from '../measurement.policy.js';

const NOTHING = { addPart: false, administer: false, join: false, report: false };

/** What the actor may do with organisations, for one request: by one statement for all that are asked about, by none for visitors. */
export class OrganisationAbilityLoaders {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  readonly of = new DataLoader(async (ids: readonly string[]) => {
    if (this.actor.memberships.length === 0) return ids.map(() => NOTHING);
    const lineages = await this.database.read((session) => session.use(OrganisationStore).lineages(ids));
    return ids.map((id) => abilitiesIn(lineages.get(id) ?? [], this.actor));
  });
}

function abilitiesIn(lineage: readonly string[], actor: Actor) {
  return {
    addPart: mayAddOrganisation(actor, lineage),
    administer: mayAdminister(actor, lineage),
    join: mayAdoptLocally(actor, lineage),
    report: maySubmit(actor, lineage),
  };
}
