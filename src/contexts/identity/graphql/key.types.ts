import { Field, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import type { Role } from '../../../domain/actor.js';
import { Access } from '../../../faces/access.js';
import { connectionTypes } from '../../../faces/connection.js';
import { Node } from '../../../faces/node.js';
import { RoleChoice } from './choices.js';

@ObjectType({
  implements: () => [Node],
  description:
    'A key by which a dashboard or a system of a department asks and reports. Its secret is shown once, when it is made.',
})
export class ApiKey extends Node {
  @Access('ACCOUNT')
  @Field(() => String, { description: 'What it is for, in the words of whoever made it.' })
  purpose: string;

  @Access('ACCOUNT')
  @Field(() => RoleChoice, { description: 'What it may do there. No key administers people or keys.' })
  role: Role;

  @Access('ACCOUNT')
  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  createdAt: string;

  @Access('ACCOUNT')
  @Field(() => String, {
    description:
      'Who made it: the email that the account had then, or "operator" for whoever runs commands on the machine.',
  })
  createdBy: string;

  @Access('ACCOUNT')
  @Field(() => GraphQLDateTime, { description: 'When it ends.' })
  expiresAt: string;

  @Access('ACCOUNT')
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was last used, to about five minutes; null: never.',
  })
  lastUsedAt: string | null;

  @Access('ACCOUNT')
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was revoked; null where it was not.' })
  revokedAt: string | null;
}

@ObjectType({ description: 'A key that was just made.' })
export class CreatedKey {
  @Access('ACCOUNT')
  @Field(() => ApiKey, { description: 'The key.' })
  key: ApiKey;

  @Access('ACCOUNT')
  @Field(() => String, {
    description: 'What to send as `Authorization: Bearer …`. It is shown this once and kept nowhere.',
  })
  secret: string;
}

export const ApiKeyConnection = connectionTypes(ApiKey, 'ApiKey', 'keys');
