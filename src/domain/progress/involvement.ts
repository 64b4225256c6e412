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
  /**
   * Children that did not leave the goal out and are responsible, themselves or below them, or have reported up to that
   * year: whoever reports unasked is expected from its first year on, not before. Own rule.
   */
  expectedChildren(organisation: string, year: number): readonly string[];
  /** Years for which the organisation or those expected below it have a figure or a reason, in no order. */
  yearsOf(organisation: string): ReadonlySet<number>;
  /** Whether the organisation is responsible or ever reported, itself or below it. */
  isInvolved(organisation: string): boolean;
}

/** Looks up, once for each organisation, who is involved in an indicator. */
export function involvementOf({ tree, goal, goalIndicator, figures }: InvolvementInput): Involvement {
  const responsible = new Set(goalIndicator.responsible);
  const from = new Map<string, number>();
  /** The first year in which something is expected; infinite where never. */
  const involvedFrom = (organisation: string): number => {
    const before = from.get(organisation);
    if (before !== undefined) return before;
    from.set(organisation, Number.POSITIVE_INFINITY); // an organisation that lies below itself adds nothing
    const itself = responsible.has(organisation) ? Number.NEGATIVE_INFINITY : firstYearOf(figures.get(organisation));
    const found = Math.min(itself, ...tree.childrenOf(organisation).map(involvedFrom));
    from.set(organisation, found);
    return found;
  };
  const involved = new Map<string, readonly string[]>();
  const involvedChildren = (organisation: string): readonly string[] => {
    let children = involved.get(organisation);
    if (children === undefined) {
      const isExpected = (child: string) => involvedFrom(child) < Number.POSITIVE_INFINITY;
      children = tree.childrenOf(organisation).filter((child) => isExpected(child) && !tree.hasLeftOut(child, goal));
      involved.set(organisation, children);
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
      for (const child of involvedChildren(current)) visit(child);
    };
    visit(organisation);
    return years;
  };
  return {
    expectedChildren: (organisation, year) =>
      involvedChildren(organisation).filter((child) => involvedFrom(child) <= year),
    yearsOf,
    isInvolved: (organisation) => involvedFrom(organisation) < Number.POSITIVE_INFINITY,
  };
}

function firstYearOf(figures: readonly Figure[] | undefined): number {
  return Math.min(Number.POSITIVE_INFINITY, ...(figures ?? []).map(({ year }) => year));
}
