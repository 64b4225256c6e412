import DataLoader from 'dataloader';
import type { Database } from '../../../database/database.js';
import { groupRows } from '../../../database/group-rows.js';
import type { Actor } from '../../../domain/actor.js';
import { type ChildrenPage, OrganisationStore, type PopulationRow } from '../organisation.store.js';
import { findOrganisations, type OrganisationRef } from '../organisation-ref.js';
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

  /** A page of the parts of an organisation: all who ask for the same page are answered by the same statements. */
  readonly children = new DataLoader(
    (questions: readonly ChildrenQuestion[]) =>
      this.database.read(async (session) => {
        const store = session.use(OrganisationStore);
        const pages = new Map<string, ReadonlyMap<string, ChildrenPage>>();
        for (const [page, asking] of groupRows(questions, pageOf)) {
          const [first] = asking;
          if (!first) continue;
          const parents = asking.map(({ parentId }) => parentId);
          pages.set(page, await store.childrenOf(parents, first.after, first.limit));
        }
        return questions.map((one) => pages.get(pageOf(one))?.get(one.parentId) ?? { rows: [], totalCount: 0 });
      }),
    { cacheKeyFn: (question) => JSON.stringify(question) },
  );

  readonly populations = new DataLoader<string, readonly PopulationRow[]>((ids) =>
    this.database.read(async (session) => {
      const rows = await session.use(OrganisationStore).populations(ids);
      const byOrganisation = groupRows(rows, (row) => row.organisation_id);
      return ids.map((id) => byOrganisation.get(id) ?? []);
    }),
  );

  /** By code and country or by id; one that is unknown is no fault of the others. @throws OrganisationUnknown, BadInput naming the argument `organisation` */
  readonly byRef = new DataLoader<OrganisationRef, OrganisationEntity, string>(
    (refs) =>
      this.database.read((session) =>
        findOrganisations(
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

interface ChildrenQuestion {
  readonly parentId: string;
  readonly after: readonly string[] | null;
  readonly limit: number;
}

function pageOf({ after, limit }: ChildrenQuestion): string {
  return JSON.stringify([after, limit]);
}
