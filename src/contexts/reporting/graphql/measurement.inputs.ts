import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator';
import type { MissingReason, ObservationStatus } from '../../../domain/review/measurement.js';
import { OrganisationRef } from '../../organisations/graphql/organisation.input.js';
import { MissingReasonChoice, ObservationStatusChoice } from './measurement.types.js';

const MOST_AT_ONCE = 500;

@InputType({
  description:
    'A measurement, named by indicator, organisation, year and category: a value, or numerator and denominator, or the reason why it is missing.',
})
export class MeasurementInput {
  @Field(() => ID, { description: 'The indicator.' })
  indicator: string;

  @Field(() => OrganisationRef, { description: 'Whose figure it is.' })
  organisation: OrganisationRef;

  @Field(() => Int, { description: 'The year it tells of, at most the current one.' })
  year: number;

  @Field(() => String, { nullable: true, description: 'The category; the total where not given.' })
  @IsOptional()
  @MaxLength(60)
  category?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'In the unit of the indicator, at most 15 significant digits. YES_NO is 1 or 0, LEVEL 1 to 5.',
  })
  value?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of a SHARE or a RATIO, with the denominator.' })
  numerator?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Of a SHARE or a RATIO, with the numerator. 0 makes the ratio undefined.',
  })
  denominator?: number | null;

  @Field(() => MissingReasonChoice, {
    nullable: true,
    description: 'Why there is no value: NOT_APPLICABLE, NO_DATA or SUPPRESSED.',
  })
  missing?: MissingReason | null;

  @Field(() => ObservationStatusChoice, {
    nullable: true,
    description: 'How firm the value is; NORMAL where not given.',
  })
  observationStatus?: ObservationStatus | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False, with a note: must not be compared. True where not given.',
  })
  comparable?: boolean | null;

  @Field(() => String, { nullable: true, description: 'A remark, at most 2,000 characters.' })
  @IsOptional()
  @MaxLength(2_000)
  note?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read, to change what has been submitted; a stale one is refused with CONFLICT.',
  })
  version?: number | null;
}

@InputType({ description: 'A measurement to save as a draft.' })
export class SaveMeasurementInput {
  @Field(() => MeasurementInput, { description: 'The measurement.' })
  @ValidateNested()
  @Type(() => MeasurementInput)
  measurement: MeasurementInput;
}

@InputType({ description: 'Measurements to submit, one or a whole page.' })
export class SubmitMeasurementsInput {
  @Field(() => [MeasurementInput], {
    description: `1 to ${MOST_AT_ONCE} measurements; each is accepted or refused by itself.`,
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_AT_ONCE)
  @ValidateNested({ each: true })
  @Type(() => MeasurementInput)
  measurements: MeasurementInput[];

  @Field(() => String, {
    nullable: true,
    description: 'A key of your own: the same submission sent again under it counts once and gets the same answer.',
  })
  @IsOptional()
  @Length(8, 200)
  idempotencyKey?: string | null;
}
