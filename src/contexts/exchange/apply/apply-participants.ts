import type { Session } from '../../../database/session.js';
import { takeParticipation } from '../../aggregates/take-participation.js';
import { LeftOutGoalEntity } from '../../planning/tables/left-out-goal.entity.js';
import { OwnBaselineEntity } from '../../planning/tables/own-baseline.entity.js';
import { ParticipationEntity } from '../../planning/tables/participation.entity.js';
import type { PlanComparison } from '../compare/compare-plan.js';
import { byId, type Done, done } from './done.js';
import { indicatorsCountingOthers } from './indicators-to-rebuild.js';
import { applyAll } from './insert-all.js';

/** Stores who takes part, what they left out and where they began. */
export async function applyParticipants(session: Session, compared: PlanComparison): Promise<Done[]> {
  const { participants } = compared;
  const joined = await applyAll(session, ParticipationEntity, participants, byId);
  const leftOut = await applyAll(
    session,
    LeftOutGoalEntity,
    participants.flatMap((one) => one.leftOut),
    ({ participationId, goalId }) => ({ participationId, goalId }),
  );
  const baselines = await applyAll(
    session,
    OwnBaselineEntity,
    participants.flatMap((one) => one.baselines),
    ({ goalIndicatorId, organisationId }) => ({ goalIndicatorId, organisationId }),
  );
  await takeParticipation(session, indicatorsCountingOthers(compared));
  return [
    ...joined.map((change) => done(change, 'Participation', 'strategy_joined', 'participation_changed')),
    ...leftOut.map(({ after }) => ({
      action: 'goal_left_out',
      subjectType: 'Participation',
      subjectId: after.participationId,
      facts: { goal: after.goalId, why: after.reason },
    })),
    ...baselines.map(({ after: { goalIndicatorId, ...baseline } }) => ({
      action: 'baseline_stated',
      subjectType: 'GoalIndicator',
      subjectId: goalIndicatorId,
      facts: baseline,
    })),
  ];
}
