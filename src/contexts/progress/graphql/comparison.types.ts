import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { MissingReason } from '../../../domain/review/measurement.js';
import { connectionTypes } from '../../../faces/connection.js';
import { MissingReasonChoice } from '../../reporting/graphql/measurement.types.js';
import { Coverage } from './progress.types.js';

@ObjectType({ description: 'What one participant has for one year.' })
export class ComparisonValue {
  @Field(() => Int, { description: 'The year.' })
  year: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'In the unit of the indicator, its own or else that of the organisations below it. A yes or no is 1 or 0, in per cent of yes as soon as departments speak for one of those compared. Null with a reason in `missing`.',
  })
  value: number | null;

  @Field(() => MissingReasonChoice, {
    nullable: true,
    description:
      'Why there is no value. SUPPRESSED also where an unnamed participant would stand among fewer than five with a value.',
  })
  missing: MissingReason | null;

  @Field(() => Boolean, { description: 'False: it must not be compared. Shown, but in no rank and no summary.' })
  comparable: boolean;
}

@ObjectType({ description: 'A participant in a comparison.' })
export class ComparisonRow {
  @Field(() => Int, {
    nullable: true,
    description:
      'By the latest of the years, 1 is the best; equals share a rank: 1, 1, 3. Null for what is missing or must not be compared, and where the indicator gives values no order.',
  })
  rank: number | null;

  @Field(() => [ComparisonValue], { description: 'For each year, in the order in which they were asked for.' })
  values: readonly ComparisonValue[];

  @Field(() => Float, {
    nullable: true,
    description:
      'With `similarTo`: 0 to 1, the smaller number of inhabitants divided by the greater; 1 is the same size. Otherwise null.',
  })
  likeness: number | null;
}

@ObjectType({ description: 'All rows of a comparison in one year, whatever page was asked for.' })
export class ComparisonSummary {
  @Field(() => Int, { description: 'The year.' })
  year: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The value in the middle; of levels, and of yes and no, the lower of the two middle ones.',
  })
  median: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'A quarter of the values lie below it: interpolated, of levels, and of yes and no, one of the values.',
  })
  lowerQuartile: number | null;

  @Field(() => Float, { nullable: true, description: 'Likewise, three quarters of the values.' })
  upperQuartile: number | null;

  @Field(() => Coverage, { description: 'Of whom it speaks.' })
  coverage: Coverage;
}

@ObjectType({ description: 'A page of the rows of a comparison.' })
export class ComparisonConnection extends connectionTypes(ComparisonRow, 'Comparison', 'the rows of a comparison') {
  @Field(() => [ComparisonSummary], {
    description: 'Median and quartiles of all rows, not of the page, for each year in the order asked for.',
  })
  summaries: readonly ComparisonSummary[];
}
