import DataLoader from 'dataloader';
import type { Database } from '../../../database/database.js';
import type { Actor } from '../../../domain/actor.js';
import { OrganisationStore } from '../../organisations/organisation.store.js';
import { type PageQuestion, pageLoader } from '../../planning/graphql/page-loader.js';
import { insightBelow } from '../insight-below.js';
import { maySubmit } from '../measurement.policy.js';
import { type MeasurementFilter, MeasurementStore } from '../measurement.store.js';
import type { MeasurementEntity } from '../tables/measurement.entity.js';

export class MeasurementLoaders {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  /** The measurement as the actor may know it, or null where there is none or the actor may not know of it. */
  readonly byId = new DataLoader<string, MeasurementEntity | null>((ids) =>
    this.database.read(async (session) => {
      const shown = await session.use(MeasurementStore).shownByIds(ids, await insightBelow(session, this.actor));
      const byId = new Map(shown.map((measurement) => [measurement.id, measurement]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
  );

  /** A page of what the actor may know of an indicator. */
  readonly ofIndicator = pageLoader((indicatorIds, question: PageQuestion & MeasurementFilter) =>
    this.database.read(async (session) =>
      session.use(MeasurementStore).pagesOf(indicatorIds, question, await insightBelow(session, this.actor), question),
    ),
  );

  /** A page of the revisions of a measurement that the actor may know. */
  readonly revisions = pageLoader((measurementIds, question: PageQuestion) =>
    this.database.read(async (session) =>
      session.use(MeasurementStore).revisionPages(measurementIds, await insightBelow(session, this.actor), question),
    ),
  );

  /** Whether the actor may report for an organisation. */
  readonly maySubmitFor = new DataLoader<string, boolean>((organisationIds) =>
    this.database.read(async (session) => {
      const lineages = await session.use(OrganisationStore).lineages(organisationIds);
      return organisationIds.map((id) => maySubmit(this.actor, lineages.get(id) ?? []));
    }),
  );
}
