import DataLoader from 'dataloader';
import type { Database } from '../../../database/database.js';
import { groupRows } from '../../../database/group-rows.js';
import type { Session } from '../../../database/session.js';
import type { Actor } from '../../../domain/actor.js';
import { OrganisationStore } from '../../organisations/organisation.store.js';
import { IndicatorStore } from '../indicator.store.js';
import { ParticipationStore } from '../participation.store.js';
import { PlanStore } from '../plan.store.js';
import type { PlanRows } from '../plan-rows.js';
import { maySeeParticipant } from '../planning.policy.js';
import type { ParticipationEntity } from '../tables/participation.entity.js';
import { TargetStore } from '../target.store.js';
import { type PageQuestion, pageLoader } from './page-loader.js';
import { RowsById } from './rows-by-id.js';

/** Rows of the plan for one request, each kind by one statement for all who ask at the same time. */
export class PlanLoaders {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  private readonly rowsKnown = new Set<PlanRows>();

  readonly strategy = this.rowsById((session, ids) => session.use(PlanStore).strategiesByIds(ids));
  readonly theme = this.rowsById((session, ids) => session.use(PlanStore).themesByIds(ids));
  readonly goal = this.rowsById((session, ids) => session.use(PlanStore).goalsByIds(ids));
  readonly indicator = this.rowsById((session, ids) => session.use(IndicatorStore).byIds(ids));
  readonly goalIndicator = this.rowsById((session, ids) => session.use(PlanStore).goalIndicatorsByIds(ids));
  readonly participation = this.rowsById((session, ids) => session.use(ParticipationStore).byIds(ids));

  readonly themesOfStrategy = this.rowsBy(
    (session, ids) => session.use(PlanStore).themesOf(ids),
    ({ strategyId }) => strategyId,
  );
  readonly goalsOfStrategy = this.rowsBy(
    (session, ids) => session.use(PlanStore).goalsOf(ids),
    ({ strategyId }) => strategyId,
  );
  readonly indicatorsOfGoal = this.rowsBy(
    (session, ids) => session.use(PlanStore).goalIndicatorsOf(ids),
    ({ goalId }) => goalId,
  );
  readonly usesOfIndicator = this.rowsBy(
    (session, ids) => session.use(PlanStore).goalIndicatorsUsing(ids),
    ({ indicatorId }) => indicatorId,
  );
  readonly responsibleForGoal = this.rowsBy(
    (session, ids) => session.use(PlanStore).goalResponsible(ids),
    ({ goalId }) => goalId,
  );
  readonly responsibleForGoalIndicator = this.rowsBy(
    (session, ids) => session.use(PlanStore).responsibleFor(ids),
    ({ goalIndicatorId }) => goalIndicatorId,
  );
  readonly commonTargets = this.rowsBy(
    (session, ids) => session.use(TargetStore).commonTargets(ids),
    ({ goalIndicatorId }) => goalIndicatorId,
  );
  readonly leftOut = this.rowsBy(
    (session, ids) => session.use(ParticipationStore).leftOut(ids),
    ({ participationId }) => participationId,
  );

  /** A page of the participants of a strategy. */
  readonly participants = pageLoader((strategyIds, { after, limit }: PageQuestion) =>
    this.database.read((session) => session.use(ParticipationStore).pagesOf(strategyIds, after, limit)),
  );

  /** What one organisation has set itself, by the indicator of a goal; nothing where the actor may not know it. */
  readonly own = new DataLoader(
    (keys: readonly OwnKey[]) =>
      this.database.read(async (session) => {
        const known = await this.knownOf(session, keys);
        const goalIndicators = [...new Set(known.map(({ goalIndicatorId }) => goalIndicatorId))];
        const organisations = [...new Set(known.map(({ organisationId }) => organisationId))];
        const store = session.use(TargetStore);
        const targets = groupRows(await store.ownTargets(goalIndicators, organisations), textOf);
        const baselines = groupRows(await store.ownBaselines(goalIndicators, organisations), textOf);
        const mayBeKnown = new Set(known);
        return keys.map((key) => ({
          targets: mayBeKnown.has(key) ? (targets.get(textOf(key)) ?? []) : [],
          baseline: mayBeKnown.has(key) ? (baselines.get(textOf(key))?.[0] ?? null) : null,
        }));
      }),
    { cacheKeyFn: textOf },
  );

  /** The organisation of a participation, or null where the actor may not know it. */
  readonly organisationOf = new DataLoader((participations: readonly ParticipationEntity[]) =>
    this.database.read(async (session) => {
      const lineages = await session.use(OrganisationStore).lineages(participations.map((one) => one.organisationId));
      return participations.map((participation) => {
        const lineage = lineages.get(participation.organisationId) ?? [];
        return maySeeParticipant(this.actor, participation, lineage) ? participation.organisationId : null;
      });
    }),
  );

  /** Rows that were read for another reason, in the same state. */
  know(rows: PlanRows): void {
    if (this.rowsKnown.has(rows)) return;
    this.rowsKnown.add(rows);
    this.strategy.know(rows.strategies);
    this.theme.know(rows.themes);
    this.goal.know(rows.goals);
    this.goalIndicator.know(rows.goalIndicators);
    this.indicator.know(rows.indicators);
  }

  /** A row that an id from outside may name; null where there is none. */
  find(
    kind: 'strategy' | 'theme' | 'goal' | 'indicator' | 'goalIndicator' | 'participation',
    id: string,
  ): Promise<object | null> {
    return this[kind].find(id);
  }

  /** Without those of unnamed participants, and of whoever lies below one, that the actor may not know. */
  private async knownOf(session: Session, keys: readonly OwnKey[]): Promise<readonly OwnKey[]> {
    const found = await session.use(ParticipationStore).unnamedIn(keys.map(({ goalIndicatorId }) => goalIndicatorId));
    if (found.length === 0) return keys;
    const unnamed = groupRows(found, ({ goalIndicatorId }) => goalIndicatorId);
    const lineages = await session.use(OrganisationStore).lineages(keys.map(({ organisationId }) => organisationId));
    return keys.filter(({ goalIndicatorId, organisationId }) => {
      const lineage = lineages.get(organisationId) ?? [];
      const above = (unnamed.get(goalIndicatorId) ?? []).some((one) => lineage.includes(one.organisationId));
      return maySeeParticipant(this.actor, { named: !above }, lineage);
    });
  }

  private rowsById<Row extends { readonly id: string }>(
    read: (session: Session, ids: readonly string[]) => Promise<Row[]>,
  ) {
    return new RowsById<Row>((ids) => this.database.read((session) => read(session, ids)));
  }

  private rowsBy<Row>(read: (session: Session, ids: readonly string[]) => Promise<Row[]>, keyOf: (row: Row) => string) {
    return new DataLoader<string, readonly Row[]>((ids) =>
      this.database.read(async (session) => {
        const rows = groupRows(await read(session, ids), keyOf);
        return ids.map((id) => rows.get(id) ?? []);
      }),
    );
  }
}

interface OwnKey {
  readonly goalIndicatorId: string;
  readonly organisationId: string;
}

function textOf({ goalIndicatorId, organisationId }: OwnKey): string {
  return `${goalIndicatorId} ${organisationId}`;
}
