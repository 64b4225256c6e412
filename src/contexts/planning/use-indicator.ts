import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import type { Baseline, Target, Trajectory } from '../../domain/plan/target.js';
import { checkTargets } from '../../domain/quantity/check-targets.js';
import { checkWeightAmong } from '../../domain/quantity/check-weight.js';
import { joinGoalIndicators } from '../aggregates/join-goal-indicators.js';
import { lockIndicators } from '../aggregates/lock-indicators.js';
import { takeParticipation } from '../aggregates/take-participation.js';
import { record } from '../history/record.js';
import type { OrganisationRef } from '../organisations/organisation-ref.js';
import { getGoal, getStrategy, requireEditable } from './access.js';
import { IndicatorStore } from './indicator.store.js';
import { PlanStore } from './plan.store.js';
import { IndicatorAlreadyUsed, NotInPlan } from './planning.errors.js';
import { responsibleIds } from './responsible.js';
import type { GoalIndicatorEntity } from './tables/goal-indicator.entity.js';
import { TargetStore } from './target.store.js';

export interface IndicatorUse {
  readonly goal: string;
  readonly indicator: string;
  readonly weight?: number | null;
  readonly trajectory?: Trajectory | null;
  readonly baseline?: Baseline | null;
  readonly targets?: readonly Target[] | null;
  readonly responsible?: readonly OrganisationRef[] | null;
}

/** Puts an indicator to use in a goal, with weight, baseline and common targets. */
export async function useIndicator(session: Session, actor: Actor, input: IndicatorUse): Promise<GoalIndicatorEntity> {
  const goal = await getGoal(session, input.goal, 'goal');
  const strategy = await getStrategy(session, goal.strategyId, 'goal');
  await requireEditable(session, actor, strategy);
  // Before it is looked at: an import may be changing it.
  await lockIndicators(session, [input.indicator]);
  const [indicator] = await session.use(IndicatorStore).byIds([input.indicator]);
  if (!indicator) throw new NotInPlan('indicator', 'indicator');
  checkTargets({ rules: indicator, baseline: input.baseline ?? null, targets: input.targets ?? [] });

  const plans = session.use(PlanStore);
  const siblings = await plans.goalIndicatorsOf([goal.id]);
  checkWeightAmong(
    siblings.map((sibling) => sibling.weight),
    input.weight ?? 1,
    'weight',
  );
  if (siblings.some(({ indicatorId }) => indicatorId === indicator.id)) {
    throw new IndicatorAlreadyUsed(indicator.code, goal.code);
  }
  const goalIndicator: GoalIndicatorEntity = {
    id: uuidv7(),
    goalId: goal.id,
    indicatorId: indicator.id,
    weight: input.weight ?? 1,
    trajectory: input.trajectory ?? 'LINEAR',
    baselineYear: input.baseline?.year ?? null,
    baselineValue: input.baseline?.value ?? null,
    position: await plans.nextPosition('goal_indicator', 'goal_id', goal.id),
  };
  const responsible = await responsibleIds(session, input.responsible ?? []);
  await plans.insertGoalIndicator(goalIndicator, responsible);
  await session.use(TargetStore).replaceCommon(goalIndicator.id, undefined, input.targets ?? []);
  await takeParticipation(session, [indicator.id]);
  await joinGoalIndicators(session, indicator.id, [goalIndicator.id]);
  await record(session, actor, {
    action: 'indicator_used',
    subjectType: 'GoalIndicator',
    subjectId: goalIndicator.id,
    facts: { ...goalIndicator, responsible, targets: input.targets ?? [] },
  });
  return goalIndicator;
}
