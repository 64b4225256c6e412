import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import type { Language } from '../../domain/plan/localised-text.js';
import type { TargetChoice } from '../../domain/plan/target.js';
import type { GoalJudgement, StrategyJudgement, ThemeJudgement } from '../../domain/progress/judgement.js';
import type { OrganisationNode, Participant, PlanToJudge } from '../../domain/progress/strategy-figures.js';
import { judgeStrategy } from '../../domain/progress/strategy-progress.js';
import { checkRoundYear } from '../../domain/quantity/check-year.js';
import type { View } from '../../domain/review/measurement.js';
import { FigureStore } from '../aggregates/figure.store.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { getOrganisation, type OrganisationRef } from '../organisations/organisation-ref.js';
import { ParticipationStore } from '../planning/participation.store.js';
import { PlanStore } from '../planning/plan.store.js';
import { maySeeParticipant } from '../planning/planning.policy.js';
import type { LeftOutGoalEntity } from '../planning/tables/left-out-goal.entity.js';
import type { ParticipationEntity } from '../planning/tables/participation.entity.js';
import type { StrategyEntity } from '../planning/tables/strategy.entity.js';
import { NoProgressOfOrganisation, WorkingViewNotYours } from './progress.errors.js';
import { maySeeWorkingView } from './progress.policy.js';
import { readPlan } from './read-plan.js';

/** What is asked: of which strategy, for whom, as of which year, against which targets, in which view. */
export interface ProgressQuestion {
  readonly strategyId: string;
  /** Null: all participants together. */
  readonly organisation: OrganisationRef | null;
  /** Null: the last year with data, at most the strategy's last year. */
  readonly year: number | null;
  readonly targets: TargetChoice;
  readonly view: View;
}

interface InStrategy {
  /** The language the strategy was written in: that of sentences for whoever asks for none. */
  readonly ownLanguage: Language;
}

export interface GoalProgressOf extends InStrategy, Omit<GoalJudgement, 'leftOut'> {
  /** That the participant left it out, and why. */
  readonly leftOut: LeftOutGoalEntity | null;
}

export interface ThemeProgressOf extends InStrategy, Omit<ThemeJudgement, 'goals'> {
  readonly goals: readonly GoalProgressOf[];
}

/** The judgement of a strategy, with what was asked. */
export interface StrategyProgressOf extends InStrategy, Omit<StrategyJudgement, 'themes'> {
  readonly strategyId: string;
  readonly view: View;
  readonly themes: readonly ThemeProgressOf[];
}

/**
 * The progress of a strategy, by the same number of statements for any number of goals, organisations and years.
 * @throws OrganisationUnknown, NoProgressOfOrganisation, WorkingViewNotYours, BadInput `year_outside_period`
 */
export async function progressOf(
  session: Session,
  actor: Actor,
  question: ProgressQuestion,
): Promise<StrategyProgressOf> {
  const strategy = await session.use(PlanStore).strategyById(question.strategyId);
  if (!strategy) throw new Error(`Broken promise: the strategy ${question.strategyId} is gone`);
  if (question.year !== null) checkRoundYear(question.year, strategy, 'year');

  const participations = await session.use(ParticipationStore).of(strategy.id);
  const scope = await scopeOf(session, actor, question, strategy, participations);
  const organisations = await readOrganisations(session, scope.roots);
  const organisationIds = organisations.map(({ id }) => id);
  const plan = await readPlan(session, strategy, organisationIds);
  const figures = await readFigures(session, plan, organisationIds, question.view);
  const year = question.year ?? (await defaultYear(session, plan, participations, question.view));
  const leftOut = await session.use(ParticipationStore).leftOut(participations.map(({ id }) => id));
  const judgement = judgeStrategy(
    { plan, participants: participantsOf(participations, leftOut), organisations, figures },
    { organisation: scope.organisation, year, targets: question.targets },
  );
  const leftOutHere = new Map(
    leftOut.filter(({ participationId }) => participationId === scope.participation).map((row) => [row.goalId, row]),
  );
  const ownLanguage = strategy.title[0]?.language ?? 'EN';
  return {
    ...judgement,
    ownLanguage,
    strategyId: strategy.id,
    view: question.view,
    themes: judgement.themes.map((theme) => ({
      ...theme,
      ownLanguage,
      goals: theme.goals.map((goal) => ({ ...goal, ownLanguage, leftOut: leftOutHere.get(goal.goal) ?? null })),
    })),
  };
}

