import { figureOfMembers } from './aggregation.js';
import type { IndicatorCase } from './indicator-case.js';
import type { Flag, Freshness } from './judgement.js';
import type { SeriesJudgement } from './series.js';

/** What a reader should know beside the status: of the judgement, of the data behind it, of their age. */
export function flagsOf(
  found: IndicatorCase,
  judged: SeriesJudgement,
  facts: { readonly isPartial: boolean; readonly freshness: Freshness | null },
): readonly Flag[] {
  const { latest } = found;
  const flags: Flag[] = [...judged.flags];
  if (facts.isPartial) flags.push('partial');
  if (latest.value !== null && latest.aggregate !== null) {
    if (found.organisationFigures.rule === 'POPULATION_WEIGHTED_MEAN') flags.push('approximation');
    if (movesAgainstItsMembers(found)) flags.push('simpson');
  }
  if (differsFromDepartments(found)) flags.push('differs_from_departments');
  if (latest.value !== null && !latest.isComparable) flags.push('not_comparable');
  if (latest.observationStatus === 'ESTIMATED') flags.push('estimated');
  if (latest.observationStatus === 'PROVISIONAL') flags.push('provisional');
  if (facts.freshness?.state === 'LATE') flags.push('late');
  if (facts.freshness?.state === 'STALE') flags.push('stale');
  return flags;
}

/** Simpson's paradox: since their baselines every member moved one way, and they together the other. */
function movesAgainstItsMembers({ baselines, goalIndicator, organisationFigures, latest }: IndicatorCase): boolean {
  const members = latest.aggregate?.members ?? [];
  const whole = figureOfMembers(organisationFigures.rule, members, goalIndicator.rules.factor);
  if (members.length < 2 || whole === null) return false;
  const before = baselines.ofMembers(members, latest.year);
  if (before === null) return false;
  const wholeBefore = organisationFigures.rule === 'PER_CENT_OF_YES' ? before.value * 100 : before.value;
  const direction = Math.sign(whole - wholeBefore);
  if (direction === 0) return false;
  return baselines.ofEach(members, latest.year).every((baseline, index) => {
    const member = members[index];
    return baseline !== null && member !== undefined && Math.sign(member.value - baseline.value) === -direction;
  });
}

/** Whether the organisation's own value is another than that of its departments, by more than a millionth. */
function differsFromDepartments({ organisationFigures, scope, latest }: IndicatorCase): boolean {
  const { organisation } = scope;
  if (organisation === null || latest.value === null || latest.aggregate !== null) return false;
  const departments = organisationFigures.departmentsAt(organisation, latest.year)?.value ?? null;
  if (departments === null) return false;
  const theirs = organisationFigures.rule === 'PER_CENT_OF_YES' ? departments / 100 : departments;
  const greater = Math.max(Math.abs(theirs), Math.abs(latest.value));
  return Math.abs(theirs - latest.value) > 1e-6 * greater;
}
