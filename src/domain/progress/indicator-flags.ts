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
  if (latest.value !== null && latest.joint !== null) {
    if (found.rule === 'POPULATION_WEIGHTED_MEAN') flags.push('approximation');
    if (latest.joint.movesAgainstMembers) flags.push('simpson');
  }
  if (differsFromDepartments(found)) flags.push('differs_from_departments');
  if (latest.value !== null && !latest.isComparable) flags.push('not_comparable');
  if (latest.observationStatus === 'ESTIMATED') flags.push('estimated');
  if (latest.observationStatus === 'PROVISIONAL') flags.push('provisional');
  if (facts.freshness?.state === 'LATE') flags.push('late');
  if (facts.freshness?.state === 'STALE') flags.push('stale');
  return flags;
}

/** Whether the organisation's own value is another than that of its departments, by more than a millionth. */
function differsFromDepartments({ figures, rule, latest }: IndicatorCase): boolean {
  if (latest.value === null || latest.joint !== null) return false;
  const departments = figures?.jointAt(latest.year)?.value ?? null;
  if (departments === null) return false;
  const theirs = rule === 'PER_CENT_OF_YES' ? departments / 100 : departments;
  const greater = Math.max(Math.abs(theirs), Math.abs(latest.value));
  return Math.abs(theirs - latest.value) > 1e-6 * greater;
}
