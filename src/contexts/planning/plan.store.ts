import { readRows } from '../../database/read-rows.js';
import type { Session } from '../../database/session.js';
import type { StrategyState } from '../../domain/plan/strategy-state.js';
import { GoalEntity } from './tables/goal.entity.js';
import { GoalIndicatorEntity } from './tables/goal-indicator.entity.js';
import { GoalIndicatorResponsibleEntity } from './tables/goal-indicator-responsible.entity.js';
import { GoalResponsibleEntity } from './tables/goal-responsible.entity.js';
import { StrategyEntity } from './tables/strategy.entity.js';
import { ThemeEntity } from './tables/theme.entity.js';

export interface StrategyFilter {
  readonly state?: StrategyState | null;
  readonly ownerId?: string | null;
}

/** What the places of a table's rows are counted in. */
const PARENT_COLUMN = { theme: 'strategy_id', goal: 'strategy_id', goal_indicator: 'goal_id' } as const;

/** Strategies with their themes, goals and the indicators that goals use. */
export class PlanStore {
  constructor(private readonly session: Session) {}

  async strategyById(id: string): Promise<StrategyEntity | null> {
    const [found] = await this.strategiesByIds([id]);
    return found ?? null;
  }

  /** Lets changes that must not happen side by side wait for each other, until this write ends. */
  async lockStrategy(id: string): Promise<void> {
    await this.session.rows(`SELECT id FROM strategy WHERE id = $1 ${this.session.dialect.forUpdate}`, [id]);
  }

  /** The same of every strategy. */
  async lockStrategies(): Promise<void> {
    await this.session.rows(`SELECT id FROM strategy ORDER BY id ${this.session.dialect.forUpdate}`);
  }

  async strategyBySlug(slug: string): Promise<StrategyEntity | null> {
    const [found] = await readRows(this.session, StrategyEntity, 'WHERE slug = $1', [slug]);
    return found ?? null;
  }

  strategiesByIds(ids: readonly string[]): Promise<StrategyEntity[]> {
    return this.read(StrategyEntity, 'id', ids);
  }

  /** A page in the order of their slugs, and how many there are. */
  async listStrategies(filter: StrategyFilter, after: readonly string[] | null, limit: number) {
    const slug = this.session.dialect.bytewise('strategy.slug');
    const query = this.session.manager.createQueryBuilder(StrategyEntity, 'strategy');
    if (filter.state) query.andWhere('strategy.state = :state', { state: filter.state });
    if (filter.ownerId) query.andWhere('strategy.ownerId = :ownerId', { ownerId: filter.ownerId });
    const totalCount = await query.getCount();
    if (after) query.andWhere(`${slug} > :after`, { after: after[0] });
    return { rows: await query.orderBy(slug).limit(limit).getMany(), totalCount };
  }

  insertStrategy(strategy: StrategyEntity): Promise<unknown> {
    return this.session.manager.insert(StrategyEntity, strategy);
  }

  /** Changes the strategy if it still is at that version; answers whether it was. */
  async changeStrategy(
    { id, version }: Pick<StrategyEntity, 'id' | 'version'>,
    change: Partial<Omit<StrategyEntity, 'id' | 'version'>>,
  ): Promise<boolean> {
    const result = await this.session.manager.update(
      StrategyEntity,
      { id, version },
      { ...change, version: version + 1 },
    );
    return result.affected === 1;
  }

  themesOf(strategyIds: readonly string[]): Promise<ThemeEntity[]> {
    return this.read(ThemeEntity, 'strategy_id', strategyIds, 'ORDER BY strategy_id, position');
  }

  themesByIds(ids: readonly string[]): Promise<ThemeEntity[]> {
    return this.read(ThemeEntity, 'id', ids);
  }

  insertTheme(theme: ThemeEntity): Promise<unknown> {
    return this.session.manager.insert(ThemeEntity, theme);
  }

