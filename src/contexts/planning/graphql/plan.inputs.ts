import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import type { Accumulation, Aggregation, Direction, ValueKind } from '../../../domain/plan/indicator-rules.js';
import type { Trajectory } from '../../../domain/plan/target.js';
import { LocalisedText } from '../../../faces/localised-text.input.js';
import { OrganisationRef } from '../../organisations/graphql/organisation.input.js';
import {
  AccumulationChoice,
  AggregationChoice,
  DirectionChoice,
  TrajectoryChoice,
  ValueKindChoice,
} from './choices.js';

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u;
const CODE_MESSAGE = 'must be 1 to 60 letters, digits, dots, hyphens or underscores, beginning with a letter or digit';
const TEXTS = 'In one or more languages, the original first.';

@InputType({ description: 'A baseline. Without a value, the observation of that year is meant.' })
export class BaselineInput {
  @Field(() => Int, { description: 'The year it is counted from.' })
  year: number;

  @Field(() => Float, { nullable: true, description: 'The value, in the unit of the indicator.' })
  value?: number | null;
}

@InputType({ description: 'A target: a value, or for KEEP_WITHIN both bounds of a band.' })
export class TargetInput {
  @Field(() => Int, { description: 'The year in which it is due.' })
  year: number;

  @Field(() => Float, { nullable: true, description: 'The value, in the unit of the indicator.' })
  value?: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower bound of a band, included.' })
  bandMinimum?: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper bound of a band, included.' })
  bandMaximum?: number | null;
}

@InputType({ description: 'A new strategy, as a draft.' })
export class CreateStrategyInput {
  @Field(() => String, { description: 'Unique, readable in a URL: lower-case letters, digits and hyphens.' })
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'slug must be lower-case letters and digits, joined by hyphens' })
  @MaxLength(80)
  slug: string;

  @Field(() => [LocalisedText], { description: TEXTS })
  @ValidateNested({ each: true })
  @Type(() => LocalisedText)
  title: LocalisedText[];

  @Field(() => [LocalisedText], { nullable: true, description: TEXTS })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => LocalisedText)
  summary?: LocalisedText[] | null;

  @Field(() => Int, { description: 'First year.' })
  startYear: number;

  @Field(() => Int, { description: 'Last year; later than the first.' })
  endYear: number;

  @Field(() => OrganisationRef, { description: 'Who owns it.' })
  owner: OrganisationRef;

  @Field(() => Float, {
    nullable: true,
    description: 'Share, 0 to 1, of coverage below which a mean or ratio is not shown; 0.8 where not given.',
  })
  minimumCoverage?: number | null;
}

@InputType({ description: 'A change of a strategy. What is not given stays.' })
export class UpdateStrategyInput {
  @Field(() => ID, { description: 'Which strategy.' })
  id: string;

  @Field(() => Int, { nullable: true, description: 'The version that was read; a stale one is refused with CONFLICT.' })
  version?: number | null;

  @Field(() => [LocalisedText], { nullable: true, description: TEXTS })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => LocalisedText)
  title?: LocalisedText[] | null;

  @Field(() => [LocalisedText], { nullable: true, description: TEXTS })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => LocalisedText)
  summary?: LocalisedText[] | null;

  @Field(() => String, { nullable: true, description: 'Why; stands in the history.' })
  @IsOptional()
  @MaxLength(2_000)
  reason?: string | null;
}

@InputType({ description: 'A new theme, behind those there are.' })
export class AddThemeInput {
  @Field(() => ID, { description: 'The strategy it belongs to.' })
  strategy: string;

  @Field(() => String, { description: 'Unique within the strategy.' })
  @Matches(CODE, { message: `code ${CODE_MESSAGE}` })
  code: string;

  @Field(() => [LocalisedText], { description: TEXTS })
  @ValidateNested({ each: true })
  @Type(() => LocalisedText)
  title: LocalisedText[];

  @Field(() => Float, { nullable: true, description: 'At least 0; 1 where not given.' })
  weight?: number | null;
}

@InputType({ description: 'A new goal, behind those there are.' })
export class AddGoalInput {
  @Field(() => ID, { description: 'The theme it belongs to.' })
  theme: string;

  @Field(() => String, { description: 'Unique within the strategy.' })
  @Matches(CODE, { message: `code ${CODE_MESSAGE}` })
  code: string;

  @Field(() => [LocalisedText], { description: TEXTS })
  @ValidateNested({ each: true })
  @Type(() => LocalisedText)
  title: LocalisedText[];

  @Field(() => [LocalisedText], { nullable: true, description: TEXTS })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => LocalisedText)
  description?: LocalisedText[] | null;

  @Field(() => Float, { nullable: true, description: 'At least 0; 1 where not given.' })
  weight?: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Political aims it serves, lower-case words joined by hyphens.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { each: true, message: 'aims must be lower-case words joined by hyphens' })
  aims?: string[] | null;

  @Field(() => [Int], { nullable: true, description: 'Agenda 2030 goal numbers, 1 to 17.' })
  @IsOptional()
  @ArrayMaxSize(17)
  sdgs?: number[] | null;

  @Field(() => [OrganisationRef], { nullable: true, description: 'Departments that answer for it.' })
  @IsOptional()
  @ArrayMaxSize(1_000)
  responsible?: OrganisationRef[] | null;
}

