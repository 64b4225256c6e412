import { nearestPopulation } from './population.js';
import type { OrganisationNode, Participant, StrategyFigures } from './strategy-figures.js';

/** The organisations of a strategy, ready to be looked up. */
export interface OrganisationTree {
  childrenOf(organisation: string): readonly string[];
  /** The organisation it lies directly below, or null. */
  parentOf(organisation: string): string | null;
  /** Inhabitants in the nearest known year (the earlier of two equally near), or null. */
  populationOf(organisation: string, year: number): number | null;
  /** The participant that the organisation is or lies below, or null. */
  participantAbove(organisation: string): Participant | null;
  /** Whether the organisation is a participant that left the goal out. */
  hasLeftOut(organisation: string, goal: string): boolean;
}

/** Indexes the organisations once. A parent that is not among them counts as none. */
export function organisationTree(figures: Pick<StrategyFigures, 'organisations' | 'participants'>): OrganisationTree {
  const nodes = new Map(figures.organisations.map((node) => [node.id, node]));
  const participants = new Map(figures.participants.map((participant) => [participant.organisation, participant]));
  const children = new Map<string, string[]>();
  for (const node of figures.organisations) {
    if (node.parent === null || node.parent === node.id) continue;
    const siblings = children.get(node.parent);
    if (siblings === undefined) children.set(node.parent, [node.id]);
    else siblings.push(node.id);
  }
  const populationByYear = new Map<number, Map<string, number | null>>();
  return {
    childrenOf: (organisation) => children.get(organisation) ?? [],
    parentOf: (organisation) => nodes.get(organisation)?.parent ?? null,
    populationOf: (organisation, year) => {
      let ofYear = populationByYear.get(year);
      if (ofYear === undefined) {
        ofYear = new Map();
        populationByYear.set(year, ofYear);
      }
      let population = ofYear.get(organisation);
      if (population === undefined) {
        population = nearestPopulation(nodes.get(organisation)?.populations ?? [], year);
        ofYear.set(organisation, population);
      }
      return population;
    },
    participantAbove: (organisation) => participantAbove(nodes, participants, organisation),
    hasLeftOut: (organisation, goal) => participants.get(organisation)?.leftOutGoals.has(goal) ?? false,
  };
}

function participantAbove(
  nodes: ReadonlyMap<string, OrganisationNode>,
  participants: ReadonlyMap<string, Participant>,
  organisation: string,
): Participant | null {
  const seen = new Set<string>();
  let current: string | null = organisation;
  while (current !== null && !seen.has(current)) {
    const participant = participants.get(current);
    if (participant !== undefined) return participant;
    seen.add(current);
    current = nodes.get(current)?.parent ?? null;
  }
  return null;
}
