import { Field, Float, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import type { Accumulation, Direction, ValueKind } from '../../../domain/plan/indicator-rules.js';
import type { Trajectory } from '../../../domain/plan/target.js';
import {
  AccumulationChoice,
  DirectionChoice,
  TrajectoryChoice,
  ValueKindChoice,
} from '../../planning/graphql/choices.js';
import { BaselineInput, TargetInput } from '../../planning/graphql/plan.inputs.js';

const MOST_TARGETS = 100;
const MOST_OBSERVATIONS = 200;

@InputType({ description: 'A value that was measured in a year.' })
export class YearValueInput {
  @Field(() => Int, { description: 'The year, at most the current one.' })
  year: number;

  @Field(() => Float, { description: 'In the unit of the others. YES_NO is 1 or 0, LEVEL 1 to 5.' })
  value: number;
}

@InputType({ description: 'Numbers to judge, as if an organisation had reported them. All are in one unit.' })
export class AssessInput {
  @Field(() => DirectionChoice, { description: 'What "better" means.' })
  direction: Direction;

  @Field(() => ValueKindChoice, { defaultValue: 'NUMBER', description: 'What a value is.' })
  valueKind: ValueKind;

  @Field(() => AccumulationChoice, { defaultValue: 'POINT_IN_TIME', description: 'What a value says of time.' })
  accumulation: Accumulation;

  @Field(() => TrajectoryChoice, {
    defaultValue: 'LINEAR',
    description: 'How the planned value gets from the baseline to the targets.',
  })
  trajectory: Trajectory;

  @Field(() => BaselineInput, {
    nullable: true,
    description: 'What progress is counted from; without a value, the observation of that year.',
  })
  baseline?: BaselineInput | null;

  @Field(() => [TargetInput], {
    defaultValue: [],
    description: `At most ${MOST_TARGETS}, all later than the baseline. Those after \`endYear\` are not judged.`,
  })
  @ArrayMaxSize(MOST_TARGETS)
  targets: TargetInput[];

  @Field(() => Float, { nullable: true, description: 'The least value allowed: a smaller one is refused.' })
  minimum?: number | null;

  @Field(() => Float, { nullable: true, description: 'The greatest value allowed: a larger one is refused.' })
  maximum?: number | null;

  @Field(() => [YearValueInput], {
    description: `At most ${MOST_OBSERVATIONS}, one a year, in any order. Those after \`asOfYear\` are ignored.`,
  })
  @ArrayMaxSize(MOST_OBSERVATIONS)
  observations: YearValueInput[];

  @Field(() => Int, { description: 'As of which year, within `startYear` and `endYear`.' })
  asOfYear: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'First year of the strategy. Where not given: the year of the baseline, else of the first observation, at most `asOfYear`.',
  })
  startYear?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Last year of the strategy, at most 99 after the first. Where not given: the year of the last target, at least `asOfYear`.',
  })
  endYear?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The unit in the explanation, at most 40 characters; where not given, % for a SHARE and else none.',
  })
  @IsOptional()
  @MaxLength(40)
  unit?: string | null;

  @Field(() => Int, { nullable: true, description: 'Decimals in the explanation, 0 to 12; 0 where not given.' })
  decimals?: number | null;

  @Field(() => Int, { nullable: true, description: 'Years between two measurements; 1 where not given.' })
  frequencyYears?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Years from the year measured to the year its value is due; 1 where not given.',
  })
  publicationLagYears?: number | null;
}
