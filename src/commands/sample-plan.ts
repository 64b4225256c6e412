import { addGoal } from '../contexts/planning/add-goal.js';
import { addTheme } from '../contexts/planning/add-theme.js';
import { createIndicator } from '../contexts/planning/create-indicator.js';
import { createStrategy } from '../contexts/planning/create-strategy.js';
import { joinStrategy } from '../contexts/planning/join-strategy.js';
import { leaveOutGoal } from '../contexts/planning/leave-out-goal.js';
import { setTargets } from '../contexts/planning/set-targets.js';
import { useIndicator } from '../contexts/planning/use-indicator.js';
import { groupRows } from '../database/group-rows.js';
import type { Session } from '../database/session.js';
import type { Actor } from '../domain/actor.js';
import { ACCUMULATIONS, AGGREGATIONS, DIRECTIONS, VALUE_KINDS } from '../domain/plan/indicator-rules.js';
import type { TextInLanguage } from '../domain/plan/localised-text.js';
import { type Baseline, type Target, TRAJECTORIES } from '../domain/plan/target.js';
import type { PlanNode } from './plan-node.js';

const LANGUAGE_KEYS = [
  ['da', 'DA'],
  ['sv', 'SV'],
  ['en', 'EN'],
] as const;

interface PlanParts {
  /** The country of every code in the file that names none. */
  readonly country: string;
  /** Rows of indicator, org, year and value. */
  readonly ownTargets: readonly Readonly<Record<string, string>>[];
}

interface Storing extends PlanParts {
  readonly session: Session;
  readonly actor: Actor;
  /** Ids by code. */
  readonly indicators: Map<string, string>;
  readonly goals: Map<string, string>;
  /** Ids of the uses of an indicator, with the goal's code, by the indicator's code. */
  readonly uses: Map<string, { readonly id: string; readonly goal: string }[]>;
}

/** Stores a plan file: the strategy, its indicators, themes, goals, participants and their own targets. Ids of the indicators by code. */
export async function storePlan(
  session: Session,
  actor: Actor,
  plan: PlanNode,
  parts: PlanParts,
): Promise<ReadonlyMap<string, string>> {
  const storing: Storing = { session, actor, ...parts, indicators: new Map(), goals: new Map(), uses: new Map() };
  const strategy = plan.at('strategy');
  const owner = { country: strategy.at('owner').at('country').text(), code: strategy.at('owner').at('code').text() };
  const { id } = await createStrategy(session, actor, {
    slug: strategy.at('slug').text(),
    title: texts(strategy.at('title')),
    summary: texts(strategy.at('summary')),
    startYear: strategy.at('startYear').number(),
    endYear: strategy.at('endYear').number(),
    owner,
    minimumCoverage: strategy.at('minimumCoverage').optional((node) => node.number()),
  });
  for (const node of plan.at('indicators').list()) await storeIndicator(storing, node, owner);
  for (const node of plan.at('themes').list()) await storeTheme(storing, node, id);
  for (const node of plan.at('participants').list()) await storeParticipant(storing, node, id);
  await storeOwnTargets(storing, plan);
  return storing.indicators;
}

async function storeIndicator(
  { session, actor, indicators }: Storing,
  node: PlanNode,
  owner: { readonly country: string; readonly code: string },
): Promise<void> {
  const number = (key: string) => node.at(key).optional((value) => value.number());
  const indicator = await createIndicator(session, actor, {
    owner,
    code: node.at('code').text(),
    title: texts(node.at('title')),
    definition: texts(node.at('definition')),
    source: texts(node.at('source')),
    unit: node.at('unit').text(),
    decimals: number('decimals'),
    valueKind: node.at('valueKind').choice(VALUE_KINDS),
    direction: node.at('direction').choice(DIRECTIONS),
    aggregation: node.at('aggregation').choice(AGGREGATIONS),
    accumulation: node.at('accumulation').optional((value) => value.choice(ACCUMULATIONS)),
    factor: number('factor'),
    minimum: number('minimum'),
    maximum: number('maximum'),
    frequencyYears: number('frequencyYears'),
    publicationLagYears: number('publicationLagYears'),
  });
  indicators.set(indicator.code, indicator.id);
}

