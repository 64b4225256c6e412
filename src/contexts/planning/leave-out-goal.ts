import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { removeParticipation } from '../aggregates/keep-participation.js';
import { lockIndicators } from '../aggregates/lock-indicators.js';
import { record } from '../history/record.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { getOrganisation, type OrganisationRef } from '../organisations/organisation-ref.js';
import { getGoal, getStrategy } from './access.js';
import { ParticipationStore } from './participation.store.js';
import { PlanStore } from './plan.store.js';
import { GoalAlreadyLeftOut, NotAParticipant, PlanNotYours } from './planning.errors.js';
import { mayAdoptLocally } from './planning.policy.js';
import type { ParticipationEntity } from './tables/participation.entity.js';

export interface GoalToLeaveOut {
  readonly goal: string;
  readonly organisation: OrganisationRef;
  readonly reason: string;
}

export async function leaveOutGoal(
  session: Session,
  actor: Actor,
  input: GoalToLeaveOut,
): Promise<ParticipationEntity> {
  const goal = await getGoal(session, input.goal, 'goal');
  const strategy = await getStrategy(session, goal.strategyId, 'goal');
  const organisation = await getOrganisation(session, input.organisation, 'organisation');
  const lineage = await session.use(OrganisationStore).lineage(organisation.id);
  if (!mayAdoptLocally(actor, lineage)) throw new PlanNotYours(`leave out a goal for '${organisation.code}'`);

  // An indicator that the goal takes up meanwhile would still count the participant.
  const plans = session.use(PlanStore);
  await plans.lockStrategy(strategy.id);
  const participations = session.use(ParticipationStore);
  const participation = await participations.find(strategy.id, [organisation.id]);
  if (!participation) throw new NotAParticipant(organisation.code, strategy.slug);
  const leftOut = await participations.leftOut([participation.id]);
  if (leftOut.some(({ goalId }) => goalId === goal.id)) throw new GoalAlreadyLeftOut(organisation.code, goal.code);

  await participations.insertLeftOut({ participationId: participation.id, goalId: goal.id, reason: input.reason });
  const uses = await plans.goalIndicatorsOf([goal.id]);
  await lockIndicators(
    session,
    uses.map(({ indicatorId }) => indicatorId),
  );
  await removeParticipation(
    session,
    uses.map(({ id, indicatorId }) => ({ goalIndicatorId: id, indicatorId, organisationId: organisation.id })),
  );
  await record(session, actor, {
    action: 'goal_left_out',
    subjectType: 'Participation',
    subjectId: participation.id,
    reason: input.reason,
    facts: { goal: goal.id },
  });
  return participation;
}
