import type { JointYear } from '../../domain/progress/joint-year.js';

/**
 * What all participants have together, without what would tell who takes part unnamed: no names of them among what is
 * missing, and no share of inhabitants, from which those of an unnamed one could be computed.
 */
export function withoutNames(joint: readonly JointYear[], unnamed: ReadonlySet<string>): readonly JointYear[] {
  if (unnamed.size === 0) return joint;
  return joint.map((year) => ({
    ...year,
    coverage: { ...year.coverage, populationShare: null },
    missingParts:
      year.missingParts?.map((part) =>
        part.organisation !== null && unnamed.has(part.organisation) ? { ...part, organisation: null } : part,
      ) ?? null,
  }));
}
