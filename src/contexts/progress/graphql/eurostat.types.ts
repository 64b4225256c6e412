import { Field, Float, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description:
    'A second view beside the status, by growth rates as Eurostat reports on the sustainable development goals. It decides nothing: growth rates punish goals that should fall.',
})
export class EurostatAssessment {
  @Field(() => Float, {
    nullable: true,
    description: 'Actual growth / required growth: 1 is as required. Null without a target, or with a `reason`.',
  })
  ratio: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Growth since the baseline, per cent a year, whatever the direction; null with a `reason`.',
  })
  growth: number | null;

  @Field(() => String, {
    description:
      'With a target: SIGNIFICANT_PROGRESS from a ratio of 0.95, MODERATE_PROGRESS from 0.60, INSUFFICIENT_PROGRESS from 0, else MOVEMENT_AWAY. Without one, by growth in the right direction: SIGNIFICANT_PROGRESS from 1 % a year, MODERATE_PROGRESS from 0, MODERATE_MOVEMENT_AWAY above −1 %, else SIGNIFICANT_MOVEMENT_AWAY. Otherwise NOT_ASSESSED.',
  })
  band: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Machine-readable, set exactly when the band is NOT_ASSESSED: "growth_rate_undefined" where a value is 0 or signs differ, "not_numeric", …',
  })
  reason: string | null;
}