  goalsOf(strategyIds: readonly string[]): Promise<GoalEntity[]> {
    return this.read(GoalEntity, 'strategy_id', strategyIds, 'ORDER BY strategy_id, position');
  }

  goalsByIds(ids: readonly string[]): Promise<GoalEntity[]> {
    return this.read(GoalEntity, 'id', ids);
  }

  async insertGoal(goal: GoalEntity, responsible: readonly string[]): Promise<void> {
    await this.session.manager.insert(GoalEntity, goal);
    if (responsible.length === 0) return;
    await this.session.manager.insert(
      GoalResponsibleEntity,
      responsible.map((organisationId) => ({ goalId: goal.id, organisationId })),
    );
  }

  goalResponsible(goalIds: readonly string[]): Promise<GoalResponsibleEntity[]> {
    return this.read(GoalResponsibleEntity, 'goal_id', goalIds);
  }

  goalIndicatorsOf(goalIds: readonly string[]): Promise<GoalIndicatorEntity[]> {
    return this.read(GoalIndicatorEntity, 'goal_id', goalIds, 'ORDER BY goal_id, position');
  }

  goalIndicatorsByIds(ids: readonly string[]): Promise<GoalIndicatorEntity[]> {
    return this.read(GoalIndicatorEntity, 'id', ids);
  }

  goalIndicatorsUsing(indicatorIds: readonly string[]): Promise<GoalIndicatorEntity[]> {
    return this.read(GoalIndicatorEntity, 'indicator_id', indicatorIds);
  }

  async insertGoalIndicator(goalIndicator: GoalIndicatorEntity, responsible: readonly string[]): Promise<void> {
    await this.session.manager.insert(GoalIndicatorEntity, goalIndicator);
    if (responsible.length === 0) return;
    await this.session.manager.insert(
      GoalIndicatorResponsibleEntity,
      responsible.map((organisationId) => ({ goalIndicatorId: goalIndicator.id, organisationId })),
    );
  }

  /** Who reports an indicator of a goal: those named for it, else those named for its goal. */
  async responsibleFor(goalIndicatorIds: readonly string[]): Promise<GoalIndicatorResponsibleEntity[]> {
    const { dialect } = this.session;
    const rows = await this.session.rows<{ goal_indicator_id: string; organisation_id: string }>(
      `SELECT goal_indicator_id, organisation_id FROM goal_indicator_responsible
       WHERE ${dialect.anyOf('goal_indicator_id', '$1')}
       UNION ALL
       SELECT goal_indicator.id, goal_responsible.organisation_id
       FROM goal_indicator JOIN goal_responsible ON goal_responsible.goal_id = goal_indicator.goal_id
       WHERE ${dialect.anyOf('goal_indicator.id', '$1')} AND NOT EXISTS (
         SELECT 1 FROM goal_indicator_responsible AS named WHERE named.goal_indicator_id = goal_indicator.id
       )
       ORDER BY goal_indicator_id, organisation_id`,
      [goalIndicatorIds],
    );
    return rows.map((row) => ({ goalIndicatorId: row.goal_indicator_id, organisationId: row.organisation_id }));
  }

  /** The place behind the last sibling. */
  async nextPosition<Table extends keyof typeof PARENT_COLUMN>(
    table: Table,
    parentColumn: (typeof PARENT_COLUMN)[Table],
    parentId: string,
  ): Promise<number> {
    const [row] = await this.session.rows<{ next: number }>(
      `SELECT COALESCE(MAX(position) + 1, 0) AS next FROM ${table} WHERE ${parentColumn} = $1`,
      [parentId],
    );
    return row?.next ?? 0;
  }

  private read<Row extends object>(
    entity: new () => Row,
    column: string,
    values: readonly string[],
    order = '',
  ): Promise<Row[]> {
    return readRows(this.session, entity, `WHERE ${this.session.dialect.anyOf(column, '$1')} ${order}`, [values]);
  }
}
