import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDate } from 'graphql-scalars';
import type { Accumulation, Aggregation, Direction, ValueKind } from '../../../domain/plan/indicator-rules.js';
import type { StrategyState } from '../../../domain/plan/strategy-state.js';
import type { Trajectory } from '../../../domain/plan/target.js';
import { connectionTypes } from '../../../faces/connection.js';
import { Node } from '../../../faces/node.js';
import {
  AccumulationChoice,
  AggregationChoice,
  DirectionChoice,
  StrategyStateChoice,
  TrajectoryChoice,
  ValueKindChoice,
} from './choices.js';

@ObjectType({
  implements: () => [Node],
  description: 'A plan over some years: themes, goals, and the indicators that measure them.',
})
export class Strategy extends Node {
  @Field(() => Int, {
    description: 'Moves with every change: send it back with yours, a stale one is refused with CONFLICT.',
  })
  version: number;

  @Field(() => String, { description: 'Unique, readable in a URL.' })
  slug: string;

  @Field(() => Int, { description: 'First year.' })
  startYear: number;

  @Field(() => Int, { description: 'Last year, in which the targets are due.' })
  endYear: number;

  @Field(() => StrategyStateChoice, { description: 'How far it has come.' })
  state: StrategyState;

  @Field(() => GraphQLDate, { nullable: true, description: 'The day it was adopted.' })
  adoptedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Council paper or case number of the adoption.' })
  decisionReference: string | null;

  @Field(() => Float, { description: 'Share, 0 to 1, of coverage below which a mean or a ratio is not shown.' })
  minimumCoverage: number;
}

@ObjectType({ description: 'What may be done with a strategy, by whoever asks.' })
export class StrategyAbilities {
  @Field(() => Boolean, { description: 'Change its texts, themes, goals, indicators and common targets.' })
  edit: boolean;
}

@ObjectType({ implements: () => [Node], description: 'A group of goals.' })
export class Theme extends Node {
  @Field(() => String, { description: 'Unique within the strategy.' })
  code: string;

  @Field(() => Float, { description: 'Its weight among the themes; 1 unless the owner says otherwise.' })
  weight: number;
}

@ObjectType({ implements: () => [Node], description: 'Something that should be better at the end of the strategy.' })
export class Goal extends Node {
  @Field(() => String, { description: '"1" to "20", or "B1"; unique within the strategy.' })
  code: string;

  @Field(() => Float, { description: 'Its weight within the theme; 1 unless the owner says otherwise.' })
  weight: number;

  @Field(() => [String], {
    description: 'Political aims it serves: "green-transition", "economic-headroom", "local-business", …',
  })
  aims: readonly string[];

  @Field(() => [Int], { description: 'Agenda 2030 goal numbers it serves, 1 to 17.' })
  sdgs: readonly number[];
}

@ObjectType({
  implements: () => [Node],
  description: 'Something that is measured. It belongs to a catalogue and outlives strategies.',
})
export class Indicator extends Node {
  @Field(() => String, { description: 'Unique within its owner.' })
  code: string;

  @Field(() => String, { description: '"%", "DKK", "t CO2e".' })
  unit: string;

  @Field(() => Int, { description: 'Decimals to display.' })
  decimals: number;

  @Field(() => Float, { description: 'value = factor · numerator / denominator; 100 for a SHARE.' })
  factor: number;

  @Field(() => ValueKindChoice, { description: 'What a value is.' })
  valueKind: ValueKind;

  @Field(() => DirectionChoice, { description: 'What "better" means.' })
  direction: Direction;

  @Field(() => AggregationChoice, { description: 'How the values of several organisations become one.' })
  aggregation: Aggregation;

  @Field(() => AccumulationChoice, { description: 'What a value says of time.' })
  accumulation: Accumulation;

  @Field(() => Int, { description: 'Years between two measurements.' })
  frequencyYears: number;

  @Field(() => Int, { description: 'Years from the year measured to the year in which its value is due.' })
  publicationLagYears: number;

  @Field(() => Float, { nullable: true, description: 'A smaller value is refused.' })
  minimum: number | null;

  @Field(() => Float, { nullable: true, description: 'A larger value is refused.' })
  maximum: number | null;
}

@ObjectType({
  implements: () => [Node],
  description: 'An indicator as a goal uses it: with a weight, a baseline and targets.',
})
export class GoalIndicator extends Node {
  @Field(() => Float, { description: 'Its weight within the goal; 1 unless the owner says otherwise.' })
  weight: number;

  @Field(() => TrajectoryChoice, { description: 'How the planned value gets from the baseline to the target.' })
  trajectory: Trajectory;
}

@ObjectType({ description: 'A value in a year.' })
export class YearValue {
  @Field(() => Int, { description: 'The year.' })
  year: number;

  @Field(() => Float, { description: 'The value, in the unit of the indicator.' })
  value: number;
}

@ObjectType({ description: 'What is to be reached in a year: a value, or a band.' })
export class Target {
  @Field(() => Int, { description: 'The year in which it is due.' })
  year: number;

  @Field(() => Float, { nullable: true, description: 'The value; null for a band.' })
  value: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower bound of a band, included.' })
  bandMinimum: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper bound of a band, included.' })
  bandMaximum: number | null;

  @Field(() => Boolean, { description: 'True where the organisation has set it itself, false for the common one.' })
  own: boolean;
}

@ObjectType({
  implements: () => [Node],
  description: 'An organisation that takes part in a strategy. Participants are disjoint: none is a part of another.',
})
export class Participation extends Node {
  @Field(() => GraphQLDate, { nullable: true, description: 'The day it joined.' })
  joinedOn: string | null;

  @Field(() => Boolean, { description: 'False: counted in the aggregates; its own figures are for its members only.' })
  named: boolean;
}

@ObjectType({ description: 'A goal that a participant does not pursue, and why.' })
export class LeftOutGoal {
  @Field(() => String, { description: 'Why, in the words of the participant.' })
  reason: string;
}

export const StrategyConnection = connectionTypes(Strategy, 'Strategy', 'strategies');
export const IndicatorConnection = connectionTypes(Indicator, 'Indicator', 'indicators');
export const ParticipationConnection = connectionTypes(Participation, 'Participation', 'participants');
