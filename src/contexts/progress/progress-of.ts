import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { DomainError } from '../../domain/domain-error.js';
import type { Language } from '../../domain/plan/localised-text.js';
import type { GoalJudgement, StrategyJudgement, ThemeJudgement } from '../../domain/progress/judgement.js';
import type { OrganisationNode, Participant, PlanToJudge } from '../../domain/progress/strategy-figures.js';
import { judgeStrategy } from '../../domain/progress/strategy-progress.js';
import type { Figure, View } from '../../domain/review/measurement.js';
import { type OrganisationRow, OrganisationStore } from '../organisations/organisation.store.js';
import { ParticipationStore } from '../planning/participation.store.js';
import type { LeftOutGoalEntity } from '../planning/tables/left-out-goal.entity.js';
import type { ParticipationEntity } from '../planning/tables/participation.entity.js';
import { type FigureSource, figureSource } from './figure-source.js';
import { type LookedUp, lookUpQuestions, type ProgressQuestion } from './look-up-questions.js';
import { readPlans } from './read-plans.js';
import { withoutNames } from './without-names.js';

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
  /** Null: by what is known now. */
  readonly asOf: Date | null;
  readonly themes: readonly ThemeProgressOf[];
}

/**
 * The answer to each question, or why it is refused, in the same order; by the same number of statements for any number
 * of strategies, goals, organisations and years. Only the default year of single organisations costs one more for each
 * strategy, and so does each view and instant that figures are asked of.
 */
export async function progressOfEach(
  session: Session,
  actor: Actor,
  questions: readonly ProgressQuestion[],
): Promise<(StrategyProgressOf | DomainError)[]> {
  const lookedUp = await lookUpQuestions(session, actor, questions);
  const asked = lookedUp.flatMap((one) => (one instanceof DomainError ? [] : [one]));
  if (asked.length === 0) return lookedUp.flatMap((one) => (one instanceof DomainError ? [one] : []));
  const known = await readKnown(session, asked);
  const answers: (StrategyProgressOf | DomainError)[] = [];
  for (const one of lookedUp) answers.push(one instanceof DomainError ? one : await answer(session, one, known));
  return answers;
}

/** What is stored about all that is asked. Of other strategies' organisations and indicators each question sees nothing. */
interface Known {
  readonly plans: ReadonlyMap<string, PlanToJudge>;
  readonly leftOut: ReadonlyMap<string, readonly LeftOutGoalEntity[]>;
  readonly tree: OrganisationsBelow;
  readonly populations: ReadonlyMap<string, OrganisationNode['populations']>;
  /** By view and instant. */
  readonly figures: ReadonlyMap<string, FiguresKnown>;
  /** Default years that had to be looked up, by strategy, view and instant. */
  readonly lastYears: Map<string, number | null>;
}

/** By indicator and organisation. */
type FiguresKnown = ReadonlyMap<string, ReadonlyMap<string, readonly Figure[]>>;

async function readKnown(session: Session, asked: readonly LookedUp[]): Promise<Known> {
  const organisations = session.use(OrganisationStore);
  const tree = new OrganisationsBelow(
    await organisations.below([...new Set(asked.flatMap((one) => [...one.roots, ...rootsOfDefaultYear(one)]))]),
  );
  const ids = tree.below(asked.flatMap(({ roots }) => roots)).map(({ id }) => id);
  const populations = groupRows(await organisations.populations(ids), (row) => row.organisation_id);
  const strategies = [...new Map(asked.map(({ strategy }) => [strategy.id, strategy])).values()];
  const plans = await readPlans(session, strategies, ids);
  const participations = asked.flatMap((one) => one.participations.map(({ id }) => id));
  const leftOut = await session.use(ParticipationStore).leftOut([...new Set(participations)]);
  const figures = new Map<string, FiguresKnown>();
  for (const [key, alike] of groupRows(asked, ({ question }) => figuresKey(question))) {
    const [first] = alike;
    if (first === undefined) continue;
    const indicators = new Set(alike.flatMap(({ strategy }) => indicatorsOf(plans.get(strategy.id))));
    const inScope = tree.below(alike.flatMap(({ roots }) => roots)).map(({ id }) => id);
    const source = figureSource(session, first.question.asOf ?? null);
    figures.set(key, await readFigures(source, [...indicators], inScope, first.question.view));
  }
  const leftOutOf = groupRows(leftOut, ({ participationId }) => participationId);
  return { plans, leftOut: leftOutOf, tree, populations, figures, lastYears: new Map() };
}

/** Questions of the same key are answered from the same figures. */
function figuresKey({ view, asOf }: ProgressQuestion): string {
  return `${view} ${asOf?.toISOString() ?? 'now'}`;
}

