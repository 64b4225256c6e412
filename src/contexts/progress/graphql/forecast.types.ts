import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { YearValue } from '../../planning/graphql/plan.types.js';

@ObjectType({ description: 'A forecast as it was computed, in the unit of the indicator.' })
export class ForecastNumbers {
  @Field(() => Float, { nullable: true, description: 'The point.' })
  value: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of the interval.' })
  low: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of the interval.' })
  high: number | null;
}

@ObjectType({
  description:
    "Where the values lead in the strategy's last year if the past pattern continues: the least-squares line through all years up to the one asked for, with the interval and probability of Student's t. Whatever is null is refused for the reason in `refusedBecause`.",
})
export class Forecast {
  @Field(() => Int, { description: 'The last year of the strategy.' })
  year: number;

  @Field(() => Float, {
    nullable: true,
    description: 'In the unit of the indicator, held within its allowed range; null where a line cannot be drawn.',
  })
  value: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Lower end of the interval, held within the allowed range; null where the error cannot be estimated.',
  })
  low: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Upper end of the interval, held within the allowed range; null where the error cannot be estimated.',
  })
  high: number | null;

  @Field(() => Float, { description: 'Of the interval, 0 to 1: at best this share of values would lie within.' })
  level: number;

  @Field(() => Float, {
    nullable: true,
    description: 'That the target will hold in that year, 0 to 1; null from fewer than five years.',
  })
  probability: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Machine-readable, set exactly when something is null: "one_point_only", "two_points_no_error_estimate", "horizon_longer_than_history", "fewer_than_five_points", …',
  })
  refusedBecause: string | null;

  @Field(() => [String], {
    description:
      '"indicative" from three or four years, "horizon_longer_than_history", "outlier_sensitive" where a robust slope differs, "clipped" where the allowed range holds it.',
  })
  flags: readonly string[];

  @Field(() => ForecastNumbers, { description: 'The same before it was held within the allowed range.' })
  unclipped: ForecastNumbers;

  @Field(() => [YearValue], {
    description:
      'What the line goes through: every year with a value up to the one asked for, also before the strategy.',
  })
  points: readonly YearValue[];

  @Field(() => Int, { description: 'How many years with a value the line was drawn through.' })
  observations: number;

  @Field(() => Float, { nullable: true, description: 'Slope of the line, in the unit of the indicator a year.' })
  slope: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The median of the slopes between any two years (Theil–Sen); null from fewer than four years.',
  })
  robustSlope: number | null;
}
