import { insertRows } from '../../database/insert-rows.js';
import type { Parameter, Session } from '../../database/session.js';
import {
  type Figure,
  type MissingReason,
  type ObservationStatus,
  TOTAL,
  type View,
} from '../../domain/review/measurement.js';
import { inOrder, type OrganisationCell, textOfCell } from './cell.js';
import { conditionOf, type Selection } from './selection.js';

/** A figure that counts in a view. */
export interface LeafFigure extends OrganisationCell, Omit<Figure, 'year'> {}

/** The value by which an organisation speaks for itself, and for those below it. */
export interface OwnFigure extends Omit<OrganisationCell, 'view'> {
  /** It counts in both of these, which are the same one where it counts in one only. */
  readonly firstView: View;
  readonly lastView: View;
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Where it must not be compared, it is in no sum. 0 and 1 on SQLite. */
  readonly comparable: boolean | number;
}

const KEY = 'indicator_id, organisation_id, year, category, view';
const CONTENT = ['value', 'numerator', 'denominator', 'missing', 'observation_status', 'comparable'] as const;

/** A figure with the indicator and organisation it belongs to. */
export interface FigureRow extends Figure {
  readonly indicatorId: string;
  readonly organisationId: string;
}

/** The figures that count, in each view. */
export class FigureStore {
  constructor(private readonly session: Session) {}

  /** The figures that count from now on, one for each place. */
  put(figures: readonly LeafFigure[]): Promise<void> {
    return insertRows(
      this.session,
      {
        into: `leaf_figure (${KEY}, ${CONTENT.join(', ')})`,
        onConflict: `ON CONFLICT (${KEY}) DO UPDATE SET ${CONTENT.map((column) => `${column} = excluded.${column}`).join(', ')}`,
      },
      inOrder(figures, textOfPlace).map(rowOf),
    );
  }

  /** The figures of a selection that have a value, with something to divide by; once where both views have the same. */
  own(selection: Selection): Promise<OwnFigure[]> {
    const { condition, parameters } = conditionOf(this.session, selection);
    return this.session.rows(
      `SELECT indicator_id AS "indicatorId", organisation_id AS "organisationId", year, category,
              MIN(view) AS "firstView", MAX(view) AS "lastView", value, numerator, denominator, comparable
       FROM leaf_figure
       WHERE ${condition} AND value IS NOT NULL AND missing IS NULL AND (denominator IS NULL OR denominator <> 0)
       GROUP BY indicator_id, organisation_id, year, category, value, numerator, denominator, comparable`,
      parameters,
    );
  }

  /** Every figure of an indicator. */
  async ofIndicator(indicatorId: string): Promise<LeafFigure[]> {
    const rows = await this.session.rows<StoredPlace & StoredFigure>(
      `SELECT ${KEY}, ${CONTENT.join(', ')} FROM leaf_figure WHERE indicator_id = $1`,
      [indicatorId],
    );
    return rows.map((row) => ({
      indicatorId: row.indicator_id,
      organisationId: row.organisation_id,
      year: row.year,
      category: row.category,
      view: row.view,
      value: row.value,
      numerator: row.numerator,
      denominator: row.denominator,
      missing: row.missing,
      observationStatus: row.observation_status,
      comparable: Boolean(row.comparable),
    }));
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
    return rows.map(figureRowOf);
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

/** A figure that counts in every view as `own` gives it, or none. */
export function ownOf({ value, missing, denominator, ...rest }: Omit<LeafFigure, 'view'>): OwnFigure[] {
  if (value === null || missing !== null || denominator === 0) return [];
  return [{ ...rest, firstView: 'PUBLIC', lastView: 'WORKING', value, denominator }];
}

/** A figure as the database answers it. */
export interface StoredFigure {
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

export function figureRowOf(row: StoredFigure): FigureRow {
  return {
    indicatorId: row.indicator_id,
    organisationId: row.organisation_id,
    year: row.year,
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    missing: row.missing,
    observationStatus: row.observation_status,
    comparable: Boolean(row.comparable),
  };
}

interface StoredPlace {
  readonly indicator_id: string;
  readonly organisation_id: string;
  readonly year: number;
  readonly category: string;
  readonly view: View;
}

function textOfPlace(figure: LeafFigure): string {
  return `${figure.organisationId} ${textOfCell(figure)}`;
}

function rowOf(figure: LeafFigure): Parameter[] {
  return [
    figure.indicatorId,
    figure.organisationId,
    figure.year,
    figure.category,
    figure.view,
    figure.value,
    figure.numerator,
    figure.denominator,
    figure.missing,
    figure.observationStatus,
    figure.comparable,
  ];
}