@InputType({ description: 'A new indicator of a catalogue.' })
export class CreateIndicatorInput {
  @Field(() => OrganisationRef, { description: 'Whose catalogue.' })
  owner: OrganisationRef;

  @Field(() => String, { description: 'Unique within its owner.' })
  @Matches(CODE, { message: `code ${CODE_MESSAGE}` })
  code: string;

  @Field(() => [LocalisedText], { description: TEXTS })
  @ValidateNested({ each: true })
  @Type(() => LocalisedText)
  title: LocalisedText[];

  @Field(() => [LocalisedText], { description: `What exactly is counted. ${TEXTS}` })
  @ValidateNested({ each: true })
  @Type(() => LocalisedText)
  definition: LocalisedText[];

  @Field(() => String, { description: '"%", "DKK", "t CO2e".' })
  @Length(1, 40)
  unit: string;

  @Field(() => Int, { nullable: true, description: 'Decimals to display, 0 to 12; 0 where not given.' })
  decimals?: number | null;

  @Field(() => ValueKindChoice, { description: 'What a value is.' })
  valueKind: ValueKind;

  @Field(() => DirectionChoice, { description: 'What "better" means.' })
  direction: Direction;

  @Field(() => AggregationChoice, { description: 'How the values of several organisations become one.' })
  aggregation: Aggregation;

  @Field(() => AccumulationChoice, { nullable: true, description: 'POINT_IN_TIME where not given.' })
  accumulation?: Accumulation | null;

  @Field(() => Float, { nullable: true, description: 'A smaller value is refused.' })
  minimum?: number | null;

  @Field(() => Float, { nullable: true, description: 'A larger value is refused.' })
  maximum?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'value = factor · numerator / denominator; 100 for a SHARE, else 1 where not given.',
  })
  factor?: number | null;

  @Field(() => Int, { nullable: true, description: 'Years between two measurements; 1 where not given.' })
  frequencyYears?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Years from the year measured to the year its value is due; 1 where not given.',
  })
  publicationLagYears?: number | null;

  @Field(() => [LocalisedText], { nullable: true, description: `Where the figures come from. ${TEXTS}` })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => LocalisedText)
  source?: LocalisedText[] | null;
}

@InputType({ description: 'An indicator put to use in a goal.' })
export class UseIndicatorInput {
  @Field(() => ID, { description: 'The goal it measures.' })
  goal: string;

  @Field(() => ID, { description: 'The indicator.' })
  indicator: string;

  @Field(() => Float, { nullable: true, description: 'At least 0; 1 where not given.' })
  weight?: number | null;

  @Field(() => TrajectoryChoice, { nullable: true, description: 'LINEAR where not given.' })
  trajectory?: Trajectory | null;

  @Field(() => BaselineInput, {
    nullable: true,
    description: 'The common baseline: that of all participants together.',
  })
  baseline?: BaselineInput | null;

  @Field(() => [TargetInput], { nullable: true, description: 'The common targets.' })
  @IsOptional()
  @ArrayMaxSize(100)
  targets?: TargetInput[] | null;

  @Field(() => [OrganisationRef], {
    nullable: true,
    description: 'Who reports it; those responsible for the goal where not given.',
  })
  @IsOptional()
  @ArrayMaxSize(1_000)
  responsible?: OrganisationRef[] | null;
}

@InputType({ description: 'Targets from now on: the common ones, or those of an organisation.' })
export class SetTargetsInput {
  @Field(() => ID, { description: 'The indicator as a goal uses it.' })
  goalIndicator: string;

  @Field(() => OrganisationRef, { nullable: true, description: 'Whose own targets; the common ones where not given.' })
  organisation?: OrganisationRef | null;

  @Field(() => BaselineInput, {
    nullable: true,
    description: 'The baseline; the one stated before stays where not given.',
  })
  baseline?: BaselineInput | null;

  @Field(() => [TargetInput], {
    description: 'All targets; those set before go. None: an organisation falls back to the common ones.',
  })
  @ArrayMaxSize(100)
  targets: TargetInput[];

  @Field(() => String, { nullable: true, description: 'Why; stands in the history.' })
  @IsOptional()
  @MaxLength(2_000)
  reason?: string | null;
}

@InputType({ description: 'An organisation that takes part from now on.' })
export class JoinStrategyInput {
  @Field(() => ID, { description: 'The strategy.' })
  strategy: string;

  @Field(() => OrganisationRef, {
    description: 'The organisation; neither a part of a participant nor the other way round.',
  })
  organisation: OrganisationRef;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'False: counted in the aggregates, known to its own members only.',
  })
  named?: boolean | null;
}

@InputType({ description: 'A goal that a participant does not pursue.' })
export class LeaveOutGoalInput {
  @Field(() => ID, { description: 'The goal.' })
  goal: string;

  @Field(() => OrganisationRef, { description: 'The participant.' })
  organisation: OrganisationRef;

  @Field(() => String, { description: 'Why: shown wherever the goal would have stood.' })
  @Length(1, 2_000)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason: string;
}
