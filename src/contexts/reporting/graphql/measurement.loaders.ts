import DataLoader from 'dataloader';
import type { Database } from '../../../database/database.js';
import type { Session } from '../../../database/session.js';
import type { Actor } from '../../../domain/actor.js';
import { OrganisationStore } from '../../organisations/organisation.store.js';
import { type PageQuestion, pageLoader } from '../../planning/graphql/page-loader.js';
import { type Insight, insightOf, maySubmit } from '../measurement.policy.js';
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
      const shown = await session.use(MeasurementStore).shownByIds(ids, await this.insight(session));
      const byId = new Map(shown.map((measurement) => [measurement.id, measurement]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
  );

  /** A page of what the actor may know of an indicator. */
  readonly ofIndicator = pageLoader((indicatorIds, question: PageQuestion & MeasurementFilter) =>
    this.database.read(async (session) =>
      session.use(MeasurementStore).pagesOf(indicatorIds, question, await this.insight(session), question),
    ),
  );

  /** A page of the revisions of a measurement that the actor may know. */
  readonly revisions = pageLoader((measurementIds, question: PageQuestion) =>
    this.database.read(async (session) =>
      session.use(MeasurementStore).revisionPages(measurementIds, await this.insight(session), question),
    ),
  );

  /** Whether the actor may report for an organisation. */
  readonly maySubmitFor = new DataLoader<string, boolean>((organisationIds) =>
    this.database.read(async (session) => {
      const lineages = await session.use(OrganisationStore).lineages(organisationIds);
      return organisationIds.map((id) => maySubmit(this.actor, lineages.get(id) ?? []));
    }),
  );

  private async insight(session: Session): Promise<Insight> {
    const { drafts, inside } = insightOf(this.actor);
    return { drafts: await withAllBelow(session, drafts), inside: await withAllBelow(session, inside) };
  }
}

async function withAllBelow(session: Session, ids: readonly string[] | null): Promise<readonly string[] | null> {
  if (ids === null || ids.length === 0) return ids;
  return (await session.use(OrganisationStore).below(ids)).map(({ id }) => id);
}
