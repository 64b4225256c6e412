import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { PlanStore } from './plan.store.js';
import { NotInPlan, PlanNotYours } from './planning.errors.js';
import { mayEditPlan } from './planning.policy.js';
import type { GoalEntity } from './tables/goal.entity.js';
import type { GoalIndicatorEntity } from './tables/goal-indicator.entity.js';
import type { StrategyEntity } from './tables/strategy.entity.js';
import type { ThemeEntity } from './tables/theme.entity.js';

/**
 * For whoever may change the strategy; changes of one plan then wait for each other, so that what is read next still
 * holds when it is written. @throws PlanNotYours
 */
export async function requireEditable(session: Session, actor: Actor, strategy: StrategyEntity): Promise<void> {
  const lineage = await session.use(OrganisationStore).lineage(strategy.ownerId);
  if (!mayEditPlan(actor, lineage)) throw new PlanNotYours(`change the strategy '${strategy.slug}'`);
  await session.use(PlanStore).lockStrategy(strategy.id);
}

export async function getStrategy(session: Session, id: string, argument: string): Promise<StrategyEntity> {
  const strategy = await session.use(PlanStore).strategyById(id);
  if (!strategy) throw new NotInPlan('strategy', argument);
  return strategy;
}

export async function getTheme(session: Session, id: string, argument: string): Promise<ThemeEntity> {
  const [theme] = await session.use(PlanStore).themesByIds([id]);
  if (!theme) throw new NotInPlan('theme', argument);
  return theme;
}

export async function getGoal(session: Session, id: string, argument: string): Promise<GoalEntity> {
  const [goal] = await session.use(PlanStore).goalsByIds([id]);
  if (!goal) throw new NotInPlan('goal', argument);
  return goal;
}

export async function getGoalIndicator(session: Session, id: string, argument: string): Promise<GoalIndicatorEntity> {
  const [goalIndicator] = await session.use(PlanStore).goalIndicatorsByIds([id]);
  if (!goalIndicator) throw new NotInPlan('goal indicator', argument);
  return goalIndicator;
}
