import type { Session } from '../../../database/session.js';
import { OrganisationEntity } from '../../organisations/tables/organisation.entity.js';
import { PopulationEntity } from '../../organisations/tables/population.entity.js';
import { GoalEntity } from '../../planning/tables/goal.entity.js';
import { GoalIndicatorEntity } from '../../planning/tables/goal-indicator.entity.js';
import { GoalIndicatorResponsibleEntity } from '../../planning/tables/goal-indicator-responsible.entity.js';
import { GoalResponsibleEntity } from '../../planning/tables/goal-responsible.entity.js';
import { IndicatorEntity } from '../../planning/tables/indicator.entity.js';
import { StrategyEntity } from '../../planning/tables/strategy.entity.js';
import { ThemeEntity } from '../../planning/tables/theme.entity.js';
import { TargetStore } from '../../planning/target.store.js';
import { outcomeOf } from '../compare/change.js';
import type { PlanComparison } from '../compare/compare-plan.js';
import { haveTargetsChanged } from '../compare/compare-uses.js';
import { applyParticipants } from './apply-participants.js';
import { byId, type Done, done } from './done.js';
import { applyAll } from './insert-all.js';

/** Stores what the plan and its codes change; answers what was done, for the history. */
export async function applyPlan(session: Session, compared: PlanComparison): Promise<Done[]> {
  return [
    ...(await applyCodes(session, compared)),
    ...(await applyStrategy(session, compared)),
    ...(await applyGoals(session, compared)),
    ...(await applyUses(session, compared)),
    ...(await applyParticipants(session, compared)),
  ];
}

async function applyCodes(session: Session, { organisations, indicators }: PlanComparison): Promise<Done[]> {
  const added = await applyAll(session, OrganisationEntity, organisations.changes, byId);
  const populations = await applyAll(session, PopulationEntity, organisations.populations, (row) => ({
    organisationId: row.organisationId,
    year: row.year,
  }));
  const entered = await applyAll(session, IndicatorEntity, indicators.changes, byId);
  return [
    ...added.map((change) => done(change, 'Organisation', 'organisation_added', 'organisation_changed')),
    ...populations.map(({ after: { organisationId, year, population } }) => ({
      action: 'population_entered',
      subjectType: 'Organisation',
      subjectId: organisationId,
      facts: { year, population },
    })),
    ...entered.map((change) => done(change, 'Indicator', 'indicator_created', 'indicator_changed')),
  ];
}

async function applyStrategy(session: Session, { strategy }: PlanComparison): Promise<Done[]> {
  const { before, after } = strategy;
  const stored = outcomeOf(strategy) === 'changed' ? { ...after, version: after.version + 1 } : after;
  const changes = await applyAll(session, StrategyEntity, [{ before, after: stored }], byId);
  return changes.map((change) => done(change, 'Strategy', 'strategy_created', 'strategy_updated'));
}

async function applyGoals(session: Session, { themes, goals }: PlanComparison): Promise<Done[]> {
  const themeChanges = await applyAll(session, ThemeEntity, themes, byId);
  const goalChanges = await applyAll(session, GoalEntity, goals, byId);
  const responsible = goals.flatMap((goal) => goal.responsible);
  const named = await applyAll(session, GoalResponsibleEntity, responsible, (row) => row);
  const newGoals = new Set(goals.filter(({ before }) => before === null).map(({ after }) => after.id));
  return [
    ...themeChanges.map((change) => done(change, 'Theme', 'theme_added', 'theme_changed')),
    ...goalChanges.map((change) => {
      const of = responsible.filter(({ after }) => after.goalId === change.after.id);
      const facts = { ...change.after, responsible: of.map(({ after }) => after.organisationId) };
      return { ...done(change, 'Goal', 'goal_added', 'goal_changed'), facts };
    }),
    ...named
      .filter(({ after }) => !newGoals.has(after.goalId))
      .map(({ after }) => ({
        action: 'responsible_named',
        subjectType: 'Goal',
        subjectId: after.goalId,
        facts: { organisation: after.organisationId },
      })),
  ];
}

async function applyUses(session: Session, { uses }: PlanComparison): Promise<Done[]> {
  await applyAll(session, GoalIndicatorEntity, uses, byId);
  const responsible = uses.flatMap((use) => use.responsible);
  const named = new Set(
    (await applyAll(session, GoalIndicatorResponsibleEntity, responsible, (row) => row)).map(
      ({ after }) => after.goalIndicatorId,
    ),
  );
  const happened: Done[] = [];
  for (const use of uses) {
    const { id } = use.after;
    const retargeted = haveTargetsChanged(use);
    if (retargeted) await session.use(TargetStore).replaceCommon(id, undefined, use.targets.after.list);
    if (!retargeted && !named.has(id) && outcomeOf(use) === 'unchanged') continue;
    happened.push({
      ...done(use, 'GoalIndicator', 'indicator_used', 'indicator_use_changed'),
      facts: {
        ...use.after,
        responsible: use.responsible.map(({ after }) => after.organisationId),
        targets: use.targets.after.list,
      },
    });
  }
  return happened;
}
