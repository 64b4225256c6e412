import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { Access } from '../../../faces/access.js';
import { connectionTypes } from '../../../faces/connection.js';

@ObjectType({ description: 'One thing to know of a happening.' })
export class HappeningFact {
  @Access('ACCOUNT')
  @Field(() => String, { description: 'What it tells: "email", "role", "purpose", …' })
  name: string;

  @Access('ACCOUNT')
  @Field(() => String, { description: 'As a text.' })
  value: string;
}

@ObjectType({
  description:
    'Something that happened to accounts, roles, keys or sign-ins. What happened is never changed or removed.',
})
export class Happening {
  @Access('ACCOUNT')
  @Field(() => GraphQLDateTime, { description: 'When.' })
  at: string;

  @Access('ACCOUNT')
  @Field(() => String, { description: 'What was done: "signed_in", "role_granted", "key_revoked", …' })
  action: string;

  @Access('ACCOUNT')
  @Field(() => String, { description: 'What it was done to: "Account", "ApiKey", …' })
  subjectType: string;

  @Access('ACCOUNT')
  @Field(() => String, { nullable: true, description: 'Why, where a reason was given.' })
  reason: string | null;
}

export const HappeningConnection = connectionTypes(Happening, 'Happening', 'happenings');
