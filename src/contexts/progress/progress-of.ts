import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { DomainError } from '../../domain/domain-error.js';
import type { Language } from '../../domain/plan/localised-text.js';
import type { GoalJudgement, StrategyJudgement, ThemeJudgement } from '../../domain/progress/judgement.js';
import type { View } from '../../domain/review/measurement.js';
import { ParticipationStore } from '../planning/participation.store.js';
import { type PlanRows, readPlanRows } from '../planning/plan-rows.js';
import type { LeftOutGoalEntity } from '../planning/tables/left-out-goal.entity.js';
import { judgeAsOf } from './judge-as-of.js';
import { judgeKept } from './judge-kept.js';
import { type LookedUp, lookUpQuestions, type ProgressQuestion } from './look-up-questions.js';

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
  /** The rows of its plan, and of other plans that were asked of at the same time. */
  readonly rows: PlanRows;
}

/**
 * The answer to each question, or why it is refused, in the same order; by the same number of statements for any number
 * of strategies, goals, organisations and years, but for those that each view and each instant costs.
 */
export async function progressOfEach(
  session: Session,
  actor: Actor,
  questions: readonly ProgressQuestion[],
): Promise<(StrategyProgressOf | DomainError)[]> {
  const lookedUp = await lookUpQuestions(session, actor, questions);
  const asked = lookedUp.flatMap((one) => (one instanceof DomainError ? [] : [one]));
  const rows = await readPlanRows(session, [...new Set(asked.map(({ strategy }) => strategy))]);
  const leftOut = await readLeftOut(session, asked);
  const [asOf, kept] = [asked.filter(({ question }) => question.asOf), asked.filter(({ question }) => !question.asOf)];
  const judged = new Map([
    ...(kept.length === 0 ? [] : await judgeKept(session, kept, rows, (id) => new Set(leftOut.get(id)?.keys()))),
    ...(asOf.length === 0 ? [] : await judgeAsOf(session, asOf, rows)),
  ]);
  return lookedUp.map((one) => {
    if (one instanceof DomainError) return one;
    const judgement = judged.get(one);
    if (!judgement) throw new Error(`Broken promise: a question about ${one.strategy.slug} was not judged`);
    return answerOf(one, judgement, rows, leftOut.get(one.one?.participation.id ?? ''));
  });
}

/** By participation and goal. */
type LeftOut = ReadonlyMap<string, ReadonlyMap<string, LeftOutGoalEntity>>;

async function readLeftOut(session: Session, asked: readonly LookedUp[]): Promise<LeftOut> {
  const participations = [...new Set(asked.flatMap(({ one }) => (one === null ? [] : [one.participation.id])))];
  if (participations.length === 0) return new Map();
  const rows = await session.use(ParticipationStore).leftOut(participations);
  return new Map(
    [...groupRows(rows, ({ participationId }) => participationId)].map(([id, ofOne]) => [
      id,
      new Map(ofOne.map((row) => [row.goalId, row])),
    ]),
  );
}

function answerOf(
  { question, strategy }: LookedUp,
  judgement: StrategyJudgement,
  rows: PlanRows,
  leftOut: ReadonlyMap<string, LeftOutGoalEntity> | undefined,
): StrategyProgressOf {
  const ownLanguage = strategy.title[0]?.language ?? 'EN';
  return {
    ...judgement,
    ...{ ownLanguage, rows },
    strategyId: strategy.id,
    view: question.view,
    asOf: question.asOf ?? null,
    themes: judgement.themes.map((theme) => ({
      ...theme,
      ownLanguage,
      goals: theme.goals.map((goal) => ({ ...goal, ownLanguage, leftOut: leftOut?.get(goal.goal) ?? null })),
    })),
  };
}
