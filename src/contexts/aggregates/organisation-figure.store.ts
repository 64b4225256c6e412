import { insertRows } from '../../database/insert-rows.js';
import type { Session } from '../../database/session.js';
import type { View } from '../../domain/review/measurement.js';
import { inOrder, type OrganisationCell, textOfCell } from './cell.js';
import type { FigureSums } from './figure-sums.js';
import { conditionOf, type Selection } from './selection.js';
import { type StoredSums, SUM_COLUMNS, SUMS_FROM_EXCLUDED, sumParameters, sumsOfRow } from './sum-columns.js';

/** What those below an organisation add up to. */
export interface OrganisationSums extends OrganisationCell {
  readonly sums: FigureSums;
}

const KEY = 'indicator_id, year, organisation_id, category, view';
const INTO = `organisation_figure (${KEY}, ${SUM_COLUMNS.join(', ')})`;

/** The figures of organisations from those below them. */
export class OrganisationFigureStore {
  constructor(private readonly session: Session) {}

  async of(selection: Selection): Promise<OrganisationSums[]> {
    const { condition, parameters } = conditionOf(this.session, selection);
    const rows = await this.session.rows<StoredOrganisationFigure>(
      `SELECT ${KEY}, ${SUM_COLUMNS.join(', ')} FROM organisation_figure WHERE ${condition}`,
      parameters,
    );
    return rows.map((row) => ({
      indicatorId: row.indicator_id,
      year: row.year,
      organisationId: row.organisation_id,
      category: row.category,
      view: row.view,
      sums: sumsOfRow(row),
    }));
  }

  put(figures: readonly OrganisationSums[]): Promise<void> {
    return insertRows(
      this.session,
      { into: INTO, onConflict: `ON CONFLICT (${KEY}) DO UPDATE SET ${SUMS_FROM_EXCLUDED}` },
      inOrder(figures, textOfPlace).map(rowOf),
    );
  }

  async remove(indicatorId: string): Promise<void> {
    await this.session.execute('DELETE FROM organisation_figure WHERE indicator_id = $1', [indicatorId]);
  }
}

interface StoredOrganisationFigure extends StoredSums {
  readonly indicator_id: string;
  readonly year: number;
  readonly organisation_id: string;
  readonly category: string;
  readonly view: View;
}

function textOfPlace(cell: OrganisationCell): string {
  return `${cell.organisationId} ${textOfCell(cell)}`;
}

function rowOf({ indicatorId, year, organisationId, category, view, sums }: OrganisationSums) {
  return [indicatorId, year, organisationId, category, view, ...sumParameters(sums)];
}
