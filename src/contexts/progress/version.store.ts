import type { Session } from '../../database/session.js';
import { invariant } from '../../domain/domain-error.js';

/** Whether what is told of strategies may have changed. */
export class VersionStore {
  constructor(private readonly session: Session) {}

  /**
   * A text that is another one as soon as anything has changed that the progress of these strategies is told by: their
   * figures, or any plan, organisation or participation. It does not move with the figures of other strategies.
   */
  async ofStrategies(strategyIds: readonly string[]): Promise<string> {
    const { dialect } = this.session;
    const [row] = await this.session.rows<{ changes: number; figures: number | string | null }>(
      `SELECT count AS changes,
              (SELECT SUM(kept_indicator.version) FROM kept_indicator
               WHERE kept_indicator.indicator_id IN (
                 SELECT goal_indicator.indicator_id FROM goal_indicator
                 JOIN goal ON goal.id = goal_indicator.goal_id
                 WHERE ${dialect.anyOf('goal.strategy_id', '$1')})) AS figures
       FROM change_count WHERE counted = 'history'`,
      [strategyIds],
    );
    invariant(row, 'the changes that the history tells of are counted in one row');
    return `${row.changes} ${row.figures}`;
  }
}
