import { keepFigures, type ReportedFigureRow } from '../../src/contexts/aggregates/keep-figures.js';
import { addParticipation } from '../../src/contexts/aggregates/keep-participation.js';
import { addOrganisation } from '../../src/contexts/organisations/add-organisation.js';
import { addGoal } from '../../src/contexts/planning/add-goal.js';
import { addTheme } from '../../src/contexts/planning/add-theme.js';
import { createIndicator } from '../../src/contexts/planning/create-indicator.js';
import { createStrategy } from '../../src/contexts/planning/create-strategy.js';
import { useIndicator } from '../../src/contexts/planning/use-indicator.js';
import type { Session } from '../../src/database/session.js';
import { type Actor, EVERYWHERE } from '../../src/domain/actor.js';
import { aggregate } from '../../src/domain/progress/aggregate.js';
import { aggregationRuleOf, figureOfSums } from '../../src/domain/progress/aggregation.js';
import { organisationFigures } from '../../src/domain/progress/organisation-figures.js';
import { organisationTree } from '../../src/domain/progress/organisation-tree.js';
import type { OrganisationNode } from '../../src/domain/progress/strategy-figures.js';
import { goalIndicator, rules } from '../domain/given.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';

const OPERATOR: Actor = { id: null, name: 'operator', memberships: [{ role: 'ADMIN', organisation: EVERYWHERE }] };
const PARTICIPANTS = 6;
const YEARS = Array.from({ length: 12 }, (_, index) => 2010 + index);
const TITLE = [{ language: 'DA' as const, text: 'Titel' }];

/** How one indicator is aggregated, and what its figures are like. */
interface Kind {
  readonly rules: ReturnType<typeof rules>;
  /** One line of reporters below a participant: the domain takes the mean of several for one member, sums cannot. */
  readonly inOneLine: boolean;
  /** Everybody at the bottom has a value that counts: the domain adds up no municipality of which a part is missing. */
  readonly isComplete: boolean;
}

const KINDS: readonly Kind[] = [
  { rules: rules({ aggregation: 'SUM' }), inOneLine: false, isComplete: true },
  {
    rules: rules({ valueKind: 'SHARE', aggregation: 'RATIO_OF_SUMS', factor: 100 }),
    inOneLine: false,
    isComplete: false,
  },
  { rules: rules({ aggregation: 'MINIMUM' }), inOneLine: false, isComplete: false },
  { rules: rules({ aggregation: 'MAXIMUM' }), inOneLine: false, isComplete: false },
  { rules: rules({ aggregation: 'MEAN' }), inOneLine: true, isComplete: false },
  { rules: rules({ aggregation: 'POPULATION_WEIGHTED_MEAN' }), inOneLine: true, isComplete: false },
  { rules: rules({ valueKind: 'YES_NO', aggregation: 'MEAN' }), inOneLine: true, isComplete: false },
];

