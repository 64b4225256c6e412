import { ACCUMULATIONS, AGGREGATIONS, DIRECTIONS, VALUE_KINDS } from '../../../domain/plan/indicator-rules.js';
import { STRATEGY_STATES } from '../../../domain/plan/strategy-state.js';
import { TRAJECTORIES } from '../../../domain/plan/target.js';
import { publishChoices } from '../../../faces/choices.js';

export const StrategyStateChoice = publishChoices('StrategyState', STRATEGY_STATES, 'How far a strategy has come.', {
  DRAFT: 'Being written: everything may change.',
  ADOPTED: 'Adopted: the plan is frozen, later changes are listed with their reason.',
  CLOSED: 'Over: nothing changes any more.',
});

export const ValueKindChoice = publishChoices('ValueKind', VALUE_KINDS, 'What a value is.', {
  NUMBER: 'A count or another number.',
  AMOUNT: 'An amount of money, weight, energy and the like.',
  SHARE: 'Per cent: 100 · numerator / denominator.',
  RATIO: 'factor · numerator / denominator.',
  INDEX: 'An index: judged as a number, never aggregated.',
  YES_NO: '1 for yes, 0 for no; over several organisations the per cent of yes among those who answered.',
  LEVEL: 'An ordinal level, 1 to 5.',
});

export const DirectionChoice = publishChoices('Direction', DIRECTIONS, 'What "better" means.', {
  INCREASE: 'Larger is better.',
  DECREASE: 'Smaller is better.',
  KEEP_AT_LEAST: 'Never below the target.',
  KEEP_AT_MOST: 'Never above the target.',
  KEEP_WITHIN: 'Inside a band, bounds included.',
  ACHIEVE: 'Done or not done.',
  NONE: 'Context: shown and never judged.',
});

export const AggregationChoice = publishChoices(
  'Aggregation',
  AGGREGATIONS,
  'How the values of several organisations become one.',
  {
    SUM: 'Added up; needs every value.',
    RATIO_OF_SUMS: 'factor · sum of numerators / sum of denominators.',
    MEAN: 'The mean over the participants themselves.',
    POPULATION_WEIGHTED_MEAN: 'The mean weighted by inhabitants: an approximation, where parts are unknown.',
    MEDIAN: 'The median over the participants themselves; for a LEVEL the lower one.',
    MINIMUM: 'The smallest.',
    MAXIMUM: 'The largest.',
    NONE: 'Refused: these values must not become one.',
  },
);

export const AccumulationChoice = publishChoices('Accumulation', ACCUMULATIONS, 'What a value says of time.', {
  POINT_IN_TIME: 'It stands by itself.',
  PERIODIC: 'It belongs to its year only; years are added up when it is judged.',
  CUMULATIVE: 'It is a running total since the baseline.',
});

export const TrajectoryChoice = publishChoices(
  'Trajectory',
  TRAJECTORIES,
  'How the planned value gets from the baseline to the target.',
  {
    LINEAR: 'Straight lines through the baseline and all stated targets.',
    YEARLY: 'The stated target of a year, carried forward to the next stated one.',
    CONSTANT: 'The target in every year.',
  },
);
