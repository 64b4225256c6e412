import { groupRows } from '../../database/group-rows.js';
import { insertRows } from '../../database/insert-rows.js';
import type { Parameter, Session } from '../../database/session.js';
import type { JointYear } from '../../domain/progress/joint-year.js';
import type { View } from '../../domain/review/measurement.js';
import { JOINT_COLUMNS, jointOfRow, jointParameters, type StoredJoint } from './joint-columns.js';

/** All participants together. */
export const ALL_PARTICIPANTS = '';

/** What all participants, or those below one organisation, have together in a goal's indicator for a year. */
export interface JointFigure {
  readonly goalIndicatorId: string;
  /** The id of the organisation whose children are meant, or `ALL_PARTICIPANTS`. */
  readonly whole: string;
  readonly joint: JointYear;
}

/** Where joint years are kept. */
export interface JointFigurePlace extends Omit<JointFigure, 'joint'> {
  readonly indicatorId: string;
  readonly view: View;
}

export interface JointFigureToKeep extends JointFigurePlace {
  readonly joint: JointYear;
}

/** A text that only this place has. */
export function textOfPlace({
  goalIndicatorId,
  view,
  whole,
}: Pick<JointFigurePlace, 'goalIndicatorId' | 'view' | 'whole'>): string {
  return `${goalIndicatorId} ${view} ${whole}`;
}

const KEY = 'goal_indicator_id, whole, view, year';
const CONTENT = JOINT_COLUMNS.join(', ');

/** What organisations have together, year by year, as the domain joined it. */
export class JointFigureStore {
  constructor(private readonly session: Session) {}

  /** Of these wholes in these indicators of goals; who is missing is not kept. */
  async of(goalIndicatorIds: readonly string[], wholes: readonly string[], view: View): Promise<JointFigure[]> {
    const { dialect } = this.session;
    const rows = await this.session.rows<StoredJoint & StoredWhole>(
      `SELECT goal_indicator_id, whole, year, ${CONTENT} FROM joint_figure
       WHERE ${dialect.anyOf('goal_indicator_id', '$1')} AND ${dialect.anyOf('whole', '$2')} AND view = $3`,
      [goalIndicatorIds, wholes, view],
    );
    return rows.map((row) => ({ goalIndicatorId: row.goal_indicator_id, whole: row.whole, joint: jointOfRow(row) }));
  }

  /** Everything that is kept of these indicators of goals. */
  all(goalIndicatorIds: readonly string[]): Promise<JointFigureToKeep[]> {
    return this.toKeep(this.session.dialect.anyOf('goal_indicator_id', '$1'), [goalIndicatorIds]);
  }

  /** In both views, of these wholes in these indicators of goals, and of these years where they are named. */
  inBothViews(
    goalIndicatorIds: readonly string[],
    wholes: readonly string[],
    years: readonly number[] | null,
  ): Promise<JointFigureToKeep[]> {
    const { dialect } = this.session;
    const ofWholes = `${dialect.anyOf('goal_indicator_id', '$1')} AND ${dialect.anyOf('whole', '$2')}`;
    if (years === null) return this.toKeep(ofWholes, [goalIndicatorIds, wholes]);
    return this.toKeep(`${ofWholes} AND ${dialect.anyOf('year', '$3')}`, [goalIndicatorIds, wholes, years]);
  }

  /**
   * The last year, within the strategy, in which any of its participants has a value, by the ids of the strategies; a
   * strategy without any has none.
   */
  async lastYears(strategyIds: readonly string[], view: View): Promise<ReadonlyMap<string, number>> {
    const { dialect } = this.session;
    const rows = await this.session.rows<{ strategy_id: string; last: number }>(
      `SELECT goal.strategy_id, MAX(joint_figure.year) AS last
       FROM goal
       JOIN strategy ON strategy.id = goal.strategy_id
       JOIN goal_indicator ON goal_indicator.goal_id = goal.id
       JOIN joint_figure ON joint_figure.goal_indicator_id = goal_indicator.id
       WHERE ${dialect.anyOf('goal.strategy_id', '$1')} AND joint_figure.whole = $2 AND joint_figure.view = $3
         AND joint_figure.has_value AND joint_figure.year <= strategy.end_year
       GROUP BY goal.strategy_id`,
      [strategyIds, ALL_PARTICIPANTS, view],
    );
    return new Map(rows.map(({ strategy_id, last }) => [strategy_id, last]));
  }

  async put(figures: readonly JointFigureToKeep[]): Promise<void> {
    await insertRows(
      this.session,
      {
        into: `joint_figure (${KEY}, indicator_id, organisation_id, ${CONTENT})`,
        onConflict: `ON CONFLICT (${KEY}) DO UPDATE SET ${JOINT_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`,
      },
      figures.map(rowOf),
    );
  }

  /** Every year of these places. */
  async remove(places: readonly JointFigurePlace[]): Promise<void> {
    for (const ofOne of groupRows(places, ({ goalIndicatorId, view }) => `${goalIndicatorId} ${view}`).values()) {
      const [first] = ofOne;
      if (!first) continue;
      await this.session.execute(
        `DELETE FROM joint_figure
         WHERE goal_indicator_id = $1 AND view = $2 AND ${this.session.dialect.anyOf('whole', '$3')}`,
        [first.goalIndicatorId, first.view, ofOne.map(({ whole }) => whole)],
      );
    }
  }

  private async toKeep(condition: string, parameters: readonly Parameter[]): Promise<JointFigureToKeep[]> {
    const rows = await this.session.rows<StoredJoint & StoredPlace>(
      `SELECT ${KEY}, indicator_id, ${CONTENT} FROM joint_figure WHERE ${condition}`,
      parameters,
    );
    return rows.map((row) => ({
      goalIndicatorId: row.goal_indicator_id,
      whole: row.whole,
      indicatorId: row.indicator_id,
      view: row.view,
      joint: jointOfRow(row),
    }));
  }
}

interface StoredWhole {
  readonly goal_indicator_id: string;
  readonly whole: string;
}

interface StoredPlace extends StoredWhole {
  readonly indicator_id: string;
  readonly view: View;
}

function rowOf({ goalIndicatorId, whole, indicatorId, view, joint }: JointFigureToKeep): Parameter[] {
  const organisationId = whole === ALL_PARTICIPANTS ? null : whole;
  return [goalIndicatorId, whole, view, joint.year, indicatorId, organisationId, ...jointParameters(joint)];
}
