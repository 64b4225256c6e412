import { insertRows } from '../../../database/insert-rows.js';
import type { Session } from '../../../database/session.js';
import type { Actor } from '../../../domain/actor.js';
import { VIEWS } from '../../../domain/review/measurement.js';
import type { Compared, StagedMeasurementEntity } from '../tables/staged-measurement.entity.js';
import type { Lines } from './lines.js';

/** A row that says again what another row of its file has said. */
export interface Duplicate {
  readonly line: number;
  readonly first_line: number;
}

export interface OutcomeCount<Outcome> {
  readonly outcome: Outcome;
  readonly rows: number;
}

const CONTENT = ['value', 'numerator', 'denominator', 'missing', 'observation_status', 'comparable', 'note'] as const;
const FIGURE = CONTENT.filter((column) => column !== 'note');
const KEY = ['indicator_id', 'organisation_id', 'year', 'category'] as const;

const OF_KEY = KEY.map((column) => `stored.${column} = staged.${column}`).join(' AND ');
const DIFFERS = CONTENT.map((column) => `counted.${column} IS DISTINCT FROM staged.${column}`).join(' OR ');
const IN_LINES = 'staged.import_id = $1 AND staged.line BETWEEN $2 AND $3';
const EACH_VIEW = VIEWS.map((view) => `SELECT '${view}' AS view`).join(' UNION ALL ');

/** Measurements from their file, and the set statements that make them count. */
export class StagedMeasurementStore {
  constructor(private readonly session: Session) {}

  insert(rows: readonly StagedMeasurementEntity[]): Promise<void> {
    return insertRows(
      this.session,
      { into: `staged_measurement (import_id, line, id, ${[...KEY, ...CONTENT]})` },
      rows.map((row) => [
        row.importId,
        row.line,
        row.id,
        row.indicatorId,
        row.organisationId,
        row.year,
        row.category,
        row.value,
        row.numerator,
        row.denominator,
        row.missing,
        row.observationStatus,
        row.comparable,
        row.note,
      ]),
    );
  }

  duplicates(importId: string): Promise<Duplicate[]> {
    return this.session.rows(
      `SELECT line, first_line FROM (
         SELECT line, MIN(line) OVER (PARTITION BY ${KEY}) AS first_line
         FROM staged_measurement WHERE import_id = $1
       ) AS placed
       WHERE line > first_line ORDER BY line`,
      [importId],
    );
  }

  /**
   * Notes on the rows with what they were compared, and how they differ from what counts: the last revision submitted,
   * though a draft may lie on top. The second statement looks at no revision that the first has not seen.
   */
  async compare({ importId, first, last }: Lines): Promise<void> {
    const parameters = [importId, first, last];
    await this.session.execute(
      `UPDATE staged_measurement AS staged
       SET id = stored.id, seen_version = stored.version, outcome = CASE stored.state WHEN 'APPROVED' THEN 'approved' END
       FROM measurement AS stored WHERE ${IN_LINES} AND ${OF_KEY}`,
      parameters,
    );
    await this.session.execute(
      `UPDATE staged_measurement AS staged
       SET outcome = CASE WHEN NOT (${DIFFERS}) THEN 'unchanged' ELSE COALESCE(outcome, 'changed') END
       FROM measurement_revision AS counted
       WHERE ${IN_LINES} AND counted.measurement_id = staged.id AND counted.version = (
         SELECT MAX(submitted.version) FROM measurement_revision AS submitted
         WHERE submitted.measurement_id = staged.id AND submitted.version <= staged.seen_version
           AND submitted.state IN ('SUBMITTED', 'APPROVED')
       )`,
      parameters,
    );
  }

  /** What the compared rows would do, but for those of the refused lines. */
  async outcomes({ importId, first, last }: Lines, refused: readonly number[]): Promise<OutcomeCount<Compared>[]> {
    const rows = await this.session.rows<{ outcome: Compared | null; total: number | string }>(
      `SELECT outcome, COUNT(*) AS total FROM staged_measurement staged
       WHERE ${IN_LINES} AND NOT (${this.session.dialect.anyOf('staged.line', '$4')}) GROUP BY outcome`,
      [importId, first, last, refused],
    );
    return rows.map(({ outcome, total }) => ({ outcome: outcome ?? 'added', rows: Number(total) }));
  }

