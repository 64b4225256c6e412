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

  /** Moves with every change that the history tells of, whatever it is a change of. */
  async changes(): Promise<number> {
    const [row] = await this.session.rows<{ count: number }>(
      "SELECT count FROM change_count WHERE counted = 'history'",
    );
    invariant(row, 'the changes that the history tells of are counted in one row');
    return row.count;
  }

  /** By the id of the strategy: a text that is another one as soon as a figure of its indicators is. */
  figuresOf(strategyIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.texts(
      `SELECT goal.strategy_id, SUM(kept_indicator.version) AS version
       FROM goal
       JOIN goal_indicator ON goal_indicator.goal_id = goal.id
       JOIN kept_indicator ON kept_indicator.indicator_id = goal_indicator.indicator_id
       WHERE ${this.session.dialect.anyOf('goal.strategy_id', '$1')}
       GROUP BY goal.strategy_id`,
      strategyIds,
    );
  }

  /**
   * By the id of the strategy: a text that is another one as soon as the history tells of something else of its plan, its
   * indicators, its participants and whoever is below them, or its owner. It looks at all that was ever told of these.
   */
  plansOf(strategyIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const asked = (column: string) => this.session.dialect.anyOf(column, '$1');
    return this.texts(
      `WITH RECURSIVE taking_part (strategy_id, organisation_id) AS (
         SELECT strategy_id, organisation_id FROM participation WHERE ${asked('strategy_id')}
         UNION
         SELECT taking_part.strategy_id, organisation.id
         FROM taking_part JOIN organisation ON organisation.parent_id = taking_part.organisation_id
       ),
       part (strategy_id, id) AS (
         SELECT id, id FROM strategy WHERE ${asked('id')}
         UNION SELECT id, owner_id FROM strategy WHERE ${asked('id')}
         UNION SELECT strategy_id, id FROM theme WHERE ${asked('strategy_id')}
         UNION SELECT strategy_id, id FROM goal WHERE ${asked('strategy_id')}
         UNION SELECT goal.strategy_id, goal_indicator.id FROM goal
           JOIN goal_indicator ON goal_indicator.goal_id = goal.id WHERE ${asked('goal.strategy_id')}
         UNION SELECT goal.strategy_id, goal_indicator.indicator_id FROM goal
           JOIN goal_indicator ON goal_indicator.goal_id = goal.id WHERE ${asked('goal.strategy_id')}
         UNION SELECT strategy_id, id FROM participation WHERE ${asked('strategy_id')}
         UNION SELECT strategy_id, organisation_id FROM taking_part
       )
       SELECT part.strategy_id, COUNT(*) || ' ' || MAX(CAST(history_entry.id AS text)) AS version
       FROM part JOIN history_entry ON history_entry.subject_id = part.id
       GROUP BY part.strategy_id`,
      strategyIds,
    );
  }

  private async texts(sql: string, strategyIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.session.rows<{ strategy_id: string; version: string | number }>(sql, [strategyIds]);
    return new Map(rows.map(({ strategy_id, version }) => [strategy_id, String(version)]));
  }
}
