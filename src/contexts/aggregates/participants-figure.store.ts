import { insertRows } from '../../database/insert-rows.js';
import type { Session } from '../../database/session.js';
import type { View } from '../../domain/review/measurement.js';
import { inOrder, type ParticipantsCell, textOfCell } from './cell.js';
import { type FigureSums, NOBODY } from './figure-sums.js';
import { conditionOf, type Selection } from './selection.js';
import {
  HELD_AS_IT_IS,
  type StoredSums,
  SUM_COLUMNS,
  SUMS_FROM_EXCLUDED,
  sumParameters,
  sumsOfRow,
} from './sum-columns.js';

/** What all participants who did not leave the goal out add up to. */
export interface ParticipantsSums extends ParticipantsCell {
  readonly sums: FigureSums;
}

const KEY = 'goal_indicator_id, year, category, view';
const INTO = `participants_figure (${KEY}, indicator_id, ${SUM_COLUMNS.join(', ')})`;

/** The figures of all participants together. */
export class ParticipantsFigureStore {
  constructor(private readonly session: Session) {}

  /** Lets nobody else move these rows until the write ends; makes those that are missing. In one order for everybody. */
  async lock(cells: readonly ParticipantsCell[]): Promise<void> {
    if (!this.session.dialect.parallelWriters) return;
    await insertRows(
      this.session,
      { into: INTO, onConflict: `ON CONFLICT (${KEY}) ${HELD_AS_IT_IS}` },
      inOrder(cells, textOfPlace).map((cell) => rowOf({ ...cell, sums: NOBODY })),
    );
  }

  async of(selection: Selection): Promise<ParticipantsSums[]> {
    const { condition, parameters } = conditionOf(this.session, selection);
    const rows = await this.session.rows<StoredParticipantsFigure>(
      `SELECT ${KEY}, indicator_id, ${SUM_COLUMNS.join(', ')} FROM participants_figure WHERE ${condition}`,
      parameters,
    );
    return rows.map((row) => ({
      goalIndicatorId: row.goal_indicator_id,
      indicatorId: row.indicator_id,
      year: row.year,
      category: row.category,
      view: row.view,
      sums: sumsOfRow(row),
    }));
  }

  put(figures: readonly ParticipantsSums[]): Promise<void> {
    return insertRows(
      this.session,
      { into: INTO, onConflict: `ON CONFLICT (${KEY}) DO UPDATE SET ${SUMS_FROM_EXCLUDED}` },
      inOrder(figures, textOfPlace).map(rowOf),
    );
  }

  async remove(indicatorId: string): Promise<void> {
    await this.session.execute('DELETE FROM participants_figure WHERE indicator_id = $1', [indicatorId]);
  }
}

interface StoredParticipantsFigure extends StoredSums {
  readonly goal_indicator_id: string;
  readonly indicator_id: string;
  readonly year: number;
  readonly category: string;
  readonly view: View;
}

function textOfPlace(cell: ParticipantsCell): string {
  return `${cell.goalIndicatorId} ${textOfCell(cell)}`;
}

function rowOf({ goalIndicatorId, indicatorId, year, category, view, sums }: ParticipantsSums) {
  return [goalIndicatorId, year, category, view, indicatorId, ...sumParameters(sums)];
}
