import { In } from 'typeorm';
import type { Session } from '../../../database/session.js';
import { ParticipationStore } from '../../planning/participation.store.js';
import { PlanStore } from '../../planning/plan.store.js';
import { GoalIndicatorResponsibleEntity } from '../../planning/tables/goal-indicator-responsible.entity.js';
import { OwnBaselineEntity } from '../../planning/tables/own-baseline.entity.js';
import { TargetStore } from '../../planning/target.store.js';

/** What is stored of a strategy, by a constant number of statements. */
export async function readStoredPlan(session: Session, slug: string) {
  const plans = session.use(PlanStore);
  const participants = session.use(ParticipationStore);
  const strategy = await plans.strategyBySlug(slug);
  const strategyIds = strategy ? [strategy.id] : [];
  const themes = await plans.themesOf(strategyIds);
  const goals = await plans.goalsOf(strategyIds);
  const goalIds = goals.map(({ id }) => id);
  const uses = await plans.goalIndicatorsOf(goalIds);
  const useIds = uses.map(({ id }) => id);
  const participations = strategy ? await participants.of([strategy.id]) : [];
  return {
    strategy,
    themes,
    goals,
    uses,
    goalResponsible: await plans.goalResponsible(goalIds),
    useResponsible: await session.manager.findBy(GoalIndicatorResponsibleEntity, { goalIndicatorId: In(useIds) }),
    targets: await session.use(TargetStore).commonTargets(useIds),
    participations,
    leftOut: await participants.leftOut(participations.map(({ id }) => id)),
    ownBaselines: await session.manager.findBy(OwnBaselineEntity, { goalIndicatorId: In(useIds) }),
  };
}

export type StoredPlan = Awaited<ReturnType<typeof readStoredPlan>>;
