import type { FoundBaseline, StartedMember } from './baselines.js';
import type { Joining } from './join-year.js';
import type { PartialSum } from './joint-year.js';
import type { YearValue } from './judgement.js';
import { finiteOrNull, sumOf } from './numbers.js';
import type { OrganisationFigures } from './organisation-figures.js';
import { sumOfOwnTargets } from './target-choice.js';

/**
 * SUM without full coverage: the members that reported, to be judged together against the sum of their own targets.
 * Values, baselines and targets are those of the same members; a year whose sum is more than a number can say has no
 * value. Null unless they all have own targets.
 */
export function partialSum(
  { goalIndicator, endYear }: Joining,
  found: {
    readonly started: readonly StartedMember[];
    readonly baseline: FoundBaseline | null;
    readonly year: number;
  },
): PartialSum | null {
  const { started, baseline } = found;
  const targets = started.length === 0 ? null : sumOfOwnTargets(goalIndicator, started, endYear);
  if (targets === null) return null;
  const members = started.map(({ figures }) => figures);
  const observations: YearValue[] = [];
  for (const year of members[0]?.years() ?? []) {
    if (year > found.year) break;
    const value = sumIn(members, year);
    if (value !== null) observations.push({ year, value });
  }
  return {
    baseline: baseline === null ? null : { year: baseline.year, value: baseline.value, isAssumed: baseline.isAssumed },
    targets,
    observations,
  };
}

function sumIn(members: readonly OrganisationFigures[], year: number): number | null {
  const values: number[] = [];
  for (const member of members) {
    const { value, comparable } = member.at(year);
    if (value === null || !comparable) return null;
    values.push(value);
  }
  return finiteOrNull(sumOf(values));
}
