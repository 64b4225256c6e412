import type { Session } from '../../database/session.js';

/** Of which indicators figures are kept. */
export class KeptIndicatorStore {
  constructor(private readonly session: Session) {}

  /** Indicators with figures or in use of which nothing is kept: those of a database of an older version. */
  async lacking(): Promise<string[]> {
    const rows = await this.session.rows<{ id: string }>(
      `SELECT id FROM indicator
       WHERE NOT EXISTS (SELECT 1 FROM kept_indicator WHERE kept_indicator.indicator_id = indicator.id)
         AND (EXISTS (SELECT 1 FROM leaf_figure WHERE leaf_figure.indicator_id = indicator.id)
           OR EXISTS (SELECT 1 FROM goal_indicator WHERE goal_indicator.indicator_id = indicator.id))
       ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }
}
