import type { Session } from '../../database/session.js';
import type { MeasurementContent } from '../../domain/review/check-content.js';
import {
  type Figure,
  type MissingReason,
  type ObservationStatus,
  TOTAL,
  type View,
} from '../../domain/review/measurement.js';

export interface FigureKey {
  readonly indicatorId: string;
  readonly organisationId: string;
  readonly year: number;
  readonly category: string;
}

/** A figure with the indicator and organisation it belongs to. */
export interface FigureRow extends Figure {
  readonly indicatorId: string;
  readonly organisationId: string;
}

/** The figures that count, in each view. */
export class FigureStore {
  constructor(private readonly session: Session) {}

  /** The figure that counts from now on in those views. */
  async put(key: FigureKey, content: MeasurementContent, views: readonly View[]): Promise<void> {
    for (const view of views) {
      await this.session.execute(
        `INSERT INTO leaf_figure
           (indicator_id, organisation_id, year, category, view, value, numerator, denominator, missing,
            observation_status, comparable)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (indicator_id, organisation_id, year, category, view) DO UPDATE
         SET value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator,
             missing = excluded.missing, observation_status = excluded.observation_status,
             comparable = excluded.comparable`,
        [
          key.indicatorId,
          key.organisationId,
          key.year,
          key.category,
          view,
          content.value,
          content.numerator,
          content.denominator,
          content.missing,
          content.observationStatus,
          content.comparable,
        ],
      );
    }
  }

  /** The totals of these indicators and organisations in a view, of every year. */
  async totals(indicatorIds: readonly string[], organisationIds: readonly string[], view: View): Promise<FigureRow[]> {
    const { dialect } = this.session;
    const rows = await this.session.rows<StoredFigure>(
      `SELECT indicator_id, organisation_id, year, value, numerator, denominator, missing, observation_status, comparable
       FROM leaf_figure
       WHERE ${dialect.anyOf('indicator_id', '$1')} AND ${dialect.anyOf('organisation_id', '$2')}
         AND category = $3 AND view = $4`,
      [indicatorIds, organisationIds, TOTAL, view],
    );
    return rows.map((row) => ({
      indicatorId: row.indicator_id,
      organisationId: row.organisation_id,
      year: row.year,
      value: row.value,
      numerator: row.numerator,
      denominator: row.denominator,
      missing: row.missing,
      observationStatus: row.observation_status,
      comparable: Boolean(row.comparable),
    }));
  }

  /** The last year, up to one, in which any of these organisations has a value; null where none has. */
  async lastYear(
    indicatorIds: readonly string[],
    organisationIds: readonly string[],
    upTo: number,
    view: View,
  ): Promise<number | null> {
    const { dialect } = this.session;
    const [row] = await this.session.rows<{ last: number | null }>(
      `SELECT MAX(year) AS last FROM leaf_figure
       WHERE ${dialect.anyOf('indicator_id', '$1')} AND ${dialect.anyOf('organisation_id', '$2')}
         AND category = $3 AND view = $4 AND year <= $5 AND value IS NOT NULL`,
      [indicatorIds, organisationIds, TOTAL, view, upTo],
    );
    return row?.last ?? null;
  }
}

interface StoredFigure {
  readonly indicator_id: string;
  readonly organisation_id: string;
  readonly year: number;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly missing: MissingReason | null;
  readonly observation_status: ObservationStatus;
  readonly comparable: boolean | number;
}
