import type { Figure } from '../review/measurement.js';
import { judgeIndicator } from './indicator-progress.js';
import type {
  GoalJudgement,
  IndicatorJudgement,
  NodeJudgement,
  StrategyJudgement,
  ThemeJudgement,
} from './judgement.js';
import { type OrganisationTree, organisationTree } from './organisation-tree.js';
import { type ChildSums, countsOf, rollUp, sumsOfIndicator } from './roll-up.js';
import type { GoalToJudge, Scope, StrategyFigures, ThemeToJudge } from './strategy-figures.js';

/**
 * Judges a strategy for one organisation or for all participants together: strategy → themes → goals → indicators.
 * The one entry to the method; the page, the API, exports and reports all call it. Never throws on stored figures.
 */
export function judgeStrategy(figures: StrategyFigures, scope: Scope): StrategyJudgement {
  const work: Work = { figures, scope, tree: organisationTree(figures), minimumCoverage: minimumCoverageOf(figures) };
  const themes = figures.plan.themes.map((theme) => judgeTheme(work, theme));
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
  readonly figures: StrategyFigures;
  readonly scope: Scope;
  readonly tree: OrganisationTree;
  readonly minimumCoverage: number;
}

interface Judged<Judgement> {
  readonly judgement: Judgement;
  readonly sums: ChildSums;
}

function minimumCoverageOf({ plan }: StrategyFigures): number {
  return Number.isFinite(plan.minimumCoverage) ? plan.minimumCoverage : 0.8;
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
  const { figures, scope, tree, minimumCoverage } = work;
  const leftOut = isLeftOut(work, goal);
  const participants = figures.participants
    .filter((participant) => !participant.leftOutGoals.has(goal.id))
    .map(({ organisation }) => organisation);
  const children: ChildSums[] = [];
  const indicators: IndicatorJudgement[] = [];
  for (const goalIndicator of goal.indicators) {
    const indicator = judgeIndicator({
      plan: { ...figures.plan, minimumCoverage },
      tree,
      goal: goal.id,
      goalIndicator,
      figures: figures.figures.get(goalIndicator.indicator) ?? NO_FIGURES,
      scope,
      participants,
      isLeftOut: leftOut,
    });
    indicators.push(indicator);
    children.push(sumsOfIndicator(indicator, goalIndicator.weight));
  }
  const { node, sums } = rollUp({ children, indicators, minimumCoverage, isGoal: true });
  const shown: NodeJudgement = leftOut ? { ...node, reason: 'LEFT_OUT' } : node;
  return { judgement: { goal: goal.id, ...shown, leftOut, indicators }, sums: { ...sums, weight: goal.weight } };
}

/** A participant leaves a goal out for all that lie below it; all together leave it out when every one of them did. */
function isLeftOut({ figures, scope, tree }: Work, goal: GoalToJudge): boolean {
  if (scope.organisation !== null) {
    return tree.participantAbove(scope.organisation)?.leftOutGoals.has(goal.id) ?? false;
  }
  const { participants } = figures;
  return participants.length > 0 && participants.every(({ leftOutGoals }) => leftOutGoals.has(goal.id));
}

const NO_FIGURES: ReadonlyMap<string, readonly Figure[]> = new Map();
