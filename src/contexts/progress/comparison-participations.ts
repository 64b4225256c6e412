import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { ParticipationStore } from '../planning/participation.store.js';
import { PlanStore } from '../planning/plan.store.js';
import { maySeeParticipant } from '../planning/planning.policy.js';
import type { ParticipationEntity } from '../planning/tables/participation.entity.js';

/** Of these participations those of which the actor may know whose they are, by id. */
export async function knownAmong(
  session: Session,
  actor: Actor,
  participations: readonly ParticipationEntity[],
): Promise<ReadonlySet<string>> {
  const unnamed = participations.filter(({ named }) => !named).map(({ organisationId }) => organisationId);
  const lineages = await session.use(OrganisationStore).lineages(unnamed);
  const known = participations.filter((one) => maySeeParticipant(actor, one, lineages.get(one.organisationId) ?? []));
  return new Set(known.map(({ id }) => id));
}

/** By indicator, the participations in all strategies that use it of which the actor may know whose they are. */
export async function knownUsingEach(
  session: Session,
  actor: Actor,
  indicatorIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ParticipationEntity[]>> {
  if (indicatorIds.length === 0) return new Map();
  const plans = session.use(PlanStore);
  const using = await plans.goalIndicatorsUsing([...new Set(indicatorIds)]);
  const goals = await plans.goalsByIds([...new Set(using.map(({ goalId }) => goalId))]);
  const strategyOf = new Map(goals.map(({ id, strategyId }) => [id, strategyId]));
  const participations = await session.use(ParticipationStore).of([...new Set(strategyOf.values())]);
  const known = await knownAmong(session, actor, participations);
  const ofStrategy = groupRows(
    participations.filter(({ id }) => known.has(id)),
    ({ strategyId }) => strategyId,
  );
  const usesOf = groupRows(using, ({ indicatorId }) => indicatorId);
  return new Map(
    [...usesOf].map(([indicator, uses]) => {
      const strategies = new Set(uses.map(({ goalId }) => strategyOf.get(goalId) ?? ''));
      return [indicator, [...strategies].flatMap((strategy) => ofStrategy.get(strategy) ?? [])];
    }),
  );
}
