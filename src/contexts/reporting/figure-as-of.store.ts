import type { Session } from '../../database/session.js';
import { COUNTING_STATES } from '../../domain/review/counting-states.js';
import { TOTAL, type View } from '../../domain/review/measurement.js';
import { type FigureRow, figureRowOf, type StoredFigure } from '../aggregates/figure.store.js';

/** The figures that counted at an instant, in each view: of each measurement the last revision of then that counts. */
export class FigureAsOfStore {
  constructor(
    private readonly session: Session,
    /** UTC, RFC 3339 with milliseconds. */
    private readonly asOf: string,
  ) {}

  /** The totals of these indicators and organisations in a view, of every year. */
  async totals(indicatorIds: readonly string[], organisationIds: readonly string[], view: View): Promise<FigureRow[]> {
    const { dialect } = this.session;
    const counted = (revision: string) => `${revision}.at <= $4 AND ${dialect.anyOf(`${revision}.state`, '$5')}`;
    const rows = await this.session.rows<StoredFigure>(
      `SELECT measurement.indicator_id, measurement.organisation_id, measurement.year, known.value, known.numerator,
              known.denominator, known.missing, known.observation_status, known.comparable
       FROM measurement JOIN measurement_revision AS known ON known.measurement_id = measurement.id
       WHERE ${dialect.anyOf('measurement.indicator_id', '$1')} AND ${dialect.anyOf('measurement.organisation_id', '$2')}
         AND measurement.category = $3 AND ${counted('known')} AND NOT EXISTS (
           SELECT 1 FROM measurement_revision AS later
           WHERE later.measurement_id = known.measurement_id AND later.version > known.version AND ${counted('later')}
         )`,
      [indicatorIds, organisationIds, TOTAL, this.asOf, COUNTING_STATES[view]],
    );
    return rows.map(figureRowOf);
  }
}
