import { closest } from 'fastest-levenshtein';
import { groupRows } from '../../database/group-rows.js';
import { readRows } from '../../database/read-rows.js';
import type { Session } from '../../database/session.js';
import type { OrganisationKind } from './organisation-kind.js';
import { OrganisationEntity } from './tables/organisation.entity.js';
import { PopulationEntity } from './tables/population.entity.js';

export interface OrganisationFilter {
  readonly kind?: OrganisationKind | null;
  readonly country?: string | null;
  readonly search?: string | null;
}

export interface ChildrenPage {
  readonly rows: readonly OrganisationEntity[];
  readonly totalCount: number;
}

/** An organisation with its parent, as the calculation needs it. */
export interface OrganisationRow {
  readonly id: string;
  readonly parent_id: string | null;
}

export interface PopulationRow {
  readonly organisation_id: string;
  readonly year: number;
  readonly population: number;
}

export class OrganisationStore {
  constructor(private readonly session: Session) {}

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, OrganisationEntity>> {
    if (ids.length === 0) return new Map();
    const rows = await this.read('id', ids);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async byCodes(codes: readonly string[]): Promise<OrganisationEntity[]> {
    return codes.length === 0 ? [] : this.read('code', codes);
  }

  /** A page in the order of country and code, and how many there are. */
  async list(filter: OrganisationFilter, after: readonly string[] | null, limit: number) {
    const { dialect, manager } = this.session;
    const country = dialect.bytewise('organisation.country');
    const code = dialect.bytewise('organisation.code');
    const query = manager.createQueryBuilder(OrganisationEntity, 'organisation');
    if (filter.kind) query.andWhere('organisation.kind = :kind', { kind: filter.kind });
    if (filter.country) query.andWhere('organisation.country = :country', { country: filter.country.toUpperCase() });
    if (filter.search) {
      query.andWhere("organisation.searchText LIKE :pattern ESCAPE '\\'", { pattern: containing(filter.search) });
    }
    const totalCount = await query.getCount();
    if (after) {
      query.andWhere(`(${country} > :afterCountry OR (${country} = :afterCountry AND ${code} > :afterCode))`, {
        afterCountry: after[0],
        afterCode: after[1],
      });
    }
    const rows = await query.orderBy(country).addOrderBy(code).limit(limit).getMany();
    return { rows, totalCount };
  }

  /** A page of the parts of each parent, in the order of country and code, and how many there are. */
  async childrenOf(
    parentIds: readonly string[],
    after: readonly string[] | null,
    limit: number,
  ): Promise<ReadonlyMap<string, ChildrenPage>> {
    const { dialect } = this.session;
    const country = dialect.bytewise('country');
    const code = dialect.bytewise('code');
    const behind = after ? `AND (${country} > $3 OR (${country} = $3 AND ${code} > $4))` : '';
    const counts = await this.session.rows<{ parent_id: string; total: number | string }>(
      `SELECT parent_id, COUNT(*) AS total FROM organisation
       WHERE ${dialect.anyOf('parent_id', '$1')} GROUP BY parent_id`,
      [parentIds],
    );
    const rows = await this.session.rows<{ id: string; parent_id: string }>(
      `SELECT id, parent_id FROM (
         SELECT id, parent_id, ROW_NUMBER() OVER (PARTITION BY parent_id ORDER BY ${country}, ${code}) AS place
         FROM organisation WHERE ${dialect.anyOf('parent_id', '$1')} ${behind}
       ) AS placed
       WHERE place <= $2 ORDER BY parent_id, place`,
      [parentIds, limit, ...(after ?? [])],
    );
    const found = await this.byIds(rows.map(({ id }) => id));
    const ofParent = groupRows(rows, ({ parent_id }) => parent_id);
    return new Map(
      counts.map(({ parent_id, total }) => [
        parent_id,
        {
          totalCount: Number(total),
          rows: (ofParent.get(parent_id) ?? []).flatMap(({ id }) => found.get(id) ?? []),
        },
      ]),
    );
  }

  /** Ids of an organisation and its ancestors, for each organisation asked for. */
  async lineages(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (ids.length === 0) return new Map();
    const rows = await this.session.rows<{ id: string; ancestor: string }>(
      `WITH RECURSIVE lineage (id, ancestor, parent_id) AS (
         SELECT id, id, parent_id FROM organisation WHERE ${this.session.dialect.anyOf('id', '$1')}
         UNION
         SELECT lineage.id, organisation.id, organisation.parent_id
         FROM lineage JOIN organisation ON organisation.id = lineage.parent_id
       )
       SELECT id, ancestor FROM lineage`,
      [[...new Set(ids)]],
    );
    const lineages = new Map<string, string[]>();
    for (const { id, ancestor } of rows) {
      const lineage = lineages.get(id);
      if (lineage) lineage.push(ancestor);
      else lineages.set(id, [ancestor]);
    }
    return lineages;
  }

  async lineage(id: string): Promise<readonly string[]> {
    return (await this.lineages([id])).get(id) ?? [];
  }

  /** The organisations themselves and all below them. */
  below(ids: readonly string[]): Promise<OrganisationRow[]> {
    return this.session.rows(
      `WITH RECURSIVE below (id, parent_id) AS (
         SELECT id, parent_id FROM organisation WHERE ${this.session.dialect.anyOf('id', '$1')}
         UNION
         SELECT organisation.id, organisation.parent_id
         FROM below JOIN organisation ON organisation.parent_id = below.id
       )
       SELECT id, parent_id FROM below`,
      [ids],
    );
  }

  /** The organisations directly below any ancestor of these: so these themselves too, and those beside them. */
  besideLineages(ids: readonly string[]): Promise<OrganisationRow[]> {
    return this.session.rows(
      `WITH RECURSIVE lineage (id, parent_id) AS (
         SELECT id, parent_id FROM organisation WHERE ${this.session.dialect.anyOf('id', '$1')}
         UNION
         SELECT organisation.id, organisation.parent_id
         FROM lineage JOIN organisation ON organisation.id = lineage.parent_id
       )
       SELECT id, parent_id FROM organisation WHERE parent_id IN (SELECT parent_id FROM lineage)`,
      [ids],
    );
  }

  all(): Promise<OrganisationRow[]> {
    return this.session.rows('SELECT id, parent_id FROM organisation');
  }

  populations(ids: readonly string[]): Promise<PopulationRow[]> {
    return this.session.rows(
      `SELECT organisation_id, year, population FROM population WHERE ${this.session.dialect.anyOf('organisation_id', '$1')}`,
      [ids],
    );
  }

  /** The code of that country most like a code that does not exist. */
  async nearestCode(country: string, code: string): Promise<string | null> {
    const known = await this.session.rows<{ code: string }>('SELECT code FROM organisation WHERE country = $1', [
      country,
    ]);
    return known.length === 0
      ? null
      : closest(
          code,
          known.map((row) => row.code),
        );
  }

  async isEmpty(): Promise<boolean> {
    return !(await this.session.manager.exists(OrganisationEntity));
  }

  async insert(
    organisation: OrganisationEntity,
    populations: readonly Omit<PopulationEntity, 'organisationId'>[],
  ): Promise<void> {
    await this.session.manager.insert(OrganisationEntity, organisation);
    if (populations.length === 0) return;
    await this.session.manager.insert(
      PopulationEntity,
      populations.map((population) => ({ ...population, organisationId: organisation.id })),
    );
  }

  private read(column: 'id' | 'code', values: readonly string[]): Promise<OrganisationEntity[]> {
    return readRows(this.session, OrganisationEntity, `WHERE ${this.session.dialect.anyOf(column, '$1')}`, [values]);
  }
}

function containing(search: string): string {
  return `%${search.toLocaleLowerCase('da').replace(/[\\%_]/g, '\\$&')}%`;
}
