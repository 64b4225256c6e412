import { Injectable } from '@nestjs/common';
import { lookAgain } from '../../database/constraint.js';
import { Database } from '../../database/database.js';
import type { Actor } from '../../domain/actor.js';
import { BadInput } from '../../domain/domain-error.js';
import { getOrganisation, type OrganisationRef } from '../organisations/organisation-ref.js';
import { addGoal, type NewGoal } from './add-goal.js';
import { addTheme, type NewTheme } from './add-theme.js';
import { createIndicator, type NewIndicator } from './create-indicator.js';
import { createStrategy, type NewStrategy } from './create-strategy.js';
import { IndicatorStore } from './indicator.store.js';
import { joinStrategy, type NewParticipation } from './join-strategy.js';
import { type GoalToLeaveOut, leaveOutGoal } from './leave-out-goal.js';
import { PlanStore, type StrategyFilter } from './plan.store.js';
import { setTargets, type TargetChange } from './set-targets.js';
import type { IndicatorEntity } from './tables/indicator.entity.js';
import type { StrategyEntity } from './tables/strategy.entity.js';
import { type StrategyChange, updateStrategy } from './update-strategy.js';
import { type IndicatorUse, useIndicator } from './use-indicator.js';

type After = readonly string[] | null;

@Injectable()
export class PlanningService {
  constructor(private readonly database: Database) {}

  createStrategy(actor: Actor, input: NewStrategy) {
    return lookAgain(() => this.database.write((session) => createStrategy(session, actor, input)));
  }

  updateStrategy(actor: Actor, input: StrategyChange) {
    return this.database.write((session) => updateStrategy(session, actor, input));
  }

  addTheme(actor: Actor, input: NewTheme) {
    return this.database.write((session) => addTheme(session, actor, input));
  }

  addGoal(actor: Actor, input: NewGoal) {
    return this.database.write((session) => addGoal(session, actor, input));
  }

  createIndicator(actor: Actor, input: NewIndicator) {
    return lookAgain(() => this.database.write((session) => createIndicator(session, actor, input)));
  }

  useIndicator(actor: Actor, input: IndicatorUse) {
    return this.database.write((session) => useIndicator(session, actor, input));
  }

  setTargets(actor: Actor, input: TargetChange) {
    return this.database.write((session) => setTargets(session, actor, input));
  }

  joinStrategy(actor: Actor, input: NewParticipation) {
    return this.database.write((session) => joinStrategy(session, actor, input));
  }

  leaveOutGoal(actor: Actor, input: GoalToLeaveOut) {
    return this.database.write((session) => leaveOutGoal(session, actor, input));
  }

  listStrategies(
    _actor: Actor,
    filter: Pick<StrategyFilter, 'state'>,
    owner: OrganisationRef | null,
    after: After,
    limit: number,
  ) {
    return this.database.read(async (session) => {
      const ownerId = owner ? (await getOrganisation(session, owner, 'owner')).id : null;
      return session.use(PlanStore).listStrategies({ ...filter, ownerId }, after, limit);
    });
  }

  /** By its id or its slug, exactly one of the two; null where there is none. */
  async findStrategy(_actor: Actor, id: string | null, slug: string | null): Promise<StrategyEntity | null> {
    if ((id === null) === (slug === null)) {
      throw new BadInput(
        id === null ? 'slug' : 'id',
        'needs_id_or_slug',
        `Name the strategy by its 'id' or by its 'slug'; ${id === null ? 'neither is' : 'both are'} given.`,
      );
    }
    return this.database.read((session) => {
      const plans = session.use(PlanStore);
      return id === null ? plans.strategyBySlug(slug ?? '') : plans.strategyById(id);
    });
  }

  listIndicators(_actor: Actor, search: string | null, owner: OrganisationRef | null, after: After, limit: number) {
    return this.database.read(async (session) => {
      const ownerId = owner ? (await getOrganisation(session, owner, 'owner')).id : null;
      return session.use(IndicatorStore).list({ search, ownerId }, after, limit);
    });
  }

  /** By its id, or by its code, which needs an owner where several owners have one of that code. */
  async findIndicator(
    _actor: Actor,
    id: string | null,
    code: string | null,
    owner: OrganisationRef | null,
  ): Promise<IndicatorEntity | null> {
    if ((id === null) === (code === null)) {
      throw new BadInput(
        id === null ? 'code' : 'id',
        'needs_id_or_code',
        `Name the indicator by its 'id' or by its 'code'; ${id === null ? 'neither is' : 'both are'} given.`,
      );
    }
    return this.database.read(async (session) => {
      const indicators = session.use(IndicatorStore);
      if (id !== null) return (await indicators.byIds([id]))[0] ?? null;
      if (owner) return indicators.findByCode((await getOrganisation(session, owner, 'owner')).id, code ?? '');
      const [found, another] = await indicators.withCode(code ?? '');
      if (!another) return found ?? null;
      throw new BadInput('owner', 'code_not_unique', `Several owners have an indicator '${code}': say whose.`);
    });
  }
}
