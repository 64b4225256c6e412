import type { Session } from '../../database/session.js';
import type { MissingReason, ObservationStatus } from '../../domain/review/measurement.js';
import type { ReportedFigureRow } from './keep-figures.js';
import type { LeafParticipation } from './leaf-participation.store.js';

/**
 * What the measurements and the plan say, for the proof that what was handed over agrees with them, and for what an
 * older version, or an import, did not hand over.
 */
export class TruthStore {
  constructor(private readonly session: Session) {}

  async indicatorIds(): Promise<string[]> {
    const rows = await this.session.rows<{ id: string }>('SELECT id FROM indicator ORDER BY id');
    return rows.map(({ id }) => id);
  }

  /** The last revision of each measurement that was submitted; a later draft does not count. */
  async figures(indicatorId: string): Promise<ReportedFigureRow[]> {
    const rows = await this.session.rows<StoredRevision>(
      `SELECT measurement.indicator_id, measurement.organisation_id, measurement.year, measurement.category,
              revision.value, revision.numerator, revision.denominator, revision.missing,
              revision.observation_status, revision.comparable
       FROM measurement JOIN measurement_revision AS revision ON revision.measurement_id = measurement.id
       WHERE measurement.indicator_id = $1 AND revision.version = (
         SELECT MAX(submitted.version) FROM measurement_revision AS submitted
         WHERE submitted.measurement_id = measurement.id AND submitted.state IN ('SUBMITTED', 'APPROVED'))`,
      [indicatorId],
    );
    return rows.map((row) => ({
      indicatorId: row.indicator_id,
      organisationId: row.organisation_id,
      year: row.year,
      category: row.category,
      value: row.value,
      numerator: row.numerator,
      denominator: row.denominator,
      missing: row.missing,
      observationStatus: row.observation_status,
      comparable: Boolean(row.comparable),
    }));
  }

  /** The participants of each goal that uses the indicator, but for those that left the goal out. */
  async participations(indicatorId: string): Promise<LeafParticipation[]> {
    const rows = await this.session.rows<{ goal_indicator_id: string; organisation_id: string }>(
      `SELECT goal_indicator.id AS goal_indicator_id, participation.organisation_id
       FROM goal_indicator
       JOIN goal ON goal.id = goal_indicator.goal_id
       JOIN participation ON participation.strategy_id = goal.strategy_id
       WHERE goal_indicator.indicator_id = $1 AND NOT EXISTS (
         SELECT 1 FROM left_out_goal
         WHERE left_out_goal.participation_id = participation.id AND left_out_goal.goal_id = goal.id)`,
      [indicatorId],
    );
    return rows.map((row) => ({
      goalIndicatorId: row.goal_indicator_id,
      indicatorId,
      organisationId: row.organisation_id,
    }));
  }
}

interface StoredRevision {
  readonly indicator_id: string;
  readonly organisation_id: string;
  readonly year: number;
  readonly category: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly missing: MissingReason | null;
  readonly observation_status: ObservationStatus;
  readonly comparable: boolean | number;
}
