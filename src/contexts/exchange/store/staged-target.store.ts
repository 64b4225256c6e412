import { insertRows } from '../../../database/insert-rows.js';
import type { Session } from '../../../database/session.js';
import type { Outcome } from '../compare/change.js';
import type { StagedTargetEntity } from '../tables/staged-target.entity.js';
import type { Lines } from './lines.js';
import type { Duplicate, OutcomeCount } from './staged-measurement.store.js';

/** A target that is new or differs, in one use of its indicator. */
export interface ChangedTarget {
  readonly goal_indicator_id: string;
  readonly organisation_id: string;
  readonly year: number;
  readonly value: number | null;
  readonly band_minimum: number | null;
  readonly band_maximum: number | null;
}

const CONTENT = ['value', 'band_minimum', 'band_maximum'] as const;
const COLUMNS = ['goal_indicator_id', 'organisation_id', 'year', ...CONTENT];
const IN_LINES = 'staged.import_id = $1 AND staged.line BETWEEN $2 AND $3';

/** Each row beside each use of its indicator in a strategy ($4). */
const BESIDE_USES = `staged_target AS staged JOIN (
    SELECT used.id, used.indicator_id FROM goal_indicator used
    JOIN goal ON goal.id = used.goal_id AND goal.strategy_id = $4
  ) AS used ON used.indicator_id = staged.indicator_id`;

/** Asked for each row and use by the key of the table: a join without statistics may take the table's square. */
const STORED = `FROM own_target stored WHERE stored.goal_indicator_id = used.id
  AND stored.organisation_id = staged.organisation_id AND stored.year = staged.year`;
const SAME = CONTENT.map((column) => `stored.${column} IS NOT DISTINCT FROM staged.${column}`).join(' AND ');
const CONTENT_TEXT = CONTENT.map((column) => `COALESCE(CAST(${column} AS text), '')`).join(` || ' ' || `);
const SEEN = `string_agg(CAST(used.id AS text) || ' ' || (SELECT ${CONTENT_TEXT} ${STORED}), ';' ORDER BY used.id)`;

/** Own targets from their file, and the set statements that make them hold. */
export class StagedTargetStore {
  constructor(private readonly session: Session) {}

  insert(rows: readonly StagedTargetEntity[]): Promise<void> {
    return insertRows(
      this.session,
      { into: `staged_target (import_id, line, indicator_id, organisation_id, year, ${CONTENT})` },
      rows.map((row) => [
        row.importId,
        row.line,
        row.indicatorId,
        row.organisationId,
        row.year,
        row.value,
        row.bandMinimum,
        row.bandMaximum,
      ]),
    );
  }

  duplicates(importId: string): Promise<Duplicate[]> {
    return this.session.rows(
      `SELECT line, first_line FROM (
         SELECT line, MIN(line) OVER (PARTITION BY indicator_id, organisation_id, year) AS first_line
         FROM staged_target WHERE import_id = $1
       ) AS placed
       WHERE line > first_line ORDER BY line`,
      [importId],
    );
  }

  /**
   * Notes on the rows with what they were compared, and how they differ: one that is in none of the uses yet is new,
   * one that is equal in all of them unchanged.
   * @param newUses ids of the indicators that a goal is about to use for the first time
   */
  async compare({ importId, first, last }: Lines, strategyId: string, newUses: readonly string[]): Promise<void> {
    await this.session.execute(
      `UPDATE staged_target SET outcome = compared.outcome, seen = compared.seen
       FROM (
         SELECT staged.line, ${SEEN} AS seen,
           CASE WHEN SUM((SELECT COUNT(*) ${STORED} AND ${SAME})) < COUNT(*)
                  OR ${this.session.dialect.anyOf('staged.indicator_id', '$5')} THEN 'changed'
                ELSE 'unchanged' END AS outcome
         FROM ${BESIDE_USES}
         WHERE ${IN_LINES} GROUP BY staged.line, staged.indicator_id HAVING SUM((SELECT COUNT(*) ${STORED})) > 0
       ) AS compared
       WHERE staged_target.import_id = $1 AND staged_target.line = compared.line`,
      [importId, first, last, strategyId, newUses],
    );
  }

  /** What the compared rows would do, but for those of the refused lines. */
  async outcomes({ importId, first, last }: Lines, refused: readonly number[]): Promise<OutcomeCount<Outcome>[]> {
    const rows = await this.session.rows<{ outcome: Outcome | null; total: number | string }>(
      `SELECT outcome, COUNT(*) AS total FROM staged_target staged
       WHERE ${IN_LINES} AND NOT (${this.session.dialect.anyOf('staged.line', '$4')}) GROUP BY outcome`,
      [importId, first, last, refused],
    );
    return rows.map(({ outcome, total }) => ({ outcome: outcome ?? 'added', rows: Number(total) }));
  }

  /** Removes the rows that say what holds already. */
  async dropUnchanged({ importId, first, last }: Lines): Promise<void> {
    await this.session.execute(`DELETE FROM staged_target AS staged WHERE ${IN_LINES} AND outcome = 'unchanged'`, [
      importId,
      first,
      last,
    ]);
  }

  /** Ids of the indicators in these rows. */
  async indicatorIds({ importId, first, last }: Lines): Promise<string[]> {
    const rows = await this.session.rows<{ indicator_id: string }>(
      `SELECT DISTINCT indicator_id FROM staged_target staged WHERE ${IN_LINES}`,
      [importId, first, last],
    );
    return rows.map(({ indicator_id }) => indicator_id);
  }

  /** How many rows find something else than what they were compared with. */
  async overtaken({ importId, first, last }: Lines, strategyId: string): Promise<number> {
    const [row] = await this.session.rows<{ total: number | string }>(
      `SELECT COUNT(*) AS total FROM (
         SELECT staged.seen AS before, ${SEEN} AS now FROM ${BESIDE_USES}
         WHERE ${IN_LINES} GROUP BY staged.line, staged.seen
       ) AS compared
       WHERE before IS DISTINCT FROM now`,
      [importId, first, last, strategyId],
    );
    return Number(row?.total);
  }

  /** Stores the rows in every use of their indicator; answers those that were new or differed. */
  apply({ importId, first, last }: Lines, strategyId: string): Promise<ChangedTarget[]> {
    return this.session.rows<ChangedTarget>(
      `INSERT INTO own_target (${COLUMNS})
       SELECT used.id, staged.organisation_id, staged.year, ${CONTENT.map((column) => `staged.${column}`)}
       FROM ${BESIDE_USES} WHERE ${IN_LINES} AND (SELECT COUNT(*) ${STORED} AND ${SAME}) = 0 ORDER BY staged.line
       ON CONFLICT (goal_indicator_id, organisation_id, year) DO UPDATE
       SET ${CONTENT.map((column) => `${column} = excluded.${column}`)}
       RETURNING ${COLUMNS}`,
      [importId, first, last, strategyId],
    );
  }
}
