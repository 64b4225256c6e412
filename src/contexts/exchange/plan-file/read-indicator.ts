import { ACCUMULATIONS, AGGREGATIONS, DIRECTIONS, VALUE_KINDS } from '../../../domain/plan/indicator-rules.js';
import type { PlannedIndicator } from './plan-file.js';
import type { PlanNode } from './plan-node.js';
import { texts } from './texts.js';

/** As long as the API takes it. */
export const LONGEST_UNIT = 40;

const KEYS = [
  'code',
  'title',
  'definition',
  'source',
  'unit',
  'decimals',
  'valueKind',
  'direction',
  'aggregation',
  'accumulation',
  'factor',
  'minimum',
  'maximum',
  'frequencyYears',
  'publicationLagYears',
];

export function readIndicator(node: PlanNode): PlannedIndicator {
  node.only(KEYS);
  const number = (key: string) => node.at(key).optional((value) => value.number());
  return {
    path: node.path,
    code: node.at('code').code(),
    title: texts(node.at('title')),
    definition: texts(node.at('definition')),
    source: texts(node.at('source')),
    unit: node.at('unit').optional((value) => value.text(LONGEST_UNIT)),
    decimals: number('decimals'),
    valueKind: node.at('valueKind').choice(VALUE_KINDS),
    direction: node.at('direction').optional((value) => value.choice(DIRECTIONS)),
    aggregation: node.at('aggregation').choice(AGGREGATIONS),
    accumulation: node.at('accumulation').optional((value) => value.choice(ACCUMULATIONS)),
    factor: number('factor'),
    minimum: number('minimum'),
    maximum: number('maximum'),
    frequencyYears: number('frequencyYears'),
    publicationLagYears: number('publicationLagYears'),
  };
}
