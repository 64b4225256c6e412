import type { PlanToJudge } from './strategy-figures.js';

/** The strategy's minimum coverage, a share from 0 to 1; 80 % where what is stored is no number. */
export function minimumCoverageOf({ minimumCoverage }: Pick<PlanToJudge, 'minimumCoverage'>): number {
  return Number.isFinite(minimumCoverage) ? minimumCoverage : 0.8;
}
