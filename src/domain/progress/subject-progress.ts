import type { Figure } from '../review/measurement.js';
import { judgeIndicator } from './indicator-progress.js';
import type { JointYear } from './joint-year.js';
import type {
  GoalJudgement,
  IndicatorJudgement,
  NodeJudgement,
  StrategyJudgement,
  ThemeJudgement,
} from './judgement.js';
import { minimumCoverageOf } from './minimum-coverage.js';
import { type ChildSums, countsOf, rollUp, sumsOfIndicator } from './roll-up.js';
import { setAside } from './set-aside.js';
import type { GoalIndicatorToJudge, GoalToJudge, PlanToJudge, Scope, ThemeToJudge } from './strategy-figures.js';

/** What is known of one organisation or of all participants together. */
export interface SubjectFigures {
  /** Goals that it, or the participant above it, left out; of all together those that every participant left out. */
  readonly leftOutGoals: ReadonlySet<string>;
  /** Whether it takes part itself; true of all together. A department answers only for what it is asked or reports. */
  readonly takesPart: boolean;
  /** Its own figures of an indicator, in any order; none of all together. */
  own(indicator: string): readonly Figure[];
  /** What is below it in an indicator of a goal, or what all participants have together; in any order. */
  joint(goalIndicator: string): readonly JointYear[];
}

/**
 * Judges a strategy for one organisation or for all participants together: strategy → themes → goals → indicators.
 * Never throws on stored figures.
 */
export function judgeSubject(plan: PlanToJudge, subject: SubjectFigures, scope: Scope): StrategyJudgement {
  const work: Work = { plan, subject, scope, minimumCoverage: minimumCoverageOf(plan) };
  const themes = plan.themes.map((theme) => judgeTheme(work, theme));
  const goals = themes.flatMap(({ judgement }) => judgement.goals);
  const { node } = rollUp({
    children: themes.map(({ sums }) => sums),
    indicators: goals.flatMap(({ indicators }) => indicators),
    minimumCoverage: work.minimumCoverage,
    isGoal: false,
  });
  return {
    organisation: scope.organisation,
    year: scope.year,
    ...node,
    goalCounts: countsOf(goals),
    themes: themes.map(({ judgement }) => judgement),
  };
}

interface Work {
  readonly plan: PlanToJudge;
  readonly subject: SubjectFigures;
  readonly scope: Scope;
  readonly minimumCoverage: number;
}

interface Judged<Judgement> {
  readonly judgement: Judgement;
  readonly sums: ChildSums;
}

function judgeTheme(work: Work, theme: ThemeToJudge): Judged<ThemeJudgement> {
  const goals = theme.goals.map((goal) => judgeGoal(work, goal));
  const judgements = goals.map(({ judgement }) => judgement);
  const { node, sums } = rollUp({
    children: goals.map((goal) => goal.sums),
    indicators: judgements.flatMap(({ indicators }) => indicators),
    minimumCoverage: work.minimumCoverage,
    isGoal: false,
  });
  const judgement = { theme: theme.id, ...node, goalCounts: countsOf(judgements), goals: judgements };
  return { judgement, sums: { ...sums, weight: theme.weight } };
}

function judgeGoal(work: Work, goal: GoalToJudge): Judged<GoalJudgement> {
  const leftOut = work.subject.leftOutGoals.has(goal.id);
  const children: ChildSums[] = [];
  const indicators: IndicatorJudgement[] = [];
  for (const goalIndicator of goal.indicators) {
    const indicator = leftOut
      ? setAside(work.plan, goalIndicator, work.scope, 'LEFT_OUT')
      : judgeItsOwn(work, goalIndicator);
    indicators.push(indicator);
    children.push(sumsOfIndicator(indicator, goalIndicator.weight));
  }
  const { node, sums } = rollUp({ children, indicators, minimumCoverage: work.minimumCoverage, isGoal: true });
  const shown: NodeJudgement = leftOut ? { ...node, reason: 'LEFT_OUT' } : node;
  return { judgement: { goal: goal.id, ...shown, leftOut, indicators }, sums: { ...sums, weight: goal.weight } };
}

/** A department answers for what it is responsible for or reports; a participant for the whole strategy. Own rule. */
function judgeItsOwn({ plan, subject, scope }: Work, goalIndicator: GoalIndicatorToJudge): IndicatorJudgement {
  const { organisation } = scope;
  const own = subject.own(goalIndicator.indicator);
  const joint = subject.joint(goalIndicator.id);
  const isInvolved = own.length > 0 || joint.length > 0;
  const isAsked = subject.takesPart || organisation === null || goalIndicator.responsible.includes(organisation);
  return isInvolved || isAsked
    ? judgeIndicator({ plan, goalIndicator, scope, own, joint })
    : setAside(plan, goalIndicator, scope, 'not_responsible');
}
