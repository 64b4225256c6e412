import type { Figure } from '../review/measurement.js';
import { type Joining, joinYear } from './join-year.js';
import type { JointYear } from './joint-year.js';
import { lazily } from './lazily.js';
import { minimumCoverageOf } from './minimum-coverage.js';
import { type OrganisationFigures, organisationFigures } from './organisation-figures.js';
import type { OrganisationTree } from './organisation-tree.js';
import type { GoalIndicatorToJudge, PlanToJudge } from './strategy-figures.js';

/** Organisations whose figures in an indicator of a goal are joined. */
export interface MembersToJoin {
  /** Years and minimum coverage of the strategy. */
  readonly plan: Pick<PlanToJudge, 'startYear' | 'endYear' | 'minimumCoverage'>;
  readonly goal: string;
  readonly goalIndicator: GoalIndicatorToJudge;
  /** Everybody joined; who is responsible and lies below them is found only with all that lie between. */
  readonly tree: OrganisationTree;
  /** By organisation, in any order. */
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
  /**
   * What is kept below an organisation, in place of the figures of those below it; without it they are read from
   * `figures`.
   */
  readonly below?: (organisation: string) => readonly JointYear[];
  /** Of all participants together only these years are joined; all of them where nothing is said. */
  readonly years?: ReadonlySet<number>;
}

/**
 * What those below each of these organisations have together, by year ascending; an organisation below which nobody is
 * expected has no entry. Expected are children that did not leave the goal out and are responsible, themselves or below
 * them, or have reported up to that year: whoever reports unasked is expected from its first year on, not before. Own
 * rule. What is asked for here is computed anew and used further up, whatever was kept.
 */
export function joinBelow(
  input: MembersToJoin,
  organisations: readonly string[],
): ReadonlyMap<string, readonly JointYear[]> {
  const { joinedBelow } = opened(input, new Set(organisations));
  const found = new Map<string, readonly JointYear[]>();
  for (const organisation of organisations) {
    const years = joinedBelow(organisation);
    if (years.length > 0) found.set(organisation, years);
  }
  return found;
}

/**
 * What all participants have together, by year ascending.
 * @param participants those that did not leave the goal out
 */
export function joinParticipants(input: MembersToJoin, participants: readonly string[]): readonly JointYear[] {
  const { figuresOf } = opened(input, new Set());
  const members = participants.map((one) => ({ figures: figuresOf(one), expectedFrom: Number.NEGATIVE_INFINITY }));
  const years = yearsOf(input, members).filter((year) => input.years?.has(year) ?? true);
  return joinMembers(input, members, years);
}

/** One whose figures are joined, and from which year on it is expected to have any. */
interface Member {
  readonly figures: OrganisationFigures;
  readonly expectedFrom: number;
}

/** @param anew organisations of which nothing kept is taken */
function opened(input: MembersToJoin, anew: ReadonlySet<string>) {
  const { tree, goal, goalIndicator, figures } = input;
  const answerable = lazily(() => withThoseAbove(tree, goalIndicator.responsible));
  const known = new Map<string, readonly JointYear[]>();

  const figuresOf = (organisation: string): OrganisationFigures =>
    organisationFigures({
      organisation,
      rules: goalIndicator.rules,
      own: figures.get(organisation) ?? [],
      below:
        input.below === undefined || anew.has(organisation) ? joinedBelow(organisation) : input.below(organisation),
      populationOf: (year) => tree.populationOf(organisation, year),
    });

  const joinedBelow = (organisation: string): readonly JointYear[] => {
    const before = known.get(organisation);
    if (before !== undefined) return before;
    known.set(organisation, []); // an organisation that lies below itself adds nothing
    const members: Member[] = [];
    for (const child of tree.childrenOf(organisation)) {
      if (tree.hasLeftOut(child, goal)) continue;
      const ofChild = figuresOf(child);
      const expectedFrom = answerable().has(child)
        ? Number.NEGATIVE_INFINITY
        : (ofChild.years()[0] ?? Number.POSITIVE_INFINITY);
      if (expectedFrom < Number.POSITIVE_INFINITY) members.push({ figures: ofChild, expectedFrom });
    }
    const found = joinMembers(input, members, yearsOf(input, members));
    known.set(organisation, found);
    return found;
  };

  return { figuresOf, joinedBelow };
}

function withThoseAbove(tree: OrganisationTree, organisations: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const organisation of organisations) {
    let current: string | null = organisation;
    while (current !== null && !found.has(current)) {
      found.add(current);
      current = tree.parentOf(current);
    }
  }
  return found;
}

/** A year for which nobody is expected yet has no entry. */
function joinMembers(input: MembersToJoin, members: readonly Member[], years: readonly number[]): readonly JointYear[] {
  const { goalIndicator, plan } = input;
  const joining: Joining = {
    goalIndicator,
    endYear: plan.endYear,
    minimumCoverage: minimumCoverageOf(plan),
    figures: new Map(members.map(({ figures }) => [figures.organisation, figures])),
  };
  const joined: JointYear[] = [];
  for (const year of years) {
    const expected: OrganisationFigures[] = [];
    for (const { figures, expectedFrom } of members) if (expectedFrom <= year) expected.push(figures);
    if (expected.length > 0) joined.push(joinYear(joining, expected, year));
  }
  return joined;
}

/** Every year of the strategy, that of the common baseline, and those any of the members or anybody below them knows. */
function yearsOf({ plan, goalIndicator }: MembersToJoin, members: readonly Member[]): readonly number[] {
  const years = new Set<number>();
  for (let year = plan.startYear; year <= plan.endYear; year += 1) years.add(year);
  if (goalIndicator.baseline !== null) years.add(goalIndicator.baseline.year);
  for (const { figures } of members) for (const year of figures.years()) years.add(year);
  return [...years].filter(Number.isInteger).toSorted((one, other) => one - other);
}
