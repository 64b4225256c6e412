import { groupRows } from '../../../database/group-rows.js';
import type { Session } from '../../../database/session.js';

/** Which strategies use which indicators. */
export class StoredUsesStore {
  constructor(private readonly session: Session) {}

  /** The slugs of all strategies but one that use each of these indicators, where there are any. */
  async outside(slug: string, indicatorIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const { dialect } = this.session;
    const rows = await this.session.rows<{ indicator_id: string; slug: string }>(
      `SELECT DISTINCT goal_indicator.indicator_id, ${dialect.bytewise('strategy.slug')} AS slug
       FROM goal_indicator
       JOIN goal ON goal.id = goal_indicator.goal_id
       JOIN strategy ON strategy.id = goal.strategy_id
       WHERE ${dialect.anyOf('goal_indicator.indicator_id', '$1')} AND strategy.slug <> $2
       ORDER BY slug`,
      [indicatorIds, slug],
    );
    const ofIndicator = groupRows(rows, ({ indicator_id }) => indicator_id);
    return new Map([...ofIndicator].map(([id, uses]) => [id, uses.map((use) => use.slug)]));
  }
}
