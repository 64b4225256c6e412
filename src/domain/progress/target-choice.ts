import type { Target } from '../plan/target.js';
import type { AggregationRule } from './aggregation.js';
import type { FoundBaseline, StartedMember } from './baselines.js';
import { finiteOrNull, sumOf } from './numbers.js';
import type { GoalIndicatorToJudge, Scope } from './strategy-figures.js';
import { type Path, plannedValue } from './trajectory.js';

/** The targets that judge somebody, or why there are none. */
export interface ChosenTargets {
  readonly targets: readonly Target[];
  readonly own: boolean;
  readonly withoutTarget: 'no_target' | 'no_own_target';
}

/**
 * All participants together are judged by the common targets. An organisation: EFFECTIVE by its own where it has set
 * any, else by the common ones; OWN and COMMON by these only. A common target of a sum, or a common per cent of yes,
 * binds only all participants together: without its own an organisation has `no_own_target`.
 */
export function chooseTargets(
  goalIndicator: Pick<GoalIndicatorToJudge, 'targets' | 'ownTargets'>,
  scope: Pick<Scope, 'organisation' | 'targets'>,
  rule: AggregationRule,
): ChosenTargets {
  const common: ChosenTargets = { targets: goalIndicator.targets, own: false, withoutTarget: 'no_target' };
  if (scope.organisation === null) return common;
  const none: ChosenTargets = { targets: [], own: false, withoutTarget: 'no_own_target' };
  const ownTargets = goalIndicator.ownTargets.get(scope.organisation) ?? [];
  if (scope.targets !== 'COMMON' && ownTargets.length > 0) return { ...common, targets: ownTargets, own: true };
  if (scope.targets === 'OWN' || rule === 'SUM') return none;
  const binding = rule === 'PER_CENT_OF_YES' ? common.targets.filter(asksEverybody) : common.targets;
  return binding.length < common.targets.length ? { ...none, targets: binding } : common;
}

/** Of a YES_NO: a per cent of yes asks nobody in particular for a yes. Own rule. */
function asksEverybody({ value }: Target): boolean {
  return value === null || value === 1;
}

/**
 * The sum of the members' own targets, for the years in which any of them has one: each member counts with its own
 * planned value of that year. Null unless every member has an own target within the strategy; a sum that is more than
 * a number can say is null.
 */
export function sumOfOwnTargets(
  goalIndicator: GoalIndicatorToJudge,
  members: readonly StartedMember[],
  endYear: number,
): readonly Target[] | null {
  const own: { readonly baseline: FoundBaseline | null; readonly targets: readonly Target[] }[] = [];
  for (const { figures, baseline } of members) {
    const stated = goalIndicator.ownTargets.get(figures.organisation) ?? [];
    const targets = stated.filter(({ year }) => year <= endYear).toSorted((one, other) => one.year - other.year);
    if (targets.length === 0) return null;
    own.push({ baseline, targets });
  }
  const years = new Set(own.flatMap(({ targets }) => targets.map(({ year }) => year)));
  const sums: Target[] = [];
  for (const year of [...years].toSorted((one, other) => one - other)) {
    const sum = (part: 'value' | 'bandMinimum' | 'bandMaximum'): number | null =>
      sumOrNull(own.map(({ baseline, targets }) => plannedOf(goalIndicator, { baseline, targets, part }, year)));
    sums.push({ year, value: sum('value'), bandMinimum: sum('bandMinimum'), bandMaximum: sum('bandMaximum') });
  }
  return sums;
}

function plannedOf(
  { trajectory }: Pick<GoalIndicatorToJudge, 'trajectory'>,
  member: {
    readonly baseline: FoundBaseline | null;
    readonly targets: readonly Target[];
    readonly part: 'value' | 'bandMinimum' | 'bandMaximum';
  },
  year: number,
): number | null {
  const points: { year: number; value: number }[] = [];
  for (const target of member.targets) {
    const value = target[member.part];
    if (value === null) return null;
    points.push({ year: target.year, value });
  }
  const [first, ...rest] = points;
  if (first === undefined) return null;
  const { baseline } = member;
  const startsBefore = member.part === 'value' && baseline !== null && baseline.year < first.year;
  const path: Path = startsBefore
    ? { trajectory, baseline, targets: points, wholeLevels: false }
    : { trajectory, baseline: first, targets: rest, wholeLevels: false };
  return plannedValue(path, year) ?? (startsBefore ? baseline.value : first.value);
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  const known: number[] = [];
  for (const value of values) {
    if (value === null) return null;
    known.push(value);
  }
  return finiteOrNull(sumOf(known));
}
