import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { GoalIndicatorToJudge, PlanToJudge } from '../../domain/progress/strategy-figures.js';
import { GoalIndicatorStore, type Organisations } from '../aggregates/goal-indicator.store.js';
import type { PlanRows } from '../planning/plan-rows.js';
import type { StrategyEntity } from '../planning/tables/strategy.entity.js';
import type { LookedUp } from './look-up-questions.js';

/**
 * The plans of strategies as the calculation takes them, by the ids of the strategies, and by a constant number of
 * statements.
 * @param organisations whose own baselines and targets are wanted
 */
export async function readPlans(
  session: Session,
  rows: PlanRows,
  organisations: Organisations,
): Promise<ReadonlyMap<string, PlanToJudge>> {
  const ids = rows.goalIndicators.map(({ id }) => id);
  const judged = await session.use(GoalIndicatorStore).toJudge(ids, organisations);
  const themes = groupRows(rows.themes, ({ strategyId }) => strategyId);
  const goals = groupRows(rows.goals, ({ themeId }) => themeId);
  const goalIndicators = groupRows(rows.goalIndicators, ({ goalId }) => goalId);
  const indicatorsOf = (goalId: string): GoalIndicatorToJudge[] =>
    (goalIndicators.get(goalId) ?? []).flatMap(({ id }) => judged.get(id) ?? []);
  const toJudge = ({ id: strategyId, startYear, endYear, minimumCoverage }: StrategyEntity): PlanToJudge => ({
    ...{ startYear, endYear, minimumCoverage },
    themes: (themes.get(strategyId) ?? []).map(({ id, weight }) => ({
      ...{ id, weight },
      goals: (goals.get(id) ?? []).map((goal) => ({
        id: goal.id,
        weight: goal.weight,
        indicators: indicatorsOf(goal.id),
      })),
    })),
  });
  return new Map(rows.strategies.map((strategy) => [strategy.id, toJudge(strategy)]));
}

/** The plan that a question is about. */
export function planOf(plans: ReadonlyMap<string, PlanToJudge>, { strategy }: Pick<LookedUp, 'strategy'>): PlanToJudge {
  const plan = plans.get(strategy.id);
  if (!plan) throw new Error(`Broken promise: the strategy ${strategy.id} has no plan`);
  return plan;
}

/** The indicators of a plan's goals. */
export function goalIndicatorsOf({ themes }: Pick<PlanToJudge, 'themes'>): GoalIndicatorToJudge[] {
  return themes.flatMap(({ goals }) => goals.flatMap(({ indicators }) => indicators));
}
