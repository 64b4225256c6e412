import { In } from 'typeorm';
import { groupRows } from '../../database/group-rows.js';
import type { Parameter, Session } from '../../database/session.js';
import { LeftOutGoalEntity } from './tables/left-out-goal.entity.js';
import { ParticipationEntity } from './tables/participation.entity.js';

export interface ParticipationPage {
  readonly rows: readonly ParticipationEntity[];
  readonly totalCount: number;
}

/** An organisation that takes part unnamed in the strategy that an indicator of a goal belongs to. */
export interface UnnamedParticipant {
  readonly goalIndicatorId: string;
  readonly organisationId: string;
}

/**
 * Common tables, for the WITH RECURSIVE of a statement that must not tell what unnamed participants reported: `unnamed
 * (strategy_id, organisation_id)`, they and all below them, in the strategies that use one of `indicators`.
 * @param indicators a SELECT of ids of indicators
 */
export function unnamedInStrategiesUsing(indicators: string): string {
  return `unnamed (strategy_id, organisation_id) AS (
    SELECT strategy_id, organisation_id FROM participation
    WHERE NOT named AND strategy_id IN (
      SELECT goal.strategy_id FROM goal JOIN goal_indicator ON goal_indicator.goal_id = goal.id
      WHERE goal_indicator.indicator_id IN (${indicators})
    )
    UNION
    SELECT unnamed.strategy_id, organisation.id
    FROM unnamed JOIN organisation ON organisation.parent_id = unnamed.organisation_id
  )`;
}

/** That a figure is one of them, where `unnamed` is at hand. */
export function isOfUnnamed(indicator: string, organisation: string): string {
  return `EXISTS (
    SELECT 1 FROM goal_indicator
    JOIN goal ON goal.id = goal_indicator.goal_id
    JOIN unnamed ON unnamed.strategy_id = goal.strategy_id
    WHERE goal_indicator.indicator_id = ${indicator} AND unnamed.organisation_id = ${organisation}
  )`;
}

export class ParticipationStore {
  constructor(private readonly session: Session) {}

  of(strategyIds: readonly string[]): Promise<ParticipationEntity[]> {
    return this.session.manager.find(ParticipationEntity, {
      where: { strategyId: In([...strategyIds]) },
      order: { strategyId: 'ASC', id: 'ASC' },
    });
  }

  byIds(ids: readonly string[]): Promise<ParticipationEntity[]> {
    return this.session.manager.findBy(ParticipationEntity, { id: In([...ids]) });
  }

  async find(strategyId: string, organisationIds: readonly string[]): Promise<ParticipationEntity | null> {
    const isOne = this.session.dialect.anyOf('organisation_id', '$2');
    const [found] = await this.read(`FROM participation WHERE strategy_id = $1 AND ${isOne} LIMIT 1`, [
      strategyId,
      organisationIds,
    ]);
    return found ?? null;
  }

  /** Who takes part unnamed in the strategies of these indicators of goals. */
  async unnamedIn(goalIndicatorIds: readonly string[]): Promise<UnnamedParticipant[]> {
    const rows = await this.session.rows<{ goal_indicator_id: string; organisation_id: string }>(
      `SELECT goal_indicator.id AS goal_indicator_id, participation.organisation_id
       FROM goal_indicator
       JOIN goal ON goal.id = goal_indicator.goal_id
       JOIN participation ON participation.strategy_id = goal.strategy_id
       WHERE ${this.session.dialect.anyOf('goal_indicator.id', '$1')} AND NOT participation.named`,
      [goalIndicatorIds],
    );
    return rows.map((row) => ({ goalIndicatorId: row.goal_indicator_id, organisationId: row.organisation_id }));
  }

  /** Of each strategy that has participants, a page in the order in which they joined, and how many there are. */
  async pagesOf(
    strategyIds: readonly string[],
    after: readonly string[] | null,
    limit: number,
  ): Promise<ReadonlyMap<string, ParticipationPage>> {
    const isAsked = this.session.dialect.anyOf('strategy_id', '$1');
    const counts = await this.session.rows<{ strategy_id: string; total: number | string }>(
      `SELECT strategy_id, COUNT(*) AS total FROM participation WHERE ${isAsked} GROUP BY strategy_id`,
      [strategyIds],
    );
    const rows = await this.read(
      `FROM (
         SELECT participation.*, ROW_NUMBER() OVER (PARTITION BY strategy_id ORDER BY id) AS place
         FROM participation WHERE ${isAsked} ${after ? 'AND id > $3' : ''}
       ) AS placed
       WHERE place <= $2 ORDER BY strategy_id, place`,
      [strategyIds, limit, ...(after ?? [])],
    );
    const ofStrategy = groupRows(rows, ({ strategyId }) => strategyId);
    return new Map(
      counts.map(({ strategy_id, total }) => [
        strategy_id,
        { rows: ofStrategy.get(strategy_id) ?? [], totalCount: Number(total) },
      ]),
    );
  }

  insert(participation: ParticipationEntity): Promise<unknown> {
    return this.session.manager.insert(ParticipationEntity, participation);
  }

  async leftOut(participationIds: readonly string[]): Promise<LeftOutGoalEntity[]> {
    const rows = await this.session.rows<{ participation_id: string; goal_id: string; reason: string }>(
      `SELECT participation_id, goal_id, reason FROM left_out_goal
       WHERE ${this.session.dialect.anyOf('participation_id', '$1')}`,
      [participationIds],
    );
    return rows.map((row) => ({ participationId: row.participation_id, goalId: row.goal_id, reason: row.reason }));
  }

  insertLeftOut(leftOut: LeftOutGoalEntity): Promise<unknown> {
    return this.session.manager.insert(LeftOutGoalEntity, leftOut);
  }

  private async read(from: string, parameters: readonly Parameter[]): Promise<ParticipationEntity[]> {
    // PostgreSQL's driver would make a point in time of a calendar day.
    const rows = await this.session.rows<StoredParticipation>(
      `SELECT id, strategy_id, organisation_id, CAST(joined_on AS text) AS joined_on, named ${from}`,
      parameters,
    );
    return rows.map((row) => ({
      id: row.id,
      strategyId: row.strategy_id,
      organisationId: row.organisation_id,
      joinedOn: row.joined_on,
      named: Boolean(row.named),
    }));
  }
}

interface StoredParticipation {
  readonly id: string;
  readonly strategy_id: string;
  readonly organisation_id: string;
  readonly joined_on: string | null;
  readonly named: boolean | number;
}
