import DataLoader from 'dataloader';
import type { Database } from '../../../database/database.js';
import { groupRows } from '../../../database/group-rows.js';
import type { Actor } from '../../../domain/actor.js';
import { OrganisationStore, type PopulationRow } from '../organisation.store.js';
import { getOrganisations, type OrganisationRef } from '../organisation-ref.js';
import type { OrganisationEntity } from '../tables/organisation.entity.js';

export class OrganisationLoaders {
  constructor(
    private readonly database: Database,
    readonly actor: Actor,
  ) {}

  readonly byId = new DataLoader<string, OrganisationEntity | null>((ids) =>
    this.database.read(async (session) => {
      const found = await session.use(OrganisationStore).byIds(ids);
      return ids.map((id) => found.get(id) ?? null);
    }),
  );

  readonly populations = new DataLoader<string, readonly PopulationRow[]>((ids) =>
    this.database.read(async (session) => {
      const rows = await session.use(OrganisationStore).populations(ids);
      const byOrganisation = groupRows(rows, (row) => row.organisation_id);
      return ids.map((id) => byOrganisation.get(id) ?? []);
    }),
  );

  /** By code and country or by id. @throws OrganisationUnknown, BadInput naming the argument `organisation` */
  readonly byRef = new DataLoader(
    (refs: readonly OrganisationRef[]) =>
      this.database.read((session) =>
        getOrganisations(
          session,
          refs.map((ref) => ({ ref, argument: 'organisation' })),
        ),
      ),
    { cacheKeyFn: ({ id, code, country }) => `${id} ${code} ${country}` },
  );

  async get(id: string): Promise<OrganisationEntity> {
    const organisation = await this.byId.load(id);
    if (!organisation) throw new Error(`Broken promise: the organisation ${id} of a stored row is gone`);
    return organisation;
  }
}
