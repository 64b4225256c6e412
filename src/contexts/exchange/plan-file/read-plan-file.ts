import { BadInput } from '../../../domain/domain-error.js';
import type { Language } from '../../../domain/plan/localised-text.js';
import { FileUnreadable } from '../exchange.errors.js';
import { PlanFileUnusable } from './plan-file.error.js';
import { type PlanFile, TARGETS_OF } from './plan-file.js';
import { PlanNode } from './plan-node.js';
import { PlanSource } from './plan-source.js';
import { readGoals } from './read-goals.js';
import { readIndicator } from './read-indicator.js';
import { readParticipants } from './read-participants.js';
import { readStrategy } from './read-strategy.js';
import { LANGUAGE_KEYS, texts } from './texts.js';

const KEYS = [
  '$schema',
  'country',
  'language',
  'populationYear',
  'targetsOf',
  'strategy',
  'participants',
  'indicators',
  'themes',
];

const LANGUAGE_OF_COUNTRY: Readonly<Record<string, Language>> = { DK: 'DA', SE: 'SV' };

/**
 * Reads a plan file, in YAML or JSON.
 * @param name as refusals name it
 * @throws FileUnreadable naming the line
 */
export function readPlanFile(text: string, name: string): PlanFile {
  const source = new PlanSource(text);
  const lineOf = (path: string) => source.lineOf(path);
  const shownAt = (path: string) => source.shownAt(path);
  try {
    return { ...readPlan(new PlanNode(source.content(), '', source.writtenAt), name), lineOf, shownAt };
  } catch (error) {
    if (!(error instanceof PlanFileUnusable || error instanceof BadInput)) throw error;
    const { facts, message } = error;
    const path = facts.argument ?? '';
    throw new FileUnreadable({ line: lineOf(path), column: path || null, value: shownAt(path) }, facts.reason, message);
  }
}

function readPlan(plan: PlanNode, name: string): Omit<PlanFile, 'lineOf' | 'shownAt'> {
  plan.only(KEYS);
  const country =
    plan.at('country').optional((node) => node.country()) ?? plan.at('strategy').at('owner').at('country').country();
  const strategy = readStrategy(plan.at('strategy'), country);
  const language = plan.at('language').optional((node) => node.choice(LANGUAGE_KEYS.map(([key]) => key)));
  return {
    name,
    country,
    language: LANGUAGE_KEYS.find(([key]) => key === language)?.[1] ?? LANGUAGE_OF_COUNTRY[country] ?? 'EN',
    populationYear: plan.at('populationYear').optional((node) => node.year()) ?? strategy.endYear,
    targetsOf: plan.at('targetsOf').optional((node) => node.choice(TARGETS_OF)) ?? 'ALL',
    strategy,
    participants: plan
      .at('participants')
      .list()
      .map((node) => readParticipants(node, country)),
    indicators: plan.at('indicators').list().map(readIndicator),
    themes: plan
      .at('themes')
      .list()
      .map((node) => ({
        path: node.only(['code', 'title', 'weight', 'goals']).path,
        code: node.at('code').code(),
        title: texts(node.at('title')),
        weight: node.at('weight').optional((weight) => weight.weight()) ?? 1,
        goals: readGoals(node.at('goals')),
      })),
  };
}
