import type { IndicatorCase } from './indicator-case.js';
import type { YearValue } from './judgement.js';
import { sumOf } from './numbers.js';
import type { SeriesToJudge } from './series.js';
import { sumOfOwnTargets } from './target-choice.js';

/**
 * SUM without full coverage: the members that reported, judged together against the sum of their own targets if they
 * all have one. Values, baselines and targets are those of the same members. Null where that is not so.
 */
export function partialSum(found: IndicatorCase, whole: SeriesToJudge): SeriesToJudge | null {
  const { goalIndicator, organisationFigures: figures, latest, scope } = found;
  const members = latest.aggregate?.members ?? [];
  const isPartial = figures.rule === 'SUM' && latest.value === null && members.length > 0;
  if (!isPartial || (scope.organisation !== null && found.chosen.targets.length === 0)) return null;

  const baselines = found.baselines.ofEach(members, latest.year);
  const targets = sumOfOwnTargets(goalIndicator, members, baselines, found.plan.endYear);
  if (targets === null) return null;
  const baseline = found.baselines.ofMembers(members, latest.year);
  const observations: YearValue[] = [];
  for (const year of found.subject.years) {
    if (year > latest.year) break;
    const values: number[] = [];
    for (const { organisation } of members) {
      const { value, comparable } = figures.at(organisation, year);
      if (value !== null && comparable) values.push(value);
    }
    if (values.length === members.length) observations.push({ year, value: sumOf(values) });
  }
  return {
    ...whole,
    baseline: baseline === null ? null : { year: baseline.year, value: baseline.value },
    assumedBaseline: baseline?.isAssumed ?? false,
    targets,
    observations,
  };
}
