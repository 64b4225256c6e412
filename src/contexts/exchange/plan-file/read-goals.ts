import { type Baseline, type Target, TRAJECTORIES } from '../../../domain/plan/target.js';
import type { PlannedGoal, PlannedUse } from './plan-file.js';
import type { PlanNode } from './plan-node.js';
import { texts } from './texts.js';

const GOAL_KEYS = ['code', 'title', 'description', 'weight', 'aims', 'sdgs', 'responsible', 'indicators'];
const AIM = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const USE_KEYS = ['indicator', 'weight', 'trajectory', 'baseline', 'targets', 'responsible'];

export function readGoals(list: PlanNode): PlannedGoal[] {
  return list.list().map((node) => ({
    path: node.only(GOAL_KEYS).path,
    code: node.at('code').code(),
    title: texts(node.at('title')),
    description: texts(node.at('description')),
    weight: weightOf(node),
    aims: node
      .at('aims')
      .list(20)
      .map((aim) => aim.textLike(AIM, 'lower-case words joined by hyphens')),
    sdgs: node
      .at('sdgs')
      .list(17)
      .map((sdg) => sdg.number()),
    responsible: codes(node.at('responsible')),
    uses: node.at('indicators').list().map(readUse),
  }));
}

function readUse(node: PlanNode): PlannedUse {
  return {
    path: node.only(USE_KEYS).path,
    indicator: node.at('indicator').text(),
    weight: weightOf(node),
    trajectory: node.at('trajectory').optional((value) => value.choice(TRAJECTORIES)) ?? 'LINEAR',
    baseline: node.at('baseline').optional(readBaseline),
    targets: node.at('targets').list(100).map(readTarget),
    responsible: codes(node.at('responsible')),
  };
}

function readBaseline(node: PlanNode): Baseline {
  node.only(['year', 'value']);
  return { year: node.at('year').year(), value: node.at('value').optional((value) => value.number()) };
}

function readTarget(node: PlanNode): Target {
  node.only(['year', 'value', 'bandMinimum', 'bandMaximum']);
  const number = (key: string) => node.at(key).optional((value) => value.number());
  return {
    year: node.at('year').year(),
    value: number('value'),
    bandMinimum: number('bandMinimum'),
    bandMaximum: number('bandMaximum'),
  };
}

function weightOf(node: PlanNode): number {
  return node.at('weight').optional((value) => value.weight()) ?? 1;
}

/** Of organisations that are there. */
function codes(node: PlanNode): string[] {
  return node.list(1_000).map((code) => code.text());
}
