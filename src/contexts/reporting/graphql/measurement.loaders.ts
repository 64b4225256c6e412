import DataLoader from 'dataloader';
import type { Database } from '../../../database/database.js';
import type { Actor } from '../../../domain/actor.js';
import { OrganisationStore } from '../../organisations/organisation.store.js';
import { maySeeDraft, maySubmit } from '../measurement.policy.js';
import { MeasurementStore } from '../measurement.store.js';
import type { MeasurementEntity } from '../tables/measurement.entity.js';

export class MeasurementLoaders {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  /** The measurement, or null where there is none or the actor may not know of it. */
  readonly byId = new DataLoader<string, MeasurementEntity | null>((ids) =>
    this.database.read(async (session) => {
      const found = await session.use(MeasurementStore).byIds(ids);
      const lineages = await session.use(OrganisationStore).lineages(found.map(({ organisationId }) => organisationId));
      const visible = found.filter(
        ({ state, organisationId }) => state !== 'DRAFT' || maySeeDraft(this.actor, lineages.get(organisationId) ?? []),
      );
      const byId = new Map(visible.map((measurement) => [measurement.id, measurement]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
  );

  /** Whether the actor may report for an organisation. */
  readonly maySubmitFor = new DataLoader<string, boolean>((organisationIds) =>
    this.database.read(async (session) => {
      const lineages = await session.use(OrganisationStore).lineages(organisationIds);
      return organisationIds.map((id) => maySubmit(this.actor, lineages.get(id) ?? []));
    }),
  );
}
