import { readRows } from '../../database/read-rows.js';
import type { Session } from '../../database/session.js';
import { IndicatorEntity } from './tables/indicator.entity.js';

export interface IndicatorFilter {
  readonly ownerId?: string | null;
  readonly search?: string | null;
}

/** The catalogue of indicators. */
export class IndicatorStore {
  constructor(private readonly session: Session) {}

  byIds(ids: readonly string[]): Promise<IndicatorEntity[]> {
    return readRows(this.session, IndicatorEntity, `WHERE ${this.session.dialect.anyOf('id', '$1')}`, [ids]);
  }

  findByCode(ownerId: string, code: string): Promise<IndicatorEntity | null> {
    return this.session.manager.findOneBy(IndicatorEntity, { ownerId, code });
  }

  /** Those of any owner that have this code. */
  withCode(code: string): Promise<IndicatorEntity[]> {
    return this.session.manager.find(IndicatorEntity, { where: { code }, take: 2 });
  }

  /** A page in the order of code and id, and how many there are. */
  async list(filter: IndicatorFilter, after: readonly string[] | null, limit: number) {
    const code = this.session.dialect.bytewise('indicator.code');
    const query = this.session.manager.createQueryBuilder(IndicatorEntity, 'indicator');
    if (filter.ownerId) query.andWhere('indicator.ownerId = :ownerId', { ownerId: filter.ownerId });
    if (filter.search) {
      const pattern = `%${filter.search.toLocaleLowerCase('da').replace(/[\\%_]/g, '\\$&')}%`;
      query.andWhere("indicator.searchText LIKE :pattern ESCAPE '\\'", { pattern });
    }
    const totalCount = await query.getCount();
    if (after) {
      query.andWhere(`(${code} > :afterCode OR (${code} = :afterCode AND indicator.id > :afterId))`, {
        afterCode: after[0],
        afterId: after[1],
      });
    }
    const rows = await query.orderBy(code).addOrderBy('indicator.id').limit(limit).getMany();
    return { rows, totalCount };
  }

  insert(indicator: IndicatorEntity): Promise<unknown> {
    return this.session.manager.insert(IndicatorEntity, indicator);
  }
}
