import type {
  Coverage,
  IndicatorJudgement,
  NodeJudgement,
  StrategyJudgement,
} from '../../domain/progress/judgement.js';

/**
 * The judgement without what would tell who takes part unnamed: no names of them among what is missing and, of all
 * participants together, no share of inhabitants, from which those of an unnamed one could be computed.
 */
export function withoutNames(judgement: StrategyJudgement, unnamed: ReadonlySet<string>): StrategyJudgement {
  if (unnamed.size === 0) return judgement;
  const known = new Map<IndicatorJudgement, IndicatorJudgement>();
  const coverageOf = ({ organisation, coverage }: IndicatorJudgement): Coverage => ({
    ...coverage,
    populationShare: organisation === null ? null : coverage.populationShare,
    missing: coverage.missing.map((part) =>
      part.organisation !== null && unnamed.has(part.organisation) ? { ...part, organisation: null } : part,
    ),
  });
  const indicatorOf = (indicator: IndicatorJudgement): IndicatorJudgement => {
    const before = known.get(indicator);
    if (before) return before;
    const found = { ...indicator, coverage: coverageOf(indicator) };
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
