import type { IndicatorJudgement, NodeJudgement, StrategyJudgement } from '../../domain/progress/judgement.js';

/** The judgement without the names of those among what is missing who take part unnamed. */
export function withoutNames(judgement: StrategyJudgement, unnamed: ReadonlySet<string>): StrategyJudgement {
  if (unnamed.size === 0) return judgement;
  const known = new Map<IndicatorJudgement, IndicatorJudgement>();
  const indicatorOf = (indicator: IndicatorJudgement): IndicatorJudgement => {
    const before = known.get(indicator);
    if (before) return before;
    const missing = indicator.coverage.missing.map((part) =>
      part.organisation !== null && unnamed.has(part.organisation) ? { ...part, organisation: null } : part,
    );
    const found = { ...indicator, coverage: { ...indicator.coverage, missing } };
    known.set(indicator, found);
    return found;
  };
  const nodeOf = <Node extends NodeJudgement>(node: Node): Node => ({
    ...node,
    worst: node.worst && indicatorOf(node.worst),
  });
  return {
    ...nodeOf(judgement),
    themes: judgement.themes.map((theme) => ({
      ...nodeOf(theme),
      goals: theme.goals.map((goal) => ({ ...nodeOf(goal), indicators: goal.indicators.map(indicatorOf) })),
    })),
  };
}
