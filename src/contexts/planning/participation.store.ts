import { groupRows } from '../../database/group-rows.js';
import { readRows } from '../../database/read-rows.js';
import type { Session } from '../../database/session.js';
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
    const isAsked = this.session.dialect.anyOf('strategy_id', '$1');
    return readRows(this.session, ParticipationEntity, `WHERE ${isAsked} ORDER BY strategy_id, id`, [strategyIds]);
  }

  byIds(ids: readonly string[]): Promise<ParticipationEntity[]> {
    return readRows(this.session, ParticipationEntity, `WHERE ${this.session.dialect.anyOf('id', '$1')}`, [ids]);
  }

  /** Those of these strategies that joined unnamed, and those of these organisations. */
  unnamedOrOf(strategyIds: readonly string[], organisationIds: readonly string[]): Promise<ParticipationEntity[]> {
    const { dialect } = this.session;
    const isOfOne = dialect.anyOf('organisation_id', '$2');
    return readRows(
      this.session,
      ParticipationEntity,
      `WHERE ${dialect.anyOf('strategy_id', '$1')} AND (NOT named OR ${isOfOne})`,
      [strategyIds, organisationIds],
    );
  }

  async find(strategyId: string, organisationIds: readonly string[]): Promise<ParticipationEntity | null> {
    const isOne = this.session.dialect.anyOf('organisation_id', '$2');
    const [found] = await readRows(this.session, ParticipationEntity, `WHERE strategy_id = $1 AND ${isOne} LIMIT 1`, [
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
    const rows = await readRows(
      this.session,
      ParticipationEntity,
      `WHERE id IN (
         SELECT id FROM (
           SELECT id, ROW_NUMBER() OVER (PARTITION BY strategy_id ORDER BY id) AS place
           FROM participation WHERE ${isAsked} ${after ? 'AND id > $3' : ''}
         ) AS placed
         WHERE place <= $2
       )
       ORDER BY strategy_id, id`,
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

  /** The goals of these strategies that every participant left out. */
  async leftOutByAll(strategyIds: readonly string[]): Promise<string[]> {
    const rows = await this.session.rows<{ id: string }>(
      `SELECT goal.id FROM goal
       WHERE ${this.session.dialect.anyOf('goal.strategy_id', '$1')}
         AND EXISTS (SELECT 1 FROM participation WHERE participation.strategy_id = goal.strategy_id)
         AND NOT EXISTS (
           SELECT 1 FROM participation WHERE participation.strategy_id = goal.strategy_id AND NOT EXISTS (
             SELECT 1 FROM left_out_goal
             WHERE left_out_goal.participation_id = participation.id AND left_out_goal.goal_id = goal.id
           )
         )`,
      [strategyIds],
    );
    return rows.map(({ id }) => id);
  }

  insertLeftOut(leftOut: LeftOutGoalEntity): Promise<unknown> {
    return this.session.manager.insert(LeftOutGoalEntity, leftOut);
  }
}
