import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { Baseline, Target } from '../../domain/plan/target.js';
import type { GoalIndicatorToJudge, PlanToJudge } from '../../domain/progress/strategy-figures.js';
import { IndicatorStore } from '../planning/indicator.store.js';
import { PlanStore } from '../planning/plan.store.js';
import type { GoalIndicatorEntity } from '../planning/tables/goal-indicator.entity.js';
import type { StrategyEntity } from '../planning/tables/strategy.entity.js';
import { commonBaselineOf, TargetStore } from '../planning/target.store.js';

/**
 * The plans of strategies as the calculation takes them, by the ids of the strategies, and by a constant number of
 * statements.
 * @param organisationIds whose own baselines and targets are wanted
 */
export async function readPlans(
  session: Session,
  strategies: readonly StrategyEntity[],
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, PlanToJudge>> {
  const plans = session.use(PlanStore);
  const strategyIds = strategies.map(({ id }) => id);
  const themes = groupRows(await plans.themesOf(strategyIds), ({ strategyId }) => strategyId);
  const goals = await plans.goalsOf(strategyIds);
  const goalIndicators = await plans.goalIndicatorsOf(goals.map(({ id }) => id));
  const judged = await readGoalIndicators(session, goalIndicators, organisationIds);
  const indicatorsOfGoal = groupRows(goalIndicators, ({ goalId }) => goalId);
  const goalsOfTheme = groupRows(goals, ({ themeId }) => themeId);
  const planOf = ({ id: strategyId, startYear, endYear, minimumCoverage }: StrategyEntity): PlanToJudge => ({
    startYear,
    endYear,
    minimumCoverage,
    themes: (themes.get(strategyId) ?? []).map(({ id, weight }) => ({
      id,
      weight,
      goals: (goalsOfTheme.get(id) ?? []).map((goal) => ({
        id: goal.id,
        weight: goal.weight,
        indicators: (indicatorsOfGoal.get(goal.id) ?? []).flatMap((one) => judged.get(one.id) ?? []),
      })),
    })),
  });
  return new Map(strategies.map((strategy) => [strategy.id, planOf(strategy)]));
}

/**
 * Indicators of goals as the calculation takes them, by their ids, and by a constant number of statements.
 * @param organisationIds whose own baselines and targets are wanted
 */
export async function readGoalIndicators(
  session: Session,
  goalIndicators: readonly GoalIndicatorEntity[],
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, GoalIndicatorToJudge>> {
  const ids = goalIndicators.map(({ id }) => id);
  const ofGoalIndicator = <Row extends { readonly goalIndicatorId: string }>(rows: readonly Row[]) =>
    groupRows(rows, ({ goalIndicatorId }) => goalIndicatorId);
  const found = await session.use(IndicatorStore).byIds(goalIndicators.map(({ indicatorId }) => indicatorId));
  const indicators = new Map(found.map((indicator) => [indicator.id, indicator]));
  const responsible = ofGoalIndicator(await session.use(PlanStore).responsibleFor(ids));
  const store = session.use(TargetStore);
  const common = ofGoalIndicator(await store.commonTargets(ids));
  const ownTargets = ofGoalIndicator(await store.ownTargets(ids, organisationIds));
  const ownBaselines = ofGoalIndicator(await store.ownBaselines(ids, organisationIds));

  const judged = new Map<string, GoalIndicatorToJudge>();
  for (const one of goalIndicators) {
    const rules = indicators.get(one.indicatorId);
    if (!rules) continue;
    judged.set(one.id, {
      id: one.id,
      indicator: one.indicatorId,
      weight: one.weight,
      trajectory: one.trajectory,
      rules,
      baseline: commonBaselineOf(one),
      targets: common.get(one.id) ?? [],
      ownBaselines: new Map<string, Baseline>((ownBaselines.get(one.id) ?? []).map((own) => [own.organisationId, own])),
      ownTargets: groupRows<Target & { organisationId: string }, string>(
        ownTargets.get(one.id) ?? [],
        ({ organisationId }) => organisationId,
      ),
      responsible: (responsible.get(one.id) ?? []).map(({ organisationId }) => organisationId),
    });
  }
  return judged;
}