  /** Lines that would change what has been approved. */
  async approved({ importId, first, last }: Lines): Promise<number[]> {
    const rows = await this.session.rows<{ line: number }>(
      `SELECT line FROM staged_measurement staged WHERE ${IN_LINES} AND outcome = 'approved' ORDER BY line`,
      [importId, first, last],
    );
    return rows.map(({ line }) => line);
  }

  /** Removes the rows that say what counts already. */
  async dropUnchanged({ importId, first, last }: Lines): Promise<void> {
    await this.session.execute(`DELETE FROM staged_measurement AS staged WHERE ${IN_LINES} AND outcome = 'unchanged'`, [
      importId,
      first,
      last,
    ]);
  }

  /** Ids of the indicators that the rows measure. */
  async indicatorIds({ importId, first, last }: Lines): Promise<string[]> {
    const rows = await this.session.rows<{ indicator_id: string }>(
      `SELECT DISTINCT indicator_id FROM staged_measurement staged WHERE ${IN_LINES}`,
      [importId, first, last],
    );
    return rows.map(({ indicator_id }) => indicator_id);
  }

  /**
   * Stores the rows where what is stored is still what they were compared with, and nothing of it approved; answers how
   * many rows found something else. The whole write must fail then.
   */
  async apply({ importId, first, last }: Lines, actor: Actor, reason: string): Promise<number> {
    const parameters = [importId, first, last];
    const replaced = await this.session.execute(
      `UPDATE measurement AS stored
       SET version = stored.version + 1, state = 'SUBMITTED', ${CONTENT.map((column) => `${column} = staged.${column}`)}
       FROM staged_measurement AS staged
       WHERE ${IN_LINES} AND staged.seen_version IS NOT NULL
         AND stored.id = staged.id AND stored.version = staged.seen_version AND stored.state <> 'APPROVED'`,
      parameters,
    );
    const inserted = await this.session.execute(
      `INSERT INTO measurement (id, version, state, ${[...KEY, ...CONTENT]})
       SELECT id, 1, 'SUBMITTED', ${[...KEY, ...CONTENT]} FROM staged_measurement staged
       WHERE ${IN_LINES} AND seen_version IS NULL
       ON CONFLICT (${KEY}) DO NOTHING`,
      parameters,
    );
    const [row] = await this.session.rows<{ total: number | string }>(
      `SELECT COUNT(*) AS total FROM staged_measurement staged WHERE ${IN_LINES}`,
      parameters,
    );
    const others = Number(row?.total) - replaced - inserted;
    if (others === 0) await this.putAlong(parameters, actor, reason);
    return others;
  }

  private async putAlong(parameters: readonly (string | number)[], actor: Actor, reason: string): Promise<void> {
    await this.session.execute(
      `INSERT INTO measurement_revision
         (measurement_id, version, at, actor_name, actor_id, reason, state, ${CONTENT})
       SELECT id, COALESCE(seen_version, 0) + 1, $4, $5, $6, $7, 'SUBMITTED', ${CONTENT}
       FROM staged_measurement staged WHERE ${IN_LINES}`,
      [...parameters, this.session.instant, actor.name, actor.id, reason],
    );
    // Until there are rounds and a review, what is imported counts as approved and released.
    await this.session.execute(
      `INSERT INTO leaf_figure (view, ${[...KEY, ...FIGURE]})
       SELECT view, ${[...KEY, ...FIGURE]} FROM staged_measurement staged CROSS JOIN (${EACH_VIEW}) AS each_view
       WHERE ${IN_LINES}
       ON CONFLICT (${KEY}, view) DO UPDATE SET ${FIGURE.map((column) => `${column} = excluded.${column}`)}`,
      parameters,
    );
  }

  /** Ids of the indicators of which anything is kept. */
  async keptIndicatorIds(): Promise<string[]> {
    const rows = await this.session.rows<{ id: string }>('SELECT indicator_id AS id FROM kept_indicator');
    return rows.map(({ id }) => id);
  }
}
