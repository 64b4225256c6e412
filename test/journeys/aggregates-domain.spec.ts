import { JointFigureStore } from '../../src/contexts/aggregates/joint-figure.store.js';
import { keepFigures, type ReportedFigureRow } from '../../src/contexts/aggregates/keep-figures.js';
import { addOrganisation } from '../../src/contexts/organisations/add-organisation.js';
import { addGoal } from '../../src/contexts/planning/add-goal.js';
import { addTheme } from '../../src/contexts/planning/add-theme.js';
import { createIndicator } from '../../src/contexts/planning/create-indicator.js';
import { createStrategy } from '../../src/contexts/planning/create-strategy.js';
import { joinStrategy } from '../../src/contexts/planning/join-strategy.js';
import { setTargets } from '../../src/contexts/planning/set-targets.js';
import { useIndicator } from '../../src/contexts/planning/use-indicator.js';
import type { Session } from '../../src/database/session.js';
import { type Actor, EVERYWHERE } from '../../src/domain/actor.js';
import { joinParticipants } from '../../src/domain/progress/join-years.js';
import { organisationTree } from '../../src/domain/progress/organisation-tree.js';
import type { OrganisationNode } from '../../src/domain/progress/strategy-figures.js';
import { goalIndicator, rules } from '../domain/given.js';
import { DATABASE_KINDS, openFreshDatabase } from '../support/databases.js';

const OPERATOR: Actor = {
  kind: 'operator',
  id: null,
  name: 'operator',
  memberships: [{ role: 'ADMIN', organisation: EVERYWHERE }],
};
const PARTICIPANTS = 6;
const YEARS = Array.from({ length: 12 }, (_, index) => 2010 + index);
const BASELINE = { year: 2012, value: null };
const OWN_BASELINE = { year: 2013, value: 1 };

const TITLE = [{ language: 'DA' as const, text: 'Titel' }];

type Kind = ReturnType<typeof rules>;

const KINDS: readonly Kind[] = [
  rules({ aggregation: 'SUM' }),
  rules({ valueKind: 'SHARE', aggregation: 'RATIO_OF_SUMS', factor: 100 }),
  rules({ aggregation: 'MINIMUM' }),
  rules({ aggregation: 'MEDIAN' }),
  rules({ aggregation: 'MEAN', frequencyYears: 3 }),
  rules({ aggregation: 'POPULATION_WEIGHTED_MEAN' }),
  rules({ valueKind: 'YES_NO', aggregation: 'MEAN' }),
  rules({ valueKind: 'LEVEL', aggregation: 'MEDIAN' }),
];

