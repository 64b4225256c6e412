import type { Figure } from '../review/measurement.js';
import type { OrganisationTree } from './organisation-tree.js';
import type { GoalIndicatorToJudge } from './strategy-figures.js';

export interface InvolvementInput {
  readonly tree: OrganisationTree;
  readonly goal: string;
  readonly goalIndicator: Pick<GoalIndicatorToJudge, 'responsible'>;
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
}

/** Who is expected to have figures of one indicator of a goal. */
export interface Involvement {
  /** Children that are responsible or ever reported, themselves or below them, and did not leave the goal out. */
  expectedChildren(organisation: string): readonly string[];
  /** Years for which the organisation or those expected below it have a figure or a reason, in no order. */
  yearsOf(organisation: string): ReadonlySet<number>;
}

/** Looks up, once for each organisation, who is involved in an indicator. */
export function involvementOf({ tree, goal, goalIndicator, figures }: InvolvementInput): Involvement {
  const responsible = new Set(goalIndicator.responsible);
  const involved = new Map<string, boolean>();
  const isInvolved = (organisation: string): boolean => {
    const before = involved.get(organisation);
    if (before !== undefined) return before;
    involved.set(organisation, false);
    const isItself = responsible.has(organisation) || (figures.get(organisation)?.length ?? 0) > 0;
    const found = isItself || tree.childrenOf(organisation).some(isInvolved);
    involved.set(organisation, found);
    return found;
  };
  const expected = new Map<string, readonly string[]>();
  const expectedChildren = (organisation: string): readonly string[] => {
    let children = expected.get(organisation);
    if (children === undefined) {
      children = tree.childrenOf(organisation).filter((child) => isInvolved(child) && !tree.hasLeftOut(child, goal));
      expected.set(organisation, children);
    }
    return children;
  };
  const yearsOf = (organisation: string): ReadonlySet<number> => {
    const years = new Set<number>();
    const seen = new Set<string>();
    const visit = (current: string): void => {
      if (seen.has(current)) return;
      seen.add(current);
      for (const { year } of figures.get(current) ?? []) years.add(year);
      for (const child of expectedChildren(current)) visit(child);
    };
    visit(organisation);
    return years;
  };
  return { expectedChildren, yearsOf };
}