describe.each(DATABASE_KINDS)('what is kept of all participants on %s', (kind) => {
  it.each([1, 2])('is what the domain aggregates of random trees (seed %d)', async (seed) => {
    const random = randomNumbers(seed);
    const { database, close } = await openFreshDatabase(kind);
    const differing: unknown[] = [];
    let compared = 0;
    try {
      const nodes = await database.write((session) => storeOrganisations(session, random));
      const goal = await database.write(storeGoal);
      for (const one of KINDS) {
        const rule = aggregationRuleOf(one.rules);
        const { indicatorId, use } = await database.write((session) => storeIndicator(session, one, goal, nodes));
        const figures = randomFigures(nodes, one, random).map((figure) => ({ ...figure, indicatorId }));
        await database.write((session) => keepFigures(session, figures, ['PUBLIC', 'WORKING']));
        const kept = await database.read((session) => keptByYear(session, use, one));
        for (const [year, expected] of byTheDomain(nodes, one, figures)) {
          compared += expected === null ? 0 : 1;
          const found = rounded(kept.get(year) ?? null);
          if (found !== rounded(expected)) differing.push({ rule, year, found, expected });
        }
      }
    } finally {
      await close();
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(KINDS.length * 10);
  });
});

/** Participants, each with parts of its own two levels down; all in one line have the same inhabitants. */
async function storeOrganisations(session: Session, random: () => number): Promise<OrganisationNode[]> {
  const nodes: OrganisationNode[] = [];
  const add = async (code: string, parent: OrganisationNode | null, parentCode: string | null) => {
    const populations = parent?.populations ?? [{ year: 2015, population: 1 + Math.floor(random() * 9000) }];
    const { id } = await addOrganisation(session, OPERATOR, {
      ...{ code, country: 'DK', kind: 'MUNICIPALITY', name: TITLE, populations: [...populations] },
      parent: parentCode === null ? null : { country: 'DK', code: parentCode },
    });
    const node = { id, parent: parent?.id ?? null, populations };
    nodes.push(node);
    if (code.split('-').length === 3) return;
    const parts = 1 + Math.floor(random() * 3);
    for (let part = 0; part < parts; part += 1) await add(`${code}-${part}`, node, code);
  };
  for (let index = 0; index < PARTICIPANTS; index += 1) await add(String(index), null, null);
  return nodes;
}

async function storeGoal(session: Session): Promise<string> {
  const strategy = await createStrategy(session, OPERATOR, {
    ...{ slug: 'strategi', title: TITLE, startYear: 2010, endYear: 2024, owner: { country: 'DK', code: '0' } },
  });
  const theme = await addTheme(session, OPERATOR, { strategy: strategy.id, code: 'T', title: TITLE });
  return (await addGoal(session, OPERATOR, { theme: theme.id, code: 'A', title: TITLE })).id;
}

async function storeIndicator(session: Session, kind: Kind, goal: string, nodes: readonly OrganisationNode[]) {
  const { valueKind, aggregation } = kind.rules;
  const { id: indicatorId } = await createIndicator(session, OPERATOR, {
    ...{ owner: { country: 'DK', code: '0' }, code: `${valueKind}-${aggregation}`, title: TITLE, definition: TITLE },
    ...{ unit: 'stk.', valueKind, direction: 'INCREASE', aggregation },
  });
  const use = await useIndicator(session, OPERATOR, { goal, indicator: indicatorId });
  await addParticipation(
    session,
    participantsOf(nodes).map(({ id }) => ({ goalIndicatorId: use.id, indicatorId, organisationId: id })),
  );
  return { indicatorId, use: use.id };
}

function participantsOf(nodes: readonly OrganisationNode[]): readonly OrganisationNode[] {
  return nodes.filter(({ parent }) => parent === null);
}

/** In every year, values that count and such that must not be compared, reasons, and silence, on every level. */
function randomFigures(
  nodes: readonly OrganisationNode[],
  kind: Kind,
  random: () => number,
): Omit<ReportedFigureRow, 'indicatorId'>[] {
  const first = (node: OrganisationNode) => nodes.find(({ parent }) => parent === node.parent) === node;
  const isInLine = (node: OrganisationNode): boolean => {
    const parent = nodes.find(({ id }) => id === node.parent);
    return parent === undefined || (first(node) && isInLine(parent));
  };
  const reporters = kind.inOneLine ? nodes.filter(isInLine) : nodes;
  return YEARS.flatMap((year) =>
    reporters.flatMap((node): Omit<ReportedFigureRow, 'indicatorId'>[] => {
      const isBottom = !nodes.some(({ parent }) => parent === node.id);
      const isSure = kind.isComplete && isBottom;
      const rest = { organisationId: node.id, year, category: '', observationStatus: 'NORMAL' as const };
      const nothing = { value: null, numerator: null, denominator: null, comparable: true };
      const chance = random();
      if (!isSure && chance < 0.3) return [];
      if (!isSure && chance < 0.5) return [{ ...rest, ...nothing, missing: 'NO_DATA' as const }];
      const mayDiffer = !isSure && (!kind.isComplete || node.parent === null);
      const comparable = !mayDiffer || random() < 0.6;
      return [{ ...rest, ...randomValue(kind, random), comparable }];
    }),
  );
}

function randomValue({ rules: { valueKind } }: Kind, random: () => number) {
  const whole = { numerator: null, denominator: null, missing: null };
  if (valueKind === 'YES_NO') return { ...whole, value: random() < 0.5 ? 0 : 1 };
  if (valueKind !== 'SHARE') return { ...whole, value: Math.round(random() * 1e6) / 1e3 };
  const denominator = Math.floor(random() * 8);
  const numerator = Math.floor(random() * (denominator + 1));
  if (denominator === 0) return { value: null, numerator, denominator, missing: 'UNDEFINED_RATIO' as const };
  return { value: (100 * numerator) / denominator, numerator, denominator, missing: null };
}

/** The figure of all participants of each year as the sums that are kept give it. */
async function keptByYear(session: Session, use: string, kind: Kind): Promise<ReadonlyMap<number, number | null>> {
  const rule = aggregationRuleOf(kind.rules);
  const rows = await session.rows<KeptRow>(
    "SELECT * FROM participants_figure WHERE goal_indicator_id = $1 AND view = 'PUBLIC'",
    [use],
  );
  return new Map(
    rows.map((row) => {
      if (rule === 'MINIMUM') return [row.year, row.minimum];
      if (rule === 'MAXIMUM') return [row.year, row.maximum];
      const sums = {
        count: row.reported,
        values: row.sum_of_values ?? 0,
        numerators: row.sum_of_numerators ?? 0,
        denominators: row.sum_of_denominators ?? 0,
        populations: row.sum_of_populations ?? 0,
        valuesTimesPopulations: row.sum_of_values_times_population ?? 0,
      };
      return [row.year, figureOfSums(rule, sums, kind.rules.factor)];
    }),
  );
}

interface KeptRow {
  readonly year: number;
  readonly reported: number;
  readonly sum_of_values: number | null;
  readonly sum_of_numerators: number | null;
  readonly sum_of_denominators: number | null;
  readonly sum_of_populations: number | null;
  readonly sum_of_values_times_population: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** The figure of all participants of each year, or what is known of it, as the domain aggregates it. */
function byTheDomain(
  nodes: readonly OrganisationNode[],
  kind: Kind,
  reported: readonly ReportedFigureRow[],
): Map<number, number | null> {
  const participants = participantsOf(nodes).map(({ id }) => ({ organisation: id, leftOutGoals: new Set<string>() }));
  const figures = organisationFigures({
    tree: organisationTree({ organisations: nodes, participants }),
    goal: 'g',
    goalIndicator: goalIndicator({ rules: kind.rules }),
    figures: new Map(nodes.map(({ id }) => [id, reported.filter(({ organisationId }) => organisationId === id)])),
    minimumCoverage: 0,
    asOf: 2024,
  });
  return new Map(
    YEARS.map((year) => {
      const { value, coverage } = aggregate({
        rule: figures.rule,
        factor: kind.rules.factor,
        minimumCoverage: 0,
        figures: participants.map(({ organisation }) => figures.at(organisation, year)),
      });
      return [year, value ?? coverage.partialValue];
    }),
  );
}

/** Adding up in another order may differ in the last digit. */
function rounded(value: number | null): string | null {
  return value === null ? null : value.toPrecision(12);
}

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