describe.each(DATABASE_KINDS)('what is kept of all participants on %s', (kind) => {
  it.each([1, 2])('is what the domain joins of the single figures of random trees (seed %d)', async (seed) => {
    const random = randomNumbers(seed);
    const { database, close } = await openFreshDatabase(kind);
    try {
      const nodes = await database.write((session) => storeOrganisations(session, random));
      const plan = await database.write(storeGoal);
      for (const one of KINDS) {
        const { indicatorId, use } = await database.write((session) => storeIndicator(session, one, plan, nodes));
        const figures = randomFigures(nodes, one, random).map((figure) => ({ ...figure, indicatorId }));
        // One after another, as they are reported: what each of them changes is joined anew.
        for (const piece of inPieces(figures, random)) {
          await database.write((session) => keepFigures(session, piece, ['PUBLIC', 'WORKING']));
        }
        const kept = await database.read((session) => session.use(JointFigureStore).of([use], [''], 'WORKING'));
        const joined = byTheDomain(nodes, one, figures);
        expect(kept.map(({ joint }) => joint).sort((a, b) => a.year - b.year)).toEqual(
          joined.map((joint) => ({ ...joint, missingParts: null })),
        );
        expect(joined.filter(({ isReported }) => isReported).length).toBeGreaterThan(10);
      }
    } finally {
      await close();
    }
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

async function storeGoal(session: Session): Promise<{ readonly strategy: string; readonly goal: string }> {
  const strategy = await createStrategy(session, OPERATOR, {
    ...{ slug: 'strategi', title: TITLE, startYear: 2010, endYear: 2024, owner: { country: 'DK', code: '0' } },
  });
  const theme = await addTheme(session, OPERATOR, { strategy: strategy.id, code: 'T', title: TITLE });
  const goal = await addGoal(session, OPERATOR, { theme: theme.id, code: 'A', title: TITLE });
  for (let index = 0; index < PARTICIPANTS; index += 1) {
    await joinStrategy(session, OPERATOR, {
      strategy: strategy.id,
      organisation: { country: 'DK', code: String(index) },
    });
  }
  return { strategy: strategy.id, goal: goal.id };
}

/** A use of it with own targets of every participant, and an own baseline of the first. */
async function storeIndicator(
  session: Session,
  { valueKind, aggregation, frequencyYears }: Kind,
  { goal }: { readonly goal: string },
  nodes: readonly OrganisationNode[],
) {
  const { id: indicatorId } = await createIndicator(session, OPERATOR, {
    ...{ owner: { country: 'DK', code: '0' }, code: `${valueKind}-${aggregation}`, title: TITLE, definition: TITLE },
    ...{ unit: 'stk.', valueKind, direction: 'INCREASE', aggregation, frequencyYears },
  });
  const use = await useIndicator(session, OPERATOR, {
    ...{ goal, indicator: indicatorId, baseline: BASELINE },
  });
  for (const [index] of participantsOf(nodes).entries()) {
    await setTargets(session, OPERATOR, {
      ...{ goalIndicator: use.id, organisation: { country: 'DK', code: String(index) } },
      ...{ targets: [targetOf(valueKind)], baseline: index === 0 ? OWN_BASELINE : null },
    });
  }
  return { indicatorId, use: use.id };
}

function targetOf(valueKind: Kind['valueKind']) {
  return { year: 2024, value: valueKind === 'YES_NO' ? 1 : 4, bandMinimum: null, bandMaximum: null };
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
  return YEARS.flatMap((year) =>
    nodes.flatMap((node): Omit<ReportedFigureRow, 'indicatorId'>[] => {
      const rest = { organisationId: node.id, year, category: '', observationStatus: 'NORMAL' as const };
      const nothing = { value: null, numerator: null, denominator: null, comparable: true };
      const chance = random();
      if (chance < 0.3) return [];
      if (chance < 0.4) return [{ ...rest, ...nothing, missing: 'NO_DATA' as const }];
      return [{ ...rest, ...randomValue(kind, random), comparable: random() < 0.9 }];
    }),
  );
}

function randomValue({ valueKind }: Kind, random: () => number) {
  const whole = { numerator: null, denominator: null, missing: null };
  if (valueKind === 'LEVEL') return { ...whole, value: 1 + Math.floor(random() * 5) };
  if (valueKind === 'YES_NO') return { ...whole, value: random() < 0.5 ? 0 : 1 };
  if (valueKind !== 'SHARE') return { ...whole, value: Math.round(random() * 1e6) / 1e3 };
  const denominator = Math.floor(random() * 8);
  const numerator = Math.floor(random() * (denominator + 1));
  if (denominator === 0) return { value: null, numerator, denominator, missing: 'UNDEFINED_RATIO' as const };
  return { value: (100 * numerator) / denominator, numerator, denominator, missing: null };
}

/** In an order of chance, in pieces of one to twenty. */
function inPieces<Item>(items: readonly Item[], random: () => number): Item[][] {
  const drawn = items.map((item) => ({ item, place: random() })).sort((one, other) => one.place - other.place);
  const pieces: Item[][] = [];
  while (drawn.length > 0) pieces.push(drawn.splice(0, 1 + Math.floor(random() * 20)).map(({ item }) => item));
  return pieces;
}

/** What all participants have together, from nothing but single figures. */
function byTheDomain(nodes: readonly OrganisationNode[], kind: Kind, reported: readonly ReportedFigureRow[]) {
  const inOrder = [...nodes].sort((one, other) => (one.id < other.id ? -1 : 1));
  const participants = participantsOf(inOrder).map(({ id }) => id);
  const first = nodes[0]?.id ?? '';
  return joinParticipants(
    {
      plan: { startYear: 2010, endYear: 2024, minimumCoverage: 0.8 },
      goal: 'g',
      goalIndicator: goalIndicator({
        rules: kind,
        baseline: BASELINE,
        ownTargets: new Map(participants.map((id) => [id, [targetOf(kind.valueKind)]])),
        ownBaselines: new Map([[first, OWN_BASELINE]]),
      }),
      tree: organisationTree({ organisations: inOrder, participants: [] }),
      figures: new Map(nodes.map(({ id }) => [id, reported.filter(({ organisationId }) => organisationId === id)])),
    },
    participants,
  );
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
