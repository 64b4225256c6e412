import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { addParticipation } from '../aggregates/keep-participation.js';
import { lockIndicators } from '../aggregates/lock-indicators.js';
import { record } from '../history/record.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { getOrganisation, type OrganisationRef } from '../organisations/organisation-ref.js';
import { getStrategy } from './access.js';
import { ParticipationStore } from './participation.store.js';
import { PlanStore } from './plan.store.js';
import { AlreadyParticipates, ParticipantsOverlap, PlanNotYours } from './planning.errors.js';
import { mayEnterParticipant } from './planning.policy.js';
import type { ParticipationEntity } from './tables/participation.entity.js';

export interface NewParticipation {
  readonly strategy: string;
  readonly organisation: OrganisationRef;
  readonly named?: boolean | null;
  /** A calendar day, YYYY-MM-DD; without it, today. */
  readonly joinedOn?: string | null;
}

export async function joinStrategy(
  session: Session,
  actor: Actor,
  input: NewParticipation,
): Promise<ParticipationEntity> {
  const strategy = await getStrategy(session, input.strategy, 'strategy');
  const organisation = await getOrganisation(session, input.organisation, 'organisation');
  const organisations = session.use(OrganisationStore);
  const lineages = await organisations.lineages([strategy.ownerId, organisation.id]);
  const lineage = lineages.get(organisation.id) ?? [];
  if (!mayEnterParticipant(actor, lineages.get(strategy.ownerId) ?? [], lineage)) {
    throw new PlanNotYours(`enter '${organisation.code}' as a participant`);
  }

  // Two that overlap must not join side by side, nor beside an import that gives one of them another parent.
  const plans = session.use(PlanStore);
  await plans.lockStrategy(strategy.id);
  const participations = session.use(ParticipationStore);
  if (await participations.find(strategy.id, [organisation.id])) {
    throw new AlreadyParticipates(organisation.code, strategy.slug);
  }
  const below = await organisations.below([organisation.id]);
  const related = [...(await organisations.lineage(organisation.id)), ...below.map(({ id }) => id)];
  if (await participations.find(strategy.id, related)) throw new ParticipantsOverlap(organisation.code);

  const participation: ParticipationEntity = {
    id: uuidv7(),
    strategyId: strategy.id,
    organisationId: organisation.id,
    joinedOn: input.joinedOn ?? session.instant.slice(0, 10),
    named: input.named ?? true,
  };
  await participations.insert(participation);
  const goals = await plans.goalsOf([strategy.id]);
  const uses = await plans.goalIndicatorsOf(goals.map(({ id }) => id));
  await lockIndicators(
    session,
    uses.map(({ indicatorId }) => indicatorId),
  );
  await addParticipation(
    session,
    uses.map(({ id, indicatorId }) => ({ goalIndicatorId: id, indicatorId, organisationId: organisation.id })),
  );
  await record(session, actor, {
    action: 'strategy_joined',
    subjectType: 'Participation',
    subjectId: participation.id,
    facts: { ...participation },
  });
  return participation;
}
