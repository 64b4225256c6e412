import DataLoader from 'dataloader';
import type { Database } from '../../../database/database.js';
import type { Session } from '../../../database/session.js';
import type { Actor } from '../../../domain/actor.js';
import { OrganisationStore } from '../../organisations/organisation.store.js';
import { PlanStore } from '../plan.store.js';
import { mayAdoptLocally, mayEditPlan } from '../planning.policy.js';

/** What the actor may do with a plan, for one request: by few statements for all that is asked about, by none for visitors. */
export class PlanAbilityLoaders {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  /** Whether the actor may change the plans and the catalogue of an owner. */
  readonly editPlansOf = this.allowed((session, ownerIds) => this.editable(session, ownerIds));

  /** Whether the actor may change a strategy. */
  readonly editStrategy = this.allowed((session, strategyIds) => this.editableStrategies(session, strategyIds));

  /** Whether the actor may change a goal. */
  readonly editGoal = this.allowed(async (session, goalIds) => {
    const goals = await session.use(PlanStore).goalsByIds(goalIds);
    const strategyOf = new Map(goals.map(({ id, strategyId }) => [id, strategyId]));
    return this.editableStrategies(
      session,
      goalIds.map((id) => strategyOf.get(id) ?? ''),
    );
  });

  /** Whether the actor may set an organisation's own targets and leave goals out for it. */
  readonly adoptLocallyFor = this.allowed(async (session, organisationIds) => {
    const lineages = await session.use(OrganisationStore).lineages(organisationIds);
    return organisationIds.map((id) => mayAdoptLocally(this.actor, lineages.get(id) ?? []));
  });

  private async editableStrategies(session: Session, strategyIds: readonly string[]): Promise<readonly boolean[]> {
    const strategies = await session.use(PlanStore).strategiesByIds(strategyIds.filter(Boolean));
    const ownerOf = new Map(strategies.map(({ id, ownerId }) => [id, ownerId]));
    return this.editable(
      session,
      strategyIds.map((id) => ownerOf.get(id) ?? ''),
    );
  }

  private async editable(session: Session, ownerIds: readonly string[]): Promise<readonly boolean[]> {
    const lineages = await session.use(OrganisationStore).lineages(ownerIds.filter(Boolean));
    return ownerIds.map((id) => mayEditPlan(this.actor, lineages.get(id) ?? []));
  }

  private allowed(decide: (session: Session, ids: readonly string[]) => Promise<readonly boolean[]>) {
    return new DataLoader<string, boolean>(async (ids) => {
      if (this.actor.memberships.length === 0) return ids.map(() => false);
      return this.database.read((session) => decide(session, ids));
    });
  }
}
