import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import type { Baseline, Target } from '../../domain/plan/target.js';
import { checkTargets } from '../../domain/quantity/check-targets.js';
import { joinChanged } from '../aggregates/join-changed.js';
import { joinGoalIndicators } from '../aggregates/join-goal-indicators.js';
import { lockIndicators } from '../aggregates/lock-indicators.js';
import { record } from '../history/record.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { getOrganisation, type OrganisationRef } from '../organisations/organisation-ref.js';
import { getGoal, getGoalIndicator, getStrategy, requireEditable } from './access.js';
import { IndicatorStore } from './indicator.store.js';
import { ParticipationStore } from './participation.store.js';
import { PlanStore } from './plan.store.js';
import { NotAParticipant, NotInPlan, PlanNotYours } from './planning.errors.js';
import { mayAdoptLocally } from './planning.policy.js';
import type { GoalIndicatorEntity } from './tables/goal-indicator.entity.js';
import type { StrategyEntity } from './tables/strategy.entity.js';
import { commonBaselineOf, TargetStore } from './target.store.js';

export interface TargetChange {
  readonly goalIndicator: string;
  /** Whose own targets; without it, the common ones. */
  readonly organisation?: OrganisationRef | null;
  readonly baseline?: Baseline | null;
  /** All targets from now on; those set before go. */
  readonly targets: readonly Target[];
  readonly reason?: string | null;
}

export async function setTargets(session: Session, actor: Actor, input: TargetChange): Promise<GoalIndicatorEntity> {
  const { goalId, indicatorId } = await getGoalIndicator(session, input.goalIndicator, 'goalIndicator');
  const goal = await getGoal(session, goalId, 'goalIndicator');
  const strategy = await getStrategy(session, goal.strategyId, 'goalIndicator');
  const own = input.organisation
    ? await requireOwn(session, actor, strategy, input.organisation)
    : await requireEditable(session, actor, strategy).then(() => null);
  await lockIndicators(session, [indicatorId]);
  const goalIndicator = await getGoalIndicator(session, input.goalIndicator, 'goalIndicator');
  const [rules] = await session.use(IndicatorStore).byIds([indicatorId]);
  if (!rules) throw new NotInPlan('indicator', 'goalIndicator');
  const targets = session.use(TargetStore);
  if (own === null) {
    checkTargets({ rules, baseline: input.baseline ?? commonBaselineOf(goalIndicator), targets: input.targets });
    await targets.replaceCommon(goalIndicator.id, input.baseline ?? undefined, input.targets);
    if (input.baseline) await joinGoalIndicators(session, indicatorId, [goalIndicator.id]);
  } else {
    const { organisationId, participantId } = own;
    const [stored] = await targets.ownBaselines([goalIndicator.id], [organisationId]);
    checkTargets({ rules, baseline: input.baseline ?? stored ?? null, targets: input.targets, own: true });
    await targets.replaceOwn(goalIndicator.id, organisationId, input.baseline, input.targets);
    await joinChanged(session, [{ goalIndicatorId: goalIndicator.id, organisationId: participantId, years: null }]);
  }
  await record(session, actor, {
    action: 'targets_set',
    subjectType: 'GoalIndicator',
    subjectId: goalIndicator.id,
    reason: input.reason ?? null,
    facts: { organisation: own?.organisationId ?? null, baseline: input.baseline ?? null, targets: input.targets },
  });
  const changed = await getGoalIndicator(session, goalIndicator.id, 'goalIndicator');
  return changed;
}

/** An organisation that takes part, or lies below one that does, for whoever decides there. */
async function requireOwn(
  session: Session,
  actor: Actor,
  strategy: StrategyEntity,
  ref: OrganisationRef,
): Promise<{ readonly organisationId: string; readonly participantId: string }> {
  const organisation = await getOrganisation(session, ref, 'organisation');
  await session.use(PlanStore).lockStrategy(strategy.id);
  const lineage = await session.use(OrganisationStore).lineage(organisation.id);
  if (!mayAdoptLocally(actor, lineage)) throw new PlanNotYours(`set targets for '${organisation.code}'`);
  const participation = await session.use(ParticipationStore).find(strategy.id, lineage);
  if (!participation) throw new NotAParticipant(organisation.code, strategy.slug);
  return { organisationId: organisation.id, participantId: participation.organisationId };
}
