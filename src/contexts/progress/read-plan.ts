import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { Baseline, Target } from '../../domain/plan/target.js';
import type { GoalIndicatorToJudge, PlanToJudge } from '../../domain/progress/strategy-figures.js';
import { IndicatorStore } from '../planning/indicator.store.js';
import { PlanStore } from '../planning/plan.store.js';
import type { GoalIndicatorEntity } from '../planning/tables/goal-indicator.entity.js';
import type { StrategyEntity } from '../planning/tables/strategy.entity.js';
import { TargetStore } from '../planning/target.store.js';

/**
 * The plan of a strategy as the calculation takes it, by a constant number of statements.
 * @param organisationIds whose own baselines and targets are wanted
 */
export async function readPlan(
  session: Session,
  strategy: StrategyEntity,
  organisationIds: readonly string[],
): Promise<PlanToJudge> {
  const plans = session.use(PlanStore);
  const themes = await plans.themesOf([strategy.id]);
  const goals = await plans.goalsOf([strategy.id]);
  const goalIndicators = await plans.goalIndicatorsOf(goals.map(({ id }) => id));
  const judged = await readGoalIndicators(session, goalIndicators, organisationIds);
  const indicatorsOfGoal = groupRows(goalIndicators, ({ goalId }) => goalId);
  const goalsOfTheme = groupRows(goals, ({ themeId }) => themeId);
  return {
    startYear: strategy.startYear,
    endYear: strategy.endYear,
    minimumCoverage: strategy.minimumCoverage,
    themes: themes.map(({ id, weight }) => ({
      id,
      weight,
      goals: (goalsOfTheme.get(id) ?? []).map((goal) => ({
        id: goal.id,
        weight: goal.weight,
        indicators: (indicatorsOfGoal.get(goal.id) ?? []).flatMap((one) => judged.get(one.id) ?? []),
      })),
    })),
  };
}

async function readGoalIndicators(
  session: Session,
  goalIndicators: readonly GoalIndicatorEntity[],
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, GoalIndicatorToJudge>> {
  const ids = goalIndicators.map(({ id }) => id);
  const found = await session.use(IndicatorStore).byIds(goalIndicators.map(({ indicatorId }) => indicatorId));
  const indicators = new Map(found.map((indicator) => [indicator.id, indicator]));
  const responsible = await readResponsible(session, goalIndicators);
  const store = session.use(TargetStore);
  const common = groupRows(await store.commonTargets(ids), ({ goalIndicatorId }) => goalIndicatorId);
  const ownTargets = groupRows(await store.ownTargets(ids, organisationIds), ({ goalIndicatorId }) => goalIndicatorId);
  const ownBaselines = groupRows(
    await store.ownBaselines(ids, organisationIds),
    ({ goalIndicatorId }) => goalIndicatorId,
  );

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
      baseline: one.baselineYear === null ? null : { year: one.baselineYear, value: one.baselineValue },
      targets: common.get(one.id) ?? [],
      ownBaselines: new Map<string, Baseline>((ownBaselines.get(one.id) ?? []).map((own) => [own.organisationId, own])),
      ownTargets: groupRows<Target & { organisationId: string }, string>(
        ownTargets.get(one.id) ?? [],
        ({ organisationId }) => organisationId,
      ),
      responsible: responsible(one),
    });
  }
  return judged;
}

/** Who reports an indicator: those named for it, else those named for its goal. */
async function readResponsible(session: Session, goalIndicators: readonly GoalIndicatorEntity[]) {
  const plans = session.use(PlanStore);
  const named = groupRows(
    await plans.goalIndicatorResponsible(goalIndicators.map(({ id }) => id)),
    ({ goalIndicatorId }) => goalIndicatorId,
  );
  const ofGoal = groupRows(
    await plans.goalResponsible([...new Set(goalIndicators.map(({ goalId }) => goalId))]),
    ({ goalId }) => goalId,
  );
  return ({ id, goalId }: GoalIndicatorEntity): readonly string[] =>
    (named.get(id) ?? ofGoal.get(goalId) ?? []).map(({ organisationId }) => organisationId);
}
