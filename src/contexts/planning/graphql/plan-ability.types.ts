import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What may be done with an indicator, by whoever asks.' })
export class IndicatorAbilities {
  @Field(() => Boolean, { description: 'Change it, as a part of the catalogue of its owner.' })
  edit: boolean;
}

@ObjectType({ description: 'What may be done with a goal, by whoever asks.' })
export class GoalAbilities {
  @Field(() => Boolean, { description: 'Change it, and put indicators to use in it.' })
  edit: boolean;
}

@ObjectType({ description: 'What may be done with an indicator of a goal, by whoever asks.' })
export class GoalIndicatorAbilities {
  @Field(() => Boolean, { description: 'Change it and its common targets.' })
  edit: boolean;
}

@ObjectType({ description: 'What may be done with a participation, by whoever asks.' })
export class ParticipationAbilities {
  @Field(() => Boolean, { description: 'Set own targets, and leave goals out.' })
  adoptLocally: boolean;
}