interface AskedScope {
  readonly organisation: string | null;
  /** That of the organisation, or of the one above it that takes part. */
  readonly participation: string | null;
  /** The organisations whose figures, with those below them, are needed. */
  readonly roots: readonly string[];
}

async function scopeOf(
  session: Session,
  actor: Actor,
  { organisation: ref, view }: ProgressQuestion,
  strategy: StrategyEntity,
  participations: readonly ParticipationEntity[],
): Promise<AskedScope> {
  const organisations = session.use(OrganisationStore);
  if (ref === null) {
    if (view === 'WORKING' && !maySeeWorkingView(actor, await organisations.lineage(strategy.ownerId))) {
      throw new WorkingViewNotYours(strategy.slug);
    }
    return {
      organisation: null,
      participation: null,
      roots: participations.map(({ organisationId }) => organisationId),
    };
  }
  const organisation = await getOrganisation(session, ref, 'organisation');
  const lineage = await organisations.lineage(organisation.id);
  const participation = participations.find(({ organisationId }) => lineage.includes(organisationId));
  if (!participation || !maySeeParticipant(actor, participation, lineage)) {
    throw new NoProgressOfOrganisation(strategy.slug);
  }
  if (view === 'WORKING' && !maySeeWorkingView(actor, lineage)) throw new WorkingViewNotYours(strategy.slug);
  // The participant above tells which goals are left out.
  return { organisation: organisation.id, participation: participation.id, roots: [participation.organisationId] };
}

async function readOrganisations(session: Session, roots: readonly string[]): Promise<OrganisationNode[]> {
  const store = session.use(OrganisationStore);
  const rows = await store.below(roots);
  const populations = groupRows(await store.populations(rows.map(({ id }) => id)), (row) => row.organisation_id);
  return rows.map((row) => ({ id: row.id, parent: row.parent_id, populations: populations.get(row.id) ?? [] }));
}

function participantsOf(
  participations: readonly ParticipationEntity[],
  leftOut: readonly LeftOutGoalEntity[],
): Participant[] {
  const goals = groupRows(leftOut, ({ participationId }) => participationId);
  return participations.map(({ id, organisationId }) => ({
    organisation: organisationId,
    leftOutGoals: new Set((goals.get(id) ?? []).map(({ goalId }) => goalId)),
  }));
}

async function readFigures(session: Session, plan: PlanToJudge, organisationIds: readonly string[], view: View) {
  const rows = await session.use(FigureStore).totals(indicatorsOf(plan), organisationIds, view);
  const byIndicator = groupRows(rows, ({ indicatorId }) => indicatorId);
  return new Map(
    [...byIndicator].map(([indicator, figures]) => [
      indicator,
      groupRows(figures, ({ organisationId }) => organisationId),
    ]),
  );
}

/**
 * The last year with data of any of the strategy's indicators, at most its last; its first where there is none. The
 * same for whomever it is asked: it looks at all participants.
 */
async function defaultYear(
  session: Session,
  plan: PlanToJudge,
  participations: readonly ParticipationEntity[],
  view: View,
): Promise<number> {
  const everybody = await session
    .use(OrganisationStore)
    .below(participations.map(({ organisationId }) => organisationId));
  const ids = everybody.map(({ id }) => id);
  const last = await session.use(FigureStore).lastYear(indicatorsOf(plan), ids, plan.endYear, view);
  return Math.max(last ?? plan.startYear, plan.startYear);
}

function indicatorsOf({ themes }: PlanToJudge): string[] {
  const goals = themes.flatMap((theme) => theme.goals);
  return [...new Set(goals.flatMap((goal) => goal.indicators.map(({ indicator }) => indicator)))];
}
