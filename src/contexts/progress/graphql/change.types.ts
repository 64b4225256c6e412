import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from 'graphql-scalars';

@ObjectType({ description: 'That something may have changed in what is told of a strategy.' })
export class StrategyProgressChange {
  @Field(() => GraphQLDateTime, { description: 'When the server noticed it, at most about a second after it.' })
  at: string;
}
