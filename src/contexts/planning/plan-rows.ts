import type { Session } from '../../database/session.js';
import { IndicatorStore } from './indicator.store.js';
import { PlanStore } from './plan.store.js';
import type { GoalEntity } from './tables/goal.entity.js';
import type { GoalIndicatorEntity } from './tables/goal-indicator.entity.js';
import type { IndicatorEntity } from './tables/indicator.entity.js';
import type { StrategyEntity } from './tables/strategy.entity.js';
import type { ThemeEntity } from './tables/theme.entity.js';

/** Strategies with all that a page of theirs names. */
export interface PlanRows {
  readonly strategies: readonly StrategyEntity[];
  readonly themes: readonly ThemeEntity[];
  readonly goals: readonly GoalEntity[];
  readonly goalIndicators: readonly GoalIndicatorEntity[];
  readonly indicators: readonly IndicatorEntity[];
}

/** By a constant number of statements. */
export async function readPlanRows(session: Session, strategies: readonly StrategyEntity[]): Promise<PlanRows> {
  const plans = session.use(PlanStore);
  const strategyIds = strategies.map(({ id }) => id);
  const themes = await plans.themesOf(strategyIds);
  const goals = await plans.goalsOf(strategyIds);
  const goalIndicators = await plans.goalIndicatorsOf(goals.map(({ id }) => id));
  const indicators = await session.use(IndicatorStore).byIds(goalIndicators.map(({ indicatorId }) => indicatorId));
  return { strategies, themes, goals, goalIndicators, indicators };
}