async function readFigures(
  source: FigureSource,
  indicatorIds: readonly string[],
  organisationIds: string[],
  view: View,
) {
  const rows = await source.totals(indicatorIds, organisationIds, view);
  const byIndicator = groupRows(rows, ({ indicatorId }) => indicatorId);
  return new Map(
    [...byIndicator].map(([indicator, figures]) => [
      indicator,
      groupRows(figures, ({ organisationId }) => organisationId),
    ]),
  );
}

async function answer(session: Session, asked: LookedUp, known: Known): Promise<StrategyProgressOf> {
  const { question, strategy, participations, organisation, participation } = asked;
  const plan = known.plans.get(strategy.id);
  if (!plan) throw new Error(`Broken promise: the strategy ${strategy.id} has no plan`);
  const organisations = known.tree
    .below(asked.roots)
    .map(({ id, parent_id }) => ({ id, parent: parent_id, populations: known.populations.get(id) ?? [] }));
  const judgement = withoutNames(
    judgeStrategy(
      {
        plan,
        participants: participations.map((one) => participantOf(one, known)),
        organisations,
        figures: known.figures.get(figuresKey(question)) ?? new Map(),
      },
      {
        organisation,
        year: question.year ?? (await defaultYear(session, asked, plan, known)),
        targets: question.targets,
      },
    ),
    asked.unnamed,
  );
  const leftOut = participation === null ? [] : (known.leftOut.get(participation) ?? []);
  const leftOutHere = new Map(leftOut.map((row) => [row.goalId, row]));
  const ownLanguage = strategy.title[0]?.language ?? 'EN';
  return {
    ...judgement,
    ownLanguage,
    strategyId: strategy.id,
    view: question.view,
    asOf: question.asOf ?? null,
    themes: judgement.themes.map((theme) => ({
      ...theme,
      ownLanguage,
      goals: theme.goals.map((goal) => ({ ...goal, ownLanguage, leftOut: leftOutHere.get(goal.goal) ?? null })),
    })),
  };
}

function participantOf({ id, organisationId }: ParticipationEntity, { leftOut }: Known): Participant {
  return {
    organisation: organisationId,
    leftOutGoals: new Set((leftOut.get(id) ?? []).map(({ goalId }) => goalId)),
  };
}

/**
 * The last year with data of any of the strategy's indicators, at most its last; its first where there is none. The
 * same for whomever it is asked: it looks at all participants.
 */
async function defaultYear(session: Session, asked: LookedUp, plan: PlanToJudge, known: Known): Promise<number> {
  const last =
    asked.organisation === null ? lastYearOf(asked, plan, known) : await readLastYear(session, asked, plan, known);
  return Math.max(last ?? plan.startYear, plan.startYear);
}

/** Where the figures of all participants are at hand. */
function lastYearOf({ question, roots }: LookedUp, plan: PlanToJudge, { figures, tree }: Known): number | null {
  const inScope = new Set(tree.below(roots).map(({ id }) => id));
  const known = figures.get(figuresKey(question));
  let last: number | null = null;
  for (const indicator of indicatorsOf(plan)) {
    for (const [organisation, ofOrganisation] of known?.get(indicator) ?? []) {
      if (!inScope.has(organisation)) continue;
      for (const { year, value } of ofOrganisation) {
        if (value !== null && year <= plan.endYear && (last === null || year > last)) last = year;
      }
    }
  }
  return last;
}

async function readLastYear(session: Session, asked: LookedUp, plan: PlanToJudge, { tree, lastYears }: Known) {
  const { view, strategyId, asOf = null } = asked.question;
  const key = `${strategyId} ${figuresKey(asked.question)}`;
  const before = lastYears.get(key);
  if (before !== undefined) return before;
  const everybody = tree.below(rootsOfDefaultYear(asked)).map(({ id }) => id);
  const last = await figureSource(session, asOf).lastYear(indicatorsOf(plan), everybody, plan.endYear, view);
  lastYears.set(key, last);
  return last;
}

function rootsOfDefaultYear({ question, participations }: LookedUp): string[] {
  return question.year === null ? participations.map(({ organisationId }) => organisationId) : [];
}

function indicatorsOf(plan: PlanToJudge | undefined): string[] {
  const goals = (plan?.themes ?? []).flatMap((theme) => theme.goals);
  return [...new Set(goals.flatMap((goal) => goal.indicators.map(({ indicator }) => indicator)))];
}

/** Organisations with those below them. */
class OrganisationsBelow {
  private readonly children: ReadonlyMap<string | null, readonly OrganisationRow[]>;

  constructor(private readonly rows: readonly OrganisationRow[]) {
    this.children = groupRows(rows, ({ parent_id }) => parent_id);
  }

  /** Those and all below them, each once, in the order in which they were read. */
  below(roots: readonly string[]): readonly OrganisationRow[] {
    const found = new Set(roots);
    // What is added on the way is gone through as well.
    for (const id of found) for (const child of this.children.get(id) ?? []) found.add(child.id);
    return this.rows.filter(({ id }) => found.has(id));
  }
}
