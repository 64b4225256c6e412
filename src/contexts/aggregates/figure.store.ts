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
import type { TotalsInBothViews } from './total-figures.js';

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

const FIGURE =
  'indicator_id, organisation_id, year, value, numerator, denominator, missing, observation_status, comparable';

/** Whether the same counts in the other view, too. */
const IS_ALIKE = `EXISTS (
  SELECT 1 FROM leaf_figure AS twin
  WHERE ${['indicator_id', 'organisation_id', 'year', 'category'].map((column) => `twin.${column} = leaf_figure.${column}`).join(' AND ')}
    AND twin.view = 'WORKING'
    AND ${CONTENT.map((column) => `twin.${column} IS NOT DISTINCT FROM leaf_figure.${column}`).join(' AND ')})`;

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

  /**
   * The figures of the total of these indicators: of these organisations and years, where they are named. Where the same
   * count in both views, they are read once.
   */
  async totalsInBothViews(
    indicatorIds: readonly string[],
    organisationIds: readonly string[] | null,
    years: readonly number[] | null,
  ): Promise<TotalsInBothViews> {
    const selection = {
      ...{ indicatorIds, categories: [TOTAL] },
      ...(organisationIds === null ? {} : { organisationIds }),
      ...(years === null ? {} : { years }),
    };
    const { condition, parameters } = conditionOf(this.session, selection);
    const inView = (view: View) => `FROM leaf_figure WHERE ${condition} AND view = '${view}'`;
    const open = await this.session.rows<StoredFigure & { readonly alike: boolean | number }>(
      `SELECT ${FIGURE}, ${IS_ALIKE} AS alike ${inView('PUBLIC')}`,
      parameters,
    );
    const [working] = await this.session.rows<{ total: number | string }>(
      `SELECT COUNT(*) AS total ${inView('WORKING')}`,
      parameters,
    );
    const PUBLIC = open.map(figureRowOf);
    if (Number(working?.total) === open.length && open.every(({ alike }) => alike)) return { PUBLIC, WORKING: PUBLIC };
    const all = await this.session.rows<StoredFigure>(`SELECT ${FIGURE} ${inView('WORKING')}`, parameters);
    return { PUBLIC, WORKING: all.map(figureRowOf) };
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
      `SELECT ${FIGURE} FROM leaf_figure
       WHERE ${dialect.anyOf('indicator_id', '$1')} AND ${dialect.anyOf('organisation_id', '$2')}
         AND category = $3 AND view = $4`,
      [indicatorIds, organisationIds, TOTAL, view],
    );
    return rows.map(figureRowOf);
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
  return { indicatorId: row.indicator_id, organisationId: row.organisation_id, ...figureOf(row) };
}

function figureOf(row: StoredFigure): Figure {
  return {
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