async function storeTheme(storing: Storing, node: PlanNode, strategy: string): Promise<void> {
  const { session, actor } = storing;
  const theme = await addTheme(session, actor, {
    strategy,
    code: node.at('code').text(),
    title: texts(node.at('title')),
    weight: node.at('weight').optional((value) => value.number()),
  });
  for (const goal of node.at('goals').list()) await storeGoal(storing, goal, theme.id);
}

async function storeGoal(storing: Storing, node: PlanNode, theme: string): Promise<void> {
  const { session, actor, goals } = storing;
  const goal = await addGoal(session, actor, {
    theme,
    code: node.at('code').text(),
    title: texts(node.at('title')),
    description: texts(node.at('description')),
    weight: node.at('weight').optional((value) => value.number()),
    aims: node
      .at('aims')
      .list()
      .map((aim) => aim.text()),
    sdgs: node
      .at('sdgs')
      .list()
      .map((sdg) => sdg.number()),
    responsible: organisations(storing, node.at('responsible')),
  });
  goals.set(goal.code, goal.id);
  for (const use of node.at('indicators').list()) await storeUse(storing, use, { id: goal.id, code: goal.code });
}

async function storeUse(
  storing: Storing,
  node: PlanNode,
  goal: { readonly id: string; readonly code: string },
): Promise<void> {
  const { session, actor, indicators, uses } = storing;
  const code = node.at('indicator').text();
  const { id } = await useIndicator(session, actor, {
    goal: goal.id,
    indicator: indicators.get(code) ?? '',
    weight: node.at('weight').optional((value) => value.number()),
    trajectory: node.at('trajectory').optional((value) => value.choice(TRAJECTORIES)),
    baseline: node.at('baseline').optional(baselineOf),
    targets: node.at('targets').list().map(targetOf),
    responsible: organisations(storing, node.at('responsible')),
  });
  uses.set(code, [...(uses.get(code) ?? []), { id, goal: goal.code }]);
}

async function storeParticipant(storing: Storing, node: PlanNode, strategy: string): Promise<void> {
  const { session, actor, country, goals } = storing;
  const organisation = { country, code: node.at('organisation').text() };
  await joinStrategy(session, actor, {
    strategy,
    organisation,
    named: node.at('named').optional((value) => value.flag()),
    joinedOn: node.at('joinedOn').optional((value) => value.text()),
  });
  for (const leftOut of node.at('leftOut').list()) {
    await leaveOutGoal(session, actor, {
      goal: goals.get(leftOut.at('goal').text()) ?? '',
      organisation,
      reason: leftOut.at('reason').text(),
    });
  }
}

/** Own targets hold in every goal that uses the indicator; an own baseline goes with them. */
async function storeOwnTargets(storing: Storing, plan: PlanNode): Promise<void> {
  const { session, actor, country, uses, ownTargets } = storing;
  const baselines = new Map<string, Baseline>();
  for (const participant of plan.at('participants').list()) {
    for (const node of participant.at('baselines').list()) {
      baselines.set(`${node.at('indicator').text()} ${participant.at('organisation').text()}`, baselineOf(node));
    }
  }
  const targets = groupRows(ownTargets, (row) => `${row['indicator']} ${row['org']}`);
  for (const key of new Set([...targets.keys(), ...baselines.keys()])) {
    const [indicator = '', code = ''] = key.split(' ');
    for (const use of uses.get(indicator) ?? []) {
      await setTargets(session, actor, {
        goalIndicator: use.id,
        organisation: { country, code },
        baseline: baselines.get(key) ?? null,
        targets: (targets.get(key) ?? []).map((row) => ({
          year: Number(row['year']),
          value: Number(row['value']),
          bandMinimum: null,
          bandMaximum: null,
        })),
      });
    }
  }
}

function texts(node: PlanNode): TextInLanguage[] {
  if (!node.isThere) return [];
  return LANGUAGE_KEYS.flatMap(([key, language]) => {
    const text = node.at(key).optional((value) => value.text());
    return text === null ? [] : [{ language, text }];
  });
}

function organisations({ country }: Storing, node: PlanNode) {
  return node.list().map((code) => ({ country, code: code.text() }));
}

function baselineOf(node: PlanNode): Baseline {
  return { year: node.at('year').number(), value: node.at('value').optional((value) => value.number()) };
}

function targetOf(node: PlanNode): Target {
  const number = (key: string) => node.at(key).optional((value) => value.number());
  return {
    year: node.at('year').number(),
    value: number('value'),
    bandMinimum: number('bandMinimum'),
    bandMaximum: number('bandMaximum'),
  };
}
