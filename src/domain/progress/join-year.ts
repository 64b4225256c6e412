import { aggregate } from './aggregate.js';
import { aggregationRuleOf } from './aggregation.js';
import { baselineOfMembers, type FoundBaseline, type StartedMember, startedMember } from './baselines.js';
import type { JointYear } from './joint-year.js';
import type { OrganisationFigures } from './organisation-figures.js';
import { partialSum } from './partial-sum.js';
import type { GoalIndicatorToJudge } from './strategy-figures.js';

/** By what the figures of several organisations are joined. */
export interface Joining {
  readonly goalIndicator: GoalIndicatorToJudge;
  /** The last year of the strategy. */
  readonly endYear: number;
  /** Share from 0 to 1 that means and ratios need. */
  readonly minimumCoverage: number;
  /** Everybody who is expected in any year. */
  readonly figures: ReadonlyMap<string, OrganisationFigures>;
}

/** What these organisations have together for one year. */
export function joinYear(joining: Joining, expected: readonly OrganisationFigures[], year: number): JointYear {
  const { goalIndicator, minimumCoverage } = joining;
  const { rules } = goalIndicator;
  const rule = aggregationRuleOf(rules);
  const figures = expected.map((one) => one.at(year));
  const { members, coverage, ...found } = aggregate({ rule, factor: rules.factor, minimumCoverage, figures });
  const started: StartedMember[] = [];
  for (const member of members) {
    const ofMember = joining.figures.get(member.organisation);
    if (ofMember !== undefined) started.push(startedMember(goalIndicator, ofMember, member, year));
  }
  const baseline = baselineOfMembers(goalIndicator, started);
  const isPartial = rule === 'SUM' && coverage.partialValue !== null;
  const { missing: missingParts, ...covered } = coverage;
  return {
    year,
    isReported: expected.some((one) => one.own.has(year) || (one.jointAt(year)?.isReported ?? false)),
    hasValue: expected.some((one) => one.own.get(year)?.value != null || (one.jointAt(year)?.hasValue ?? false)),
    value: found.value,
    numerator: found.numerator,
    denominator: found.denominator,
    missing: found.missing,
    observationStatus: found.value === null ? null : found.observationStatus,
    coverage: covered,
    missingParts,
    distribution: found.distribution,
    baseline,
    movesAgainstMembers:
      found.value !== null && movesAgainst(started, inMembersUnit(found.value, rule === 'PER_CENT_OF_YES'), baseline),
    partial: isPartial ? partialSum(joining, { started, baseline, year }) : null,
  };
}

function inMembersUnit(value: number, isPerCent: boolean): number {
  return isPerCent ? value / 100 : value;
}

/** Simpson's paradox: since their baselines every member moved one way, and they together the other. */
function movesAgainst(members: readonly StartedMember[], value: number, before: FoundBaseline | null): boolean {
  if (members.length < 2 || before === null) return false;
  const direction = Math.sign(value - before.value);
  if (direction === 0) return false;
  return members.every((one) => one.baseline !== null && Math.sign(one.value - one.baseline.value) === -direction);
}
